import { start } from './support/run-process.js';
import { createPrograms, type Programs } from './support/workflow-runner/programs.js';
import { parseWorkflow } from './support/workflow-runner/read-workflow.js';

/** The step of backup.yml that asks a server for its version, with psql's place taken. */
const script =
  parseWorkflow('.github/workflows/backup.yml').jobs.backup?.steps?.find(({ run }) => run)?.run ?? '';

let programs: Programs;

beforeEach(() => {
  programs = createPrograms();
  programs.add('psql', 'env | grep ^PG | sort >&3; echo 180001');
  programs.add('pg_dump', 'echo "pg_dump (PostgreSQL) 18.1"');
});
afterEach(() => programs.remove());

/** What psql found in its environment. */
async function asked(url: string, ca = ''): Promise<Record<string, string>> {
  const env = {
    PATH: `${programs.folder}:${process.env.PATH}`,
    DATABASE_URL: url,
    TLS_CA: ca,
    RUNNER_TEMP: programs.folder,
  };
  const { code, stdout, stderr } = await start('bash', ['-e', '-c', `exec 3>&1\n${script}`], env, '.').ended;
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.split('\n').filter((line) => line.startsWith('PG'));
  return Object.fromEntries(lines.map((line) => [line.split('=')[0], line.replace(/^[^=]*=/, '')]));
}

const SYSTEM = '/etc/ssl/certs/ca-certificates.crt';

it.each<[string, Record<string, string>]>([
  [
    'postgres://u:p@db.example.com/shop',
    {
      PGHOST: 'db.example.com',
      PGPORT: '5432',
      PGUSER: 'u',
      PGPASSWORD: 'p',
      PGDATABASE: 'shop',
      PGSSLMODE: 'verify-full',
      PGSSLROOTCERT: SYSTEM,
    },
  ],
  [
    String.raw`postgresql://a%40b:p%2F%3A%25%27w\n$(id)@[::1]:6000/my%20shop?sslmode=require`,
    {
      PGHOST: '::1',
      PGPORT: '6000',
      PGUSER: 'a@b',
      PGPASSWORD: String.raw`p/:%'w\n$(id)`,
      PGDATABASE: 'my shop',
      PGSSLMODE: 'require',
    },
  ],
  [
    'postgres://u:p@one:1,two,[fe80::2]:3/d?sslmode=verify-ca&sslrootcert=%2Fca.pem',
    { PGHOST: 'one,two,fe80::2', PGPORT: '1,5432,3', PGSSLMODE: 'verify-ca', PGSSLROOTCERT: '/ca.pem' },
  ],
  [
    'postgres:///shop?host=/run/postgresql&port=5433&user=me&options=-c%20a%3Db',
    {
      PGHOST: '/run/postgresql',
      PGPORT: '5433',
      PGUSER: 'me',
      PGDATABASE: 'shop',
      PGSSLMODE: 'disable',
      PGOPTIONS: '-c a=b',
    },
  ],
])('asks %s', async (url, expected) => {
  expect(await asked(url)).toMatchObject(expected);
});

it('trusts the authority that is given, as text or as a file', async () => {
  const pem = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----';
  const inFile = `${programs.folder}/database-ca.pem`;
  expect(await asked('postgres://db.example.com/d', pem)).toMatchObject({ PGSSLROOTCERT: inFile });
  expect(await asked('postgres://db.example.com/d', '/my/ca.pem')).toMatchObject({
    PGSSLROOTCERT: '/my/ca.pem',
  });
});

it.each(['mysql://u:p@h/d', 'mariadb://u:p@h/d', ''])('asks nobody about %j', async (url) => {
  expect([await asked(url), programs.calls()]).toEqual([{}, []]);
});

it('never names the address to psql, where other processes could read it', async () => {
  await asked('postgres://u:hunter22@db.example.com/shop');
  expect(programs.calls().join()).toMatch(/^psql -XAtqc SHOW server_version_num,pg_dump --version$/);
});
