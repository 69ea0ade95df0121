import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import zlib, { gunzipSync, gzipSync } from 'node:zlib';
import { openArchive } from '../../../src/app/archive/open-archive.js';
import type { Manifest } from '../../../src/core/manifest.js';
import { LocalStore } from '../../../src/store/local/local-store.js';
import { seeded } from '../../encode/encode-all.js';
import { SAMPLE_ID, sampleArchive } from '../../pack/sample-archive.js';
import { testOptions } from '../../store/test-options.js';
import { codeOf, contextOf, readFile, sidecarOf, storeSample, wiringOf } from '../stored-sample.js';

const ORDERS = 'tables/public.orders.json';
const ORDERS_TEXT = '[\n{"id":1,"note":"x"},\n{"id":2,"note":null},\n{"id":3,"note":"a\\"b\\\\c\\n"}\n]\n';
const FILE = `${SAMPLE_ID}.tar.gz`;

let folder: string;
let store: LocalStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-archive-'));
  store = new LocalStore(folder, testOptions());
});
afterEach(() => rm(folder, { recursive: true }));

function open(backup: string) {
  const context = contextOf();
  const wiring = wiringOf('verify', { destination: folder, backup }, context);
  return openArchive(wiring, context, wiring.chooseBackup());
}

async function fetched(backup: string, files: 'all' | readonly string[] = 'all') {
  const archive = await open(backup);
  try {
    await archive.fetch(files);
    return archive;
  } finally {
    await archive.close();
  }
}

/** Node has it from 22.15 on. */
const onNodeWithZstd = 'zstdCompress' in zlib ? describe : describe.skip;

const allFiles = ({ files, tables }: Manifest) => [...files, ...tables].map(({ file }) => file);

describe('a local archive', () => {
  it('is found by name, by path and by file://, and read where it lies', async () => {
    const sample = await sampleArchive();
    await storeSample(store, sample);
    const path = join(folder, FILE);
    for (const backup of ['latest', 'random', SAMPLE_ID, '2026-03-25', path, pathToFileURL(path).href]) {
      const archive = await open(backup);
      await archive.fetch('all');
      expect(archive).toMatchObject({
        id: SAMPLE_ID,
        checkedAgainst: 'sidecar',
        bytesFetched: 0,
        archiveUri: pathToFileURL(path).href,
        warnings: [],
      });
      expect(await readFile(archive, ORDERS)).toBe(ORDERS_TEXT);
      const [one, two] = await Promise.all([readFile(archive, ORDERS), readFile(archive, ORDERS)]);
      expect([one, two]).toEqual([ORDERS_TEXT, ORDERS_TEXT]);
      await archive.close();
      await archive.close();
    }
  });

  it('gives every file, empty and long ones included, and only what was fetched', async () => {
    const sample = await sampleArchive({ files: { 'schema/pre-data.sql': 'select 1;\n' } });
    await storeSample(store, sample);
    const archive = await open('latest');
    await archive.fetch(['schema/pre-data.sql']);
    expect(await readFile(archive, 'schema/pre-data.sql')).toBe('select 1;\n');
    await expect(readFile(archive, ORDERS)).rejects.toThrow('was not fetched');
    await archive.fetch('all');
    for (const file of allFiles(sample.manifest)) {
      const entry = [...sample.manifest.files, ...sample.manifest.tables].find((e) => e.file === file);
      expect(Buffer.byteLength(await readFile(archive, file))).toBe(entry?.bytes);
    }
    await archive.close();
  });

  it('without a sidecar is judged by what it carries, and says so', async () => {
    const { archive } = await sampleArchive();
    await writeFile(join(folder, 'renamed.tar.gz'), archive);
    const opened = await open(join(folder, 'renamed.tar.gz'));
    await opened.fetch(['RECOVERY.md']);
    expect(opened).toMatchObject({ checkedAgainst: 'own-manifest', manifestUri: null, sidecar: null });
    expect(opened.warnings).toEqual([expect.stringContaining('no sidecar')]);
    expect(await readFile(opened, 'RECOVERY.md')).toBe('# note\n');
    await opened.close();
  });

  it('sends what another tool packed again to its folder', async () => {
    const { archive } = await sampleArchive();
    await writeFile(join(folder, FILE), gzipSync(gunzipSync(archive)));
    expect(await codeOf(fetched(join(folder, FILE)))).toMatchObject({
      code: 'SPAN_INVALID',
      nextStep: expect.stringContaining('unpack it and give its folder'),
    });
  });

  it('notices one flipped bit at any place, with and without its sidecar', async () => {
    const sample = await sampleArchive();
    await storeSample(store, sample);
    const next = seeded(11);
    const offsets = new Set(sample.borders.flatMap((b) => [b - 1, b, b + 3, b + 9, b + 12]));
    for (let i = 0; i < 200; i++) offsets.add(next(sample.archive.length));
    const { files, tables } = sample.manifest;
    for (const offset of offsets) {
      if (offset >= sample.archive.length) continue;
      const damaged = Buffer.from(sample.archive);
      damaged[offset] = (damaged[offset] ?? 0) ^ (1 << next(8));
      await writeFile(join(folder, FILE), damaged);
      const error = await codeOf(fetched('latest'));
      expect([offset, (error as { kind?: string }).kind]).toEqual([offset, 'integrity']);
      const hit = [...files, ...tables].find(
        ({ span }) => span.offset <= offset && offset < span.offset + span.length,
      );
      // A bit of a member's header that changes nothing is noticed by the hash of the archive alone.
      if (error.code === 'ARCHIVE_HASH_DIFFERS') expect(error.message).toContain(FILE);
      else if (hit) expect(error.message).toContain(hit.file);
      else
        expect(error.message).toMatch(
          /header of (tables\/|RECOVERY)|manifest\.json|SHA256SUMS|end of the archive/,
        );
    }
  });

  it('notices a file that changed after it was checked', async () => {
    const good = await sampleArchive();
    const other = await sampleArchive({ files: { 'RECOVERY.md': '# nOte\n' } });
    await storeSample(store, good);
    const archive = await open('latest');
    await archive.fetch('all');
    await writeFile(join(folder, FILE), other.archive, { flag: 'r+' });
    expect(await codeOf(readFile(archive, 'RECOVERY.md'))).toMatchObject({
      code: 'FILE_HASH_DIFFERS',
      message: expect.stringContaining('RECOVERY.md'),
    });
    await archive.close();
  });

  it('compares the checksum file, and warns when there is none', async () => {
    const sample = await sampleArchive();
    await storeSample(store, sample, { checksum: `${'0'.repeat(64)}  ${FILE}\n` });
    expect((await codeOf(fetched('latest'))).code).toBe('CHECKSUM_FILE_DIFFERS');
    await rm(join(folder, `${FILE}.sha256`));
    expect((await fetched('latest')).warnings).toEqual([expect.stringContaining('no checksum file')]);
  });

  const hash = '0'.repeat(64);
  it.each([
    ['a newer format', (m: object) => ({ ...m, version: 2 }), 'FORMAT_NEWER'],
    [
      'a path that leads out',
      (m: Manifest) => ({ ...m, files: [{ ...m.files[0], file: '../x' }] }),
      'MANIFEST_INVALID',
    ],
    [
      'a file that is not there',
      (m: Manifest) => ({
        ...m,
        files: [
          ...m.files,
          { file: 'schema/pre-data.sql', bytes: 0, sha256: hash, span: { offset: 0, length: 0 } },
        ],
      }),
      /FILE_MISSING|ARCHIVE_|SPAN_INVALID|FILE_HASH/,
    ],
    ['a file that is not listed', (m: Manifest) => ({ ...m, files: [] }), 'FILE_UNEXPECTED'],
    [
      'the last table left out',
      (m: Manifest) => ({ ...m, tables: m.tables.slice(0, -1) }),
      'FILE_UNEXPECTED',
    ],
    [
      'other rows',
      (m: Manifest) => ({ ...m, tables: m.tables.map((t) => ({ ...t, rows: t.rows + 1 })) }),
      'TABLE_ROWS_DIFFER',
    ],
    ['a file named twice', (m: Manifest) => ({ ...m, files: [...m.files, ...m.files] }), 'MANIFEST_INVALID'],
    [
      'spans that overlap',
      (m: Manifest) => ({ ...m, tables: m.tables.map((t) => ({ ...t, span: { offset: 5, length: 9 } })) }),
      'SPAN_INVALID',
    ],
    [
      'a span outside the archive',
      (m: Manifest) => ({
        ...m,
        tables: m.tables.map((t) => ({ ...t, span: { offset: t.span.offset, length: 1e9 } })),
      }),
      'SPAN_INVALID',
    ],
    [
      'a span that begins early',
      (m: Manifest) => ({
        ...m,
        tables: m.tables.map((t, i) =>
          i ? t : { ...t, span: { offset: t.span.offset - 1, length: t.span.length + 1 } },
        ),
      }),
      /ARCHIVE_FORMAT_UNKNOWN|SPAN_INVALID/,
    ],
    [
      'a size that is too small',
      (m: Manifest) => ({ ...m, tables: m.tables.map((t) => ({ ...t, bytes: Math.max(0, t.bytes - 1) })) }),
      'FILE_HASH_DIFFERS',
    ],
    [
      'a size that is too large',
      (m: Manifest) => ({ ...m, tables: m.tables.map((t) => ({ ...t, bytes: t.bytes + 1 })) }),
      'FILE_HASH_DIFFERS',
    ],
    [
      'another hash',
      (m: Manifest) => ({ ...m, tables: m.tables.map((t) => ({ ...t, sha256: hash })) }),
      'FILE_HASH_DIFFERS',
    ],
  ] as [string, (manifest: never) => unknown, string | RegExp][])('refuses %s', async (_what, edit, code) => {
    const sample = await sampleArchive({ edit: edit as (manifest: Manifest) => unknown });
    const own = edit(structuredClone(sample.manifest) as never) as Manifest;
    await storeSample(store, sample, { sidecar: { ...own, archive: sidecarOf(sample).archive } });
    const withSidecar = await codeOf(fetched('latest'));
    expect(withSidecar.code).toMatch(code);
    await rm(join(folder, `${SAMPLE_ID}.manifest.json`));
    expect((await codeOf(fetched(join(folder, FILE)))).code).toMatch(code);
  });

  it('refuses a sidecar that is not that of the archive', async () => {
    const sample = await sampleArchive();
    const sidecar = sidecarOf(sample);
    await storeSample(store, sample, { sidecar: { ...sidecar, snapshotAt: '2026-03-25T02:00:02Z' } });
    expect((await codeOf(fetched('latest'))).code).toBe('MANIFEST_DIFFERS');
  });

  it('refuses what follows the archive, and an archive that is longer than its sidecar says', async () => {
    const sample = await sampleArchive();
    await storeSample(store, sample);
    for (const more of [gzipSync('more'), Buffer.alloc(10), gzipSync('')]) {
      await writeFile(join(folder, FILE), Buffer.concat([sample.archive, more]));
      expect((await codeOf(fetched('latest'))).code).toBe('ARCHIVE_HASH_DIFFERS');
    }
    await rm(join(folder, `${SAMPLE_ID}.manifest.json`));
    await rm(join(folder, `${FILE}.sha256`));
    await writeFile(join(folder, FILE), Buffer.concat([sample.archive, gzipSync('more')]));
    expect((await codeOf(fetched(join(folder, FILE)))).code).toBe('ARCHIVE_HOSTILE');
  });

  it('stops a bomb at the declared size', async () => {
    const sample = await sampleArchive();
    const bomb = gzipSync(Buffer.alloc(400 * 1024 * 1024));
    const [note, ...rest] = sample.manifest.files;
    if (!note) throw new Error('the sample has no note');
    const archive = Buffer.concat([sample.archive.subarray(0, note.span.offset), bomb]);
    const files = [{ ...note, span: { ...note.span, length: bomb.length } }, ...rest];
    const manifest = { ...sample.manifest, files, tables: [] };
    await storeSample(store, { ...sample, archive, manifest });
    const before = process.memoryUsage().rss;
    for (const wanted of ['all', ['RECOVERY.md']] as const) {
      expect(await codeOf(fetched('latest', wanted))).toMatchObject({
        code: 'FILE_HASH_DIFFERS',
        message: expect.stringContaining('RECOVERY.md unpacks to more than the 7 bytes'),
      });
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

onNodeWithZstd('a local archive of zstd frames', () => {
  it('is read by its spans, with and without a sidecar', async () => {
    const sample = await sampleArchive({ format: 'zstd' });
    const sidecar = sidecarOf(sample, '.tar.zst');
    await storeSample(store, sample, { sidecar });
    const path = join(folder, sidecar.archive.file);
    for (const [wanted, backup] of [
      [[ORDERS], 'latest'],
      ['all', 'latest'],
      ['all', path],
    ] as const) {
      const archive = await open(backup);
      await archive.fetch(wanted);
      expect(await readFile(archive, ORDERS)).toBe(ORDERS_TEXT);
      await archive.close();
    }
    await rm(join(folder, `${SAMPLE_ID}.manifest.json`));
    const { checkedAgainst } = await fetched(path);
    expect(checkedAgainst).toBe('own-manifest');
  });

  it('notices a flipped bit, and gzip in between', async () => {
    const sample = await sampleArchive({ format: 'zstd' });
    await storeSample(store, sample, { sidecar: sidecarOf(sample, '.tar.zst') });
    const path = join(folder, `${SAMPLE_ID}.tar.zst`);
    const { span } = sample.manifest.tables[0] ?? { span: { offset: 0, length: 0 } };
    const damaged = Buffer.from(sample.archive);
    damaged[span.offset + 20] = (damaged[span.offset + 20] ?? 0) ^ 4;
    await writeFile(path, damaged);
    expect((await codeOf(fetched('latest'))).message).toContain(ORDERS);
    const mixed = Buffer.from(sample.archive);
    gzipSync('x').copy(mixed, span.offset);
    await writeFile(path, mixed);
    expect((await codeOf(fetched('latest'))).message).toContain('is gzip');
  });
});
