import type { Column } from '../src/core/manifest.js';

/** A table of the micro benchmarks: its columns, and its rows as COPY text. */
export interface Shape {
  readonly columns: readonly Column[];
  readonly line: (i: number) => string;
}

const column = (name: string, encoding: Column['encoding'], type: string): Column => ({
  name,
  encoding,
  type,
  generated: null,
});

/** A cheap stand-in for values that differ. */
const scatter = (i: number, by: number) => Math.imul(i + by, 2_654_435_761) >>> 0;

const WORDS = 'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt'.split(
  ' ',
);
const words = (i: number, count: number) =>
  Array.from({ length: count }, (_, n) => WORDS[scatter(i, n * 7) % WORDS.length]).join(' ');

export const shapes: Record<string, Shape> = {
  'narrow rows': {
    columns: [
      column('id', 'number', 'bigint'),
      column('customer_id', 'number', 'integer'),
      column('amount', 'number', 'numeric(12,2)'),
      column('at', 'text', 'timestamp with time zone'),
      column('paid', 'boolean', 'boolean'),
    ],
    line: (i) =>
      `${i}\t${scatter(i, 1) % 100_000}\t${scatter(i, 2) % 10_000}.${10 + (i % 90)}\t2026-03-${10 + (i % 20)} 12:${10 + (i % 50)}:07.${100_000 + (scatter(i, 3) % 900_000)}+00\t${i % 3 ? 't' : 'f'}\n`,
  },
  'wide text': {
    columns: Array.from({ length: 20 }, (_, n) => column(`column_number_${n}`, 'text', 'text')),
    line: (i) => `${Array.from({ length: 20 }, (_, n) => words(i + n, 4 + (n % 9))).join('\t')}\n`,
  },
  'jsonb heavy': {
    columns: [column('id', 'number', 'bigint'), column('document', 'json', 'jsonb')],
    line: (i) =>
      `${i}\t{"user": {"id": ${scatter(i, 1)}, "name": "${words(i, 2)}", "tags": ["a", "b${i % 17}"]}, "note": "${words(i, 12)} \\\\"quoted\\\\"", "score": 1.${scatter(i, 2)}}\n`,
  },
};
