import { NO_TABLES, restoresRows, type Settings } from '../../config/settings.js';
import type { RunContext } from '../../core/run-context.js';
import type { RestorePlan } from '../../core/target.js';
import { formatPlural } from '../../lib/format-number.js';
import { type OpenedArchive, openArchive } from '../archive/open-archive.js';
import { prepareFiles } from '../files/restore-step.js';
import type { ReportDraft } from '../report-draft.js';
import type { Wiring } from '../wire.js';
import { runAfterRestore } from './after-restore.js';
import { pollHealthUrls } from './poll-health-urls.js';
import { confirmRestore, neededWords } from './restore-guards.js';
import { restoreInto } from './restore-into.js';
import { RestoreJournal } from './restore-journal.js';
import type { RestoreChoices } from './restore-request.js';

/** Bytes of JSON that a small server takes in a second, indexes and proof included; for a guess before the start. */
const ASSUMED_BYTES_PER_SECOND = 20e6;

/**
 * Restores a backup into the target:
 * 1. find the archive and read its manifest,
 * 2. plan, and ask for the confirmations that the plan needs,
 * 3. fetch the archive and check every byte of it,
 * 4. load, put keys and triggers back, read every row back and compare, commit (restore-into.ts); by service key every row stays
 *    at once,
 * 5. put the files of Supabase Storage back, where they are asked for (files/restore-step.ts),
 * 6. run `after-restore` and ask `health-urls`.
 */
export async function restore(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const { settings } = wiring;
  const journal = new RestoreJournal(draft, context);
  const choice = wiring.chooseBackup();
  const archive = await journal.phase('fetch', () => openArchive(wiring, context, choice));
  try {
    describeArchive(archive, draft, journal, settings);
    journal.set({ targetEnvironment: settings.targetEnvironment ?? null });
    const putFilesBack = await prepareFiles(wiring, archive, context, draft, journal);
    if (restoresRows(settings)) await restoreDatabase(wiring, archive, context, draft, journal);
    else draft.warn(rowsLeftOut(archive));
    await putFilesBack?.();
  } finally {
    draft.warn(...archive.warnings);
    journal.set({ bytesFetched: archive.bytesFetched });
    await archive.close();
  }
  const { afterRestore, healthUrls } = settings;
  if (settings.dryRun || (afterRestore === undefined && healthUrls.length === 0)) return;
  await journal.phase('after', () => afterwards(wiring, context));
}

/** Files alone must never pass for the whole backup. */
function rowsLeftOut({ manifest: { tables } }: OpenedArchive): string {
  return `Files alone are restored: the rows of ${formatPlural(tables.length, 'table')} are not, because of tables: ${NO_TABLES}.`;
}

async function restoreDatabase(
  wiring: Wiring,
  archive: OpenedArchive,
  context: RunContext,
  draft: ReportDraft,
  journal: RestoreJournal,
): Promise<void> {
  const { settings } = wiring;
  const target = await wiring.openTarget();
  try {
    journal.set({ target: target.info });
    const guard = (plan: RestorePlan) => guardRestore(plan, archive, settings, context, journal);
    const input = { archive, target, choices: choicesOf(settings), guard, dryRun: settings.dryRun };
    await restoreInto(input, context, journal);
  } finally {
    draft.warn(...target.warnings);
    await target.close();
  }
}

/** The settings of a restore; one job, because only that is a single transaction. */
export function choicesOf(settings: Settings): RestoreChoices {
  const { mode, tables, owner, skipUnrestorable, explainDifferences, tableChecksum, jobs = 1 } = settings;
  return { mode, tables, owner, skipUnrestorable, explainDifferences, tableChecksum, jobs };
}

/** What the report says of the archive, before anything is done with it. */
function describeArchive(
  archive: OpenedArchive,
  draft: ReportDraft,
  journal: RestoreJournal,
  settings: Pick<Settings, 'dryRun'>,
): void {
  const { manifest, sidecar } = archive;
  draft.set({
    backupId: archive.id,
    archiveUri: archive.archiveUri,
    manifestUri: archive.manifestUri,
    archiveSha256: sidecar?.archive.sha256 ?? null,
    archiveBytes: sidecar?.archive.bytes ?? null,
    versionId: sidecar?.archive.versionId ?? null,
    source: manifest.source,
    notCovered: manifest.notCovered,
  });
  journal.set({
    dryRun: settings.dryRun,
    snapshotAt: manifest.snapshotAt,
    checkedAgainst: archive.checkedAgainst,
    bytesFetched: archive.bytesFetched,
  });
}

/** A dry run asks for nothing, but says what the real one would ask for. */
async function guardRestore(
  plan: RestorePlan,
  { manifest }: OpenedArchive,
  settings: Settings,
  context: RunContext,
  journal: RestoreJournal,
): Promise<void> {
  const { target } = journal.report;
  if (!target) throw new Error('a plan without a target');
  const { targetEnvironment, confirm } = settings;
  const needed = neededWords({ mode: plan.mode, targetEnvironment, source: manifest.source, target });
  if (settings.dryRun) {
    const bytes = plan.loaded.reduce((sum, table) => sum + table.bytes, 0);
    journal.set({ estimatedSeconds: Math.ceil(bytes / ASSUMED_BYTES_PER_SECOND) });
    journal.note(...needed.map(({ words, reason }) => `It will need confirm: ${words}, because ${reason}.`));
    journal.note(
      'A dry run reads the manifest and the definitions; the archive as a whole is checked by verify and by the restore itself.',
    );
    return;
  }
  // Nobody types a confirmation for what will be refused anyway.
  if (context.ask && plan.refusals.length > 0) return;
  await confirmRestore(needed, confirm, context.ask);
}

async function afterwards(
  { settings, environment }: Wiring,
  { log, clock, signal, redact }: RunContext,
): Promise<void> {
  const { afterRestore, healthUrls, targetUrl } = settings;
  if (afterRestore !== undefined && targetUrl !== undefined) {
    await log.group('Running after-restore', () =>
      runAfterRestore(afterRestore, { databaseUrl: targetUrl, environment, log, redact, signal }),
    );
  }
  if (healthUrls.length > 0) {
    await log.group('Asking health-urls', () => pollHealthUrls(healthUrls, { signal, log, clock }));
  }
}
