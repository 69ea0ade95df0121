import { createHash } from 'node:crypto';
import type { CommittedManifest } from '../../src/core/manifest.js';
import { verifyArchive } from '../../src/pack/verify-archive.js';
import { seeded } from '../encode/encode-all.js';
import { inChunks } from './pieces.js';
import { type Sample, sampleArchive } from './sample-archive.js';

function sidecarOf({ archive, manifest }: Sample): CommittedManifest {
  return {
    ...manifest,
    anomaly: null,
    archive: {
      file: `${manifest.id}.tar.gz`,
      bytes: archive.length,
      sha256: createHash('sha256').update(archive).digest('hex'),
      versionId: null,
      encryption: null,
    },
  };
}

const verify = (archive: Uint8Array, sidecar?: CommittedManifest) =>
  verifyArchive(inChunks(archive), sidecar ? { sidecar } : {});

async function errorOf(work: Promise<unknown>): Promise<{ kind: string; code: string; message: string }> {
  return work.then(
    () => ({ kind: 'none', code: 'NONE', message: '' }),
    (error) => error as { kind: string; code: string; message: string },
  );
}

describe('verifyArchive', () => {
  it('accepts what the writer wrote, with and without its sidecar', async () => {
    const sample = await sampleArchive();
    for (const sidecar of [sidecarOf(sample), undefined]) {
      const result = await verify(sample.archive, sidecar);
      expect(result).toMatchObject({
        files: 6,
        bytes: sample.archive.length,
        rows: 4,
        manifest: sample.manifest,
      });
    }
    const counted = await verifyArchive(inChunks(sample.archive, 9));
    expect(counted.rows).toBe(4);
  });

  it('notices one flipped bit at any place, and says where', async () => {
    const sample = await sampleArchive();
    const sidecar = sidecarOf(sample);
    const next = seeded(7);
    const offsets = new Set([
      ...Array(200).keys(),
      ...sample.borders.flatMap((b) => [b - 1, b, b + 3, b + 9, b + 12]),
    ]);
    for (let i = 0; i < 300; i++) offsets.add(next(sample.archive.length));
    for (const offset of offsets) {
      if (offset >= sample.archive.length) continue;
      const damaged = Buffer.from(sample.archive);
      damaged[offset] = (damaged[offset] ?? 0) ^ (1 << next(8));
      const error = await errorOf(verify(damaged, sidecar));
      expect([offset, error.kind]).toEqual([offset, 'integrity']);
      expect(error.message).toMatch(
        /tables\/|RECOVERY|manifest|SHA256SUMS|offset|sidecar|beginning|neither gzip/,
      );
    }
  });

  it('notices content that was changed under a good checksum of its own', async () => {
    const good = await sampleArchive();
    const other = await sampleArchive({ files: { 'RECOVERY.md': '# nOte\n' } });
    const { span } = good.manifest.files[0] as { span: { offset: number; length: number } };
    expect(other.manifest.files[0]?.span).toEqual(span);
    const spliced = Buffer.from(good.archive);
    other.archive.copy(spliced, span.offset, span.offset, span.offset + span.length);
    expect(await errorOf(verify(spliced))).toMatchObject({
      code: 'FILE_HASH_DIFFERS',
      message: expect.stringContaining('RECOVERY.md'),
    });
  });

  it('notices the end at every border of members', async () => {
    const sample = await sampleArchive();
    for (const border of [0, ...sample.borders.slice(0, -1)]) {
      for (const sidecar of [undefined, sidecarOf(sample)]) {
        const error = await errorOf(verify(sample.archive.subarray(0, border), sidecar));
        expect([border, error.code]).toEqual([border, 'ARCHIVE_TRUNCATED']);
      }
    }
    for (const cut of [1, 5, 11, 100, 1000]) {
      const error = await errorOf(verify(sample.archive.subarray(0, sample.archive.length - cut)));
      expect([cut, error.code]).toEqual([cut, 'ARCHIVE_TRUNCATED']);
    }
  });

  it('compares the archive with its sidecar', async () => {
    const sample = await sampleArchive();
    const sidecar = sidecarOf(sample);
    const otherHash = { ...sidecar, archive: { ...sidecar.archive, sha256: '0'.repeat(64) } };
    expect(await errorOf(verify(sample.archive, otherHash))).toMatchObject({ code: 'ARCHIVE_HASH_DIFFERS' });
    const otherTime = { ...sidecar, snapshotAt: '2026-03-25T02:00:02Z' };
    expect(await errorOf(verify(sample.archive, otherTime))).toMatchObject({ code: 'MANIFEST_DIFFERS' });
    const otherId = { ...sidecar, id: 'backup-2026-03-26T020000Z' };
    expect(await errorOf(verify(sample.archive, otherId))).toMatchObject({ code: 'ARCHIVE_HOSTILE' });
    const [first, ...rest] = sidecar.tables;
    const otherSize = { ...sidecar, tables: first ? [{ ...first, bytes: first.bytes + 1 }, ...rest] : [] };
    expect(await errorOf(verify(sample.archive, otherSize))).toMatchObject({
      code: 'FILE_HASH_DIFFERS',
      message: expect.stringContaining('tables/public.orders.json'),
    });
  });

  const hash = '0'.repeat(64);
  it.each([
    ['a newer format', (m: object) => ({ ...m, version: 2 }), 'FORMAT_NEWER'],
    ['no manifest', () => ({ hello: 1 }), 'MANIFEST_INVALID'],
    [
      'a file that is not there',
      (m: { files: object[] }) => ({
        ...m,
        files: [
          ...m.files,
          { file: 'schema/pre-data.sql', bytes: 0, sha256: hash, span: { offset: 0, length: 0 } },
        ],
      }),
      'FILE_MISSING',
    ],
    ['a file that is not listed', (m: object) => ({ ...m, files: [] }), 'FILE_UNEXPECTED'],
    [
      'other rows',
      (m: { tables: { rows: number }[] }) => ({
        ...m,
        tables: m.tables.map((t) => ({ ...t, rows: t.rows + 1 })),
      }),
      'TABLE_ROWS_DIFFER',
    ],
    [
      'a path that leads out',
      (m: { tables: object[] }) => ({ ...m, tables: m.tables.map((t) => ({ ...t, file: '../x' })) }),
      'MANIFEST_INVALID',
    ],
    [
      'a file named twice',
      (m: { files: object[] }) => ({ ...m, files: [...m.files, ...m.files] }),
      'MANIFEST_INVALID',
    ],
    [
      'spans that overlap',
      (m: { tables: object[] }) => ({
        ...m,
        tables: m.tables.map((t) => ({ ...t, span: { offset: 5, length: 9 } })),
      }),
      'SPAN_INVALID',
    ],
  ] as [string, (manifest: never) => unknown, string][])('refuses %s', async (_what, edit, code) => {
    const { archive } = await sampleArchive({ edit: edit as (manifest: object) => unknown });
    expect((await errorOf(verify(archive))).code).toBe(code);
  });
});
