import { readFileSync } from 'node:fs';
import type { Column } from '../../src/core/manifest.js';
import { createRowDigester } from '../../src/encode/row-digester.js';
import { encodeAll } from './encode-all.js';
import { referenceEncode, referenceMurmur } from './reference-encoder.js';

interface Vectors {
  readonly hash: Readonly<Record<string, string>>;
  readonly table: readonly {
    readonly columns: readonly Column[];
    readonly copyText: string;
    readonly file: string;
    readonly digest: string;
    readonly generatedDigest: string | null;
  }[];
}

const page = readFileSync('docs/archive-format.md', 'utf8');
const block = /^### Test vectors$.*?^```json\n(.*?)^```$/ms.exec(page)?.[1];
const vectors = JSON.parse(block ?? 'null') as Vectors;

describe('test vectors of docs/archive-format.md', () => {
  it.each(Object.entries(vectors.hash))('hash of %j', (row, hash) => {
    expect(referenceMurmur(Buffer.from(row))).toBe(hash);
    const digester = createRowDigester();
    digester.update(Buffer.from(`[\n${row}\n]\n`));
    expect(digester.finish()).toEqual({ rows: row === '' ? 0 : 1, digest: hash, generatedDigest: null });
  });

  it.each(vectors.table)('file and digests of $copyText', async ({ columns, copyText, ...expected }) => {
    const rows = copyText.split('\n').length - 1;
    const { body, totals } = await encodeAll([Buffer.from(copyText)], columns, rows);
    const kernel = {
      file: body.toString(),
      digest: totals.digest,
      generatedDigest: totals.generatedDigest,
    };
    expect(kernel).toEqual(expected);
    const reference = referenceEncode(Buffer.from(copyText), columns);
    expect({ ...reference, file: reference.body.toString() }).toMatchObject(expected);
  });
});
