import type { ManifestTable } from '../../../../src/core/manifest.js';
import { explainDifferences } from '../../../../src/database/mysql/restore/explain-differences.js';

const COLUMNS = ['a', 'b', 'g'].map((name) => ({
  name,
  type: 'int',
  encoding: 'number' as const,
  generated: name === 'g' ? ('stored' as const) : null,
}));

function tableOf(rows: number, primaryKey: string[]): ManifestTable {
  return {
    schema: 's',
    name: 't',
    file: 'tables/s.t.json',
    rows,
    bytes: 1,
    sha256: '',
    digest: '',
    generatedDigest: null,
    partitionOf: null,
    columns: COLUMNS,
    primaryKey,
    span: { offset: 0, length: 1 },
  };
}

/** In pieces that end anywhere. */
function* pieces(lines: readonly string[]): Generator<Uint8Array> {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

async function explain(primaryKey: string[], archived: string[], found: string[], rowsAtOnce: number) {
  let reads = 0;
  const rows = () => {
    reads++;
    return (async function* () {
      yield* pieces(archived);
    })();
  };
  const foundRows = async () => {
    const left = pieces(found);
    return { nextChunk: async () => left.next().value ?? undefined };
  };
  const table = tableOf(archived.length, primaryKey);
  const { keys, ...counts } = await explainDifferences(table, rows, foundRows, rowsAtOnce);
  return { ...counts, keys: [...keys].sort(), reads };
}

describe('explainDifferences of MySQL', () => {
  const archived = ['1\tx', '2\tx', '3\t\\N', '4\tx', '5\tx'];
  const found = ['1\tx\t9', '2\ty\t9', '3\t\\N\t9', '6\tx\t9', '5\tx\t0'];
  const table = { schema: 's', name: 't' };

  it.each([
    [100, 1],
    [2, 3],
    [1, 5],
  ])('names keys, with %d rows at once in %d readings', async (rowsAtOnce, reads) => {
    expect(await explain(['a'], archived, found, rowsAtOnce)).toEqual({
      table,
      missing: 1,
      unexpected: 1,
      changed: 1,
      keys: ['a=2', 'a=4', 'a=6'],
      reads,
    });
  });

  it.each([100, 2])('counts whole rows without a key, %d at once', async (rowsAtOnce) => {
    const twice = [...archived, '1\tx', '1\tx'];
    expect(await explain([], twice, [...found, '1\tx\t9'], rowsAtOnce)).toMatchObject({
      missing: 3,
      unexpected: 2,
      changed: 0,
      keys: [],
    });
  });
});
