import type { ManifestTable } from '../../../core/manifest.js';
import type { RowsOf, TableDifferences } from '../../../core/target.js';
import { quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { copyIn } from './copy-in.js';
import { copyColumns } from './load-table-rows.js';

const KEYS_SHOWN = 10;
const ARCHIVED = 'db_backup_archived';
const PAIRS = 'db_backup_pairs';

/**
 * Compares archived rows with those that `readBackSql` reads now, by primary key; without one by the whole row, which
 * gives counts alone. Generated columns are not compared. Values are compared as the text that is archived.
 */
export async function explainDifferences(
  session: PostgresSession,
  table: ManifestTable,
  rows: RowsOf,
  readBackSql: string,
): Promise<TableDifferences> {
  // Types of the target may be what changes the values, so the archived ones stay texts.
  const columns = comparedColumns(table).map((name) => `${quoteIdentifier(name)} pg_catalog.text`);
  await session.query(`CREATE TEMPORARY TABLE ${ARCHIVED} (${columns.join(', ')})`);
  try {
    await copyIn(session, `COPY pg_temp.${ARCHIVED} ${copyColumns(table)} FROM STDIN`, rows);
    const compared = hasArchivedKey(table)
      ? await byKey(session, table, readBackSql)
      : await byRow(session, table, readBackSql);
    return { table: { schema: table.schema, name: table.name }, ...compared };
  } finally {
    // A failed transaction forgets the tables by itself.
    await session.query(`DROP TABLE IF EXISTS pg_temp.${ARCHIVED}, pg_temp.${PAIRS}`).catch(() => undefined);
  }
}

type Compared = Omit<TableDifferences, 'table'>;

/** What stands for a column: its archived text, or the text that COPY would give of it now. */
type AsText = (name: string) => string;

const archivedText: AsText = quoteIdentifier;

/** By the type's output function, as COPY does it; a cast to text may be the user's own. */
const textNow: AsText = (name) => {
  const value = quoteIdentifier(name);
  return `CASE WHEN ${value} IS DISTINCT FROM NULL THEN pg_catalog.format('%s', ${value}) END`;
};

/** A row as one text. Types without equality, such as json, can be compared so. */
function image(names: readonly string[], asText: AsText): string {
  return `ROW(${names.map(asText).join(', ')})::pg_catalog.text COLLATE pg_catalog."C"`;
}

/** A generated key is not in the archive's rows. */
function hasArchivedKey(table: ManifestTable): boolean {
  const names = comparedColumns(table);
  return table.primaryKey.length > 0 && table.primaryKey.every((name) => names.includes(name));
}

function comparedColumns({ columns }: ManifestTable): string[] {
  return columns.filter(({ generated }) => generated === null).map(({ name }) => name);
}

async function byKey(session: PostgresSession, table: ManifestTable, readBackSql: string): Promise<Compared> {
  const { primaryKey } = table;
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]));
  const keys = primaryKey
    .map((name, index) => `${quoteIdentifier(name)}::${typeOf.get(name)} AS k${index}`)
    .join(', ');
  const side = (from: string, asText: AsText) =>
    `SELECT ${keys}, ${image(primaryKey, asText)} AS key, ${image(comparedColumns(table), asText)} AS row FROM ${from}`;
  const chosen = primaryKey.map((_, index) => `COALESCE(a.k${index}, b.k${index}) AS k${index}`).join(', ');
  await session.query(`CREATE TEMPORARY TABLE ${PAIRS} AS
    SELECT a.key IS NULL AS unexpected, b.key IS NULL AS missing, ${chosen}
    FROM (${side(`pg_temp.${ARCHIVED}`, archivedText)}) a FULL JOIN (${side(`(${readBackSql}) now`, textNow)}) b ON a.key = b.key
    WHERE a.key IS NULL OR b.key IS NULL OR a.row <> b.row`);
  const [counts] = await session.query(`SELECT pg_catalog.count(*) FILTER (WHERE missing),
    pg_catalog.count(*) FILTER (WHERE unexpected), pg_catalog.count(*) FILTER (WHERE NOT missing AND NOT unexpected)
    FROM pg_temp.${PAIRS}`);
  const order = primaryKey.map((_, index) => `k${index}`).join(', ');
  const first = await session.query(
    `SELECT ${order} FROM pg_temp.${PAIRS} ORDER BY ${order} LIMIT ${KEYS_SHOWN}`,
  );
  return {
    missing: Number(counts?.[0] ?? 0),
    unexpected: Number(counts?.[1] ?? 0),
    changed: Number(counts?.[2] ?? 0),
    keys: first.map((values) => primaryKey.map((name, index) => `${name}=${values[index]}`).join(', ')),
  };
}

async function byRow(session: PostgresSession, table: ManifestTable, readBackSql: string): Promise<Compared> {
  const row = (asText: AsText) => image(comparedColumns(table), asText);
  const [counts] = await session.query(`SELECT
      COALESCE(pg_catalog.sum(GREATEST(archived - found, 0)), 0), COALESCE(pg_catalog.sum(GREATEST(found - archived, 0)), 0)
    FROM (SELECT pg_catalog.count(*) FILTER (WHERE is_archived) AS archived, pg_catalog.count(*) FILTER (WHERE NOT is_archived) AS found
      FROM (SELECT true AS is_archived, ${row(archivedText)} AS row FROM pg_temp.${ARCHIVED}
        UNION ALL SELECT false, ${row(textNow)} FROM (${readBackSql}) now) both_sides GROUP BY row) counted`);
  return { missing: Number(counts?.[0] ?? 0), unexpected: Number(counts?.[1] ?? 0), changed: 0, keys: [] };
}
