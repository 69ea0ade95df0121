import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Column, Manifest } from '../../src/core/manifest.js';

/**
 * An oracle that shares no code with the encoder: PostgreSQL's own json type reads the lines of a
 * table file (it keeps the text of numbers), and COPY carries the text into a twin of the table.
 */
const PINS = `SET datestyle = 'ISO, YMD'; SET intervalstyle = postgres; SET timezone = 'UTC'; SET extra_float_digits = 3;
  SET lc_monetary = 'C'; SET bytea_output = hex; SET xmloption = content; SET array_nulls = on; SET search_path = pg_catalog;
  SET client_encoding = 'UTF8'; SET synchronize_seqscans = off; SET session_replication_role = replica`;

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

function fieldText(column: Column): string {
  const key = literal(column.name);
  return column.encoding === 'json'
    ? `(line::json -> ${key})::text`
    : column.encoding === 'boolean'
      ? `left(line::json ->> ${key}, 1)`
      : `line::json ->> ${key}`;
}

/** Tables of which rows are not byte for byte (record_image_eq) what their archived files say, with how many. */
export async function differingTables(
  url: string,
  folder: string,
  tables: Manifest['tables'],
): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(PINS);
    const found: string[] = [];
    for (const table of tables) {
      const count = await countDifferences(client, folder, table);
      if (count > 0) found.push(`${table.schema}.${table.name}: ${count}`);
    }
    return found;
  } finally {
    await client.end();
  }
}

async function countDifferences(
  client: pg.Client,
  folder: string,
  table: Manifest['tables'][number],
): Promise<number> {
  const source = `${quote(table.schema)}.${quote(table.name)}`;
  const columns = table.columns.filter((column) => column.generated === null);
  if (columns.length === 0) return 0;
  const text = readFileSync(join(folder, table.file), 'utf8');
  const lines = text === '[]\n' ? [] : text.slice(2, -3).split(/,\n(?=\{)/);
  const names = columns.map((column) => quote(column.name)).join(', ');
  await client.query(
    `DROP TABLE IF EXISTS pg_temp.lines, pg_temp.twin; CREATE TEMPORARY TABLE lines (n serial, line text);
     CREATE TEMPORARY TABLE twin AS SELECT ${names} FROM ONLY ${source} WITH NO DATA`,
  );
  await pipeline(
    Readable.from([Buffer.from(lines.map((line) => `${line.replaceAll('\\', '\\\\')}\n`).join(''))]),
    client.query(copyFrom('COPY pg_temp.lines (line) FROM STDIN')),
  );
  const fields = columns.map(fieldText).join(', ');
  const rows: Buffer[] = [];
  await pipeline(
    client.query(copyTo(`COPY (SELECT ${fields} FROM pg_temp.lines ORDER BY n) TO STDOUT`)),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) rows.push(Buffer.from(chunk));
    },
  );
  await pipeline(Readable.from(rows), client.query(copyFrom('COPY pg_temp.twin FROM STDIN')));
  const image = (from: string) =>
    `(SELECT row_number() OVER () AS n, r FROM (SELECT ROW(${columns.map((c) => `t.${quote(c.name)}`).join(', ')}) AS r FROM ${from} t) s)`;
  const answer = await client.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${image(`ONLY ${source}`)} a FULL JOIN ${image('pg_temp.twin')} b ON a.n = b.n
     WHERE NOT coalesce(a.n = b.n, false) OR NOT (a.r OPERATOR(pg_catalog.*=) b.r)`,
  );
  return answer.rows[0]?.n ?? -1;
}
