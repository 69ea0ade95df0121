import type { RunContext } from '../../core/run-context.js';
import type { Scratch } from '../../core/scratch.js';
import type { OpenedArchive } from '../archive/open-archive.js';
import type { ReportDraft } from '../report-draft.js';
import { restoreInto } from '../restore/restore-into.js';
import type { RestoreJournal } from '../restore/restore-journal.js';
import type { RestoreChoices } from '../restore/restore-request.js';
import type { Wiring } from '../wire.js';

/**
 * Restores an archive into a database that nobody uses, so nobody has to confirm anything; reads every row back. What was
 * left out is told in the words of the backup: the scratch database's name is nobody's.
 */
export async function restoreIntoScratch(
  archive: OpenedArchive,
  choices: RestoreChoices,
  scratch: Scratch,
  wiring: Wiring,
  context: RunContext,
  draft: ReportDraft,
  journal: RestoreJournal,
): Promise<void> {
  const target = await wiring.openTarget(scratch.connection);
  try {
    const guard = async () => undefined;
    await restoreInto({ archive, target, choices, guard, dryRun: false }, context, journal);
  } finally {
    const { skipped } = journal.report;
    const { database } = archive.manifest.source;
    journal.set({
      skipped: skipped.map(({ reason, ...item }) => ({
        ...item,
        reason: reason.replaceAll(scratch.connection.database, database),
      })),
    });
    draft.warn(...target.warnings);
    await target.close();
  }
}
