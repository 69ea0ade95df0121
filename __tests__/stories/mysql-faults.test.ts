import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BucketContents, contentsOf } from '../support/bucket-contents.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import {
  awsVariables,
  type Installation,
  installDist,
  type Running,
  startCli,
} from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { type MysqlFlavour, withUrl } from '../support/services.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

/** What goes wrong with a backup of MySQL or MariaDB ends as for PostgreSQL: by name, with the same codes, and nothing is left behind. */
const FLAVOURS = ['MYSQL', 'MARIADB'] as const;
const CANCEL_LIMIT_MS = 7_000;
/** 2 to the power of this many rows of 1 KB that no compression makes smaller. */
const DOUBLINGS = 16;

let dist: Installation;
let bucket: TestBucket;
let spool: string;
let before: BucketContents;
const user = `poor_${randomBytes(4).toString('hex')}`;
const databases = new Map<MysqlFlavour, MysqlTestDatabase>();
const of = (flavour: MysqlFlavour) => databases.get(flavour) as MysqlTestDatabase;

beforeAll(async () => {
  dist = installDist();
  bucket = await createBucket();
  spool = mkdtempSync(join(tmpdir(), 'db-backup-spool-'));
  for (const flavour of FLAVOURS) {
    const database = await createMysqlDatabase(flavour);
    databases.set(flavour, database);
    await database.run(
      'CREATE TABLE big (i INT AUTO_INCREMENT PRIMARY KEY, t VARBINARY(1000))',
      "INSERT INTO big (t) VALUES ('')",
      ...Array.from({ length: DOUBLINGS }, () => 'INSERT INTO big (t) SELECT t FROM big'),
      'UPDATE big SET t = RANDOM_BYTES(1000)',
      'CREATE TABLE small (i INT)',
      'CREATE PROCEDURE p() SELECT 1',
      `CREATE USER ${user}@'%' IDENTIFIED BY 'poor'`,
      `GRANT SELECT ON ${database.name}.small TO ${user}@'%'`,
    );
  }
}, 60_000);

beforeEach(async () => {
  before = await contentsOf(bucket);
});

afterAll(async () => {
  for (const database of databases.values()) {
    await database.run(`DROP USER ${user}@'%'`);
    await database.drop();
  }
  await bucket.remove();
  dist.remove();
  rmSync(spool, { recursive: true, force: true });
});

interface Change {
  readonly destination?: string;
  readonly tempDir?: string;
  readonly args?: readonly string[];
}

function start(
  url: string,
  { destination = `s3://${bucket.name}/shop`, tempDir = spool, args = [] }: Change = {},
): Running {
  return startCli(dist, ['backup', '--destination', destination, '--temp-dir', tempDir, '--json', ...args], {
    env: { ...awsVariables(), DATABASE_URL: url },
  });
}

async function outcome(run: Running) {
  const { code, stdout } = await run.ended;
  return { code, error: JSON.parse(stdout).error };
}

async function expectNothingLeft(): Promise<void> {
  expect(await contentsOf(bucket)).toEqual(before);
  expect(readdirSync(spool)).toEqual([]);
}

/** The connection that reads the big table right now. */
async function reading(flavour: MysqlFlavour): Promise<string | undefined> {
  const [row] = await of(flavour).query(
    "SELECT ID FROM information_schema.PROCESSLIST WHERE DB = DATABASE() AND INFO LIKE 'SELECT%`t`%' AND ID <> CONNECTION_ID()",
  );
  return row?.[0] ?? undefined;
}

/** The upload has been begun before. */
async function whileReading(flavour: MysqlFlavour): Promise<string> {
  for (;;) {
    const id = await reading(flavour);
    if (id !== undefined) return id;
  }
}

describe.each(FLAVOURS)('%s', (flavour) => {
  it.each([
    ['KILL', 'SOURCE_LOST'],
    ['KILL QUERY', 'SOURCE_CANCELLED'],
  ])('%s in the middle of a table', async (kill, code) => {
    const run = start(of(flavour).url);
    await of(flavour).run(`${kill} ${await whileReading(flavour)}`);
    const ended = await outcome(run);
    expect([ended.code, ended.error.code]).toEqual([3, code]);
    expect(ended.error.message).toContain('big');
    await expectNothingLeft();
  });

  it.each(flavour === 'MYSQL' ? (['SIGTERM'] as const) : (['SIGINT'] as const))(
    '%s in the middle of a table',
    async (signal) => {
      const run = start(of(flavour).url);
      await whileReading(flavour);
      const at = Date.now();
      run.kill(signal);
      const { code, error } = await outcome(run);
      expect(Date.now() - at).toBeLessThan(CANCEL_LIMIT_MS);
      expect([code, error.code]).toEqual([130, 'CANCELLED']);
      await expectNothingLeft();
      expect(await reading(flavour)).toBeUndefined();
    },
  );
});

it('a server that dies in the middle', async () => {
  const target = new URL(of('MYSQL').url);
  const proxy = await startTcpProxy({ host: target.hostname, port: Number(target.port) });
  target.port = String(proxy.port);
  const run = start(target.href);
  await whileReading('MYSQL');
  proxy.cut();
  const { code, error } = await outcome(run);
  await proxy.close();
  expect([code, error.code]).toEqual([3, 'SOURCE_LOST']);
  await expectNothingLeft();
});

it('a disk for the spool that fills up, whatever else that leads to', async () => {
  const small = mkdtempSync(join(tmpdir(), 'db-backup-small-'));
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const asRoot = (...command: string[]) => {
    const [program = '', ...args] = [...sudo, ...command];
    execFileSync(program, args);
  };
  asRoot('mount', '-t', 'tmpfs', '-o', 'size=6m,mode=777', 'tmpfs', small);
  try {
    const spooled = await outcome(start(of('MYSQL').url, { tempDir: small }));
    expect([spooled.code, spooled.error.code]).toEqual([4, 'SPOOL_FULL']);
    expect(readdirSync(small)).toEqual([]);
  } finally {
    asRoot('umount', small);
    rmSync(small, { recursive: true });
  }
});

it('is refused by name where the input is wrong', async () => {
  const { url: good, name } = of('MYSQL');
  const url = (change: Parameters<typeof withUrl>[1]) => withUrl(good, change);
  const port = new URL(good);
  port.port = '1';
  const cases: readonly (readonly [url: string, code: string, says: RegExp, args?: readonly string[]])[] = [
    [url({ password: 'not-the-password' }), 'SOURCE_PASSWORD_WRONG', /password/],
    [port.href, 'SOURCE_UNREACHABLE', /refused|ECONNREFUSED/i],
    [url({ host: 'localhost', search: { 'ssl-mode': 'VERIFY_CA' } }), 'SOURCE_TLS', /certificate/],
    [url({ database: 'no_such_database' }), 'SOURCE_DATABASE_MISSING', /no_such_database/],
    [url({ user, password: 'poor' }), 'SOURCE_PERMISSION', /no SELECT on the whole database/],
    [
      url({ user, password: 'poor' }),
      'SOURCE_PERMISSION',
      /big/,
      ['--include-tables', 'big,small', '--schema-dump', 'off'],
    ],
  ];
  const outcomes = await Promise.all(cases.map(([from, , , args = []]) => outcome(start(from, { args }))));
  expect(outcomes.map(({ code, error }) => [code, error.code, error.nextStep !== ''])).toEqual(
    cases.map(([, code]) => [3, code, true]),
  );
  outcomes.forEach(({ error }, i) => {
    expect(error.message).toMatch(cases[i]?.[2] ?? /never/);
  });
  await of('MYSQL').run(`GRANT SELECT, SHOW VIEW, TRIGGER, EVENT ON ${name}.* TO ${user}@'%'`);
  const { code, error } = await outcome(start(url({ user, password: 'poor' })));
  expect([code, error.code]).toEqual([3, 'SOURCE_PERMISSION']);
  expect(error.message).toContain('routines are hidden');
  expect(error.nextStep).toContain('SHOW_ROUTINE');
  await expectNothingLeft();
});
