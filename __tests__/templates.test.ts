import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The files that people copy: each is explained, names only what exists, and is offered in the documentation. */
const FOLDER = 'workflows-templates';
const NAMES = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yml'))
  .map((file) => file.slice(0, -'.yml'.length));

interface Job {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
}

interface Template {
  readonly name: string;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job & { readonly steps?: readonly Job[] }>>;
}

const textOf = (name: string) => readFileSync(`${FOLDER}/${name}.yml`, 'utf8');
const linesOf = (name: string) => textOf(name).split('\n');

/** https://github.com/actions/starter-workflows: its file beside each workflow, with these keys. */
const PROPERTIES = ['name', 'description', 'iconName', 'categories'];

it('are as many as the documentation offers', () => {
  for (const page of ['README.md', 'docs/setup.md']) {
    const offered = readFileSync(page, 'utf8').matchAll(/^\|.*workflows-templates\/([\w-]+)\.yml\)/gm);
    expect([page, [...offered].map(([, name]) => name).sort()]).toEqual([page, NAMES]);
  }
});

describe.each(NAMES)('%s', (name) => {
  const template = parse(textOf(name)) as Template;
  const properties = JSON.parse(readFileSync(`${FOLDER}/${name}.properties.json`, 'utf8'));

  it('has the properties of a starter workflow', () => {
    expect(Object.keys(properties)).toEqual(PROPERTIES);
    expect(properties.name).toBe(template.name);
    expect(properties.description).toMatch(/^.{20,150}\.$/);
    expect(properties.iconName).toMatch(/^octicon [a-z-]+$/);
    expect(properties.categories).toEqual(['Automation', 'Deployment']);
  });

  it('begins with how it is used', () => {
    const [head = ''] = textOf(name).split('\nname: ');
    expect(head.split('\n').every((line) => line === '' || line.startsWith('#'))).toBe(true);
    expect(head).toMatch(/1\. Copy this file to \.github\/workflows\/[\w-]+\.yml/);
    expect(head).toContain('2. Replace every line that is marked CHANGE.');
    expect(head).toContain(`Actions → ${template.name} → Run workflow`);
  });

  it('explains every line that has to be changed', () => {
    const lines = linesOf(name);
    const marked = lines.flatMap((line, index) => (/\S.* # CHANGE/.test(line) ? [index] : []));
    expect(marked.length).toBeGreaterThan(2);
    for (const index of marked) {
      // By words behind the mark, or a comment above its block of lines.
      let above = index - 1;
      while (
        /# CHANGE/.test(lines[above] ?? '') ||
        /^\s+(environment|operation|aws-region|id):/.test(lines[above] ?? '')
      ) {
        above -= 1;
      }
      const isExplained = /# CHANGE: \w/.test(lines[index] ?? '') || /^\s*(#|with:)/.test(lines[above] ?? '');
      expect([lines[index], isExplained]).toEqual([lines[index], true]);
    }
  });

  it('marks every value that belongs to an example', () => {
    for (const line of linesOf(name).filter((one) => !/^\s*(#|description:)/.test(one))) {
      if (/my-backups|123456789012|eu-central-1|org\/db-backup-action|public\.\w+/.test(line))
        expect(line).toContain('# CHANGE');
    }
  });

  it('gives inputs and secrets that exist', () => {
    const own = (uses = '') => uses.startsWith('org/db-backup-action');
    const calls = Object.values(template.jobs)
      .flatMap((job) => [job, ...(job.steps ?? [])])
      .filter(({ uses }) => own(uses));
    expect(calls.length).toBeGreaterThan(0);
    for (const { uses = '', with: inputs = {}, secrets = {} } of calls) {
      const [, file = 'action.yml'] = /^[^/]+\/[^/]+\/(.+)@v1$/.exec(uses) ?? [];
      const called = parse(readFileSync(file, 'utf8'));
      const known = file === 'action.yml' ? called : called.on.workflow_call;
      expect(Object.keys(known.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
      expect(Object.keys(known.secrets ?? {})).toEqual(expect.arrayContaining(Object.keys(secrets)));
    }
  });

  it('does not wait for itself', () => {
    // A called workflow that asks for the group of its caller would never start.
    expect(template.concurrency.group).not.toMatch(/^db-(backup|restore)\//);
  });
});
