import { FileMemory } from '../app/failures/file-memory.js';
import type { runOperation } from '../app/run-operation.js';
import { tellFailedStart } from '../app/tell-failed-start.js';
import { parseSettings } from '../config/parse.js';
import { parseOperation } from '../config/parse-operation.js';
import { collectSecrets, type SettingSources } from '../config/sources.js';
import { BackupError, type SettingProblem, SettingsError } from '../core/errors.js';
import { failedReport } from '../core/failed-report.js';
import type { Clock } from '../core/ports.js';
import { redactReport } from '../core/redact-report.js';
import type { Operation, RunReport } from '../core/report.js';
import { reportJson } from '../core/report-json.js';
import type { RunContext } from '../core/run-context.js';
import { TOOL_VERSION } from '../core/version.js';
import { Redactor } from '../lib/redact.js';
import { type CliArguments, readArguments } from './args.js';
import { askOnTerminal } from './ask.js';
import { openDisplay } from './display.js';
import { operationHelp, overviewHelp } from './help.js';
import { renderError, renderFindings, renderReport, renderWarning } from './output.js';
import { chooseStyle, type Style } from './style.js';
import type { TextSink } from './terminal.js';

export type RunOperation = typeof runOperation;

/** Everything the command line takes from its process. */
export interface CliHost {
  /** Without the interpreter and the script. */
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  /** For bars, which move the cursor themselves. */
  readonly errorStream: NodeJS.WritableStream;
  /** The keyboard, where one is connected. */
  readonly keyboard: NodeJS.ReadableStream | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Loaded late: help and bad settings need nothing of it. */
  readonly loadRunOperation: () => Promise<RunOperation>;
}

/** Runs the command and says with which code to exit. */
export async function run(host: CliHost): Promise<number> {
  const args = readArguments(host.words);
  if (args.flags.version) {
    host.stdout.write(`${TOOL_VERSION}\n`);
    return 0;
  }
  if (args.flags.help || args.operation === 'help') return help(args, host);
  if (args.operation === undefined && !args.flags.json) {
    host.stderr.write(overviewHelp(TOOL_VERSION));
    return 2;
  }
  const sources: SettingSources = { face: 'cli', given: args.given, variables: host.variables };
  const redactor = new Redactor(collectSecrets(sources));
  const report = await perform(args, sources, redactor, host);
  show(
    redactReport(report, (text) => redactor.redact(text)),
    args,
    host,
  );
  return report.exitCode;
}

function help(args: CliArguments, host: CliHost): number {
  if (args.operation === undefined || args.operation === 'help') {
    host.stdout.write(overviewHelp(TOOL_VERSION));
    return 0;
  }
  try {
    host.stdout.write(operationHelp(parseOperation(args.operation)));
    return 0;
  } catch (error) {
    return fail(failedReport('backup', error, host.clock.now()), args, host);
  }
}

async function perform(
  args: CliArguments,
  sources: SettingSources,
  redactor: Redactor,
  host: CliHost,
): Promise<RunReport> {
  const startedAt = host.clock.now();
  let operation: Operation | undefined;
  try {
    operation = parseOperation(args.operation ?? '');
    const { settings, warnings } = parseAll(operation, args, sources);
    redactor.add(settings.connection?.password);
    redactor.add(settings.targetConnection?.password);
    redactor.add(settings.drillConnection?.password);
    const context = await openContext(args, redactor, host);
    const runOperation = await host.loadRunOperation();
    const report = await runOperation(operation, settings, context, host.variables);
    return { ...report, warnings: [...warnings, ...report.warnings] };
  } catch (error) {
    if (!(error instanceof BackupError)) host.stderr.write(`${redactor.redact(stackOf(error))}\n`);
    const report = failedReport(args.operation ?? '', error, startedAt, host.clock.now());
    if (operation === undefined) return report;
    return tellFailedStart(report, sources, await openContext(args, redactor, host));
  }
}

async function openContext(args: CliArguments, redactor: Redactor, host: CliHost): Promise<RunContext> {
  const { log, progress } = await openDisplay(host, redactor, args.flags);
  return {
    log,
    clock: host.clock,
    progress,
    signal: host.signal,
    random: Math.random,
    runUrl: undefined,
    redact: (value) => redactor.redactDeep(value),
    ask: askOf(args, host),
    ephemeral: host.variables.RUNNER_ENVIRONMENT === 'github-hosted',
    failureMemory: new FileMemory(host.variables),
  };
}

/** Questions need a person: a keyboard and a terminal, and no flag of a script. */
function askOf(
  { flags }: CliArguments,
  { keyboard, stderr, errorStream, signal }: CliHost,
): RunContext['ask'] {
  if (!keyboard || !stderr.isTerminal || flags.json || flags.quiet) return undefined;
  return (question) => askOnTerminal(question, { input: keyboard, output: errorStream, signal });
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Problems of the words and of the settings are told together. */
function parseAll(operation: Operation, args: CliArguments, sources: SettingSources) {
  const problems: SettingProblem[] = [...args.problems];
  try {
    const parsed = parseSettings(operation, sources);
    if (problems.length === 0) return parsed;
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const named = new Set(problems.map((p) => p.setting));
    problems.push(...error.problems.filter((p) => !named.has(p.setting)));
  }
  throw new SettingsError(problems);
}

function show(report: RunReport, args: CliArguments, host: CliHost): void {
  const errorStyle = chooseStyle(host.stderr.isTerminal, host.variables);
  for (const warning of report.warnings) host.stderr.write(renderWarning(warning, errorStyle));
  if (!report.ok) {
    fail(report, args, host);
    return;
  }
  if (args.flags.json) host.stdout.write(`${JSON.stringify(reportJson(report))}\n`);
  else host.stdout.write(renderReport(report, styleOf(host), host.stdout.columns));
}

function styleOf({ stdout, variables }: CliHost): Style {
  return chooseStyle(stdout.isTerminal, variables);
}

function fail(report: RunReport, args: CliArguments, host: CliHost): number {
  if (args.flags.json) {
    host.stdout.write(`${JSON.stringify(reportJson(report, args.operation ?? ''))}\n`);
  } else {
    host.stdout.write(renderFindings(report, styleOf(host), host.stdout.columns));
  }
  host.stderr.write(renderError(report, chooseStyle(host.stderr.isTerminal, host.variables)));
  return report.exitCode;
}
