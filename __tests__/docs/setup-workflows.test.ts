import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { codeBlocks } from '../support/markdown-page.js';
import { REUSABLE } from '../support/workflow-files.js';
import { evaluateText } from '../support/workflow-runner/expressions.js';
import { parseWorkflow, type Trigger, type Workflow } from '../support/workflow-runner/read-workflow.js';

/** What docs/setup.md says about the workflows, against the workflows. */
const page = readFileSync('docs/setup.md', 'utf8');
const called = new Map(
  REUSABLE.map((file) => [
    /(\w+)\.yml$/.exec(file)?.[1] ?? '',
    parseWorkflow(file).on.workflow_call as Trigger,
  ]),
);

it('lists every secret, with the workflows that take it', () => {
  const rows = [...page.matchAll(/^\| ((?:`[A-Z0-9_]+`(?:, )?)+) \|.*\| ([a-z, ]+) \|$/gm)];
  const listed = rows.flatMap(([, names = '', users = '']) =>
    [...names.matchAll(/[A-Z0-9_]+/g)].map(([name]) => [name, users] as const),
  );
  const secrets = new Set([...called.values()].flatMap(({ secrets = {} }) => Object.keys(secrets)));
  const declared = [...secrets].map((name) => {
    const users = [...called].filter(([, trigger]) => name in (trigger.secrets ?? {})).map(([user]) => user);
    return [name, users.length === called.size ? 'all' : users.join(', ')];
  });
  expect([...listed].sort()).toEqual(declared.sort());
});

it('advises only settings that a reusable workflow takes', () => {
  const settings = Object.keys(parse(readFileSync('action.yml', 'utf8')).inputs);
  const advised = [...page.matchAll(/`([a-z][a-z0-9-]+): [^`]+`/g)].map(([, name = '']) => name);
  const known = advised.filter((name) => settings.includes(name) && name !== 'operation');
  expect(known.length).toBeGreaterThan(8);
  const inputs = [...called.values()].flatMap(({ inputs: taken = {} }) => Object.keys(taken));
  expect(inputs).toEqual(expect.arrayContaining(known));
});

it('removes backups in the concurrency group of the workflows that make and rehearse them', () => {
  const [prune] = codeBlocks('docs/setup.md', 'yaml').map(({ text }) => parse(text) as Workflow);
  const step = prune?.jobs.prune?.steps?.find(({ uses }) => uses?.startsWith('org/db-backup-action@'));
  const inputs = { 'backup-name': 'backup', ...step?.with };
  for (const name of ['backup', 'drill']) {
    const { group, ...others } = parseWorkflow(`.github/workflows/${name}.yml`).concurrency ?? {};
    expect(prune?.concurrency).toEqual({ group: evaluateText(group, { inputs }), ...others });
  }
});

it('has production in its table as the templates have it', () => {
  const row = page.split('\n').find((line) => line.startsWith('| production |')) ?? '';
  const template = (name: string) => parseWorkflow(`workflows-templates/${name}.yml`);
  const backup = template('daily-backup');
  const drill = template('monthly-drill');
  const settings = { ...backup.jobs.backup?.with, ...drill.jobs.drill?.with };
  for (const name of ['retention-days', 'retention-min-count', 'rto-minutes'])
    expect(row).toContain(`\`${name}: ${settings[name]}\``);
  expect(backup.on.schedule).toEqual([{ cron: '0 2 * * *' }]);
  expect(row).toContain('`0 2 * * *`');
  // Once a month, when the nightly backup is done.
  expect(drill.on.schedule).toEqual([{ cron: '0 4 1 * *' }]);
});
