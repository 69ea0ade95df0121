import type { Installation } from '../run-process.js';
import type { Permissions } from './read-workflow.js';

/** What a stand-in for somebody else's action was given. */
export interface ActionCall {
  readonly inputs: Readonly<Record<string, string>>;
  /** The version that the workflow pins. */
  readonly ref: string;
  readonly permissions: Permissions;
}

/** What it leaves to the steps after it. */
export interface ActionResult {
  /** False where the step fails. */
  readonly ok?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
}

export interface ServiceCall {
  readonly name: string;
  readonly image: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
}

export interface StartedService {
  /** Port of this machine for each port of the container. */
  readonly ports: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** All that a workflow meets outside of its own file. */
export interface World {
  /** Stands for `org/db-backup-action@v1`. */
  readonly installation: Installation;
  /** Variables of the machine, such as where the test's store is. */
  readonly machine?: Readonly<Record<string, string>>;
  /** Folder of programs that are found before those of this machine. */
  readonly programs?: string;
  /** By `owner/name`. */
  readonly actions?: Readonly<Record<string, (call: ActionCall) => ActionResult>>;
  /** Starts a server where a container would be; null: it does not start. */
  startService?(call: ServiceCall): Promise<StartedService | null>;
  /** Secrets of GitHub's environments, by name of the environment. */
  readonly environments?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface StepResult {
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
}

export interface JobResult {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepResult[];
  readonly environment: string | null;
}

export interface WorkflowRun {
  readonly ok: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  /** Jobs of a called workflow are `caller/called`. */
  readonly jobs: Readonly<Record<string, JobResult>>;
  readonly concurrency: Readonly<Record<string, unknown>> | null;
  /** As a reader sees it, and as it was printed. */
  readonly log: string;
  readonly unmaskedLog: string;
  /** The summaries of all steps. */
  readonly summary: string;
}
