import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Installation, installDist, runAction, runCli, start } from './support/run-process.js';
import { node24 } from './support/services.js';

const MAX_BYTES = 16_000_000;

let installation: Installation;

beforeAll(() => {
  installation = installDist();
});

afterAll(() => installation.remove());

/** The Node of this test run (20 or newer) and the action's own. */
const RUNTIMES: readonly [string, () => string][] = [
  [`Node ${process.versions.node}`, () => process.execPath],
  ['Node 24', node24],
];

describe.each(RUNTIMES)('the command in an empty folder, under %s', (_name, node) => {
  it('says its version, that of package.json', async () => {
    const { code, stdout, stderr } = await runCli(installation, ['--version'], { node: node() });
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect([code, stdout, stderr]).toEqual([0, `${version}\n`, '']);
  });

  it('explains itself', async () => {
    const { code, stdout, stderr } = await runCli(installation, ['backup', '--help'], { node: node() });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('--database-url <url>');
  });

  it('refuses bad settings with code 2, in one JSON object, with no warning of Node', async () => {
    const { code, stdout, stderr } = await runCli(installation, ['backup', '--json', '--jobs=x'], {
      node: node(),
    });
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ operation: 'backup', ok: false, exitCode: 2, tables: [] });
    expect(stderr).toContain('jobs: "x" is not allowed');
    expect(stderr).not.toContain('Warning:');
  });

  it('loads all of the app: a source that cannot be reached has code 3, and a missing folder none', async () => {
    const env = { DATABASE_URL: 'postgres://u:hunter22@127.0.0.1:1/d' };
    const { code, stdout, stderr } = await runCli(
      installation,
      ['backup', '--json', '--destination', './b'],
      {
        node: node(),
        env,
      },
    );
    expect([code, JSON.parse(stdout).ok]).toEqual([3, false]);
    expect(stdout + stderr).not.toContain('hunter22');
  });

  it('loads all of the S3 client: a refused store has code 4', async () => {
    const env = {
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'y',
      AWS_REGION: 'us-east-1',
      AWS_MAX_ATTEMPTS: '1',
    };
    const args = ['list', '--json', '--destination', 's3://bucket/p', '--s3-endpoint', 'http://127.0.0.1:1'];
    const { code, stdout, stderr } = await runCli(installation, args, { node: node(), env });
    expect([code, JSON.parse(stdout).error?.code]).toEqual([4, expect.any(String)]);
    expect(stderr).not.toContain('Warning:');
  });

  it('lists an empty series', async () => {
    const { code, stdout } = await runCli(installation, ['list', '--destination', '.'], { node: node() });
    expect([code, stdout]).toEqual([0, 'There is no backup here yet.\n']);
  });
});

describe('the command', () => {
  it('survives a reader that has gone', async () => {
    const script = '(sleep 0.3; "$0" dist/cli.js --help; echo "code $?" >&2) | true';
    const { stderr } = await start('sh', ['-c', script, process.execPath], {}, installation.folder).ended;
    expect(stderr).toBe('code 0\n');
  });
});

describe('the action in an empty folder, under Node 24', () => {
  it('is what action.yml names', () => {
    const action = parse(readFileSync('action.yml', 'utf8'));
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
    expect(statSync(join(installation.folder, action.runs.main)).isFile()).toBe(true);
    expect(action.description.length).toBeLessThanOrEqual(125);
  });

  it('refuses bad inputs with code 2, an annotation, outputs and a summary', async () => {
    const inputs = { destination: './b', 'retention-days': '0', 'retenton-days': '3' };
    const { code, stdout, outputs, summary } = await runAction(installation, inputs);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^::error title=SETTING_UNKNOWN::exit code 2: retenton-days: no such setting/m);
    expect(JSON.parse(outputs.result ?? '')).toMatchObject({ ok: false, exitCode: 2 });
    expect(summary).toContain('❌ Backup failed');
  });

  it('accepts every default of action.yml, and says what is missing', async () => {
    const { inputs } = parse(readFileSync('action.yml', 'utf8'));
    const defaults = Object.entries<{ default?: string }>(inputs).map(([name, { default: text = '' }]) => [
      name,
      text,
    ]);
    const { code, stdout } = await runAction(installation, Object.fromEntries(defaults));
    expect(code).toBe(2);
    expect(stdout).toMatch(/exit code 2: database-url: is missing.*%0Adestination: is missing/);
  });

  it('masks secrets before anything else', async () => {
    const url = 'postgres://u:p%40ss-word@127.0.0.1:1/d';
    const { code, stdout, masked, shown } = await runAction(installation, {
      'database-url': url,
      destination: './b',
    });
    expect(code).toBe(3);
    const lines = stdout.split('\n');
    const firstOther = lines.findIndex((line) => !line.startsWith('::add-mask::'));
    expect(lines.slice(firstOther).some((line) => line.startsWith('::add-mask::'))).toBe(false);
    expect(masked).toEqual(expect.arrayContaining([url, 'p%40ss-word', 'p@ss-word']));
    expect(stdout.replace(/^::add-mask::.*$/gm, '')).not.toMatch(/p@ss-word|p%40ss-word/);
    expect(shown).toContain('exit code 3');
  });
});

describe('dist', () => {
  const names = readdirSync('dist', { recursive: true, encoding: 'utf8' });

  it('is small enough to be downloaded with every run', () => {
    const bytes = names.reduce((sum, name) => sum + statSync(join('dist', name)).size, 0);
    expect(bytes).toBeLessThan(MAX_BYTES);
  });

  it('has the licences of what it bundles', () => {
    const licences = readFileSync('dist/licences.txt', 'utf8');
    for (const name of ['@actions/core', '@aws-sdk/client-s3', 'pg', 'tar'])
      expect(licences).toContain(`\n${name}\n`);
  });

  it('names no path of the machine it was built on', () => {
    const root = process.cwd();
    const found = names.filter(
      (n) => statSync(join('dist', n)).isFile() && readFileSync(join('dist', n), 'utf8').includes(root),
    );
    expect(found).toEqual([]);
  });
});
