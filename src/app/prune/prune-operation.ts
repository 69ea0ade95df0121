import type { Settings } from '../../config/settings.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { RetentionPolicy } from '../../retain/decide-retention.js';
import type { ReportDraft } from '../report-draft.js';
import type { Wiring } from '../wire.js';
import { pruneSeries } from './prune.js';

/** The operation prune: opens the store, removes what retention does not keep, reports each decision. */
export async function prune(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const store = await wiring.openStore();
  try {
    await pruneStore(wiring, context, draft, { store, freeze: null });
  } finally {
    draft.warn(...store.warnings);
    await store.close();
  }
}

/**
 * Prunes an open store. What could not be removed makes the run red, but only after the report knows
 * everything that was done; the backups that are kept are good all the same.
 */
export async function pruneStore(
  { series, settings }: Wiring,
  context: RunContext,
  draft: ReportDraft,
  { store, freeze }: { readonly store: Store; readonly freeze: string | null },
): Promise<void> {
  const outcome = await context.log.group('Retention', () =>
    pruneSeries({
      store,
      series,
      policy: policyOf(settings),
      pruneVersions: settings.pruneVersions,
      dryRun: settings.dryRun,
      now: context.clock.now(),
      freeze,
      freezeOnFailedDrill: settings.freezeOnFailedDrill,
      log: context.log,
      signal: context.signal,
    }),
  );
  draft.warn(...outcome.warnings);
  draft.set({ prune: outcome.report });
  if (outcome.error) throw outcome.error;
}

/** The rules of the settings. */
export function policyOf(settings: Settings): RetentionPolicy {
  return {
    retentionDays: settings.retentionDays,
    minCount: settings.retentionMinCount,
    keepDaily: settings.keepDaily,
    keepWeekly: settings.keepWeekly,
    keepMonthly: settings.keepMonthly,
    keepYearly: settings.keepYearly,
  };
}
