import { parseExpectedTable } from '../../config/expected-tables.js';
import type { Answer, DrillCheck, DrillCheckKind, Probe } from '../../core/drill.js';
import type { Manifest, Omission, RecordedState } from '../../core/manifest.js';
import type { RunContext } from '../../core/run-context.js';
import { askHealthUrls } from '../restore/poll-health-urls.js';
import { runCommand } from '../run-command.js';
import { compareSequences, compareState, keyFindings } from './compare-state.js';
import type { DrillJournal } from './drill-journal.js';
import { checkExpectedTable } from './expected-table-check.js';

/** For `check-command`. */
export const COMMAND_TIMEOUT_MS = 600_000;

export interface DrillQuestions {
  readonly manifest: Manifest;
  /** What the server did not take. */
  readonly skipped: readonly Omission[];
  /** The setting's entries. */
  readonly expectedTables: readonly string[];
  readonly checkSql: string | undefined;
  readonly command: string | undefined;
  readonly healthUrls: readonly string[];
  /** Of the restored database, for the command. */
  readonly databaseUrl: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

type Question = () => Promise<readonly DrillCheck[]>;

/**
 * Asks a restored database everything that a drill asks, one after the other; a wrong answer stops nothing, and each is
 * told to the journal at once.
 * @throws BackupError kind `target` when the database cannot be asked any more; kind `cancelled`
 */
export async function runDrillChecks(
  probe: Probe,
  questions: DrillQuestions,
  context: Pick<RunContext, 'log' | 'clock' | 'signal' | 'redact'>,
  journal: Pick<DrillJournal, 'check' | 'find'>,
): Promise<void> {
  const { manifest, skipped, expectedTables, checkSql, command, healthUrls } = questions;
  const statements = checkSql === undefined ? [] : probe.statementsOf(checkSql);
  const asked: Question[] = [
    async () => [compareSequences(manifest.sequences, await probe.readSequences(), skipped)],
    () => checkState(probe, manifest.state, skipped, journal),
    ...expectedTables.map((text) => async () => [
      await checkExpectedTable(probe, manifest.tables, parseExpectedTable(text)),
    ]),
    ...(checkSql !== undefined && statements.length === 0 ? [async () => [NO_STATEMENT]] : []),
    ...statements.map((statement) => async () => [checkOf(statement, await probe.ask(statement))]),
    ...(command === undefined ? [] : [() => checkCommand(command, questions, context)]),
    ...(healthUrls.length === 0 ? [] : [() => checkUrls(healthUrls, context)]),
  ];
  for (const question of asked) {
    context.signal.throwIfAborted();
    journal.check(...(await question()));
  }
}

/** Releases before the drill recorded no state; that is no fault of the backup. */
async function checkState(
  probe: Probe,
  recorded: RecordedState | undefined,
  skipped: readonly Omission[],
  journal: Pick<DrillJournal, 'find'>,
): Promise<DrillCheck[]> {
  if (recorded) {
    const found = await probe.readState();
    journal.find(...keyFindings(recorded, found, skipped));
    return compareState(recorded, found, skipped);
  }
  const kinds: DrillCheckKind[] = ['triggers', 'policies', 'orphans'];
  const detail = 'not recorded by this archive, so not compared';
  return kinds.map((kind) => ({ kind, name: kind, ok: true, detail }));
}

/** Whoever asks wants an answer. */
const NO_STATEMENT: DrillCheck = {
  kind: 'check-sql',
  name: 'check-sql',
  ok: false,
  detail: 'it holds no statement',
};

const ANSWERS: Readonly<Record<Exclude<Answer['kind'], 'error'>, string | null>> = {
  true: null,
  false: 'it returned false',
  null: 'it returned NULL',
  'no-row': 'it returned no row',
  'several-rows': 'it returned more than one row',
  'not-boolean': 'it did not return one boolean',
};

function checkOf(statement: string, answer: Answer): DrillCheck {
  const detail = answer.kind === 'error' ? answer.message : ANSWERS[answer.kind];
  return {
    kind: 'check-sql',
    name: statement.replace(/\s+/g, ' ').trim(),
    ok: answer.kind === 'true',
    detail,
  };
}

async function checkCommand(
  command: string,
  { databaseUrl, environment }: DrillQuestions,
  { log, redact, signal }: Pick<RunContext, 'log' | 'redact' | 'signal'>,
): Promise<DrillCheck[]> {
  const options = { databaseUrl, environment, log, redact, signal, timeoutMs: COMMAND_TIMEOUT_MS };
  const trouble = await log.group('Running check-command', () => runCommand(command, options));
  return [
    { kind: 'check-command', name: command.trim(), ok: trouble === null, detail: trouble && `it ${trouble}` },
  ];
}

async function checkUrls(
  urls: readonly string[],
  { log, clock, signal }: Pick<RunContext, 'log' | 'clock' | 'signal'>,
): Promise<DrillCheck[]> {
  const answers = await log.group('Asking health-urls', () => askHealthUrls(urls, { log, clock, signal }));
  return answers.map(({ shown, isHealthy, answer }) => ({
    kind: 'health-urls',
    name: shown,
    ok: isHealthy,
    detail: answer,
  }));
}
