import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ArchiveInfo, Manifest } from '../../src/core/manifest.js';
import { createRowDigester } from '../../src/encode/row-digester.js';
import { checkArchive } from '../../src/pack/check-archive.js';
import { explainRepacked } from '../../src/pack/explain-repacked.js';
import { verifyBySpans } from '../../src/pack/verify-by-spans.js';
import { seeded } from '../encode/encode-all.js';
import { memorySource } from './memory-source.js';
import { inChunks } from './pieces.js';
import { SAMPLE_TABLES, sampleArchive } from './sample-archive.js';

const { signal } = new AbortController();
const ORDERS = 'tables/public.orders.json';

const GENERATED = {
  schema: 'public',
  name: 'priced',
  columns: [
    { name: 'id', type: 'bigint', encoding: 'number' as const, generated: null },
    { name: 'twice', type: 'bigint', encoding: 'number' as const, generated: 'stored' as const },
  ],
  copyText: Buffer.from('1\t2\n2\t4\n'),
  rows: 2,
};

function infoOf(archive: Buffer): ArchiveInfo {
  const sha256 = createHash('sha256').update(archive).digest('hex');
  return { file: 'a.tar.gz', bytes: archive.length, sha256, versionId: null, encryption: null };
}

const verify = (archive: Buffer, manifest: Manifest, info: ArchiveInfo | null = null, chunk = 1000) =>
  verifyBySpans(inChunks(archive, chunk), {
    manifest,
    archive: info,
    bytes: archive.length,
    format: 'gzip',
    signal,
    createRowDigester,
  });

/** Both ways have to come to the same judgement. */
async function codesOf(archive: Buffer, manifest: Manifest, info: ArchiveInfo | null = null) {
  const options = { manifest, archive: info, format: 'gzip' as const, createRowDigester };
  const runs = [
    () => verify(archive, manifest, info),
    () => checkArchive(memorySource(archive).source, options),
  ];
  return Promise.all(
    runs.map((run) =>
      run().then(
        () => 'NONE',
        (error) => error.code,
      ),
    ),
  );
}

it.each([1, 7, 1000, 1_000_000])('accepts what the writer wrote, in chunks of %i bytes', async (chunk) => {
  const { archive, manifest } = await sampleArchive({ tables: [...SAMPLE_TABLES, GENERATED] });
  for (const info of [null, infoOf(archive)]) {
    expect(await verify(archive, manifest, info, chunk)).toMatchObject({
      files: 7,
      bytes: archive.length,
      rows: 6,
      sha256: infoOf(archive).sha256,
    });
  }
});

type Edit = (manifest: Manifest) => void;
const tableOf = (manifest: Manifest, name: string) => {
  const table = manifest.tables.find((one) => one.name === name);
  if (!table) throw new Error(`no table ${name}`);
  return table;
};

const WRONG_SPAN = expect.stringMatching(
  /^(SPAN_INVALID|FILE_HASH_DIFFERS|ARCHIVE_(TRUNCATED|FORMAT_UNKNOWN))$/,
);

it.each<[string, Edit, unknown]>([
  ['a span one byte off', (m) => (tableOf(m, 'orders').span.offset += 1), WRONG_SPAN],
  ['a span that ends too early', (m) => (tableOf(m, 'orders').span.length -= 1), WRONG_SPAN],
  [
    'a span that holds its header as well',
    (m) => {
      const [before] = m.files;
      const { span } = tableOf(m, 'orders');
      const end = (before?.span.offset ?? 0) + (before?.span.length ?? 0);
      span.length += span.offset - end;
      span.offset = end;
    },
    WRONG_SPAN,
  ],
  [
    'spans that are exchanged',
    (m) => {
      const [one, other] = [tableOf(m, 'orders'), tableOf(m, 'empty')];
      [one.span, other.span] = [other.span, one.span];
    },
    WRONG_SPAN,
  ],
  ['another digest', (m) => (tableOf(m, 'orders').digest = '1'.repeat(32)), 'TABLE_DIGEST_DIFFERS'],
  [
    'another digest of a table with generated columns',
    (m) => (tableOf(m, 'priced').digest = '1'.repeat(32)),
    'TABLE_DIGEST_DIFFERS',
  ],
  [
    'another digest of generated columns',
    (m) => (tableOf(m, 'priced').generatedDigest = '1'.repeat(32)),
    'TABLE_DIGEST_DIFFERS',
  ],
  [
    'a digest of generated columns where there are none',
    (m) => (tableOf(m, 'orders').generatedDigest = '1'.repeat(32)),
    'TABLE_DIGEST_DIFFERS',
  ],
  ['a table that is not listed', (m) => m.tables.splice(0, 1), 'FILE_UNEXPECTED'],
])('refuses %s, read as a stream and at any place', async (_what, edit, code) => {
  const { archive } = await sampleArchive({
    tables: [...SAMPLE_TABLES, GENERATED],
    edit: (manifest) => void edit(manifest),
  });
  const { manifest } = await sampleArchive({ tables: [...SAMPLE_TABLES, GENERATED] });
  // Members of the files before manifest.json lie where they lay before the edit.
  edit(manifest);
  for (const judged of await codesOf(archive, manifest)) expect(judged).toEqual(code);
});

it('notices one flipped bit at any place, and says where', async () => {
  const { archive, manifest, borders } = await sampleArchive();
  const info = infoOf(archive);
  const next = seeded(7);
  const offsets = new Set(borders.flatMap((b) => [b - 1, b, b + 3, b + 9, b + 12]));
  for (let i = 0; i < 150; i++) offsets.add(next(archive.length));
  for (const offset of offsets) {
    if (offset >= archive.length) continue;
    const damaged = Buffer.from(archive);
    damaged[offset] = (damaged[offset] ?? 0) ^ (1 << next(8));
    await expect(verify(damaged, manifest, info)).rejects.toMatchObject({
      kind: 'integrity',
      message: expect.stringMatching(
        /^(?!the header of (\S+): \1).*(tables\/|RECOVERY|manifest|SHA256SUMS|sidecar|end of the archive)/,
      ),
    });
  }
});

it('notices the end at every border of members, and bytes after the last one', async () => {
  const { archive, manifest, borders } = await sampleArchive();
  for (const border of [0, ...borders.slice(0, -1)]) {
    const short = archive.subarray(0, border);
    const run = verifyBySpans(inChunks(short), {
      manifest,
      archive: null,
      bytes: archive.length,
      format: 'gzip',
      signal,
    });
    await expect(run).rejects.toMatchObject({ code: 'ARCHIVE_TRUNCATED' });
  }
  const longer = Buffer.concat([archive, Buffer.from('x')]);
  expect(await codesOf(longer, manifest, infoOf(archive))).not.toContain('NONE');
});

it('compares the archive with its sidecar', async () => {
  const { archive, manifest } = await sampleArchive();
  const info = infoOf(archive);
  const otherHash = { ...info, sha256: '0'.repeat(64) };
  expect(await codesOf(archive, manifest, otherHash)).toEqual([
    'ARCHIVE_HASH_DIFFERS',
    'ARCHIVE_HASH_DIFFERS',
  ]);
  const otherTime = { ...manifest, snapshotAt: '2026-03-25T02:00:02Z' };
  expect(await codesOf(archive, otherTime, info)).toEqual(['MANIFEST_DIFFERS', 'MANIFEST_DIFFERS']);
});

it('stops when the signal is aborted', async () => {
  const { archive, manifest } = await sampleArchive();
  const abort = new AbortController();
  async function* source() {
    for await (const chunk of inChunks(archive, 500)) {
      yield chunk;
      abort.abort();
    }
  }
  const options = { manifest, archive: null, bytes: archive.length, format: 'gzip' as const };
  await expect(verifyBySpans(source(), { ...options, signal: abort.signal })).rejects.toMatchObject({
    code: 'CANCELLED',
  });
});

describe('an archive that another tool packed', () => {
  const explain = async (tar: Buffer, manifest: Manifest) => {
    const archive = gzipSync(tar);
    const { source } = memorySource(archive);
    const error = await verify(archive, manifest).catch((caught) => caught);
    return explainRepacked(error, source, { manifest, archive: null, format: 'gzip' });
  };

  it('is told where to go when all its files are sound', async () => {
    const { archive, manifest } = await sampleArchive();
    const tar = gunzipSync(archive);
    await expect(verify(gzipSync(tar), manifest)).rejects.toMatchObject({ kind: 'integrity' });
    expect(await explain(tar, manifest)).toMatchObject({
      code: 'SPAN_INVALID',
      nextStep: expect.stringContaining('give its folder'),
    });
  });

  it('is read no further than a file that unpacks to more than it should', async () => {
    const { manifest } = await sampleArchive();
    const larger = await sampleArchive({ files: { 'RECOVERY.md': '# note\n'.repeat(5000) } });
    expect(await explain(gunzipSync(larger.archive), manifest)).toMatchObject({
      code: 'FILE_HASH_DIFFERS',
      message: expect.stringContaining('RECOVERY.md has 35000 bytes in the archive; the manifest says 7'),
    });
  });

  it('has its damaged file named', async () => {
    const { archive, manifest } = await sampleArchive();
    const tar = gunzipSync(archive);
    const at = tar.indexOf('"note":"x"') + 8;
    tar[at] = 'y'.charCodeAt(0);
    expect(await explain(tar, manifest)).toMatchObject({
      code: 'FILE_HASH_DIFFERS',
      message: expect.stringContaining(ORDERS),
    });
  });
});
