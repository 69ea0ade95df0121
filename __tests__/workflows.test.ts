import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { REUSABLE, undescribed, WORKFLOWS } from './support/workflow-files.js';
import { parseWorkflow } from './support/workflow-runner/read-workflow.js';

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

/** Settings that have their value from something of another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  's3-region': 'inputs.aws-region',
  'drill-pick': 'needs.pick.outputs.backup-id || inputs.drill-pick',
};

/** All that jobs may be allowed to do where other repositories grant it. */
const LEAST: Readonly<Record<string, readonly string[]>> = {
  'backup.yml': ['id-token: write'],
  'restore.yml': ['id-token: write'],
  'drill.yml': ['id-token: write'],
  'daily-backup.yml': ['id-token: write'],
  'restore-to-staging.yml': ['id-token: write'],
  'monthly-drill.yml': ['id-token: write', 'issues: write'],
  'freshness.yml': ['id-token: write'],
};

it.each(Object.entries(LEAST))('%s asks for nothing but %j', (name, expected) => {
  const file = WORKFLOWS.find((path) => path.endsWith(`/${name}`)) ?? name;
  const asked = Object.values(parseWorkflow(file).jobs).flatMap(({ permissions = {} }) =>
    Object.entries(permissions).map(([what, level]) => `${what}: ${level}`),
  );
  expect([...new Set(asked)].sort()).toEqual(expected);
});

describe.each(WORKFLOWS)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  const workflow = parseWorkflow(file);
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
      if (!/^ {6}[a-z-]+: (read|write)\b/.test(line)) return;
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

  it('says what everything means that it takes', () => {
    for (const trigger of Object.values(workflow.on)) {
      if (trigger === null || Array.isArray(trigger)) continue;
      expect([undescribed(trigger.inputs), undescribed(trigger.secrets)]).toEqual([[], []]);
    }
  });

  it('puts no expression into a script, where its value would be run', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});

describe.each(REUSABLE)('%s', (file) => {
  const workflow = parseWorkflow(file);
  const { inputs = {}, secrets = {}, outputs = {} } = workflow.on.workflow_call ?? {};
  const text = readFileSync(file, 'utf8');
  const settings = parse(readFileSync('action.yml', 'utf8')).inputs as Record<string, { default?: string }>;

  /** Where the default differs from that of the setting, and why. */
  const OTHER_DEFAULTS = [
    // Nobody restores into production by a default.
    'restore.yml: target-environment',
  ];

  it('is only called', () => expect(Object.keys(workflow.on)).toEqual(['workflow_call']));

  it('describes and uses everything it takes', () => {
    for (const [name, { description }] of [...Object.entries(inputs), ...Object.entries(secrets)]) {
      expect([name, description]).toEqual([name, expect.stringMatching(/\.$/)]);
      expect(text).toMatch(new RegExp(`(inputs|secrets)\\.${name}\\b`));
    }
    for (const { description, value } of Object.values(outputs)) {
      expect(description).toMatch(/\.$/);
      const [, job = '', output = ''] = /^\$\{\{ jobs\.([\w-]+)\.outputs\.([\w-]+) \}\}$/.exec(value) ?? [];
      expect(workflow.jobs[job]?.outputs).toHaveProperty([output]);
    }
  });

  it('has the defaults of the settings', () => {
    for (const [name, input] of Object.entries(inputs)) {
      if (!(name in settings) || OTHER_DEFAULTS.includes(`${file.replace(/.*\//, '')}: ${name}`)) continue;
      expect([name, String(input.default ?? '')]).toEqual([name, settings[name]?.default ?? '']);
    }
  });

  it('gives each setting the input or secret of its name', () => {
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
    const given = steps.flatMap((step) =>
      OWN_ACTION.test(step.uses ?? '') ? Object.entries(step.with ?? {}) : [],
    );
    const texts = given.filter(
      ([name, value]) => /^\$\{\{/.test(String(value)) && name !== 'drill-server-url',
    );
    expect(texts.length).toBeGreaterThan(20);
    for (const [name, value] of texts) {
      const secret = `secrets.${name.toUpperCase().replaceAll('-', '_')}`;
      const heartbeat = secret.replace('.', `.${file.replace(/.*\/(\w+)\.yml$/, '$1').toUpperCase()}_`);
      const allowed = [`inputs.${name}`, secret, heartbeat, OTHER_NAMES[name]].map(
        (source) => `\${{ ${source} }}`,
      );
      expect(allowed).toContain(value);
    }
  });

  it('reads only outputs that the action has', () => {
    const { outputs: known } = parse(readFileSync('action.yml', 'utf8')) as { outputs: object };
    const steps = Object.values(workflow.jobs).flatMap((job) => job.steps ?? []);
    const ids = steps.flatMap((step) => (OWN_ACTION.test(step.uses ?? '') ? (step.id ?? []) : []));
    const read = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)];
    const ours = read.filter(([, id = '']) => ids.includes(id)).map(([, , name]) => name);
    expect(ours.length).toBeGreaterThan(3);
    expect(Object.keys(known)).toEqual(expect.arrayContaining(ours));
  });
});

it('callers of restore.yml pass the secret that an environment then fills in', () => {
  const jobs = WORKFLOWS.flatMap((file) => Object.values(parseWorkflow(file).jobs));
  const calls = jobs.filter(({ uses }) => uses?.includes('/restore.yml'));
  for (const { secrets } of calls)
    expect(secrets).toHaveProperty('TARGET_URL', expect.stringContaining('secrets.TARGET_URL'));
});

it('the action says what every input means, and a missing word is noticed', () => {
  const { inputs, runs } = parse(readFileSync('action.yml', 'utf8'));
  expect(undescribed(inputs)).toEqual([]);
  const planted = { ...inputs, 'not-said': { required: false }, empty: { description: ' ' } };
  expect(undescribed(planted)).toEqual(['not-said', 'empty']);
  // No scripts in it that a linter would have to look at.
  expect(Object.keys(runs)).toEqual(['using', 'main']);
});

describe('the containers of drill.yml', () => {
  const { services = {}, steps = [] } = parseWorkflow('.github/workflows/drill.yml').jobs.drill ?? {};

  it('are asked for the backup that they were chosen for', () => {
    const { with: given } = steps.find(({ id }) => id === 'drill') ?? {};
    expect(given?.['drill-pick']).toBe(`\${{ ${OTHER_NAMES['drill-pick']} }}`);
  });

  it.each(Object.entries(services))('%s is reached from its machine alone, and waited for', (_, service) => {
    // The data of a backup are in it.
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1::\d+$/);
    // By TCP: an image that is being made listens on its socket only.
    expect(service.options).toMatch(/--health-cmd "[^"]*-h 127\.0\.0\.1"/);
    const [, seconds, times] =
      /--health-interval (\d+)s .*--health-retries (\d+)/.exec(service.options ?? '') ?? [];
    expect(Number(seconds) * Number(times)).toBeGreaterThanOrEqual(120);
    for (const password of Object.values(service.env ?? {}))
      expect(password).toMatch(/outputs\.password \}\}$/);
  });

  it('are two, for all that the action names an image of and a service can be', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'mysql']);
  });
});
