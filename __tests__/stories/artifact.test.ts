import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Check } from 'typebox/value';
import { type ArtifactService, startArtifactService } from '../support/artifact-service.js';
import { createDrillServer, type DrillServer } from '../support/drill-server.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { type ActionRun, type Installation, installDist, runAction } from '../support/run-process.js';
import { pgDump18 } from '../support/services.js';
import { unknownKeys } from '../support/unknown-keys.js';

/** Whether and how a report reaches GitHub's artifacts: the committed action against a service that speaks its protocol. */
let dist: Installation;
let service: ArtifactService;
let silent: ArtifactService;
/** It takes its time, while the other tests run. */
let unanswered: Promise<ActionRun>;
let source: TestDatabase;
let server: DrillServer;
let folder: string;

beforeAll(async () => {
  dist = installDist();
  folder = mkdtempSync(join(tmpdir(), 'db-backup-artifact-'));
  [service, silent, source, server] = await Promise.all([
    startArtifactService(),
    startArtifactService(),
    createDatabase(15),
    createDrillServer(15),
  ]);
  silent.behave('silent');
  unanswered = act({ operation: 'prune' }, { ...event(PRIVATE), ...silent.env });
  await source.query(`CREATE TABLE "<b>orders</b>" (id int PRIMARY KEY, note text);
    INSERT INTO "<b>orders</b>" VALUES (1, 'a very private value')`);
});

afterAll(async () => {
  await Promise.all([service.close(), silent.close(), source.drop(), server.drop()]);
  dist.remove();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(() => service.behave('well'));

function event(payload: object | string): Record<string, string> {
  const path = join(mkdtempSync(join(folder, 'event-')), 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload));
  return { GITHUB_EVENT_PATH: path };
}

const PRIVATE = { repository: { visibility: 'private', private: true } };
const PUBLIC = { repository: { visibility: 'public', private: false } };

function act(inputs: Record<string, string>, env: Record<string, string>) {
  return runAction(
    dist,
    { destination: join(folder, 'store'), ...inputs },
    { ...service.env, GITHUB_WORKSPACE: folder, ...env },
  );
}

it('uploads what a drill found for people and programs, without secrets and values of rows', async () => {
  const backup = await act(
    { 'database-url': source.url, 'pg-dump-path': pgDump18(), 'upload-report': 'false' },
    event(PRIVATE),
  );
  expect([backup.code, service.requests()]).toEqual([0, 0]);
  const drill = await act(
    {
      operation: 'drill',
      'drill-server-url': server.url,
      'check-sql': "SELECT 'a very private value' IS NULL",
    },
    { ...event({ schedule: '0 3 1 * *', ...PRIVATE }), GITHUB_SERVER_URL: 'https://github.com' },
  );
  expect(drill.code).toBe(9);
  const [[name, files] = []] = service.artifacts();
  expect(name).toBe(`db-backup-drill-${backup.outputs['backup-id']}`);
  expect([...(files?.keys() ?? [])].sort()).toEqual(['drill.html', 'drill.md', 'report.json']);
  const report = JSON.parse(files?.get('report.json') ?? '');
  expect(report).toEqual(JSON.parse(drill.outputs.result ?? ''));
  expect(report).toMatchObject({ operation: 'drill', exitCode: 9, rows: 1 });
  const schema = JSON.parse(readFileSync('docs/drill-report.schema.json', 'utf8'));
  expect([Check(schema, report), unknownKeys(schema, report)]).toEqual([true, []]);
  expect(files?.get('drill.html')).toContain('&lt;b&gt;orders&lt;/b&gt;');
  expect(`${files?.get('drill.md')}`).toBe(drill.summary);
  const written = [...(files?.values() ?? [])].join('\n');
  // Whoever writes it into a statement has published it.
  expect(written.replaceAll(/SELECT (&#39;|'|&#x27;)a very private value\1 IS NULL/g, '')).not.toContain(
    'a very private value',
  );
  for (const secret of [server.password, new URL(source.url).password]) expect(written).not.toContain(secret);
});

it.each<[string, object | string, Record<string, string>, boolean]>([
  ['a private repository', PRIVATE, {}, true],
  ['an internal repository', { repository: { visibility: 'internal', private: true } }, {}, true],
  ['an older server that says private', { repository: { private: true } }, {}, true],
  ['a private repository that wants none', PRIVATE, { 'upload-report': 'false' }, false],
  ['a public repository', PUBLIC, {}, false],
  ['a public repository that wants it', PUBLIC, { 'upload-report': 'true' }, true],
  ['an operation that has no such setting', PRIVATE, { operation: 'list' }, false],
  ['an event without a repository', {}, {}, false],
  ['an event that is no JSON', '{', {}, false],
])('uploads from %s as it should', async (_, payload, inputs, isUploaded) => {
  const before = service.artifacts().size;
  const asked = service.requests();
  const { code, stdout } = await act({ operation: 'prune', ...inputs }, event(payload));
  expect([code, stdout.includes('could not be uploaded')]).toEqual([0, false]);
  expect(service.artifacts().size - before).toBe(isUploaded ? 1 : 0);
  if (!isUploaded) expect(service.requests()).toBe(asked);
});

it.each<[string, Record<string, string>, string]>([
  ['no runtime', { ACTIONS_RUNTIME_TOKEN: '' }, 'Unable to get the ACTIONS_RUNTIME_TOKEN env variable'],
  ['another server', { GITHUB_SERVER_URL: 'https://github.example.com' }, 'not currently supported on GHES'],
  ['no service', { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' }, 'ECONNREFUSED'],
])('only warns where there is %s', async (_, env, words) => {
  const { code, stdout } = await act({ operation: 'prune' }, { ...event(PRIVATE), ...env });
  expect(stdout).toContain('::warning::The report could not be uploaded as an artifact: ');
  expect([code, stdout]).toEqual([0, expect.stringContaining(words)]);
});

it('only warns where the service refuses', async () => {
  service.behave('refusing');
  const { code, stdout } = await act({ operation: 'prune' }, event(PRIVATE));
  expect([code, stdout]).toEqual([0, expect.stringMatching(/::warning::The report could not .*not for you/)]);
});

it('ends, green, where nobody answers', async () => {
  const { code, stdout } = await unanswered;
  const words = 'The report could not be uploaded as an artifact: no answer within 20 s';
  expect([code, stdout]).toEqual([0, expect.stringContaining(words)]);
}, 60_000);
