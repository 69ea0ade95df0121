import { quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';
import {
  type AclItems,
  aclItems,
  aclItemsSql,
  type DefaultPrivileges,
  readDefaultPrivileges,
  undoDefaultPrivileges,
  undoGrants,
} from './default-privileges.js';
import { safeMessage } from './target-errors.js';

/** Privileges of a thing that was there before, so that they can be put back. */
interface AclState {
  readonly owner: string;
  readonly items: AclItems;
}

/** What a restore that commits step by step may change and cannot drop. */
export interface BeforeState {
  readonly schemas: ReadonlyMap<string, AclState & { readonly comment: string | null }>;
  readonly defaults: ReadonlyMap<string, DefaultPrivileges>;
  /** Numbers of user mappings; only a superuser may read in their catalog which transaction made them. */
  readonly userMappings: ReadonlySet<string>;
}

const SCHEMAS = `SELECT n.nspname, pg_catalog.pg_get_userbyid(n.nspowner), pg_catalog.obj_description(n.oid, 'pg_namespace'),
  ${aclItemsSql("COALESCE(n.nspacl, pg_catalog.acldefault('n', n.nspowner))")}
FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'`;

const USER_MAPPINGS = 'SELECT m.umid FROM pg_catalog.pg_user_mappings m';

export async function readBefore(session: PostgresSession): Promise<BeforeState> {
  const schemas = new Map(
    (await session.query(SCHEMAS)).map(([name, owner, comment, items]) => [
      name ?? '',
      { owner: owner ?? '', comment: comment ?? null, items: aclItems(items) },
    ]),
  );
  const defaults = await readDefaultPrivileges(session);
  const userMappings = new Set((await session.query(USER_MAPPINGS)).map(([id]) => id ?? ''));
  return { schemas, defaults, userMappings };
}

/** Catalogs with objects of their own, in the order in which they are dropped. */
const CATALOGS: readonly (readonly [string, string])[] = [
  ['pg_event_trigger', ''],
  ['pg_publication', ''],
  ['pg_user_mapping', ''],
  ['pg_class', "AND o.relkind IN ('v', 'm', 'r', 'p', 'f')"],
  ['pg_class', "AND o.relkind = 'S'"],
  ['pg_transform', ''],
  ['pg_cast', ''],
  ['pg_opclass', ''],
  ['pg_opfamily', ''],
  ['pg_operator', ''],
  ['pg_proc', ''],
  ['pg_type', 'AND (o.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = o.typrelid))'],
  ['pg_statistic_ext', ''],
  ['pg_ts_config', ''],
  ['pg_ts_dict', ''],
  ['pg_ts_template', ''],
  ['pg_ts_parser', ''],
  ['pg_conversion', ''],
  ['pg_collation', ''],
  ['pg_foreign_server', ''],
  ['pg_foreign_data_wrapper', ''],
  ['pg_language', ''],
  ['pg_am', ''],
  ['pg_extension', ''],
  ['pg_namespace', ''],
];

/** Objects below this number come with the server (src/include/access/transam.h, FirstNormalObjectId). */
const FIRST_USER_OID = 16_384;

/**
 * Objects of one catalog that these transactions made and that stand for themselves: no member of an extension, no part
 * of another object.
 */
const madeIn = (catalog: string, condition: string, transactions: readonly string[]) => `
SELECT i.type, i.identity, o.oid FROM pg_catalog.${catalog} o,
  pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0) i
WHERE o.oid >= ${FIRST_USER_OID} AND o.xmin::pg_catalog.text IN (${transactions.map((xid) => `'${Number(xid)}'`).join(', ')})
  ${condition}
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
    WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = o.oid AND d.deptype IN ('e', 'i')
      AND NOT (d.refclassid = d.classid AND d.refobjid = d.objid))`;

/** The same of user mappings, for those who may not read their catalog. */
const newUserMappings = (before: ReadonlySet<string>) => `
SELECT i.type, i.identity, m.umid FROM pg_catalog.pg_user_mappings m,
  pg_catalog.pg_identify_object('pg_catalog.pg_user_mapping'::pg_catalog.regclass, m.umid, 0) i
WHERE m.umid NOT IN (${['0', ...before].map(Number).join(', ')})`;

const READS_USER_MAPPINGS =
  "SELECT pg_catalog.has_table_privilege('pg_catalog.pg_user_mapping'::pg_catalog.regclass, 'SELECT')";

/** Objects in one transaction, so that no lock table overflows. */
const BATCH = 50;

/**
 * Drops what these transactions made and puts back what they changed of schemas that were there before. What another
 * client made meanwhile stays, unless it depends on something that goes; a schema that holds such an object stays too.
 * Gives a sentence for everything that could not be taken back.
 */
export async function dropMade(
  session: PostgresSession,
  before: BeforeState,
  transactions: readonly string[],
  largeObjects: readonly string[],
): Promise<string[]> {
  const trouble: string[] = [];
  const attempt = async (sql: string, about: string) => {
    await session.query(sql).catch((error: unknown) => {
      if (!session.isAlive) throw error;
      // Of a refused DROP, DETAIL names what depends on it.
      const detail = (error as { detail?: string }).detail;
      trouble.push(`${about} ${safeMessage(error)}${detail === undefined ? '' : ` (${detail})`}`);
    });
  };
  for (let start = 0; start < largeObjects.length; start += BATCH) {
    const oids = largeObjects.slice(start, start + BATCH).map(Number);
    await attempt(
      `SELECT pg_catalog.lo_unlink(m.oid) FROM pg_catalog.pg_largeobject_metadata m WHERE m.oid IN (${oids.join(', ')})`,
      'large objects',
    );
  }
  if (transactions.length === 0) return trouble;
  const [[readsMappings] = []] = await session.query(READS_USER_MAPPINGS);
  for (const [catalog, condition] of CATALOGS) {
    const made = await session.query(
      catalog === 'pg_user_mapping' && readsMappings !== 't'
        ? newUserMappings(before.userMappings)
        : madeIn(catalog, condition, transactions),
    );
    const drops = made
      .filter(([, identity]) => catalog !== 'pg_namespace' || !before.schemas.has(nameOfSchema(identity)))
      .map(([type, identity]) => dropStatement(catalog, type ?? '', identity ?? ''));
    for (let start = 0; start < drops.length; start += BATCH) {
      const batch = drops.slice(start, start + BATCH);
      const failed = await session.query(batch.join(' ')).then(
        () => false,
        () => true,
      );
      if (failed) for (const drop of batch) await attempt(drop, drop);
    }
  }
  for (const sql of await undoStatements(session, before)) await attempt(sql, sql);
  return trouble;
}

function nameOfSchema(identity: string | null | undefined): string {
  const text = identity ?? '';
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

function dropStatement(catalog: string, type: string, identity: string): string {
  if (catalog === 'pg_namespace') return `DROP SCHEMA IF EXISTS ${identity};`;
  if (catalog === 'pg_user_mapping') {
    const [, user = '', server = ''] = /^(.*) on server (.*)$/s.exec(identity) ?? [];
    const role = user === 'public' ? 'PUBLIC' : quoteIdentifier(user);
    return `DROP USER MAPPING IF EXISTS FOR ${role} SERVER ${quoteIdentifier(server)};`;
  }
  const words: Readonly<Record<string, string>> = { 'statistics object': 'STATISTICS' };
  const cascade = ` CASCADE`;
  const target = catalog === 'pg_transform' ? identity.replace(/ on language /, ' LANGUAGE ') : identity;
  return `DROP ${words[type] ?? type.toUpperCase().replaceAll('-', ' ')} IF EXISTS ${target}${cascade};`;
}

/** Statements that give schemas and default privileges back what they had. */
async function undoStatements(session: PostgresSession, before: BeforeState): Promise<string[]> {
  const now = await readBefore(session);
  const statements: string[] = [];
  for (const [name, was] of before.schemas) {
    const is = now.schemas.get(name);
    if (!is) continue;
    const schema = `SCHEMA ${quoteIdentifier(name)}`;
    if (is.owner !== was.owner) statements.push(`ALTER ${schema} OWNER TO ${quoteIdentifier(was.owner)}`);
    statements.push(...undoGrants('', ` ON ${schema}`, was.items, is.items));
    if (is.comment !== was.comment) {
      const comment = was.comment === null ? 'NULL' : `'${was.comment.replaceAll("'", "''")}'`;
      statements.push(`COMMENT ON ${schema} IS ${comment}`);
    }
  }
  statements.push(...undoDefaultPrivileges(before.defaults, now.defaults));
  return statements;
}
