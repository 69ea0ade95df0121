import type { RunContext } from '../core/run-context.js';
import { listBackups } from './list.js';
import type { ReportDraft } from './report-draft.js';
import type { Wiring } from './wire.js';

/** Lists the committed backups of the series, newest first. */
export async function list(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const store = await wiring.openStore();
  try {
    const listing = await listBackups(store, wiring.series, context.clock.now(), context.signal);
    draft.warn(...listing.warnings, ...store.warnings);
    const good = listing.backups.find(({ anomalous }) => !anomalous);
    draft.set({ backups: listing.backups, lastGoodBackupAt: good?.time ?? null });
  } finally {
    await store.close();
  }
}
