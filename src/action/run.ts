import { FileMemory } from '../app/failures/file-memory.js';
import { ProgressLines } from '../app/progress-lines.js';
import type { runOperation } from '../app/run-operation.js';
import { tellFailedStart } from '../app/tell-failed-start.js';
import { parseSettings } from '../config/parse.js';
import { parseOperation } from '../config/parse-operation.js';
import type { Settings } from '../config/settings.js';
import { collectSecrets, type SettingSources } from '../config/sources.js';
import { BackupError } from '../core/errors.js';
import { failedReport } from '../core/failed-report.js';
import type { Clock } from '../core/ports.js';
import { redactReport } from '../core/redact-report.js';
import type { Operation, RunReport } from '../core/report.js';
import type { RunContext } from '../core/run-context.js';
import { Redactor, secretForms } from '../lib/redact.js';
import { ActionLog, type ActionsOutput } from './action-log.js';
import { type AfterRun, afterRun } from './after-run.js';
import { type CacheClient, CacheMemory } from './cache-memory.js';
import { type GitHubContext, readGitHubContext } from './github-context.js';
import { readInputs } from './inputs.js';

export type RunOperation = typeof runOperation;

/** The part of `@actions/core` the action uses. */
export interface ActionsCore extends ActionsOutput {
  getInput(name: string): string;
  setSecret(secret: string): void;
  setOutput(name: string, value: string): void;
}

export interface ActionHost extends AfterRun {
  readonly core: ActionsCore;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly openCacheClient: () => Promise<CacheClient>;
  /** Loaded late: bad settings need nothing of it. */
  readonly loadRunOperation: () => Promise<RunOperation>;
}

/** Runs the step and says with which code to exit. Secrets are masked before anything else happens. */
export async function run(host: ActionHost): Promise<number> {
  const { core, variables } = host;
  const inputs = readInputs((name) => core.getInput(name), variables);
  const sources: SettingSources = { face: 'action', given: inputs.given, variables };
  const secrets = collectSecrets(sources);
  for (const form of secrets.flatMap(secretForms)) core.setSecret(form);

  const redactor = new Redactor(secrets);
  const github = readGitHubContext(variables);
  const done = await perform(inputs.operation, sources, redactor, github, host);
  const report = redactReport(done.report, (text) => redactor.redact(text));
  await afterRun(report, done.settings, github, host);
  return report.exitCode;
}

interface Done {
  readonly report: RunReport;
  /** undefined when they were wrong. */
  readonly settings: Settings | undefined;
}

async function perform(
  operationName: string,
  sources: SettingSources,
  redactor: Redactor,
  github: GitHubContext,
  host: ActionHost,
): Promise<Done> {
  const log = new ActionLog(host.core, redactor);
  const startedAt = host.clock.now();
  const context: RunContext = {
    log,
    clock: host.clock,
    progress: new ProgressLines(log, host.clock),
    signal: host.signal,
    random: Math.random,
    runUrl: github.runUrl,
    redact: (value) => redactor.redactDeep(value),
    ask: undefined,
    ephemeral: github.isEphemeral,
    failureMemory: new CacheMemory({
      openClient: host.openCacheClient,
      runKey: github.runKey,
      tempFolder: github.tempFolder,
      otherwise: new FileMemory(host.variables),
    }),
  };
  let operation: Operation | undefined;
  let settings: Settings | undefined;
  try {
    operation = parseOperation(operationName);
    const parsed = parseSettings(operation, sources);
    settings = parsed.settings;
    const runOperation = await host.loadRunOperation();
    const report = await runOperation(operation, settings, context, host.variables);
    return { settings, report: { ...report, warnings: [...parsed.warnings, ...report.warnings] } };
  } catch (error) {
    if (!(error instanceof BackupError))
      log.info(error instanceof Error ? (error.stack ?? '') : String(error));
    const report = failedReport(operationName, error, startedAt, host.clock.now());
    return { settings, report: operation ? await tellFailedStart(report, sources, context) : report };
  }
}
