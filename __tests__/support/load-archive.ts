import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Column, Manifest } from '../../src/core/manifest.js';

/**
 * An oracle that shares no code with the encoder: PostgreSQL's own json type reads the lines of a
 * table file (it keeps the text of numbers), and COPY carries the text into a twin of the table.
 */
const PINS = [
  '-cdatestyle=ISO,YMD',
  '-cintervalstyle=postgres',
  '-ctimezone=UTC',
  '-cextra_float_digits=3',
  '-clc_monetary=C',
  '-cbytea_output=hex',
  '-cxmloption=content',
  '-carray_nulls=on',
  '-cclient_min_messages=warning',
  '-csearch_path=pg_catalog',
].join(' ');

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

function psql(url: string, input: string | Buffer, ...args: string[]): string {
  return execFileSync('psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-d', url, ...args], {
    input,
    env: { ...process.env, PGOPTIONS: PINS, PGCLIENTENCODING: 'UTF8' },
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
}

function fieldText(column: Column): string {
  const key = literal(column.name);
  return column.encoding === 'json'
    ? `(line::json -> ${key})::text`
    : column.encoding === 'boolean'
      ? `left(line::json ->> ${key}, 1)`
      : `line::json ->> ${key}`;
}

/** Number of rows of a table that are not byte for byte (record_image_eq) what its archived file says. */
export function countDifferences(url: string, folder: string, table: Manifest['tables'][number]): number {
  const source = `${quote(table.schema)}.${quote(table.name)}`;
  const columns = table.columns.filter((column) => column.generated === null);
  if (columns.length === 0) return 0;
  const text = readFileSync(join(folder, table.file), 'utf8');
  const lines = text === '[]\n' ? [] : text.slice(2, -3).split(/,\n(?=\{)/);
  const copied = lines.map((line) => `${line.replaceAll('\\', '\\\\')}\n`).join('');
  const names = columns.map((column) => quote(column.name)).join(', ');
  psql(
    url,
    `DROP TABLE IF EXISTS public.oracle_lines, public.oracle_twin;
     CREATE UNLOGGED TABLE public.oracle_lines (n bigserial, line text);
     CREATE UNLOGGED TABLE public.oracle_twin AS SELECT ${names} FROM ONLY ${source} WITH NO DATA;
     COPY public.oracle_lines (line) FROM STDIN;\n${copied}\\.\n`,
  );
  const rows = psql(
    url,
    `COPY (SELECT ${columns.map(fieldText).join(', ')} FROM public.oracle_lines ORDER BY n) TO STDOUT`,
  );
  psql(url, `COPY public.oracle_twin FROM STDIN;\n${rows}\\.\n`);
  const image = (from: string) =>
    `(SELECT row_number() OVER () AS n, r FROM (SELECT ROW(${columns.map((c) => `t.${quote(c.name)}`).join(', ')}) AS r FROM ${from} t) s)`;
  const answer = psql(
    url,
    `SET search_path = ''; SET synchronize_seqscans = off;
     SELECT count(*) FROM ${image(`ONLY ${source}`)} a FULL JOIN ${image('public.oracle_twin')} b ON a.n = b.n
     WHERE NOT coalesce(a.n = b.n, false) OR NOT (a.r OPERATOR(pg_catalog.*=) b.r);
     DROP TABLE public.oracle_lines, public.oracle_twin;`,
  );
  return Number(answer.trim());
}
