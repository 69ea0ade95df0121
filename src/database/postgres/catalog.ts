import type { PostgresSession } from './session.js';
import { type Platform, readPlatform } from './supabase/platform.js';

/** relkind of pg_class, as far as it matters here. */
export type RelationKind = 'table' | 'partitioned' | 'foreign' | 'materialized-view';

export interface CatalogColumn {
  readonly name: string;
  readonly attnum: number;
  readonly type: string;
  /** Of the type under all domains. */
  readonly baseTypeOid: number;
  readonly generated: 'stored' | 'virtual' | null;
  /** False for a NOT NULL that is NOT VALID. */
  readonly notNull: boolean;
  readonly readable: boolean;
}

export interface CatalogTable {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: RelationKind;
  readonly columns: readonly CatalogColumn[];
  /** Attribute numbers in key order. */
  readonly primaryKey: readonly number[];
  /** Direct parent in a partition tree. */
  readonly partitionParent: string | null;
  readonly unlogged: boolean;
  /** Name of the extension that owns it. */
  readonly extension: string | null;
  /** For a configuration table of an extension: its WHERE clause, possibly empty. */
  readonly extensionCondition: string | null;
  readonly schemaUsable: boolean;
  readonly tableReadable: boolean;
  /** True when row-level security would hide rows from this role. */
  readonly rowSecurityActive: boolean;
}

export interface CatalogSequence {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  readonly readable: boolean;
}

export interface CatalogForeignKey {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface Catalog {
  readonly platform: Platform | null;
  readonly schemas: readonly string[];
  readonly tables: readonly CatalogTable[];
  readonly sequences: readonly CatalogSequence[];
  readonly foreignKeys: readonly CatalogForeignKey[];
  /** Schemas in which extensions live, by extension. */
  readonly extensionSchemas: ReadonlyMap<string, string>;
}

/** User schemas: `pg_` is reserved (https://www.postgresql.org/docs/current/ddl-schemas.html). */
const USER_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

const KINDS: Readonly<Record<string, RelationKind>> = {
  r: 'table',
  p: 'partitioned',
  f: 'foreign',
  m: 'materialized-view',
};

const SCHEMAS = `SELECT n.nspname FROM pg_catalog.pg_namespace n WHERE ${USER_SCHEMA} ORDER BY n.oid`;

/** Members of extensions; configuration tables carry the condition of their rows. */
const EXTENSION_MEMBER = `
  LEFT JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid
    AND d.objsubid = 0 AND d.deptype = 'e'
  LEFT JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
  LEFT JOIN LATERAL (
    SELECT e.extcondition[i] AS condition
    FROM pg_catalog.generate_subscripts(e.extconfig, 1) i WHERE e.extconfig[i] = c.oid LIMIT 1
  ) x ON true`;

const TABLES = `
SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence = 'u', i.inhparent,
  e.extname, CASE WHEN x.condition IS NOT NULL THEN x.condition END,
  pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.has_table_privilege(c.oid, 'SELECT'),
  c.relrowsecurity AND pg_catalog.row_security_active(c.oid),
  (SELECT pg_catalog.array_to_string((k.indkey::pg_catalog.int2[])[0:k.indnkeyatts - 1], ' ')
   FROM pg_catalog.pg_index k WHERE k.indrelid = c.oid AND k.indisprimary)
FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid AND c.relispartition
  ${EXTENSION_MEMBER}
WHERE c.relkind IN ('r', 'p', 'f', 'm') AND c.relpersistence <> 't' AND ${USER_SCHEMA}`;

/** From here on a NOT NULL may be NOT VALID: it forbids new NULLs, and rows may have old ones. */
const NOT_NULL_NOT_VALID_SINCE = 180_000;

/** That no row has NULL. */
const NOT_NULL = (serverVersionNum: number) =>
  serverVersionNum < NOT_NULL_NOT_VALID_SINCE
    ? 'a.attnotnull'
    : `a.attnotnull AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
    WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum AND NOT k.convalidated)`;

const COLUMNS = (serverVersionNum: number) => `
SELECT a.attrelid, a.attname, a.attnum, pg_catalog.format_type(a.atttypid, a.atttypmod), a.atttypid, a.attgenerated,
  ${NOT_NULL(serverVersionNum)}
FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND ${USER_SCHEMA}
ORDER BY a.attrelid, a.attnum`;

/** Only for tables whose privileges on the whole do not do; most roles have none such. */
const UNREADABLE_COLUMNS = (oids: readonly string[]) => `
SELECT a.attrelid, a.attnum FROM pg_catalog.pg_attribute a
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid IN (${oids.join(',')})
  AND NOT pg_catalog.has_column_privilege(a.attrelid, a.attnum, 'SELECT')`;

const DOMAINS = "SELECT t.oid, t.typbasetype FROM pg_catalog.pg_type t WHERE t.typtype = 'd'";

const SEQUENCES = `
SELECT c.oid, n.nspname, c.relname,
  pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_sequence_privilege(c.oid, 'SELECT')
FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  ${EXTENSION_MEMBER}
WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND ${USER_SCHEMA}
  AND (e.oid IS NULL OR x.condition IS NOT NULL)`;

const FOREIGN_KEYS = `
SELECT k.conname, k.conrelid, k.confrelid FROM pg_catalog.pg_constraint k
WHERE k.contype = 'f' AND k.conparentid = 0`;

const EXTENSION_SCHEMAS = `
SELECT e.extname, n.nspname FROM pg_catalog.pg_extension e
  JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE ${USER_SCHEMA}`;

/** Everything the backup decides upon, as the transaction's snapshot shows it: a few small queries. */
export async function readCatalog(session: PostgresSession): Promise<Catalog> {
  const schemas = (await session.query(SCHEMAS)).map(([name]) => name ?? '');
  const tableRows = await session.query(TABLES);
  const doubtful = tableRows.filter((row) => row[9] === 'f').map(([oid]) => oid ?? '');
  const unreadable = doubtful.length === 0 ? [] : await session.query(UNREADABLE_COLUMNS(doubtful));
  const columns = groupColumns(
    await session.query(COLUMNS(session.serverVersionNum)),
    await session.query(DOMAINS),
    unreadable,
  );
  const sequences = await readUserSequences(session);
  const foreignKeys = (await session.query(FOREIGN_KEYS)).map(([name, from, to]) => ({
    name: name ?? '',
    from: from ?? '',
    to: to ?? '',
  }));
  const extensionSchemas = new Map(
    (await session.query(EXTENSION_SCHEMAS)).map(
      ([extension, schema]) => [extension ?? '', schema ?? ''] as const,
    ),
  );
  const tables = tableRows.map((row) => toTable(row, columns));
  const platform = await readPlatform(session);
  return { platform, schemas, tables, sequences, foreignKeys, extensionSchemas };
}

/** Sequences of users, and those of extensions that a backup carries. */
export async function readUserSequences(session: PostgresSession): Promise<CatalogSequence[]> {
  return (await session.query(SEQUENCES)).map(([oid, schema, name, readable]) => ({
    oid: oid ?? '',
    schema: schema ?? '',
    name: name ?? '',
    readable: readable === 't',
  }));
}

type Row = readonly (string | null)[];

function toTable(row: Row, columns: ReadonlyMap<string, CatalogColumn[]>): CatalogTable {
  const [oid, schema, name, kind, unlogged, parent, extension, condition, usable, readable, rls, key] = row;
  return {
    oid: oid ?? '',
    schema: schema ?? '',
    name: name ?? '',
    kind: KINDS[kind ?? ''] ?? 'table',
    columns: columns.get(oid ?? '') ?? [],
    primaryKey: key ? key.split(' ').map(Number) : [],
    partitionParent: parent ?? null,
    unlogged: unlogged === 't',
    extension: extension ?? null,
    extensionCondition: condition ?? null,
    schemaUsable: usable === 't',
    tableReadable: readable === 't',
    rowSecurityActive: rls === 't',
  };
}

function groupColumns(
  rows: readonly Row[],
  domainRows: readonly Row[],
  unreadable: readonly Row[],
): Map<string, CatalogColumn[]> {
  const hidden = new Set(unreadable.map(([table, attnum]) => `${table}.${attnum}`));
  const domains = new Map(domainRows.map(([oid, base]) => [oid, base]));
  const baseType = (oid: string | null): number => {
    const base = domains.get(oid);
    return base === undefined ? Number(oid) : baseType(base);
  };
  const byTable = new Map<string, CatalogColumn[]>();
  for (const [table, name, attnum, type, typeOid, generated, notNull] of rows) {
    const list = byTable.get(table ?? '') ?? [];
    byTable.set(table ?? '', list);
    list.push({
      name: name ?? '',
      attnum: Number(attnum),
      type: type ?? '',
      baseTypeOid: baseType(typeOid ?? null),
      generated: generated === 's' ? 'stored' : generated === 'v' ? 'virtual' : null,
      notNull: notNull === 't',
      readable: !hidden.has(`${table}.${attnum}`),
    });
  }
  return byTable;
}
