import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CacheService, startCacheService } from '../support/cache-service.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { startMailServer, type TestMailServer } from '../support/mail-server.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { type Installation, installDist, runAction, runCli, startCli } from '../support/run-process.js';

/** A store that is down for two nights and back in the third, on every channel, as a user would see it. */
let dist: Installation;
let database: TestDatabase;
let mail: TestMailServer;
let endpoint: HttpEndpoint;
let cache: CacheService;
let work: string;
let isSilent = false;

beforeAll(async () => {
  dist = installDist();
  work = mkdtempSync(join(tmpdir(), 'db-backup-alerts-'));
  [database, mail, cache] = await Promise.all([
    createDatabase(15),
    startMailServer({ login: { user: 'ops', password: 'p@ss' } }),
    startCacheService(),
  ]);
  await database.query('CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)');
  endpoint = await startEndpoint((response) => {
    if (!isSilent) response.writeHead(202).end();
  });
});

afterAll(async () => {
  await Promise.all([database.drop(), mail.close(), endpoint.close(), cache.close()]);
  dist.remove();
  rmSync(work, { recursive: true, force: true });
});

const at = (path: string) => new URL(path, endpoint.url).href;

const settingsFor = (destination: string) => ({
  'database-url': database.url,
  destination,
  environment: 'production',
  'notify-on': 'failure',
  'email-smtp-url': `smtp://ops:p%40ss@127.0.0.1:${mail.port}?starttls=required`,
  'email-from': 'Backups <backup@example.com>',
  'email-to': 'a@example.com, b@example.com',
  'pagerduty-routing-key': 'routing-key-0001',
  'pagerduty-url': at('/'),
  'webhook-url': at('/webhook?key=1'),
  'heartbeat-url': at('/ping?x=1'),
});

const FACES = {
  async cli(settings: Record<string, string>) {
    const variables = Object.entries(settings).map(([name, value]) => [
      `DB_BACKUP_${name.toUpperCase().replaceAll('-', '_')}`,
      value,
    ]);
    const env = { ...Object.fromEntries(variables), NODE_EXTRA_CA_CERTS: mail.authorityFile };
    const { code, stdout } = await runCli(dist, ['backup', '--json'], { env });
    return { code, report: JSON.parse(stdout) };
  },
  async action(settings: Record<string, string>, night: number) {
    const { code, outputs } = await runAction(
      dist,
      { ...settings, 'allow-ephemeral': 'true' },
      {
        ...{ ...cache.env, NODE_EXTRA_CA_CERTS: mail.authorityFile, RUNNER_TEMP: work },
        ...{
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_REPOSITORY: 'o/r',
          GITHUB_RUN_ID: String(night),
        },
      },
    );
    return { code, report: JSON.parse(outputs.result ?? '') };
  },
};

it.each(['cli', 'action'] as const)('%s: two nights without a store, then one with', async (face) => {
  const store = join(work, `store-${face}`);
  // A file in the place of the folder: nothing can be written, not even a count.
  writeFileSync(store, '');
  const [mailsBefore, requestsBefore] = [mail.received.length, endpoint.received.length];
  const nights = [];
  for (const night of [1, 2, 3]) {
    if (night === 3) {
      rmSync(store);
      mkdirSync(store);
    }
    nights.push(await FACES[face](settingsFor(store), night));
  }
  expect(
    nights.map(({ code, report }) => [code, report.failuresInARow, report.recoveredAfter, report.warnings]),
  ).toEqual([
    [4, 1, 0, []],
    [4, 2, 0, []],
    [0, 0, 2, []],
  ]);

  const requests = endpoint.received.slice(requestsBefore);
  const eventsOf = (path: string) => requests.filter((request) => request.path.startsWith(path));
  const events = eventsOf('/v2/enqueue').map(({ body }) => JSON.parse(body));
  expect(events.map(({ event_action }) => event_action)).toEqual(['trigger', 'resolve']);
  expect(events[0].dedup_key).toBe(events[1].dedup_key);
  expect(events[0].payload.summary).toContain('2 failures in a row');
  expect(eventsOf('/ping').map(({ path }) => path)).toEqual([
    ...[
      '/ping/start?x=1',
      '/ping/fail?x=1',
      '/ping/start?x=1',
      '/ping/fail?x=1',
      '/ping/start?x=1',
      '/ping?x=1',
    ],
  ]);
  expect(eventsOf('/ping/fail').at(-1)?.body).toContain('The end of the log:');
  expect(eventsOf('/webhook').map(({ body }) => JSON.parse(body).failuresInARow)).toEqual([1, 2]);
  const mails = mail.received.slice(mailsBefore);
  expect(mails.map(({ to, encrypted, mail: { subject } }) => [to.length, encrypted, subject])).toEqual([
    [2, true, '❌ Backup failed · production'],
    [2, true, '❌ Backup failed · production'],
  ]);
});

it('keeps the count of the action in the cache, under a new key each time', () => {
  expect(cache.keys()).toHaveLength(3);
  expect(new Set(cache.keys()).size).toBe(3);
});

it('ends within seconds when it is told to while nobody answers its messages', async () => {
  isSilent = true;
  const args = [
    'backup',
    '--json',
    '--destination',
    join(work, 'store-silent'),
    '--slack-webhook-url',
    at('/slack'),
  ];
  const running = startCli(dist, args, { env: { DATABASE_URL: database.url } });
  while (!endpoint.received.some(({ path }) => path === '/slack'))
    await new Promise((done) => setTimeout(done, 50));
  running.kill('SIGTERM');
  const { code, stdout } = await running.ended;
  isSilent = false;
  const { ok, warnings } = JSON.parse(stdout);
  expect([code, ok]).toEqual([0, true]);
  expect(warnings).toContain('Slack could not be told about this run: the run was cancelled.');
});
