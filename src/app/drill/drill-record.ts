import { isSlowAlone } from '../../core/drill.js';
import { BackupError, EXIT_UNKNOWN, messageOf } from '../../core/errors.js';
import type { Store } from '../../core/ports.js';
import { isPassed, PROOF_VERSION, type Proof } from '../../core/proof.js';
import { redactDrill } from '../../core/redact-report.js';
import type { RunContext } from '../../core/run-context.js';
import { TOOL_VERSION } from '../../core/version.js';
import { rfc3339 } from '../../lib/format-time.js';
import { writeProof } from '../proof-ledger.js';
import type { ReportDraft } from '../report-draft.js';
import type { Wiring } from '../wire.js';
import { drillHistory } from './drill-history.js';
import type { DrillJournal } from './drill-journal.js';
import type { DrillSubject } from './drill-subject.js';

/**
 * Writes the proof, and gives the report the history that it is now part of. Trouble with the history is a warning.
 * @throws BackupError kind `store` code `PROOF_NOT_WRITTEN` after a good drill: list and retention would not know of it;
 * after a bad one a warning, as that is red anyway
 */
export async function recordDrill(
  subject: DrillSubject,
  failure: unknown,
  store: Store,
  { series }: Wiring,
  context: RunContext,
  draft: ReportDraft,
  journal: DrillJournal,
): Promise<void> {
  const endedAt = context.clock.now();
  const proof = proofOf(subject, failure, context, draft, journal);
  try {
    const key = await writeProof(store, series, proof, endedAt);
    journal.set({ proofUri: store.uriOf(key) });
  } catch (error) {
    if (failure === undefined) throw notWritten(error);
    draft.warn(
      `The proof of this drill could not be written (${messageOf(error)}), so retention does not know of it: prune nothing until a drill succeeds.`,
    );
  }
  try {
    if (isCondemned(proof)) draft.set({ lastGoodBackupAt: await newestStanding(subject) });
    const point = {
      backupId: proof.backupId,
      time: endedAt.toISOString(),
      ok: isPassed(proof),
      judged: proof.judged,
      rtoSeconds: proof.rtoSeconds,
    };
    journal.set({ history: await drillHistory(store, subject, point, context.signal) });
    draft.warn(...subject.ledger.warnings);
  } catch (error) {
    if (context.signal.aborted) throw error;
    draft.warn(`The history of drills and backups could not be read: ${messageOf(error)}`);
  }
}

function isCondemned(proof: Omit<Proof, 'time'>): boolean {
  return proof.judged && !isPassed(proof) && !isSlowAlone(proof.checks);
}

/** The newest backup that no drill has found bad, this one's aside; null for none. */
async function newestStanding({ catalog, ledger, picked }: DrillSubject): Promise<string | null> {
  for (const { id, time } of catalog.backups) {
    if (id === picked.backup.id) continue;
    const drill = (await ledger.judgedOf([id])).get(id);
    if (drill === undefined || drill.ok || isSlowAlone(drill.proof.checks)) return rfc3339(time);
  }
  return null;
}

function proofOf(
  { picked }: DrillSubject,
  failure: unknown,
  { redact, runUrl }: RunContext,
  draft: ReportDraft,
  journal: DrillJournal,
): Omit<Proof, 'time'> {
  const { server, phases, checks, findings, rtoSeconds, rtoLimitSeconds, rpoSeconds } = redactDrill(
    journal.report,
    (text) => redact(text),
  );
  const { restore, rows, archiveSha256 } = draft.facts;
  const tables = restore?.committed ? restore.provenTables : 0;
  return {
    ...{ format: 'db-backup-proof', version: PROOF_VERSION, backupId: picked.backup.id },
    ...{ archiveSha256, tool: TOOL_VERSION },
    ...outcomeOf(failure),
    ...{ server, phases: [...phases], rtoSeconds, rtoLimitSeconds, rpoSeconds },
    ...{ tables, rows: tables === 0 ? 0 : (rows ?? 0) },
    ...{ checks: [...checks], findings: [...findings], runUrl: runUrl ?? null },
  };
}

/** A format that only a newer release reads says nothing of the backup. */
const UNJUDGED_CODES = ['FORMAT_NEWER'];

function outcomeOf(failure: unknown): Pick<Proof, 'judged' | 'exitCode' | 'errorCode'> {
  if (failure === undefined) return { judged: true, exitCode: 0, errorCode: null };
  if (!(failure instanceof BackupError)) return { judged: false, exitCode: EXIT_UNKNOWN, errorCode: null };
  const { kind, code, exitCode } = failure;
  const judged = (kind === 'integrity' || kind === 'drill') && !UNJUDGED_CODES.includes(code);
  return { judged, exitCode, errorCode: code };
}

function notWritten(cause: unknown): BackupError {
  return new BackupError(
    'store',
    `The drill went well, but its proof could not be written, so nobody will remember it: ${messageOf(cause)}`,
    {
      code: 'PROOF_NOT_WRITTEN',
      setting: 'destination',
      nextStep: 'Let the credentials write below proofs/ (s3:PutObject), then run drill again.',
      cause,
    },
  );
}
