import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEchoingDatabase } from '../support/echoing-servers.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { startMailServer, type TestMailServer } from '../support/mail-server.js';
import { createDatabase, dropRoles, type TestDatabase } from '../support/postgres-database.js';
import { type Installation, installDist, runAction, runCli } from '../support/run-process.js';
import { withUrl } from '../support/services.js';

const hex = () => randomBytes(10).toString('hex');
/** Looks different in each way to write it. */
const odd = () => `${hex()}/+@ ${hex()}`;

/** One for each secret setting. */
const SECRETS = {
  database: odd(),
  slack: hex(),
  mail: odd(),
  pagerDuty: hex(),
  webhookKey: hex(),
  webhookToken: hex(),
  heartbeat: hex(),
  serviceRole: hex(),
  storeKey: odd(),
  storeSession: odd(),
};
/** This one is the secret of the webhook, and stands in the name of a table, too: an archive has names as they are. */
const NAMED = hex();
/** No secret of a setting, but nobody's business either. */
const ROW = hex();

const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  encodeURIComponent(secret).replaceAll('%20', '+'),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('base64url'),
];

const EVERY_FORM = [...Object.values(SECRETS), NAMED].flatMap(formsOf).join(' | ');

let dist: Installation;
let work: string;
let database: TestDatabase;
let target: TestDatabase;
let mail: TestMailServer;
let endpoint: HttpEndpoint;
let store: HttpEndpoint;
let echo: Awaited<ReturnType<typeof startEchoingDatabase>>;
const role = `secret_${hex()}`;
/** Whatever could be read by somebody, by where it was. */
const seen = new Map<string, string>();
/** What runs said that were refused by a server that quotes secrets. */
const refused: string[] = [];

beforeAll(async () => {
  dist = installDist();
  work = mkdtempSync(join(tmpdir(), 'db-backup-secrets-'));
  [database, target, mail] = await Promise.all([
    createDatabase(15),
    createDatabase(15),
    startMailServer({ login: { user: 'ops', password: SECRETS.mail } }),
  ]);
  await database.query(
    `CREATE ROLE ${role} SUPERUSER LOGIN PASSWORD '${SECRETS.database}';
     CREATE TABLE "logins_${NAMED}" (id int PRIMARY KEY, note text);
     INSERT INTO "logins_${NAMED}" VALUES (1, '${ROW}')`,
  );
  endpoint = await startEndpoint((response) => response.writeHead(202).end(EVERY_FORM));
  echo = await startEchoingDatabase(EVERY_FORM);
  store = await startEndpoint((response) =>
    response
      .writeHead(403, { 'content-type': 'application/xml' })
      .end(`<Error><Code>AccessDenied</Code><Message>${EVERY_FORM.replaceAll('&', '')}</Message></Error>`),
  );
  await runEverything();
}, 120_000);

afterAll(async () => {
  await Promise.all([
    mail.close(),
    endpoint.close(),
    store.close(),
    echo.close(),
    database.drop(),
    target.drop(),
  ]);
  await dropRoles(15, [role]);
  dist.remove();
  rmSync(work, { recursive: true, force: true });
});

const login = ({ url }: TestDatabase) => withUrl(url, { user: role, password: SECRETS.database });

function secretSettings(): Record<string, string> {
  const at = (path: string) => new URL(path, endpoint.url).href;
  return {
    'slack-webhook-url': at(`/services/${SECRETS.slack}`),
    'email-smtp-url': `smtp://ops:${encodeURIComponent(SECRETS.mail)}@127.0.0.1:${mail.port}`,
    'email-from': 'backup@example.com',
    'email-to': 'ops@example.com',
    'pagerduty-routing-key': SECRETS.pagerDuty,
    'pagerduty-after-failures': '1',
    'pagerduty-url': at('/'),
    'webhook-url': at(`/webhook?key=${SECRETS.webhookKey}`),
    'webhook-token': SECRETS.webhookToken,
    'webhook-secret': NAMED,
    'heartbeat-url': at(`/ping/${SECRETS.heartbeat}`),
  };
}

async function runEverything(): Promise<void> {
  const good = { 'database-url': login(database), destination: join(work, 'store') };
  const refusedLogin = `postgres://u:${encodeURIComponent(SECRETS.database)}@127.0.0.1:${echo.port}/d`;
  // Two backups of one series may not begin in one second.
  const turnedAway = { ...good, 'database-url': refusedLogin, 'backup-name': 'refused' };
  const reports = { 'report-dir': join(work, 'reports') };
  await cli('backup', good);
  await cli('backup', turnedAway, 3);
  await cli('backup', { ...good, destination: 's3://bucket/p', 's3-endpoint': new URL(store.url).origin }, 4);
  await cli('list', { destination: good.destination });
  await cli('verify', { destination: good.destination });
  await cli('restore', { destination: good.destination, 'target-url': login(target) });
  await cli('drill', {
    ...{ destination: good.destination, 'drill-server-url': login(target), ...reports },
    ...{ 'expected-tables': `public.logins_${NAMED}>=1`, 'check-command': `echo '${SECRETS.database}'` },
  });
  await cli('status', { destination: good.destination, ...reports });
  await cli('doctor', good);
  await cli('doctor', { 'database-url': refusedLogin }, 3);
  await action('backup', good);
  await action('backup', turnedAway, 3);
  await action(
    'restore',
    { destination: good.destination, backup: 'nonsense', 'target-url': refusedLogin },
    2,
  );
  await action(
    'drill',
    {
      ...{ destination: good.destination, 'drill-server-url': login(target), ...reports },
      ...{ 'check-sql': `SELECT '${NAMED}' = ''`, 'check-command': 'echo "$DATABASE_URL"; exit 1' },
    },
    9,
  );
  await action('status', { destination: good.destination, ...reports }, 8);
  await action('doctor', { ...good, 'database-url': refusedLogin }, 3);
  for (const [index, { body, path }] of endpoint.received.entries())
    seen.set(
      `message ${index} to ${path.slice(0, 6)}`,
      body.replace(`"routing_key":"${SECRETS.pagerDuty}"`, ''),
    );
  for (const [index, { raw, mail: parsed }] of mail.received.entries())
    seen.set(`mail ${index}`, [raw, parsed.subject, parsed.text, parsed.html].join('\n'));
  for (const folder of [join(work, 'reports'), join(dist.folder, 'state')])
    for (const [name, content] of filesOf(folder)) seen.set(name, content);
}

const ENVIRONMENT = () => ({
  ...{ AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: SECRETS.storeKey },
  ...{ AWS_SESSION_TOKEN: SECRETS.storeSession, AWS_REGION: 'us-east-1', AWS_MAX_ATTEMPTS: '1' },
  ...{ SUPABASE_SERVICE_ROLE_KEY: SECRETS.serviceRole, NODE_EXTRA_CA_CERTS: mail.authorityFile },
});

/** Operations that tell nobody know nothing of channels. */
const TELLS = ['backup', 'restore', 'verify', 'drill', 'status'];

async function cli(operation: string, settings: Record<string, string>, expected = 0): Promise<void> {
  const given = { ...(TELLS.includes(operation) ? secretSettings() : {}), ...settings };
  const variables = Object.entries(given).map(([name, value]) => [
    `DB_BACKUP_${name.toUpperCase().replaceAll('-', '_')}`,
    value,
  ]);
  const env = { ...ENVIRONMENT(), ...Object.fromEntries(variables) };
  // With `--json` for programs, without for people; logs are in both.
  const flags = operation === 'backup' || seen.size % 2 === 0 ? ['--json'] : [];
  const { code, stdout, stderr } = await runCli(dist, [operation, ...flags], { env });
  seen.set(`${operation} ${flags.join('')} ${seen.size}`, stdout + stderr);
  if (code !== expected) throw new Error(`${operation} ended with ${code}:\n${stdout}${stderr}`);
  if (expected !== 0) refused.push(stdout + stderr);
}

async function action(operation: string, settings: Record<string, string>, expected = 0): Promise<void> {
  const inputs = {
    ...(TELLS.includes(operation) ? { ...secretSettings(), 'upload-report': 'false' } : {}),
    ...{ operation, ...settings },
  };
  const { code, stdout, stderr, outputs, summary } = await runAction(dist, inputs, {
    ...ENVIRONMENT(),
    ...{ GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '1', RUNNER_DEBUG: '1' },
  });
  const shown = stdout.replace(/^::add-mask::.*$/gm, '');
  seen.set(`action ${operation} ${seen.size}`, [shown, stderr, JSON.stringify(outputs), summary].join('\n'));
  if (code !== expected) throw new Error(`the action ended with ${code}:\n${shown}${stderr}`);
}

function filesOf(folder: string): [string, string][] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

const found = (texts: Iterable<[string, string]>, secrets: readonly string[]) =>
  [...texts].flatMap(([where, text]) =>
    secrets.flatMap((secret) =>
      formsOf(secret)
        .filter((form) => text.includes(form))
        .map(
          (form) => `${where}: ${text.slice(Math.max(0, text.indexOf(form) - 60), text.indexOf(form) + 20)}`,
        ),
    ),
  );

it('has heard from every channel and every operation', () => {
  expect(seen.size).toBeGreaterThan(40);
  // What the servers said was repeated, so that there was something to mask.
  expect(refused).toHaveLength(3);
  expect(refused.filter((text) => text.includes('*** | ***'))).toHaveLength(2);
  expect(new Set(endpoint.received.map(({ path }) => path.split(/[/?]/)[1]))).toEqual(
    new Set(['services', 'webhook', 'ping', 'v2']),
  );
  expect(mail.received.length).toBeGreaterThan(4);
  const names = [...seen.keys()].join('\n');
  for (const name of ['drill.html', 'drill.json', 'backup-', 'action drill', 'action status'])
    expect(names).toContain(name);
});

it('shows no secret in any output, log, summary, report, message or file, in no form', () => {
  expect(found(seen, [...Object.values(SECRETS), NAMED])).toEqual([]);
});

it('shows no value of a row', () => {
  expect(found(seen, [ROW])).toEqual([]);
});

it('keeps no secret in archives, sidecars and proofs, but the names of tables as they are', () => {
  const folder = join(work, 'store');
  const archives = readdirSync(folder).filter((name) => name.endsWith('.tar.gz'));
  expect(archives.length).toBeGreaterThan(1);
  const texts: [string, string][] = archives.map((name) => [
    name,
    execFileSync('tar', ['-xzOf', join(folder, name)], { encoding: 'utf8', maxBuffer: 1 << 26 }),
  ]);
  expect(texts[0]?.[1]).toContain(`logins_${NAMED}`);
  expect(texts[0]?.[1]).toContain(ROW);
  texts.push(...filesOf(folder).filter(([path]) => !path.endsWith('.tar.gz')));
  expect(found(texts, Object.values(SECRETS))).toEqual([]);
});
