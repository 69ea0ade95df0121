import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommittedManifest } from '../../src/core/manifest.js';
import { download } from '../support/bucket-contents.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { differingTables } from '../support/load-archive.js';
import { hostileCorpus } from '../support/postgres-corpus.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import {
  type ActionRun,
  awsVariables,
  type Installation,
  installDist,
  runAction,
  runCli,
} from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { node24, pgDump18 } from '../support/services.js';

/** The main job on real input: a hostile database, a versioned bucket, an endpoint where Slack stands. */
let dist: Installation;
let database: TestDatabase;
let bucket: TestBucket;
let slack: HttpEndpoint;
let run: ActionRun;
let work: string;
let unpacked: string;
let sidecar: CommittedManifest;

beforeAll(async () => {
  dist = installDist();
  work = mkdtempSync(join(tmpdir(), 'db-backup-story-'));
  [database, bucket] = await Promise.all([createDatabase(15), createBucket()]);
  slack = await startEndpoint((response) => response.end('ok'));
  await database.query(hostileCorpus(15));
  run = await runAction(
    dist,
    {
      'database-url': database.url,
      destination: `s3://${bucket.name}/team/shop`,
      environment: 'production',
      'slack-webhook-url': slack.url,
      'upload-report': 'false',
    },
    {
      ...awsVariables(),
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '42',
      GITHUB_SERVER_URL: 'https://github.com',
    },
  );
  if (run.code !== 0) throw new Error(`the action failed:\n${run.stdout}\n${run.stderr}`);
  const key = `team/shop/production/${run.outputs['backup-id']}`;
  sidecar = JSON.parse((await download(bucket, `${key}.manifest.json`)).toString());
  writeFileSync(join(work, sidecar.archive.file), await download(bucket, `${key}.tar.gz`));
  writeFileSync(join(work, `${sidecar.archive.file}.sha256`), await download(bucket, `${key}.tar.gz.sha256`));
  execFileSync('tar', ['-xzf', sidecar.archive.file], { cwd: work });
  unpacked = join(work, sidecar.id);
}, 120_000);

afterAll(async () => {
  await slack.close();
  await Promise.all([database.drop(), bucket.remove()]);
  dist.remove();
  rmSync(work, { recursive: true, force: true });
});

it('is accepted by gzip, tar, sha256sum and jq', () => {
  const shell = (command: string, cwd: string) =>
    execFileSync('sh', ['-ec', command], { cwd, encoding: 'utf8' });
  shell(`gzip -t ${sidecar.archive.file} && sha256sum -c ${sidecar.archive.file}.sha256`, work);
  shell('sha256sum --quiet --strict -c SHA256SUMS', unpacked);
  for (const table of sidecar.tables) {
    expect(Number(shell(`jq length '${table.file}'`, unpacked))).toBe(table.rows);
  }
});

it('lists every file it holds, each once, at its span', () => {
  const archive = readFileSync(join(work, sidecar.archive.file));
  const listed = [...sidecar.files, ...sidecar.tables];
  const found = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(unpacked.length + 1));
  expect(found.sort()).toEqual([...listed.map(({ file }) => file), 'SHA256SUMS', 'manifest.json'].sort());
  for (const { file, span, bytes, sha256 } of listed) {
    const members = archive.subarray(span.offset, span.offset + span.length);
    const content = execFileSync('gzip', ['-dc'], { input: members, maxBuffer: 1 << 30 });
    expect([file, content.length]).toEqual([file, bytes]);
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
});

/** A configuration table of an extension: only the user's rows are archived, so the oracle has no twin of it. */
const isPartial = ({ name }: { name: string }) => name === 'spatial_ref';

it('carries every value of every table exactly (record_image_eq)', async () => {
  const whole = sidecar.tables.filter((table) => !isPartial(table));
  expect(whole.length).toBeGreaterThan(105);
  expect(await differingTables(database.url, unpacked, whole)).toEqual([]);
});

it('counts what the server counts', async () => {
  const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
  for (const { schema, name, rows } of sidecar.tables) {
    if (isPartial({ name })) continue;
    const counted = await database.query(
      `SELECT count(*)::int AS n FROM ONLY ${quote(schema)}.${quote(name)}`,
    );
    expect([schema, name, rows]).toEqual([schema, name, counted.rows[0].n]);
  }
});

it('has a schema that a fresh server accepts', async () => {
  const fresh = await createDatabase(15);
  try {
    for (const part of ['pre-data', 'post-data']) {
      execFileSync('psql', [
        '-X',
        '-q',
        '-v',
        'ON_ERROR_STOP=1',
        '-d',
        fresh.url,
        '-f',
        join(unpacked, 'schema', `${part}.sql`),
      ]);
    }
  } finally {
    await fresh.drop();
  }
});

it('says in its outputs what a following step needs', () => {
  const { outputs } = run;
  expect(outputs['archive-uri']).toBe(`s3://${bucket.name}/team/shop/production/${sidecar.archive.file}`);
  expect(outputs['archive-sha256']).toBe(sidecar.archive.sha256);
  expect(Number(outputs['archive-bytes'])).toBe(sidecar.archive.bytes);
  expect(Number(outputs['table-count'])).toBe(sidecar.tables.length);
  expect(Number(outputs['row-count'])).toBe(sidecar.tables.reduce((sum, { rows }) => sum + rows, 0));
  expect(sidecar.archive.versionId).toMatch(/\w/);
  expect(JSON.parse(outputs.result ?? '').ok).toBe(true);
});

it('writes a job summary and tells Slack', () => {
  expect(run.summary).toContain(sidecar.id);
  expect(run.summary).toContain(`s3://${bucket.name}/team/shop/production`);
  expect(slack.received.map(({ path }) => path)).toEqual([new URL(slack.url).pathname]);
  const message = slack.received[0]?.body ?? '';
  expect(JSON.parse(message).blocks.length).toBeGreaterThan(2);
  expect(message).toContain('https://github.com/o/r/actions/runs/42');
  expect(message).toContain('production');
});

it('keeps secrets out of log, summary, outputs, message and archive', () => {
  const password = decodeURIComponent(new URL(database.url).password);
  const secrets = [password, awsVariables().AWS_SECRET_ACCESS_KEY ?? '', 'secret-token'];
  const texts = [
    run.shown,
    run.stderr,
    run.summary,
    JSON.stringify(run.outputs),
    slack.received[0]?.body ?? '',
    ...[...sidecar.files, { file: 'manifest.json' }].map(({ file }) =>
      readFileSync(join(unpacked, file), 'utf8'),
    ),
  ];
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) {
      expect(texts.filter((text) => text.includes(form))).toEqual([]);
    }
  }
});

describe.each([
  ['this Node', () => process.execPath],
  ['Node 24', node24],
])('the command under %s', (_, node) => {
  it('backs up again, lists, verifies and prunes', async () => {
    const where = ['--destination', `s3://${bucket.name}/team/shop`, '--environment', 'production', '--json'];
    const options = { env: { ...awsVariables(), DATABASE_URL: database.url }, node: node() };
    await new Promise((next) => setTimeout(next, 1100));
    const again = await runCli(dist, ['backup', ...where, '--notify-on', 'never'], options);
    expect([again.code, JSON.parse(again.stdout).ok]).toEqual([0, true]);
    const list = JSON.parse((await runCli(dist, ['list', ...where], options)).stdout);
    expect(list.backups.map(({ backupId }: { backupId: string }) => backupId)).toContain(sidecar.id);
    const verified = JSON.parse((await runCli(dist, ['verify', sidecar.id, ...where], options)).stdout);
    expect([verified.ok, verified.backupId]).toEqual([true, sidecar.id]);
    const pruned = JSON.parse((await runCli(dist, ['prune', ...where, '--dry-run'], options)).stdout);
    expect(pruned.decisions.every(({ keep }: { keep: boolean }) => keep)).toBe(true);
  });
});

it.each([13, 14, 16, 17, 18] as const)('reads PostgreSQL %i', async (major) => {
  const other = await createDatabase(major);
  const folder = mkdtempSync(join(tmpdir(), `db-backup-pg${major}-`));
  try {
    await other.query(hostileCorpus(major));
    const { code, stdout, stderr } = await runCli(
      dist,
      ['backup', '--destination', folder, '--pg-dump-path', pgDump18(), '--json'],
      { env: { DATABASE_URL: other.url } },
    );
    if (code !== 0) throw new Error(stdout + stderr);
    const { backupId } = JSON.parse(stdout);
    execFileSync('tar', ['-xzf', `${backupId}.tar.gz`], { cwd: folder });
    const manifest = JSON.parse(readFileSync(join(folder, backupId, 'manifest.json'), 'utf8'));
    const whole = manifest.tables.filter((table: CommittedManifest['tables'][number]) => !isPartial(table));
    expect(await differingTables(other.url, join(folder, backupId), whole)).toEqual([]);
  } finally {
    await other.drop();
    rmSync(folder, { recursive: true });
  }
});
