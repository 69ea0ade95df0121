import { ProgressLines } from '../../../src/app/progress-lines.js';
import { proofUnits, proveTables, refuseUnproven } from '../../../src/app/restore/prove-tables.js';
import type { Column, ManifestTable } from '../../../src/core/manifest.js';
import type { RowStream } from '../../../src/core/ports.js';
import type { RunContext } from '../../../src/core/run-context.js';
import type { Restoration } from '../../../src/core/target.js';
import { encodeTable } from '../../../src/encode/encode-table.js';
import { SilentLog } from '../../support/silent-log.js';

const columns: Column[] = [
  { name: 'id', type: 'integer', encoding: 'number', generated: null },
  { name: 'double', type: 'integer', encoding: 'number', generated: 'stored' },
];

const signal = new AbortController().signal;
const log = new SilentLog();

/** COPY text of the given ids; the generated column is twice the id, or what is given for it. */
function rowsOf(ids: readonly number[], generated = (id: number) => id * 2): RowStream {
  const text = ids.map((id) => `${id}\t${generated(id)}\n`).join('');
  async function* chunks() {
    if (text !== '') yield Buffer.from(text);
  }
  return { chunks: chunks(), serverRowCount: () => ids.length };
}

async function archived(name: string, ids: readonly number[], root: string | null = null) {
  const table = { schema: 'public', name };
  const encoded = encodeTable(rowsOf(ids), columns, { signal, table });
  for await (const block of encoded.blocks) block.release();
  const { rows, bytes, sha256, digest, generatedDigest } = encoded.result();
  const entry: ManifestTable = {
    ...table,
    file: `tables/public.${name}.json`,
    ...{ rows, bytes, sha256, digest, generatedDigest },
    partitionOf: root === null ? null : { schema: 'public', name: root },
    columns,
    primaryKey: ['id'],
    span: { offset: 0, length: 1 },
  };
  return entry;
}

function prove(
  tables: readonly ManifestTable[],
  all: readonly ManifestTable[],
  found: Record<string, RowStream>,
) {
  const restoration = { readBack: async ({ name }: ManifestTable) => found[name] } as unknown as Restoration;
  const clock = { now: () => new Date(0) };
  const progress = new ProgressLines(log, clock);
  return proveTables(restoration, proofUnits(tables, all), 2, {
    signal,
    clock,
    progress,
  } as unknown as RunContext);
}

it('proves equal tables in any order of rows', async () => {
  const tables = [await archived('a', [1, 2, 3]), await archived('empty', [])];
  const proof = await prove(tables, tables, { a: rowsOf([3, 1, 2]), empty: rowsOf([]) });
  expect(proof).toEqual({ provenTables: 2, failed: [], differentGenerated: [] });
  expect(() => refuseUnproven(proof)).not.toThrow();
});

it.each([
  ['a missing row', [1, 2], '2 rows instead of 3'],
  ['another row', [1, 2, 4], '3 rows as in the backup, but not the same content'],
  ['a row twice instead of another', [1, 2, 2], '3 rows as in the backup, but not the same content'],
])('names a table with %s, and the one beside it', async (_title, ids, reason) => {
  const tables = [await archived('a', [1, 2, 3]), await archived('b', [7])];
  const proof = await prove(tables, tables, { a: rowsOf(ids), b: rowsOf([]) });
  expect(proof.failed.map((failed) => [failed.unit.label, failed.reason])).toEqual([
    ['public.a', reason],
    ['public.b', '0 rows instead of 1'],
  ]);
  expect(() => refuseUnproven(proof)).toThrow(
    expect.objectContaining({ code: 'TARGET_ROWS_DIFFER', exitCode: 5 }),
  );
  expect(() => refuseUnproven(proof)).toThrow(/public\.a: .*\n- public\.b: /);
});

it('compares a whole partition tree as one, and a part of it leaf by leaf', async () => {
  const leaves = [await archived('p1', [1, 2], 'p'), await archived('p2', [3], 'p')];
  const moved = () => ({ p1: rowsOf([1, 3]), p2: rowsOf([2]) });
  expect(await prove(leaves, leaves, moved())).toMatchObject({ provenTables: 2, failed: [] });
  expect((await prove(leaves.slice(0, 1), leaves, moved())).failed[0]?.unit.label).toBe('public.p1');
  const lost = { p1: rowsOf([1, 3]), p2: rowsOf([]) };
  expect((await prove(leaves, leaves, lost)).failed[0]).toMatchObject({
    unit: { label: 'public.p' },
    reason: '2 rows instead of 3',
  });
});

it('tells of recomputed columns without failing', async () => {
  const tables = [await archived('a', [1, 2])];
  const proof = await prove(tables, tables, { a: rowsOf([1, 2], (id) => id * 3) });
  expect(proof).toEqual({ provenTables: 1, failed: [], differentGenerated: ['public.a'] });
});

it('tells how far it is, in the bytes of the archive', async () => {
  log.lines.length = 0;
  const table = await archived('a', [1, 2, 3]);
  await prove([table], [table], { a: rowsOf([1, 2, 3]) });
  expect(log.lines).toEqual([expect.stringContaining(`1 of 1 table: 3 rows, ${table.bytes} B`)]);
});
