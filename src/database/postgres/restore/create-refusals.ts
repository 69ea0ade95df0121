import type { Omission } from '../../../core/manifest.js';
import type { PlanItem, RestoreRequest } from '../../../core/target.js';
import { displayList } from '../../display-list.js';
import type { PostgresSession } from '../session.js';
import { isOwnerOfPublic, readAlreadySo } from './already-so.js';
import { describeUses, grantedIn, ownersIn } from './role-uses.js';
import { extensionOf, newSchemaOf, type ScriptStatement } from './script-statements.js';

/** What the target lacks; each of them may be left out with `skip-unrestorable`. `rolesMade`: by the restore itself. */
export async function findUnrestorable(
  session: PostgresSession,
  request: RestoreRequest,
  statements: readonly ScriptStatement[],
  rolesMade: readonly string[],
): Promise<Omission[]> {
  const made = new Set(rolesMade);
  const roles = await missingRoles(session, request, statements);
  return [
    ...roles.filter(({ kind, name }) => kind !== 'role' || !made.has(name)),
    ...(await missingExtensions(session, statements)),
    ...(await missingPrivileges(session, statements)),
  ];
}

const ROLES = `SELECT r.rolname, pg_catalog.pg_has_role(r.oid, 'MEMBER') FROM pg_catalog.pg_roles r`;

async function missingRoles(
  session: PostgresSession,
  request: RestoreRequest,
  statements: readonly ScriptStatement[],
): Promise<Omission[]> {
  const isMember = new Map((await session.query(ROLES)).map(([name, member]) => [name, member === 't']));
  const isSo = await readAlreadySo(session);
  const changing = statements.filter((statement) => !(isOwnerOfPublic(statement) && isSo(statement)));
  const owners = ownersIn(request.owner === 'target' ? [] : changing);
  const granted = grantedIn(statements);
  // Large objects and rows of the catalog name roles as well; the manifest lists all that were met.
  const met = request.manifest.notCovered.filter(({ kind }) => kind === 'role').map(({ name }) => name);
  const named = new Set([...owners.keys(), ...granted.keys(), ...(request.owner === 'keep' ? met : [])]);
  const missing = [...named].filter((name) => !isMember.has(name)).sort();
  const foreign = [...owners.keys()].filter((name) => isMember.get(name) === false).sort();
  return [
    ...missing.map((name) => ({
      kind: 'role',
      name,
      reason: `is not at the target${describeUses(name, { owners, granted })}`,
    })),
    ...foreign.map((name) => ({
      kind: 'owner',
      name,
      reason: `the role of target-url is no member of it, so it cannot hand over ${displayList(owners.get(name) ?? [])}`,
    })),
  ];
}

function extensionsOf(statements: readonly ScriptStatement[]): ReadonlySet<string> {
  const made = statements.filter(({ entry }) => entry?.type === 'EXTENSION');
  return new Set(made.flatMap(({ sql }) => extensionOf(sql) ?? []));
}

async function missingExtensions(
  session: PostgresSession,
  statements: readonly ScriptStatement[],
): Promise<Omission[]> {
  const wanted = extensionsOf(statements);
  if (wanted.size === 0) return [];
  const rows = await session.query(`SELECT name FROM pg_catalog.pg_available_extensions
    UNION SELECT extname FROM pg_catalog.pg_extension`);
  const available = new Set(rows.map(([name]) => name));
  return [...wanted]
    .filter((name) => !available.has(name))
    .map((name) => ({ kind: 'extension', name, reason: 'is not installed on the server of the target' }));
}

/** pg_settings, unlike current_setting, passes over what the role may not see. */
const RIGHTS = `SELECT r.rolsuper, pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE'),
  pg_catalog.has_schema_privilege('public', 'CREATE'),
  EXISTS (SELECT FROM pg_catalog.pg_settings s
    WHERE s.name IN ('shared_preload_libraries', 'session_preload_libraries') AND s.setting LIKE '%supautils%')
FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER`;

const SCHEMAS = 'SELECT nspname FROM pg_catalog.pg_namespace';

/** Headings that only a superuser may create (https://www.postgresql.org/docs/current/sql-commands.html). */
const SUPERUSER_ONLY = new Set([
  'ACCESS METHOD',
  'EVENT TRIGGER',
  'FOREIGN DATA WRAPPER',
  'OPERATOR CLASS',
  'OPERATOR FAMILY',
  'TEXT SEARCH PARSER',
  'TEXT SEARCH TEMPLATE',
]);
const ALL_TABLES = /^CREATE PUBLICATION [\s\S]* FOR (ALL TABLES|TABLES IN SCHEMA)/;
const UNTRUSTED_CODE = /^CREATE FUNCTION [\s\S]*\n {4}LANGUAGE (c|internal)\b/;

async function missingPrivileges(
  session: PostgresSession,
  statements: readonly ScriptStatement[],
): Promise<Omission[]> {
  const present = new Set((await session.query(SCHEMAS)).map(([name]) => name ?? ''));
  const [row] = await session.query(
    present.has('public')
      ? RIGHTS
      : RIGHTS.replace("pg_catalog.has_schema_privilege('public', 'CREATE')", 'true'),
  );
  const [isSuperuser, mayCreate, mayCreateInPublic, hasHelper] = (row ?? []).map((value) => value === 't');
  if (isSuperuser) return [];
  const missing: Omission[] = [];
  const makesSchemas = statements.some(({ sql }) => {
    const name = newSchemaOf(sql);
    return name !== undefined && !present.has(name);
  });
  if (!mayCreate && makesSchemas) {
    missing.push({
      kind: 'privilege',
      name: 'CREATE on the database',
      reason: 'the role of target-url lacks it',
    });
  }
  const usesPublic = statements.some(({ entry }) => entry?.type === 'TABLE' && entry.schema === 'public');
  if (!mayCreateInPublic && usesPublic) {
    missing.push({
      kind: 'privilege',
      name: 'CREATE on schema public',
      reason: 'the role of target-url lacks it',
    });
  }
  // Supabase's extension lets an ordinary role do some of it; only trying tells which.
  if (hasHelper) return missing;
  for (const { sql, entry } of statements) {
    if (!entry || !isCreate(sql) || !needsSuperuser(sql, entry.type)) continue;
    missing.push({
      kind: entry.type.toLowerCase().replaceAll(' ', '-'),
      ...(entry.schema === null ? {} : { schema: entry.schema }),
      name: entry.name,
      reason: 'only a superuser may create it',
    });
  }
  return [...missing, ...(await untrustedExtensions(session, statements))];
}

function isCreate(sql: string): boolean {
  return sql.startsWith('CREATE ');
}

function needsSuperuser(sql: string, type: string): boolean {
  return SUPERUSER_ONLY.has(type) || ALL_TABLES.test(sql) || UNTRUSTED_CODE.test(sql);
}

async function untrustedExtensions(
  session: PostgresSession,
  statements: readonly ScriptStatement[],
): Promise<Omission[]> {
  const wanted = extensionsOf(statements);
  if (wanted.size === 0) return [];
  const rows = await session.query(`SELECT DISTINCT v.name FROM pg_catalog.pg_available_extension_versions v
    JOIN pg_catalog.pg_available_extensions a ON a.name = v.name AND a.default_version = v.version
    WHERE v.superuser AND NOT v.trusted AND a.installed_version IS NULL`);
  const untrusted = new Set(rows.map(([name]) => name));
  return [...wanted]
    .filter((name) => untrusted.has(name))
    .map((name) => ({ kind: 'extension', name, reason: 'only a superuser may create it' }));
}

export function toRefusal({ kind, schema, name, reason }: Omission): PlanItem {
  return { kind, ...(schema === undefined ? {} : { schema }), name, reason };
}
