import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export type Texts = Readonly<Record<string, unknown>>;
export type Permissions = Readonly<Record<string, string>>;

export interface Step {
  readonly name?: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Texts;
  readonly env?: Texts;
  readonly run?: string;
  readonly 'continue-on-error'?: boolean;
}

export interface Service {
  readonly image: string;
  readonly env?: Texts;
  readonly ports?: readonly string[];
  readonly options?: string;
}

export interface Job {
  readonly name?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: string | number;
  readonly permissions?: Permissions;
  readonly environment?: string;
  readonly outputs?: Texts;
  readonly services?: Readonly<Record<string, Service>>;
  readonly steps?: readonly Step[];
  readonly uses?: string;
  readonly with?: Texts;
  readonly secrets?: Texts | 'inherit';
}

export interface Input {
  readonly description?: string;
  readonly type?: 'string' | 'number' | 'boolean' | 'choice';
  readonly required?: boolean;
  readonly default?: string | number | boolean;
  readonly options?: readonly string[];
}

export interface Trigger {
  readonly inputs?: Readonly<Record<string, Input>>;
  readonly secrets?: Readonly<Record<string, { readonly description?: string; readonly required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, { readonly description?: string; readonly value: string }>>;
}

export interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, Trigger | null>>;
  readonly permissions?: Permissions;
  readonly concurrency?: Texts;
  readonly jobs: Readonly<Record<string, Job>>;
}

const KNOWN = {
  workflow: ['name', 'run-name', 'on', 'permissions', 'concurrency', 'jobs'],
  trigger: ['inputs', 'secrets', 'outputs'],
  input: ['description', 'type', 'required', 'default', 'options'],
  concurrency: ['group', 'cancel-in-progress', 'queue'],
  job: [
    ...['name', 'needs', 'if', 'runs-on', 'timeout-minutes', 'permissions', 'environment', 'outputs'],
    ...['services', 'steps', 'uses', 'with', 'secrets'],
  ],
  service: ['image', 'env', 'ports', 'options'],
  step: ['name', 'id', 'if', 'uses', 'with', 'env', 'run', 'continue-on-error'],
};

/** A workflow as it is written. */
export function parseWorkflow(file: string): Workflow {
  return parse(readFileSync(file, 'utf8')) as Workflow;
}

/** A workflow as far as this runner knows the language; anything else is refused by name. */
export function readWorkflow(file: string): Workflow {
  const workflow = parseWorkflow(file);
  const check = (kind: keyof typeof KNOWN, where: string, value: object | null | undefined) => {
    const strange = Object.keys(value ?? {}).filter((key) => !KNOWN[kind].includes(key));
    if (strange.length > 0)
      throw new Error(`${file}: ${where}: the runner does not know ${strange.join(', ')}`);
  };
  check('workflow', 'workflow', workflow);
  check('concurrency', 'concurrency', workflow.concurrency);
  for (const [event, trigger] of Object.entries(workflow.on)) {
    if (Array.isArray(trigger)) continue;
    check('trigger', event, trigger);
    for (const [name, input] of Object.entries(trigger?.inputs ?? {})) check('input', name, input);
  }
  for (const [id, job] of Object.entries(workflow.jobs)) {
    check('job', id, job);
    for (const [name, service] of Object.entries(job.services ?? {})) check('service', name, service);
    for (const step of job.steps ?? []) check('step', `${id}: ${step.name ?? step.uses ?? ''}`, step);
  }
  return workflow;
}
