import { drillImage } from '../../core/drill-image.js';
import { BackupError } from '../../core/errors.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import { manifestKey, seriesFolder } from '../../core/series-keys.js';
import { rfc3339 } from '../../lib/format-time.js';
import { ProofLedger } from '../proof-ledger.js';
import { refuseMissingEnvironment } from '../refuse-missing-environment.js';
import type { ReportDraft } from '../report-draft.js';
import { loadSeriesCatalog, newestBackup, type SeriesCatalog } from '../series-catalog.js';
import type { Wiring } from '../wire.js';
import type { DrillJournal } from './drill-journal.js';
import { type Picked, pickBackup } from './drill-pick.js';

/** What a drill is about, and what stands around it in the store. */
export interface DrillSubject {
  readonly catalog: SeriesCatalog;
  readonly ledger: ProofLedger;
  readonly picked: Picked;
}

/** Looks into the store, measures what would be lost now, and picks; the report knows all of it then. */
export async function chooseSubject(
  store: Store,
  { series, settings }: Wiring,
  { clock, random, log }: RunContext,
  draft: ReportDraft,
  journal: DrillJournal,
): Promise<DrillSubject> {
  const now = clock.now();
  const catalog = await loadSeriesCatalog(store, series);
  await refuseMissingEnvironment(store, catalog);
  draft.warn(...catalog.warnings);
  const newest = await newestBackup(store, catalog, (sentence) => draft.warn(sentence));
  const newestTime = catalog.backups.find(({ id }) => id === newest?.id)?.time;
  if (newestTime) {
    draft.set({ lastGoodBackupAt: rfc3339(newestTime) });
    journal.set({ rpoSeconds: Math.max(0, (now.getTime() - newestTime.getTime()) / 1000) });
  }
  const ledger = await ProofLedger.open(store, series);
  const { drillPick: pick, drillWindowDays: windowDays } = settings;
  const picked = await pickBackup(store, catalog, ledger, { pick, windowDays, now, random });
  const { backup, because, manifest } = picked;
  draft.warn(...picked.warnings);
  draft.set({ backupId: backup.id, manifestUri: store.uriOf(manifestKey(series, backup.id)) });
  journal.set({ pickedBecause: because });
  if (!(manifest instanceof BackupError)) {
    const { archive, source, notCovered, extensions = [] } = manifest;
    const found = drillImage(source, extensions);
    journal.set({ image: found.image });
    if (settings.dryRun && found.image === null) draft.warn(unknownImage(found.unknown));
    draft.set({
      archiveUri: store.uriOf(`${seriesFolder(series)}${archive.file}`),
      archiveSha256: archive.sha256,
      archiveBytes: archive.bytes,
      versionId: archive.versionId,
      source,
      notCovered,
    });
  }
  log.info(`Picked ${backup.id}: ${because}.`);
  return { catalog, ledger, picked };
}

function unknownImage(extensions: readonly string[]): string {
  const why = extensions.length === 0 ? '' : `, because of the extensions ${extensions.join(', ')}`;
  return `No container image is known to drill this backup on${why}; name one, or a server that has what it needs.`;
}
