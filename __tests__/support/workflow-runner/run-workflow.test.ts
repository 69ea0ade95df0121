import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Call, runWorkflow } from './run-workflow.js';
import type { WorkflowRun } from './world.js';

/** The runner itself: it does as GitHub does, and what it does not know it refuses by name. */
const folder = mkdtempSync(join(tmpdir(), 'db-backup-runner-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(yaml: string, call: Partial<Call> = {}): Promise<WorkflowRun> {
  const file = join(folder, 'x.yml');
  writeFileSync(file, yaml);
  const nothing = { folder, remove: () => {} };
  return runWorkflow(file, { event: 'workflow_call', granted: {}, ...call }, { installation: nothing });
}

const workflow = (steps: string, on = '', job = '') => `
on: { workflow_call: { ${on} } }
permissions: {}
jobs:
  a:
    runs-on: here
    timeout-minutes: 1
    ${job}
    steps:
${steps.replace(/^/gm, '      ')}
`;

it('hands outputs, variables and folders on, and hides what is masked', async () => {
  const done = await run(
    `${workflow(
      `- id: one
  run: |
    echo "plain=1=2" >> "$GITHUB_OUTPUT"
    printf 'long<<E\\na\\nb\\nE\\n' >> "$GITHUB_OUTPUT"
    echo "SEEN=yes" >> "$GITHUB_ENV"
    mkdir "$RUNNER_TEMP/bin"; printf '#!/bin/sh\\necho from the path' > "$RUNNER_TEMP/bin/prog"; chmod +x "$RUNNER_TEMP/bin/prog"
    echo "$RUNNER_TEMP/bin" >> "$GITHUB_PATH"
    echo "::add-mask::hush"
    echo "word=hush" >> "$GITHUB_OUTPUT"
- env: { LONG: "\${{ steps.one.outputs.long }}", MINE: "\${{ env.SEEN }}" }
  run: 'echo "$LONG $MINE hush \${SECRET:-none}"; prog'`,
      `secrets: { KEY: {} }, outputs: { b: { value: "\${{ jobs.b.outputs.sum }}" } }`,
      `outputs: { plain: "\${{ steps.one.outputs.plain }}", word: "\${{ steps.one.outputs.word }}" }`,
    )}
  b:
    needs: a
    runs-on: here
    timeout-minutes: 1
    outputs: { sum: "\${{ format('{0}|{1}|{2}', needs.a.outputs.plain, needs.a.outputs.word, needs.a.result) }}" }
    steps: [{ run: 'true' }]
`,
    { secrets: { KEY: 'key' } },
  );
  expect(done.log).toContain('a\nb yes *** none\nfrom the path');
  expect([done.ok, done.outputs.b]).toEqual([true, '1=2||success']);
});

it('goes on after a failure only where it is told to', async () => {
  const done = await run(`${workflow(`- run: exit 3
  continue-on-error: true
- { name: fails, run: 'false' }
- { name: not run, run: 'true' }
- { name: after, if: failure(), run: 'true' }
- { name: always, if: "\${{ always() && 1 == 1 }}", run: 'true' }`)}
  b: { needs: a, runs-on: here, timeout-minutes: 1, steps: [] }
  c: { needs: [a, b], if: "\${{ !cancelled() }}", runs-on: here, timeout-minutes: 1, steps: [{ run: 'true' }] }
`);
  const outcomes = done.jobs.a?.steps.map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['failure', 'failure', 'skipped', 'success', 'success']);
  expect([done.ok, done.jobs.a?.result, done.jobs.b?.result, done.jobs.c?.result]).toEqual([
    false,
    'failure',
    'skipped',
    'success',
  ]);
});

it.each<[string, string, Partial<Call>, string]>([
  ['a key', workflow('- { run: x, shell: sh }'), {}, 'the runner does not know shell'],
  ['an action', workflow('- uses: actions/checkout@v6'), {}, 'no stand-in for actions/checkout@v6'],
  [
    'a service',
    workflow('- run: x', '', 'services: { s: { image: i } }'),
    {},
    'no stand-in for the service s',
  ],
  ['an input', workflow('- run: x\n  if: inputs.none'), {}, 'inputs has no none'],
  ['a secret', workflow(`- run: x\n  env: { A: "\${{ secrets.NONE }}" }`), {}, 'secrets has no NONE'],
  ['a step', workflow("- run: x\n  if: steps.none.outputs.x == ''"), {}, 'steps has no none'],
  ['a function', workflow("- run: x\n  if: hashFiles('x')"), {}, 'hashFiles'],
  ['a context', workflow("- run: x\n  if: matrix.a == ''"), {}, 'matrix'],
  ['the name of an input', workflow(''), { inputs: { x: 1 } }, 'no such input: x'],
  ['the name of a secret', workflow(''), { secrets: { X: '1' } }, 'no such secret: X'],
  [
    'a type',
    workflow('', 'inputs: { n: { type: number } }'),
    { inputs: { n: '1' } },
    'the input n is no number',
  ],
  [
    'the value of an input',
    workflow('', 'inputs: { n: { type: string, required: true } }'),
    {},
    'n is required',
  ],
  ['an event', workflow(''), { event: 'schedule' }, 'does not start on schedule'],
  ['a right of the caller', workflow('', '', 'permissions: { issues: write }'), {}, "allowed 'issues: none'"],
])('refuses %s that it does not know', async (_, yaml, call, words) => {
  await expect(run(yaml, call)).rejects.toThrow(words);
});
