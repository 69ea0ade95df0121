import type { PlanItem } from '../../../core/target.js';
import { quoteIdentifier, quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';

/** Privileges that the scripts of a backup count from, and that a rebuild has to put back to where a new database has them. */
export interface StalePrivileges {
  /** For the plan: default privileges that go. */
  readonly dropped: readonly PlanItem[];
  readonly statements: readonly string[];
  /** What the role may not change. */
  readonly notes: readonly string[];
  /** Schemas that stay but lose their privileges and comment. */
  readonly resetSchemas: readonly string[];
}

/** `defaclobjtype`: the word of ALTER DEFAULT PRIVILEGES, and what PUBLIC has of it in a new database. */
const KINDS: Readonly<Record<string, { readonly word: string; readonly everybody: string | null }>> = {
  r: { word: 'TABLES', everybody: null },
  S: { word: 'SEQUENCES', everybody: null },
  f: { word: 'FUNCTIONS', everybody: 'EXECUTE' },
  T: { word: 'TYPES', everybody: 'USAGE' },
  n: { word: 'SCHEMAS', everybody: null },
  L: { word: 'LARGE OBJECTS', everybody: null },
};

const GRANTEES = (acl: string) => `ARRAY(SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC'
  ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END FROM pg_catalog.aclexplode(${acl}) a)`;

const DEFAULTS = (schemas: string) => `
SELECT pg_catalog.pg_get_userbyid(d.defaclrole), n.nspname, d.defaclobjtype, pg_catalog.pg_has_role(d.defaclrole, 'USAGE'),
  pg_catalog.array_to_string(${GRANTEES('d.defaclacl')}, ', ')
FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
WHERE d.defaclnamespace = 0 OR n.nspname IN (${schemas}) ORDER BY 1, 2, 3`;

const KEPT = (schemas: string) => `
SELECT n.nspname, pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(n.nspowner)), pg_catalog.pg_has_role(n.nspowner, 'USAGE'),
  pg_catalog.array_to_string(${GRANTEES('n.nspacl')}, ', ')
FROM pg_catalog.pg_namespace n WHERE n.nspname IN (${schemas}) AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND d.objid = n.oid AND d.deptype = 'e')
ORDER BY 1`;

/** What pg_dump takes for granted of the schema public changed with its version 15. */
const DUMPED_BEFORE_15 = /^-- Dumped by pg_dump version (?:9|1[0-4])\b/m;

/**
 * Default privileges and those of the schemas that stay: what a migration has granted since would else be granted on
 * everything that is made again.
 */
export async function findStalePrivileges(
  session: PostgresSession,
  keptSchemas: readonly string[],
  preData: Uint8Array,
): Promise<StalePrivileges> {
  const names = keptSchemas.length === 0 ? "''" : keptSchemas.map(quoteLiteral).join(', ');
  const dropped: PlanItem[] = [];
  const statements: string[] = [];
  const notes: string[] = [];
  for (const [role, schema, type, allowed, grantees] of await session.query(DEFAULTS(names))) {
    const kind = KINDS[type ?? ''];
    if (!kind) continue;
    const of = `${role} for ${kind.word.toLowerCase()}`;
    if (allowed !== 't') {
      notes.push(`The default privileges of ${of} stay: the role of target-url is no member of ${role}.`);
      continue;
    }
    dropped.push({ kind: 'default-privileges', ...(schema ? { schema } : {}), name: of });
    statements.push(...resetDefaults(role ?? '', schema ?? null, kind, grantees || 'PUBLIC'));
  }
  const resetSchemas: string[] = [];
  for (const [name, owner, owned, grantees] of await session.query(KEPT(names))) {
    if (owned !== 't') continue;
    const schema = name ?? '';
    resetSchemas.push(schema);
    const isPublic = schema === 'public';
    const everybody = DUMPED_BEFORE_15.test(Buffer.from(preData).toString('latin1')) ? 'ALL' : 'USAGE';
    const on = `ON SCHEMA ${quoteIdentifier(schema)}`;
    if (grantees) statements.push(`REVOKE ALL ${on} FROM ${grantees} CASCADE`);
    statements.push(`GRANT ALL ${on} TO ${owner}`);
    if (isPublic) statements.push(`GRANT ${everybody} ${on} TO PUBLIC`);
    const comment = isPublic ? quoteLiteral('standard public schema') : 'NULL';
    statements.push(`COMMENT ${on} IS ${comment}`);
  }
  return { dropped, statements, notes, resetSchemas };
}

/** The server forgets an entry that says what holds without it. */
function resetDefaults(
  role: string,
  schema: string | null,
  { word, everybody }: { readonly word: string; readonly everybody: string | null },
  grantees: string,
): string[] {
  const quoted = quoteIdentifier(role);
  const of = `ALTER DEFAULT PRIVILEGES FOR ROLE ${quoted}`;
  if (schema !== null)
    return [`${of} IN SCHEMA ${quoteIdentifier(schema)} REVOKE ALL ON ${word} FROM ${grantees}`];
  return [
    `${of} REVOKE ALL ON ${word} FROM ${grantees}`,
    `${of} GRANT ALL ON ${word} TO ${quoted}`,
    ...(everybody === null ? [] : [`${of} GRANT ${everybody} ON ${word} TO PUBLIC`]),
  ];
}
