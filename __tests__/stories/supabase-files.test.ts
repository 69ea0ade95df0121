import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { CommittedManifest } from '../../src/core/manifest.js';
import type { StorageManifest } from '../../src/core/storage-manifest.js';
import { operate, type RestoreRun, restore } from '../support/restore-story.js';
import { type Installation, installDist } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { node24, pgDump18, s3Service } from '../support/services.js';
import { startRestProject } from '../support/supabase/rest-project.js';
import {
  type StorageProject,
  type StoredFile,
  startStorageProject,
} from '../support/supabase/storage-project.js';
import { createSupabaseProject, type SupabaseProject } from '../support/supabase/supabase-project.js';

/** Files of a project: backed up beside the rows, night after night, and put back into another project. */
const NAMES = [
  'anna/photo.png',
  'caf\u00e9.txt',
  'cafe\u0301.txt',
  '../../etc/passwd',
  'a//b/./c/../d',
  'emoji 😀 & "quotes" #1?.bin',
  '-rf',
  `${'long/'.repeat(180)}end`,
  'empty/.emptyFolderPlaceholder',
  'tab\there\nand line',
];
const IMAGE = randomBytes(300_000);
const PAGE = Buffer.from('<p>Grüße</p>\n'.repeat(20_000));

let dist: Installation;
let database: SupabaseProject;
let source: StorageProject;
let target: StorageProject;
let work: string;

beforeAll(async () => {
  dist = installDist();
  work = mkdtempSync(join(tmpdir(), 'db-backup-files-'));
  [database, source, target] = await Promise.all([
    createSupabaseProject('empty'),
    startStorageProject(),
    startStorageProject(),
  ]);
  source.putBucket('avatars', { public: true, file_size_limit: 400_000 });
  source.putBucket('private', { allowed_mime_types: ['text/html'] });
  source.putBucket('no files');
  source.putBucket('lake', { type: 'ANALYTICS' });
  for (const [index, name] of NAMES.entries()) {
    source.put('avatars', name, index % 3 === 0 ? Buffer.alloc(0) : Buffer.from(`${name} ${index}`));
  }
  source.put('avatars', 'image.jpg', IMAGE, { contentType: 'image/jpeg', cacheControl: 'max-age=3600' });
  source.put('private', 'page.html', PAGE, {
    contentType: 'text/html',
    metadata: { by: 'Ünal', n: [1, null] },
  });
  // Older than the limit of its bucket.
  source.put('private', 'old.pdf', Buffer.from('%PDF'), { contentType: 'application/pdf' });
  await database.admin(
    `INSERT INTO storage.buckets (id, name) VALUES ('avatars', 'avatars'), ('private', 'private')`,
  );
  for (const key of source.files.keys()) {
    const slash = key.indexOf('/');
    const [bucket, name] = [key.slice(0, slash), key.slice(slash + 1).replaceAll("'", "''")];
    await database.admin(
      `SET session_replication_role = replica; INSERT INTO storage.objects (bucket_id, name) VALUES ('${bucket}', '${name}')`,
    );
  }
}, 120_000);

afterAll(async () => {
  await Promise.all([database?.drop(), source?.stop(), target?.stop()]);
  rmSync(work, { recursive: true, force: true });
  dist.remove();
});

beforeEach(() => {
  source.onRequest = () => undefined;
  target.onRequest = () => undefined;
});

const store = (name: string) => join(work, name);

async function backUpAll(destination: string, ...more: string[]): Promise<RestoreRun> {
  const args = [
    '--destination',
    destination,
    '--pg-dump-path',
    pgDump18(),
    '--storage-buckets',
    'all',
    ...more,
  ];
  const env = { DATABASE_URL: database.url, SUPABASE_URL: source.url, SUPABASE_SECRET_KEY: source.key };
  return operate(dist, ['backup', ...args], more.includes('zstd') ? { env, node: node24() } : { env });
}

function restoreFiles(to: StorageProject, destination: string, ...more: string[]): Promise<RestoreRun> {
  const env = {
    DB_BACKUP_TARGET_SUPABASE_URL: to.url,
    DB_BACKUP_TARGET_SUPABASE_SERVICE_ROLE_KEY: to.key,
  };
  return operate(dist, ['restore', '--destination', destination, '--tables', 'none', ...more], { env });
}

function ok(run: RestoreRun): RestoreRun['report'] {
  if (run.code !== 0) throw new Error(run.output);
  return run.report;
}

function sidecarOf(folder: string, id: string): CommittedManifest {
  return JSON.parse(readFileSync(join(folder, `${id}.manifest.json`), 'utf8'));
}

/** What a restore has to bring back: not when, and not under which version. */
function contentsOf({ files, buckets }: StorageProject) {
  const what = ({ content, contentType, cacheControl, metadata }: StoredFile) => ({
    sha256: createHash('sha256')
      .update(content ?? 'gone')
      .digest('hex'),
    ...{ contentType, cacheControl, metadata },
  });
  const sorted = <T>(map: Map<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    files: sorted(files).map(([name, file]) => [name, what(file)]),
    buckets: sorted(buckets).filter(([, { type }]) => type === 'STANDARD'),
  };
}

/** The archive of files, unpacked by hand. */
function unpack(folder: string, id: string): { manifest: StorageManifest; path: string } {
  const path = mkdtempSync(join(work, 'unpacked-'));
  execFileSync('tar', ['-xzf', join(folder, `${id}.storage.tar.gz`), '-C', path]);
  const manifest = JSON.parse(readFileSync(join(path, id, 'manifest.json'), 'utf8'));
  return { manifest, path: join(path, id) };
}

test('every file is in an archive of its own, under a number, with its name in the manifest alone', async () => {
  const folder = store('whole');
  const report = ok(await backUpAll(folder));
  const id = report.backupId as string;
  expect(report.files).toMatchObject({ buckets: 3, files: 13, moved: { files: 13 }, dependsOn: [] });
  expect(report.excluded).toContainEqual(expect.objectContaining({ kind: 'storage-bucket', name: 'lake' }));
  expect(report.notCovered.map(({ kind }) => kind)).not.toContain('storage-files');
  expect(report.warnings).toEqual([]);

  const sidecar = sidecarOf(folder, id);
  const archive = readFileSync(join(folder, `${id}.storage.tar.gz`));
  expect(sidecar.storage?.archive).toMatchObject({
    bytes: archive.length,
    sha256: createHash('sha256').update(archive).digest('hex'),
  });
  execFileSync('sha256sum', ['-c', `${id}.storage.tar.gz.sha256`], { cwd: folder });
  const { manifest, path } = unpack(folder, id);
  execFileSync('sha256sum', ['--quiet', '--strict', '-c', 'SHA256SUMS'], { cwd: path });
  expect(readdirSync(join(path, 'objects')).every((name) => /^[1-9]\d*$/.test(name))).toBe(true);
  for (const { bucket, path: name, file, span, contentType } of manifest.objects) {
    const original = source.files.get(`${bucket}/${name}`);
    const members = archive.subarray(span.offset, span.offset + span.length);
    expect(execFileSync('gzip', ['-dc'], { input: members })).toEqual(original?.content);
    expect(readFileSync(join(path, file))).toEqual(original?.content);
    expect(contentType).toBe(original?.contentType);
  }
  // What is compressed already is stored as it is, and what is not is compressed.
  const spanOf = (name: string) => manifest.objects.find((entry) => entry.path === name)?.span.length ?? 0;
  expect(spanOf('image.jpg')).toBeLessThan(IMAGE.length + 200);
  expect(spanOf('page.html')).toBeLessThan(PAGE.length / 50);
  const verified = ok(await operate(dist, ['verify', '--destination', folder]));
  expect(verified.files).toMatchObject({ files: 13, dependsOn: [] });
});

test('they come back into an empty project with settings and metadata, and what is equal is not sent again', async () => {
  const report = ok(await restoreFiles(target, store('whole')));
  expect(report.warnings.join()).toContain('the rows of');
  expect(report.files).toMatchObject({ files: 13, moved: { files: 13 } });
  expect(contentsOf(target)).toEqual(contentsOf(source));
  expect(target.buckets.get('private')?.allowed_mime_types).toEqual(['text/html']);

  target.put('avatars', 'anna/photo.png', Buffer.from('another'));
  target.put('avatars', 'of the target', Buffer.from('stays'));
  Object.assign(target.files.get('avatars/image.jpg') ?? {}, { contentType: 'image/png' });
  Object.assign(target.files.get('private/page.html') ?? {}, { content: null });
  target.putBucket('avatars', { public: false });
  const dry = ok(await restoreFiles(target, store('whole'), '--dry-run'));
  expect(dry.files?.moved.files).toBe(3);
  const again = ok(await restoreFiles(target, store('whole')));
  expect(again.files?.moved.files).toBe(3);
  expect(again.restore?.notes.join(' ')).toMatch(/0 buckets created, 1 changed/);
  expect(target.files.get('avatars/of the target')?.content?.toString()).toBe('stays');
  target.files.delete('avatars/of the target');
  expect(contentsOf(target)).toEqual(contentsOf(source));
});

test('a night stores what changed; the rest stays where it is, and what is gone is stored again', async () => {
  const bucket: TestBucket = await createBucket();
  try {
    const s3 = ['--s3-endpoint', s3Service().endpoint, '--s3-force-path-style'];
    const destination = `s3://${bucket.name}/p`;
    const night = async (...more: string[]) =>
      ok(await backUpAll(destination, ...s3, '--storage-incremental', ...more));
    const first = await night();
    source.put('avatars', 'new.txt', Buffer.from('new'));
    source.put('avatars', 'image.jpg', Buffer.from('smaller'), { contentType: 'image/jpeg' });
    const second = await night();
    expect(second.files).toMatchObject({
      files: 14,
      moved: { files: 2, bytes: 10 },
      dependsOn: [first.backupId],
    });
    expect(second.files?.archiveBytes).toBeLessThan(10_000);
    source.files.delete('avatars/new.txt');
    const third = await night();
    expect(third.files).toMatchObject({ files: 13, moved: { files: 0 } });
    // Each archive that holds bytes is named itself: no restore follows a chain.
    expect(third.files?.dependsOn).toEqual([first.backupId, second.backupId]);
    const whole = ok(await operate(dist, ['verify', '--destination', destination, ...s3]));
    expect(whole.files?.dependsOn).toHaveLength(2);
    const other = await startStorageProject();
    const restored = ok(await restoreFiles(other, destination, ...s3));
    expect(restored.files?.moved.files).toBe(13);
    expect(contentsOf(other)).toEqual(contentsOf(source));
    await other.stop();

    const { DeleteObjectCommand } = await import('@aws-sdk/client-s3');
    const Key = `p/${first.backupId}.storage.tar.gz`;
    await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key }));
    const fourth = await night();
    expect(fourth.files?.dependsOn).toEqual([second.backupId]);
    expect(fourth.files?.moved.files).toBe(12);
    expect(fourth.warnings.join(' ')).toMatch(/stored again/);
  } finally {
    await bucket.remove();
    source.put('avatars', 'image.jpg', IMAGE, { contentType: 'image/jpeg', cacheControl: 'max-age=3600' });
  }
}, 120_000);

test('faults of the project are got over: rate limits, cut bodies, files that change and vanish', async () => {
  const met = new Set<string>();
  const once = (name: string) => !met.has(name) && met.add(name) !== undefined;
  source.put('avatars', 'vanishes', Buffer.from('soon gone'));
  source.onRequest = ({ url }) => {
    if (url.includes('list-v2/avatars') && once('limit')) {
      return { kind: 'status', status: 429, headers: { 'retry-after': '1' } };
    }
    if (url.includes('/object/avatars/image.jpg') && once('cut')) return { kind: 'cut', afterBytes: 100_000 };
    if (url.includes('/info/private/page.html') && once('error')) return { kind: 'status', status: 503 };
    if (url.includes('/object/private/page.html') && once('change')) {
      const content = Buffer.from('changed');
      const work = async () => source.put('private', 'page.html', content, { contentType: 'text/html' });
      return { kind: 'first', work };
    }
    if (url.includes('/info/avatars/vanishes') && once('gone')) {
      return { kind: 'first', work: async () => void source.files.delete('avatars/vanishes') };
    }
    return undefined;
  };
  const folder = store('faults');
  const report = ok(await backUpAll(folder));
  expect([...met].sort()).toEqual(['change', 'cut', 'error', 'gone', 'limit']);
  expect(report.files?.files).toBe(13);
  const { manifest, path } = unpack(folder, report.backupId as string);
  const page = manifest.objects.find((entry) => entry.path === 'page.html');
  expect(readFileSync(join(path, page?.file ?? ''), 'utf8')).toBe('changed');
  source.put('private', 'page.html', PAGE, {
    contentType: 'text/html',
    metadata: { by: 'Ünal', n: [1, null] },
  });
});

test('entries without bytes and files without an entry are named', async () => {
  source.put('avatars', 'lost.png', null, { createdAt: '2026-01-01T00:00:00.000Z' });
  source.put('private', 'unknown.html', PAGE, { createdAt: '2026-01-01T00:00:00.000Z' });
  const report = ok(await backUpAll(store('orphans')));
  expect(report.notCovered).toContainEqual(
    expect.objectContaining({ kind: 'storage-file', name: 'avatars/lost.png' }),
  );
  expect(report.warnings.join('\n')).toMatch(/no bytes of 1 file \(avatars\/lost\.png\)/);
  expect(report.warnings.join('\n')).toMatch(/no entry of 1 file \(private\/unknown\.html\)/);
  source.files.delete('avatars/lost.png');
  source.files.delete('private/unknown.html');
});

test('a file that never stands still is an error, and leaves nothing behind', async () => {
  source.onRequest = ({ url }) =>
    url.includes('/object/avatars/image.jpg') ? { kind: 'cut', afterBytes: 1000 } : undefined;
  const folder = store('cut');
  const run = await backUpAll(folder);
  expect(run.report).toMatchObject({ exitCode: 3, error: { code: 'STORAGE_FILE_UNREADABLE' } });
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test('damage in an archive of files is found by verify, and no file of it is sent', async () => {
  const folder = store('damaged');
  const id = ok(await backUpAll(folder)).backupId as string;
  const { manifest } = unpack(folder, id);
  const place = manifest.objects.find((entry) => entry.path === 'image.jpg')?.span.offset ?? 0;
  const path = join(folder, `${id}.storage.tar.gz`);
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(place + 1000) ^ 1, place + 1000);
  writeFileSync(path, bytes);
  const verified = await operate(dist, ['verify', '--destination', folder]);
  expect(verified.report).toMatchObject({ exitCode: 5 });
  const other = await startStorageProject();
  const refused = await restoreFiles(other, folder);
  expect(refused.report).toMatchObject({
    exitCode: 5,
    error: { message: expect.stringContaining('objects/') },
  });
  expect([other.files.size, other.buckets.size]).toEqual([0, 0]);
  const run = await restoreFiles(other, folder, '--skip-unrestorable');
  expect(run.report).toMatchObject({ exitCode: 5, error: { code: 'FILES_NOT_RESTORED' } });
  expect(run.report.error?.message).toMatch(/1 file could not be put back: avatars\/image\.jpg/);
  expect(other.files.has('avatars/image.jpg')).toBe(false);
  expect(other.files.size).toBe(12);
  await other.stop();
  rmSync(path);
  const gone = await operate(dist, ['list', '--destination', folder]);
  expect(gone.report.warnings.join(' ')).toMatch(/the archive of its files .* is missing/);
}, 60_000);

test('get fetches both archives; without a key for files, and without files, the report says so', async () => {
  const folder = store('got');
  const got = ok(await operate(dist, ['get', '--destination', store('whole'), '--report-dir', folder]));
  expect(readdirSync(folder).sort()).toEqual(
    ['.manifest.json', '.storage.tar.gz', '.storage.tar.gz.sha256', '.tar.gz', '.tar.gz.sha256'].map(
      (ending) => `${got.backupId}${ending}`,
    ),
  );
  const other = await startStorageProject();
  ok(await restoreFiles(other, store('whole'), '--backup', join(folder, `${got.backupId}.tar.gz`)));
  expect(other.files.size).toBe(13);
  await other.stop();

  const without = ok(
    await operate(dist, ['backup', '--destination', store('none'), '--pg-dump-path', pgDump18()], {
      env: { DATABASE_URL: database.url },
    }),
  );
  expect(without.notCovered.find(({ kind }) => kind === 'storage-files')?.reason).toMatch(
    /there are 13 files in 2 buckets; storage-buckets backs them up/,
  );
  const refused = await restoreFiles(target, store('none'));
  expect(refused.report).toMatchObject({ exitCode: 2, error: { code: 'NO_FILES' } });
});

test('rows and files come back in one run, packed by zstd', async () => {
  const folder = store('zstd');
  const options = { node: node24() };
  const id = ok(await backUpAll(folder, '--compression', 'zstd')).backupId as string;
  expect(readdirSync(folder)).toContain(`${id}.storage.tar.zst`);
  const verified = ok(await operate(dist, ['verify', '--destination', folder], options));
  expect(verified.files).toMatchObject({ files: 13, moved: { files: 13 } });
  const [empty, other] = await Promise.all([createSupabaseProject('empty'), startStorageProject()]);
  const env = {
    DB_BACKUP_TARGET_SUPABASE_URL: other.url,
    DB_BACKUP_TARGET_SUPABASE_SERVICE_ROLE_KEY: other.key,
  };
  const run = ok(await restore(dist, empty.url, ['--destination', folder], { ...options, env }));
  expect(run.files).toMatchObject({ files: 13, moved: { files: 13 } });
  expect(contentsOf(other)).toEqual(contentsOf(source));
  const rows = await empty.query('SELECT count(*)::int AS n FROM storage.objects');
  expect(rows.rows).toEqual([{ n: 13 }]);
  await Promise.all([empty.drop(), other.stop()]);
}, 60_000);

test('with an S3 key the bytes come by S3', async () => {
  const { endpoint, accessKeyId, secretAccessKey } = s3Service();
  const bucket = await createBucket({ versioned: false });
  source.putBucket(bucket.name);
  for (const name of ['a/photo 1.png', 'été#?.txt', 'empty']) {
    const content = name === 'empty' ? Buffer.alloc(0) : Buffer.from(`by S3: ${name}`);
    source.put(bucket.name, name, content);
    await bucket.client.send(new PutObjectCommand({ Bucket: bucket.name, Key: name, Body: content }));
  }
  const before = source.seen.length;
  const args = (secret: string) => [
    ...[
      'backup',
      '--destination',
      store('by-s3'),
      '--pg-dump-path',
      pgDump18(),
      '--storage-buckets',
      bucket.name,
    ],
    ...['--storage-s3-endpoint', endpoint, '--storage-s3-access-key-id', accessKeyId],
    ...['--storage-s3-secret-access-key', secret],
  ];
  const env = { DATABASE_URL: database.url, SUPABASE_URL: source.url, SUPABASE_SECRET_KEY: source.key };
  const refused = await operate(dist, args('not the secret'), { env });
  expect(refused.report).toMatchObject({ exitCode: 3, error: { code: 'STORAGE_AUTH_FAILED' } });
  const report = ok(await operate(dist, args(secretAccessKey), { env }));
  expect(report.files).toMatchObject({ files: 3 });
  expect(source.seen.slice(before).filter(({ url }) => url.includes('cacheNonce'))).toEqual([]);
  const { manifest } = unpack(store('by-s3'), report.backupId as string);
  expect(manifest.objects.map(({ sha256 }) => sha256)).toEqual(
    manifest.objects.map(({ path }) =>
      createHash('sha256')
        .update(source.files.get(`${bucket.name}/${path}`)?.content ?? '')
        .digest('hex'),
    ),
  );
  source.buckets.delete(bucket.name);
  for (const { path } of manifest.objects) source.files.delete(`${bucket.name}/${path}`);
  await bucket.remove();
}, 60_000);

test('a key alone carries rows and files', async () => {
  const databases = { databaseUrl: database.authenticatorUrl, schemas: ['public', 'graphql_public'] };
  const project = await startRestProject({ ...databases, storage: source });
  const env = { SUPABASE_URL: project.url, SUPABASE_SERVICE_ROLE_KEY: project.serviceRoleKey };
  const args = ['backup', '--destination', store('key'), '--storage-buckets', 'avatars', '--allow-empty'];
  const report = ok(await operate(dist, args, { env }));
  expect(report.source).toMatchObject({ consistency: 'per-page' });
  expect(report.files).toMatchObject({ buckets: 1, files: 11 });
  expect(report.notCovered.map(({ kind }) => kind)).toContain('storage-entries');
  await project.stop();
}, 60_000);

test('a file of 200 MB passes through without staying in memory', async () => {
  const large = randomBytes(200 * 1024 * 1024);
  source.put('private', 'film.mp4', large, { contentType: 'video/mp4' });
  const folder = store('large');
  const args = ['--destination', folder, '--pg-dump-path', pgDump18(), '--storage-buckets', 'private'];
  const usage = join(work, 'usage');
  // Not maxRSS, which counts what the process that starts it holds, too.
  const watch = `import{writeFileSync}from"node:fs";let most=0;setInterval(()=>{most=Math.max(most,process.memoryUsage.rss())},20).unref();process.on("exit",()=>writeFileSync("${usage}",String(most)))`;
  const env = {
    ...{ DATABASE_URL: database.url, SUPABASE_URL: source.url, SUPABASE_SECRET_KEY: source.key },
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(watch)}`,
  };
  const run = await operate(dist, ['backup', ...args, '--temp-dir', work], { env });
  const report = ok(run);
  expect(report.files?.bytes).toBeGreaterThan(large.length);
  const { size } = statSync(join(folder, `${report.backupId}.storage.tar.gz`));
  expect(size - large.length).toBeLessThan(large.length / 1000);
  const most = Number(readFileSync(usage, 'utf8'));
  expect(most).toBeGreaterThan(large.length / 10);
  // Less than what the program takes alone, and the file.
  expect(most).toBeLessThan(1.5 * large.length);
  source.files.delete('private/film.mp4');
}, 120_000);
