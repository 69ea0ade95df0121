import { isMarked } from '../core/anomaly.js';
import type { CommittedManifest } from '../core/manifest.js';
import type { Store } from '../core/ports.js';
import type { ListedBackup } from '../core/report.js';
import type { Series } from '../core/series-keys.js';
import { rfc3339 } from '../lib/format-time.js';
import { mapConcurrently } from '../lib/map-concurrently.js';
import { type Inspection, inspectBackup } from './inspect-backup.js';
import { type JudgedDrill, ProofLedger } from './proof-ledger.js';
import { refuseMissingEnvironment } from './refuse-missing-environment.js';
import { loadSeriesCatalog, type SeriesCatalog } from './series-catalog.js';

const CONCURRENT_READS = 16;

export interface SeriesListing {
  /** Newest first; only those whose manifest is valid and whose archive is there in full size. */
  readonly backups: readonly ListedBackup[];
  /** One sentence for each backup that is damaged and each archive that was never committed. */
  readonly warnings: readonly string[];
}

/**
 * The backups of one series; a proof dated in the future is none, by a warning.
 *
 * @throws BackupError kind `settings` code `ENVIRONMENT_NEEDED`; kind `store`
 */
export async function listBackups(
  store: Store,
  series: Series,
  now: Date,
  signal?: AbortSignal,
): Promise<SeriesListing> {
  const catalog = await loadSeriesCatalog(store, series);
  await refuseMissingEnvironment(store, catalog);
  const inspections = await mapConcurrently(catalog.backups, CONCURRENT_READS, async (backup) => {
    signal?.throwIfAborted();
    return inspectBackup(store, backup);
  });
  const needed = inspections.flatMap((found) =>
    'manifest' in found ? missingBases(catalog, found.manifest) : [],
  );
  const ledger = await ProofLedger.open(store, series);
  const drills = await ledger.judgedOf(
    catalog.backups.map(({ id }) => id),
    now,
  );
  const described = inspections.map((found) => describe(store, found));
  const warnings = described.flatMap((found) => ('warning' in found ? [found.warning] : []));
  const uncommitted = catalog.uncommitted.map(
    ({ id }) =>
      `${id} has an archive but no commit mark (an interrupted or running backup); it does not count as a backup.`,
  );
  return {
    backups: described.flatMap((found) =>
      'listed' in found ? [{ ...found.listed, proof: proofOf(drills.get(found.listed.backupId)) }] : [],
    ),
    warnings: [...catalog.warnings, ...warnings, ...needed, ...uncommitted, ...ledger.warnings],
  };
}

function missingBases({ backups }: SeriesCatalog, { id, dependsOn }: CommittedManifest): string[] {
  return dependsOn
    .filter((needed) => !backups.some((backup) => backup.id === needed))
    .map((needed) => `${id} is not whole: some of its files lie in ${needed}, which is gone.`);
}

function proofOf(drill: JudgedDrill | undefined): ListedBackup['proof'] {
  return drill ? { time: drill.proof.time, ok: drill.ok, rtoSeconds: drill.proof.rtoSeconds } : null;
}

function describe(
  store: Store,
  found: Inspection,
): { listed: Omit<ListedBackup, 'proof'> } | { warning: string } {
  if ('damage' in found) return { warning: `${found.backup.id} is not listed: ${found.damage.message}` };
  const { backup, manifest, archive } = found;
  return {
    listed: {
      backupId: backup.id,
      time: rfc3339(backup.time),
      archiveUri: store.uriOf(archive.key),
      manifestUri: store.uriOf(backup.manifest.key),
      bytes: archive.bytes,
      ...(manifest.storage
        ? { files: manifest.storage.files, filesBytes: manifest.storage.archive.bytes }
        : {}),
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
      environment: manifest.environment,
      engine: manifest.source.engine,
      encrypted: manifest.archive.encryption !== null,
      anomalous: isMarked(manifest),
    },
  };
}
