import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BucketContents, contentsOf } from '../support/bucket-contents.js';
import { createDatabase, type TestDatabase } from '../support/postgres-database.js';
import { awsVariables, type Installation, installDist, runCli } from '../support/run-process.js';
import { createBucket, type TestBucket } from '../support/s3-bucket.js';
import { poolerUrl, tlsFiles, withUrl } from '../support/services.js';

/** Each wrong input: one clear error with its exit code, before anything is touched. */
let dist: Installation;
let database: TestDatabase;
let empty: TestDatabase;
let bucket: TestBucket;
let spool: string;
let before: BucketContents;

beforeAll(async () => {
  dist = installDist();
  database = await createDatabase();
  empty = await createDatabase();
  bucket = await createBucket();
  spool = mkdtempSync(join(tmpdir(), 'db-backup-spool-'));
  await database.query(`
    CREATE TABLE orders (id int PRIMARY KEY, note text);
    INSERT INTO orders SELECT n, 'note ' || n FROM generate_series(1, 100) n;
    CREATE TABLE secrets (id int, hidden text);
    INSERT INTO secrets VALUES (1, 'x');
    DROP ROLE IF EXISTS story_poor, story_filtered;
    CREATE ROLE story_poor LOGIN PASSWORD 'poor-password';
    CREATE ROLE story_filtered LOGIN PASSWORD 'filtered-password';
    GRANT SELECT ON orders TO story_poor, story_filtered;
    GRANT SELECT (id) ON secrets TO story_poor;
    GRANT SELECT ON secrets TO story_filtered;
    ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
    CREATE POLICY p ON secrets USING (id > 1);`);
  const first = await backup({});
  expect(first.code).toBe(0);
  before = await contentsOf(bucket);
});

afterAll(async () => {
  await database.query('DROP OWNED BY story_poor, story_filtered; DROP ROLE story_poor, story_filtered;');
  await Promise.all([database.drop(), empty.drop(), bucket.remove()]);
  dist.remove();
  rmSync(spool, { recursive: true, force: true });
});

interface Change {
  readonly url?: string | null;
  readonly destination?: string | null;
  readonly args?: readonly string[];
  readonly env?: Record<string, string>;
}

async function backup({
  url = database.url,
  destination = `s3://${bucket.name}/shop`,
  args = [],
  env = {},
}: Change) {
  const given = destination === null ? [] : ['--destination', destination];
  const ended = await runCli(dist, ['backup', ...given, '--temp-dir', spool, '--json', ...args], {
    env: { ...awsVariables(), ...(url === null ? {} : { DATABASE_URL: url }), ...env },
  });
  return { ...ended, report: JSON.parse(ended.stdout) };
}

/** A server of our own name, so that the database's password is not the story. */
const elsewhere = (host: string) => () => withUrl(database.url, { host });

const CASES: readonly {
  readonly name: string;
  readonly change: () => Change;
  readonly exitCode: number;
  readonly says: RegExp;
  readonly setting?: string;
}[] = [
  {
    name: 'no source',
    change: () => ({ url: null }),
    exitCode: 2,
    says: /database-url/,
    setting: 'database-url',
  },
  {
    name: 'two sources',
    change: () => ({ args: ['--supabase-url', 'https://x.supabase.co'] }),
    exitCode: 2,
    says: /supabase-url/,
  },
  { name: 'unknown scheme', change: () => ({ url: 'oracle://u:p@h/d' }), exitCode: 2, says: /postgres/ },
  {
    name: 'wrong password',
    change: () => ({ url: withUrl(database.url, { password: 'not-the-password' }) }),
    exitCode: 3,
    says: /password/i,
  },
  {
    name: 'unknown host',
    change: () => ({ url: elsewhere('no-such-host.invalid')() }),
    exitCode: 3,
    says: /no-such-host\.invalid/,
  },
  {
    name: 'refused port',
    change: () => {
      const url = new URL(database.url);
      url.port = '1';
      return { url: url.href };
    },
    exitCode: 3,
    says: /refused/i,
  },
  {
    name: 'TLS wrong',
    change: () => ({
      url: withUrl(database.url, {
        host: 'localhost',
        search: { sslmode: 'verify-full', sslrootcert: tlsFiles().stranger },
      }),
    }),
    exitCode: 3,
    says: /certificate|TLS/i,
  },
  {
    name: 'database missing',
    change: () => ({ url: withUrl(database.url, { database: 'no_such_database' }) }),
    exitCode: 3,
    says: /no_such_database/,
  },
  {
    name: 'empty database',
    change: () => ({ url: empty.url }),
    exitCode: 6,
    says: /allow-empty/,
    setting: 'allow-empty',
  },
  {
    name: 'role without rights on one column of one table',
    change: () => ({ url: withUrl(database.url, { user: 'story_poor', password: 'poor-password' }) }),
    exitCode: 3,
    says: /public\.secrets[\s\S]*hidden/,
  },
  {
    name: 'role that sees some rows only',
    change: () => ({ url: withUrl(database.url, { user: 'story_filtered', password: 'filtered-password' }) }),
    exitCode: 3,
    says: /row[\s\S]*public\.secrets/i,
  },
  {
    name: 'pooler in transaction mode',
    change: () => ({ url: withUrl(poolerUrl(), { database: database.name }) }),
    exitCode: 3,
    says: /transaction/i,
  },
  {
    name: 'Supabase pooler port',
    change: () => ({
      url: 'postgres://postgres.abc:pw@aws-0-eu-central-1.pooler.supabase.com:6543/postgres',
    }),
    exitCode: 3,
    says: /5432/,
  },
  {
    name: 'destination missing',
    change: () => ({ destination: null }),
    exitCode: 2,
    says: /destination/,
    setting: 'destination',
  },
  {
    name: 'destination not writable',
    change: () => {
      const file = join(spool, '..', `db-backup-story-file-${process.pid}`);
      writeFileSync(file, '');
      return { destination: join(file, 'below-a-file') };
    },
    exitCode: 4,
    says: /below-a-file/,
    setting: 'destination',
  },
  {
    name: 'bucket missing',
    change: () => ({ destination: 's3://no-such-bucket-here/x' }),
    exitCode: 4,
    says: /no-such-bucket-here/,
  },
  {
    name: 'wrong credentials',
    change: () => ({ env: { AWS_SECRET_ACCESS_KEY: 'not-the-secret-at-all' } }),
    exitCode: 4,
    says: /credential|signature|secret/i,
  },
  {
    name: 'unknown setting',
    change: () => ({ args: ['--retention-day', '3'] }),
    exitCode: 2,
    says: /retention-days/,
  },
  {
    name: 'number that is no number',
    change: () => ({ args: ['--jobs', 'two'] }),
    exitCode: 2,
    says: /jobs[\s\S]*two/,
    setting: 'jobs',
  },
  {
    name: 'retention 0',
    change: () => ({ args: ['--retention-days', '0'] }),
    exitCode: 2,
    says: /retention-days/,
    setting: 'retention-days',
  },
  {
    name: 'feature not built',
    change: () => ({ args: ['--encrypt-to', 'age1xyz'] }),
    exitCode: 2,
    says: /encrypt-to[\s\S]*not built/,
  },
  {
    name: 'pattern that matches nothing',
    change: () => ({ args: ['--exclude-tables', 'public.no_such_*'] }),
    exitCode: 2,
    says: /no_such_\*/,
    setting: 'exclude-tables',
  },
  {
    name: 'no usable pg_dump',
    change: () => ({ args: ['--pg-dump-path', '/nowhere/pg_dump'] }),
    exitCode: 2,
    says: /pg-dump-path/,
    setting: 'pg-dump-path',
  },
];

it.each(CASES)('$name → exit $exitCode', async ({ change, exitCode, says, setting }) => {
  const { code, report, stderr } = await backup(change());
  expect({ code, exitCode: report.exitCode, ok: report.ok }).toEqual({ code: exitCode, exitCode, ok: false });
  expect(`${report.error.message} ${report.error.nextStep}`).toMatch(says);
  expect(report.error.nextStep).toMatch(/\w/);
  if (setting !== undefined) expect(report.error.setting).toBe(setting);
  expect(stderr).not.toMatch(/ at .*\.js:\d+/);
  expect(await contentsOf(bucket)).toEqual(before);
  expect(readdirSync(spool)).toEqual([]);
});

it('names all problems at once', async () => {
  const { code, report } = await backup({
    url: null,
    destination: null,
    args: ['--jobs', 'x', '--nonsense', '1'],
  });
  expect(code).toBe(2);
  for (const setting of ['database-url', 'destination', 'jobs', 'nonsense']) {
    expect(report.error.message).toContain(setting);
  }
});

it('refuses a folder of a hosted runner unless told so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-ephemeral-'));
  const env = { RUNNER_ENVIRONMENT: 'github-hosted', GITHUB_ACTIONS: 'true' };
  const refused = await backup({ destination: folder, env });
  expect([refused.code, refused.report.error.setting]).toEqual([6, 'destination']);
  expect(readdirSync(folder)).toEqual([]);
  const allowed = await backup({ destination: folder, env, args: ['--allow-ephemeral'] });
  expect(allowed.code).toBe(0);
  rmSync(folder, { recursive: true });
});

it('keeps everything when another database writes into the series, until it is accepted', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-other-'));
  const other = await createDatabase();
  await other.query('CREATE TABLE t (a int); INSERT INTO t VALUES (1)');
  try {
    const options = { destination: folder, args: ['--retention-days', '1', '--retention-min-count', '1'] };
    expect((await backup(options)).code).toBe(0);
    await new Promise((next) => setTimeout(next, 1100));
    const second = await backup({ ...options, url: other.url });
    expect(second.code).toBe(0);
    expect(second.report.warnings.join('\n')).toMatch(/accept-new-source/);
    expect(second.report.prune.frozen).toMatch(/accept-new-source/);
    await new Promise((next) => setTimeout(next, 1100));
    const accepted = await backup({
      ...options,
      url: database.url,
      args: [...options.args, '--accept-new-source'],
    });
    expect(accepted.report.prune.frozen).toBeNull();
  } finally {
    await other.drop();
    rmSync(folder, { recursive: true });
  }
});

it('two runs in the same second: one commits, the other is refused', async () => {
  const prefix = `s3://${bucket.name}/twins`;
  for (let attempt = 0; attempt < 10; attempt++) {
    await new Promise((next) => setTimeout(next, 1000 - (Date.now() % 1000)));
    const runs = await Promise.all([backup({ destination: prefix }), backup({ destination: prefix })]);
    const [one, two] = runs.map(({ report }) => report);
    if (one.backupId !== two.backupId) continue;
    expect(runs.map(({ code }) => code).sort()).toEqual([0, 6]);
    expect(runs.find(({ code }) => code === 6)?.report.error.code).toBe('ID_TAKEN');
    const good = await runCli(dist, ['verify', one.backupId, '--destination', prefix, '--json'], {
      env: awsVariables(),
    });
    expect(good.code).toBe(0);
    return;
  }
  throw new Error('ten pairs of runs never fell into the same second');
});
