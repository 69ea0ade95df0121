import type { Omission } from '../../core/manifest.js';
import { isSecretOption } from './schema-filter.js';
import type { Scope } from './scope.js';
import type { PostgresSession, TextRow } from './session.js';
import { isReservedRole } from './supabase/managed-schemas.js';

/** Roles that own, may use or are named by something in this database. */
const ROLES = `SELECT DISTINCT pg_catalog.pg_get_userbyid(d.refobjid) FROM pg_catalog.pg_shdepend d
  WHERE d.refclassid = 'pg_catalog.pg_authid'::pg_catalog.regclass AND d.deptype IN ('o', 'a', 'r', 'i')
    AND d.dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) ORDER BY 1`;

const TABLESPACES = `SELECT DISTINCT t.spcname FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_tablespace t ON t.oid = c.reltablespace WHERE t.spcname <> 'pg_global' ORDER BY 1`;

const SETTINGS = `SELECT COALESCE(r.rolname, ''), pg_catalog.split_part(c.setting, '=', 1)
  FROM pg_catalog.pg_db_role_setting s
  JOIN pg_catalog.pg_database d ON d.oid = s.setdatabase AND d.datname = pg_catalog.current_database()
  LEFT JOIN pg_catalog.pg_roles r ON r.oid = s.setrole,
  pg_catalog.unnest(s.setconfig) c(setting) ORDER BY 1, 2`;

const DATABASE = `SELECT d.datname FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()
  AND (d.datacl IS NOT NULL OR pg_catalog.shobj_description(d.oid, 'pg_database') IS NOT NULL)`;

const USER_MAPPINGS = `SELECT m.srvname, m.usename FROM pg_catalog.pg_user_mappings m ORDER BY 1, 2`;

const FOREIGN_OPTIONS = `
  SELECT 'foreign-server', s.srvname, pg_catalog.split_part(o, '=', 1)
    FROM pg_catalog.pg_foreign_server s, pg_catalog.unnest(s.srvoptions) o
  UNION ALL SELECT 'foreign-table', c.relname, pg_catalog.split_part(o, '=', 1)
    FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_class c ON c.oid = f.ftrelid, pg_catalog.unnest(f.ftoptions) o
  UNION ALL SELECT 'foreign-data-wrapper', w.fdwname, pg_catalog.split_part(o, '=', 1)
    FROM pg_catalog.pg_foreign_data_wrapper w, pg_catalog.unnest(w.fdwoptions) o
  ORDER BY 1, 2, 3`;

const SUBSCRIPTIONS = `SELECT s.subname FROM pg_catalog.pg_subscription s
  JOIN pg_catalog.pg_database d ON d.oid = s.subdbid WHERE d.datname = pg_catalog.current_database() ORDER BY 1`;

const REASONS = {
  role: 'roles and their passwords belong to the server, not to the database: create the role before a restore',
  tablespace:
    'a place on the disks of this server; a restore uses the default tablespace where it is missing',
  setting: 'ALTER DATABASE and ALTER ROLE … SET belong to the server; set it again after a restore',
  database: "grants and comment of the database itself are not carried; the objects' own are",
  mapping: 'its options except the user name are left out, because they hold passwords',
  subscription:
    'its connection string holds a password, and a restored subscription would start to replicate',
  view: 'its rows are not carried; the definition is, and a restore refreshes it',
  vault: 'encrypted with a key of this project: the rows are carried, and no other project can read them',
  files: 'the files of Supabase Storage are not in the database; only their entries are',
} as const;

/** What belongs to this database and is not in the archive, as far as it was really met. */
export async function findNotCovered(session: PostgresSession, scope: Scope): Promise<Omission[]> {
  const list = async (sql: string, toOmission: (row: TextRow) => Omission) =>
    (await session.query(sql)).map(toOmission);
  const named = (kind: string, reason: string) => (row: TextRow) => ({ kind, name: row[0] ?? '', reason });
  return [
    ...(await list(ROLES, named('role', REASONS.role))).filter(
      ({ name }) => scope.platform !== 'supabase' || !isReservedRole(name),
    ),
    ...(await list(TABLESPACES, named('tablespace', REASONS.tablespace))),
    ...(await list(DATABASE, named('database', REASONS.database))),
    ...(await list(SETTINGS, ([role, name]) => ({
      kind: 'database-setting',
      name: role ? `${name} of role ${role}` : (name ?? ''),
      reason: REASONS.setting,
    }))),
    ...(await list(USER_MAPPINGS, ([server, user]) => ({
      kind: 'user-mapping',
      name: `${user} on ${server}`,
      reason: REASONS.mapping,
    }))),
    ...(await findSecretOptions(session)),
    ...(await list(SUBSCRIPTIONS, named('subscription', REASONS.subscription))),
    ...scope.materializedViews.map(({ schema, name }) => ({
      kind: 'materialized-view',
      schema,
      name,
      reason: REASONS.view,
    })),
    ...findSupabase(scope),
    ...findInexactColumns(scope),
  ];
}

async function findSecretOptions(session: PostgresSession): Promise<Omission[]> {
  const rows = await session.query(FOREIGN_OPTIONS);
  return rows
    .filter(([, , option]) => isSecretOption(option ?? ''))
    .map(([kind, name, option]) => ({
      kind: `${kind}-option`,
      name: `${option} of ${name}`,
      reason: 'left out, because it looks like a secret',
    }));
}

function findSupabase(scope: Scope): Omission[] {
  const has = (schema: string, name: string) =>
    scope.tables.some((t) => t.schema === schema && t.name === name);
  return [
    ...(has('vault', 'secrets')
      ? [{ kind: 'vault-secrets', schema: 'vault', name: 'secrets', reason: REASONS.vault }]
      : []),
    ...(has('storage', 'objects') && has('storage', 'buckets')
      ? [{ kind: 'storage-files', schema: 'storage', name: 'objects', reason: REASONS.files }]
      : []),
  ];
}

/** Types whose own text form does not say everything; pg_dump has the same limits. */
function findInexactColumns(scope: Scope): Omission[] {
  const limits: readonly (readonly [RegExp, string])[] = [
    [/(^|\.)box3d$/, 'its text form has 15 digits'],
    [/^xml\[\]$/, 'the encoding declaration of xml inside an array is not part of its text form'],
    [/^regproc$/, 'a function that is overloaded cannot be told by its name alone'],
  ];
  return scope.tables.flatMap(({ schema, name, columns }) =>
    columns.flatMap((column) =>
      limits
        .filter(([pattern]) => pattern.test(column.type))
        .map(([, reason]) => ({ kind: 'column-precision', schema, name: `${name}.${column.name}`, reason })),
    ),
  );
}
