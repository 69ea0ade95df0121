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
  await session.query(`CREATE TEMPORARY TABLE ${ARCHIVED} AS SELECT * FROM (${readBackSql}) now LIMIT 0`);
  try {
    await copyIn(session, `COPY pg_temp.${ARCHIVED} ${copyColumns(table)} FROM STDIN`, rows);
    const compared =
      table.primaryKey.length === 0
        ? await byRow(session, table, readBackSql)
        : await byKey(session, table, readBackSql);
    return { table: { schema: table.schema, name: table.name }, ...compared };
  } finally {
    // A failed transaction forgets the tables by itself.
    await session.query(`DROP TABLE IF EXISTS pg_temp.${ARCHIVED}, pg_temp.${PAIRS}`).catch(() => undefined);
  }
}

type Compared = Omit<TableDifferences, 'table'>;

/** A row as one text. Types without equality, such as json, can be compared so. */
function image(names: readonly string[]): string {
  return `ROW(${names.map(quoteIdentifier).join(', ')})::pg_catalog.text COLLATE pg_catalog."C"`;
}

function comparedColumns({ columns }: ManifestTable): string[] {
  return columns.filter(({ generated }) => generated === null).map(({ name }) => name);
}

async function byKey(session: PostgresSession, table: ManifestTable, readBackSql: string): Promise<Compared> {
  const { primaryKey } = table;
  const keys = primaryKey.map((name, index) => `${quoteIdentifier(name)} AS k${index}`).join(', ');
  const side = (from: string) =>
    `SELECT ${keys}, ${image(primaryKey)} AS key, ${image(comparedColumns(table))} AS row FROM ${from}`;
  const chosen = primaryKey.map((_, index) => `COALESCE(a.k${index}, b.k${index}) AS k${index}`).join(', ');
  await session.query(`CREATE TEMPORARY TABLE ${PAIRS} AS
    SELECT a.key IS NULL AS unexpected, b.key IS NULL AS missing, ${chosen}
    FROM (${side(`pg_temp.${ARCHIVED}`)}) a FULL JOIN (${side(`(${readBackSql}) now`)}) b ON a.key = b.key
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
  const row = image(comparedColumns(table));
  const [counts] = await session.query(`SELECT
      COALESCE(pg_catalog.sum(GREATEST(archived - found, 0)), 0), COALESCE(pg_catalog.sum(GREATEST(found - archived, 0)), 0)
    FROM (SELECT pg_catalog.count(*) FILTER (WHERE is_archived) AS archived, pg_catalog.count(*) FILTER (WHERE NOT is_archived) AS found
      FROM (SELECT true AS is_archived, ${row} AS row FROM pg_temp.${ARCHIVED}
        UNION ALL SELECT false, ${row} FROM (${readBackSql}) now) both_sides GROUP BY row) counted`);
  return { missing: Number(counts?.[0] ?? 0), unexpected: Number(counts?.[1] ?? 0), changed: 0, keys: [] };
}
