import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { WORKFLOWS } from './support/workflow-files.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: Record<string, string>;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly permissions?: Record<string, string>;
  readonly concurrency?: unknown;
  readonly jobs: Record<string, Job>;
}

/** The action itself and its workflows, which templates name by their moving major tag. */
const OWN_ACTION = /^org\/db-backup-action(\/\.github\/workflows\/[a-z]+\.yml)?@v1$/;

/**
 * Jobs of reusable workflows that take what the caller grants: GitHub compares what a job names with the
 * grants of the calling job even when the job is skipped, so naming it would be asked of every caller.
 */
const TAKES_THE_CALLERS_GRANTS: Readonly<Record<string, string>> = {
  '.github/workflows/backup.yml': 'attest',
  '.github/workflows/drill.yml': 'issue',
};

describe.each(WORKFLOWS)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps ?? []);

  it('grants nothing at the top, and a concurrency group', () => {
    expect(workflow.permissions).toEqual(TAKES_THE_CALLERS_GRANTS[file] ? undefined : {});
    expect(workflow.concurrency).toBeDefined();
  });

  it('says in every job what it may do and how long it may take', () => {
    for (const [name, job] of jobs) {
      const named = TAKES_THE_CALLERS_GRANTS[file] === name ? 'undefined' : 'object';
      expect([name, typeof job.permissions]).toEqual([name, named]);
      if (job.uses === undefined) expect([name, job['timeout-minutes']]).not.toEqual([name, undefined]);
    }
  });

  it('gives a reason above every permission', () => {
    const lines = text.split('\n');
    lines.forEach((line, index) => {
      if (!/^ {6}[a-z-]+: (read|write)$/.test(line)) return;
      expect(lines[index - 1]).toMatch(/^ {6}# /);
    });
  });

  it('pins every action of others by its commit, with the version beside it', () => {
    const uses = text.split('\n').flatMap((line) => /^\s*(?:- )?uses: (.+)$/.exec(line)?.[1] ?? []);
    const foreign = uses.filter((one) => !one.startsWith('./') && !OWN_ACTION.test(one.split(' ')[0] ?? ''));
    for (const one of foreign) expect(one).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('leaves no token behind in a checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: inputs } of checkouts) expect(inputs?.['persist-credentials']).toBe(false);
  });

  it('puts no expression into a script, where its value would be run', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});
