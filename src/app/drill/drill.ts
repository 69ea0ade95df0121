import { BackupError } from '../../core/errors.js';
import type { RunContext } from '../../core/run-context.js';
import type { ReportDraft } from '../report-draft.js';
import { contentsOf } from '../verify.js';
import type { Wiring } from '../wire.js';
import { DrillJournal } from './drill-journal.js';
import { recordDrill } from './drill-record.js';
import { chooseSubject, type DrillSubject } from './drill-subject.js';
import { explainFailure } from './judge-drill.js';
import { rehearse } from './rehearse.js';

/**
 * The rehearsal of the worst day:
 * 1. pick a backup; a dry run ends here,
 * 2. fetch it and check every byte, restore it into a scratch database, read every row back and compare, ask the database
 *    all it is to be asked, and drop it whatever came of that (rehearse.ts),
 * 3. write what was found into the store, good or bad.
 * @throws BackupError kind `integrity` when the backup is damaged, kind `drill` when something else does not hold; with any
 * other kind it was not judged
 */
export async function drill(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const { settings } = wiring;
  const { drillPick: pick, dryRun, rtoMinutes } = settings;
  const rtoLimitSeconds = rtoMinutes === undefined ? null : rtoMinutes * 60;
  const journal = new DrillJournal(draft, context, { pick, dryRun, rtoLimitSeconds });
  const store = await wiring.openStore();
  try {
    const subject = await context.log.group('Picking a backup', () =>
      chooseSubject(store, wiring, context, draft, journal),
    );
    if (dryRun) {
      tellContents(subject, draft);
      return;
    }
    const { id } = subject.picked.backup;
    const failure = await attempt(id, () => rehearse(subject.picked, wiring, context, draft, journal));
    // A run that was cancelled has judged nothing, and has no time to write.
    if (context.signal.aborted) throw failure?.error ?? context.signal.reason;
    await recordDrill(subject, failure?.error, store, wiring, context, draft, journal);
    if (failure) throw failure.error;
  } finally {
    draft.warn(...store.warnings);
    await store.close();
  }
}

function tellContents({ picked: { manifest } }: DrillSubject, draft: ReportDraft): void {
  if (manifest instanceof BackupError) throw manifest;
  draft.set(contentsOf(manifest));
}

async function attempt(
  backupId: string,
  work: () => Promise<void>,
): Promise<{ readonly error: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return { error: explainFailure(error, backupId) };
  }
}
