import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommandFile } from './support/command-file.js';
import { start } from './support/run-process.js';
import { createPrograms, type Programs } from './support/workflow-runner/programs.js';
import { parseWorkflow } from './support/workflow-runner/read-workflow.js';

/** Scripts of the workflows alone, with programs of this machine replaced. */
function scriptOf(file: string, job: string): string {
  const { steps = [] } = parseWorkflow(`.github/workflows/${file}`).jobs[job] ?? {};
  return steps.find(({ run }) => run !== undefined)?.run ?? '';
}

let programs: Programs;

beforeEach(() => {
  programs = createPrograms();
});
afterEach(() => programs.remove());

describe('the client of backup.yml', () => {
  const script = scriptOf('backup.yml', 'backup');

  beforeEach(() => {
    programs.add('psql', 'env | grep ^PG | sort >&3; echo 180001');
    programs.add('pg_dump', 'echo "pg_dump (PostgreSQL) 18.1"');
    programs.add('sudo', '');
  });

  /** What psql found in its environment. */
  async function asked(url: string, ca = ''): Promise<Record<string, string>> {
    const env = {
      PATH: `${programs.folder}:${process.env.PATH}`,
      DATABASE_URL: url,
      TLS_CA: ca,
      RUNNER_TEMP: programs.folder,
    };
    const { code, stdout, stderr } = await start('bash', ['-e', '-c', `exec 3>&1\n${script}`], env, '.')
      .ended;
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
    expect(programs.calls().join()).toMatch(/^psql -XAtqwc SHOW server_version_num,pg_dump --version$/);
  });

  const installed = () => programs.calls().filter((call) => / install -qy postgresql-client/.test(call));

  it.each([
    ['18.1', 'echo 180001', 'db.example.com', []],
    ['16.9', 'echo 150012', 'db.example.com', []],
    ['9.6.24', 'echo 100003', 'db.example.com', ['sudo apt-get install -qy postgresql-client-10']],
    ['16.9', 'echo 170002', 'db.example.com', ['sudo apt-get install -qy postgresql-client-17']],
    ['16.9', 'exit 2', 'db.example.com', []],
    [
      '16.9',
      'exit 2',
      'aws-0-eu-central-1.pooler.supabase.com',
      ['sudo apt-get install -qy postgresql-client'],
    ],
  ])('beside pg_dump %s, with "%s" from %s, installs %j', async (version, psql, host, expected) => {
    programs.add('pg_dump', `echo "pg_dump (PostgreSQL) ${version} (Ubuntu ${version}-0ubuntu0.24.04.1)"`);
    programs.add('psql', psql);
    await asked(`postgres://u:p@${host}/d`);
    expect(installed()).toEqual(expected);
  });

  it('installs what is missing altogether', async () => {
    programs.add('pg_dump', 'exit 127');
    await asked('postgres://u:p@db.example.com/d');
    expect(installed()).toEqual(['sudo apt-get install -qy postgresql-client-18']);
  });
});

describe('the server of drill.yml', () => {
  async function choose(env: Record<string, string>) {
    const output = join(programs.folder, 'output');
    writeFileSync(output, '');
    const all = {
      OWN_SERVER: 'false',
      ENGINE: 'postgresql',
      IMAGE: 'postgres:15',
      ...env,
      GITHUB_OUTPUT: output,
    };
    const { code, stdout } = await start('bash', ['-e', '-c', scriptOf('drill.yml', 'pick')], all, '.').ended;
    return { code, stdout, outputs: parseCommandFile(readFileSync(output, 'utf8')) };
  }
  const password = expect.stringMatching(/^[0-9a-f]{32}$/);

  it.each([
    [{}, { 'postgres-image': 'postgres:15', password }],
    [{ IMAGE: 'pgvector/pgvector:pg16' }, { 'postgres-image': 'pgvector/pgvector:pg16', password }],
    [
      { ENGINE: 'mysql', IMAGE: 'mysql:8.4' },
      { 'mysql-image': 'mysql:8.4', password },
    ],
    [
      { ENGINE: 'mariadb', IMAGE: 'mariadb:11.4' },
      { 'mysql-image': 'mariadb:11.4', password },
    ],
    [{ OWN_SERVER: 'true' }, {}],
    [{ OWN_SERVER: 'true', ENGINE: 'tidb', IMAGE: '' }, {}],
  ])('with %j is %j', async (env, outputs) => {
    expect(await choose(env)).toEqual({ code: 0, stdout: '', outputs });
  });

  it.each([
    [{ IMAGE: '' }, 'No image is known'],
    [{ ENGINE: 'tidb', IMAGE: 'pingcap/tidb:v8.5.0' }, 'DRILL_SERVER_URL'],
  ])('with %j is refused', async (env, words) => {
    const { code, stdout, outputs } = await choose(env);
    expect([code, outputs]).toEqual([1, {}]);
    expect(stdout).toMatch(new RegExp(`^::error::.*${words}`));
  });
});
