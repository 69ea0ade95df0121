import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { SourceTable } from '../../src/core/ports.js';

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

const PINS = `SET datestyle = 'ISO, YMD'; SET intervalstyle = postgres; SET timezone = 'UTC'; SET extra_float_digits = 3;
  SET lc_monetary = 'C'; SET bytea_output = hex; SET xmloption = content; SET array_nulls = on; SET search_path = '';
  SET client_encoding = 'UTF8'; SET synchronize_seqscans = off`;

/**
 * An oracle that shares no code with the source: the server itself reads the text back into a twin of the table and
 * compares row by row with record_image_eq, byte for byte as stored. Gives the number of rows that differ.
 */
export async function countDifferentRows(
  client: pg.Client,
  table: SourceTable,
  text: string,
): Promise<number> {
  await client.query(PINS);
  const source = `${quote(table.schema)}.${quote(table.name)}`;
  const names = table.columns.map((column) => quote(column.name)).join(', ');
  await client.query(
    `DROP TABLE IF EXISTS pg_temp.twin; CREATE TEMP TABLE twin AS SELECT ${names} FROM ONLY ${source} WITH NO DATA`,
  );
  await pipeline(Readable.from([Buffer.from(text)]), client.query(copyFrom('COPY pg_temp.twin FROM STDIN')));
  const rows = (from: string) =>
    `(SELECT pg_catalog.row_number() OVER () AS n, r FROM (SELECT ROW(${table.columns.map((c) => `t.${quote(c.name)}`).join(', ')}) AS r FROM ${from} t) s)`;
  const result = await client.query(
    `SELECT pg_catalog.count(*)::int AS count FROM ${rows(`ONLY ${source}`)} a FULL JOIN ${rows('pg_temp.twin')} b ON a.n = b.n
     WHERE a.n IS NULL OR b.n IS NULL OR NOT (a.r OPERATOR(pg_catalog.*=) b.r)`,
  );
  return result.rows[0].count;
}
