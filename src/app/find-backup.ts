import { BackupError } from '../core/errors.js';
import type { CommittedManifest } from '../core/manifest.js';
import type { Store } from '../core/ports.js';
import { ARCHIVE_ENDINGS, type Series, seriesFolder } from '../core/series-keys.js';
import type { BackupChoice } from './choose-backup.js';
import { refuseMissingEnvironment } from './refuse-missing-environment.js';
import { type CatalogBackup, loadSeriesCatalog, readCommittedManifest } from './series-catalog.js';

export interface FoundBackup {
  readonly id: string;
  readonly archiveKey: string;
  readonly manifestKey: string;
  /** null for an archive that lies somewhere without its sidecar. */
  readonly sidecar: CommittedManifest | null;
}

/**
 * Finds the backup that was asked for. Only committed backups count, and `latest` passes over those
 * marked as anomalous; an archive given by its address may lie anywhere.
 *
 * @throws BackupError kind `store` code `NOT_FOUND`; kind `integrity` when its sidecar cannot be trusted
 */
export async function findBackup(
  store: Store,
  series: Series,
  choice: BackupChoice,
  random: () => number,
): Promise<FoundBackup> {
  if (choice.kind === 'archive') return findArchive(store, choice.file);
  const catalog = await loadSeriesCatalog(store, series);
  await refuseMissingEnvironment(store, catalog);
  const { backups } = catalog;
  switch (choice.kind) {
    case 'latest':
      return newestSound(store, series, backups);
    case 'random':
      return read(
        store,
        series,
        backups[Math.floor(random() * backups.length)] ?? missing(store, 'any backup'),
      );
    case 'id':
      return read(store, series, backups.find(({ id }) => id === choice.id) ?? missing(store, choice.id));
    case 'at': {
      const found = backups.find(({ time }) => time.getTime() <= choice.time.getTime());
      return read(
        store,
        series,
        found ?? missing(store, `a backup at or before ${choice.time.toISOString()}`),
      );
    }
  }
}

async function newestSound(
  store: Store,
  series: Series,
  backups: readonly CatalogBackup[],
): Promise<FoundBackup> {
  for (const backup of backups) {
    const found = await read(store, series, backup);
    if (found.sidecar?.anomaly == null) return found;
  }
  return missing(store, 'any backup');
}

async function read(store: Store, series: Series, backup: CatalogBackup): Promise<FoundBackup> {
  const sidecar = await readCommittedManifest(store, backup.manifest.key);
  return {
    id: backup.id,
    archiveKey: `${seriesFolder(series)}${sidecar.archive.file}`,
    manifestKey: backup.manifest.key,
    sidecar,
  };
}

async function findArchive(store: Store, file: string): Promise<FoundBackup> {
  const ending = ARCHIVE_ENDINGS.find((candidate) => file.endsWith(candidate)) ?? '';
  const id = file.slice(0, -ending.length);
  const manifestKey = `${id}.manifest.json`;
  if (!(await store.head(file))) missing(store, file);
  const sidecar = (await store.head(manifestKey)) ? await readCommittedManifest(store, manifestKey) : null;
  return { id, archiveKey: file, manifestKey, sidecar };
}

function missing(store: Store, what: string): never {
  throw new BackupError('store', `${store.uri} does not hold ${what}.`, {
    code: 'NOT_FOUND',
    setting: 'backup',
    nextStep: 'Run the operation list to see what is there; check destination, environment and backup-name.',
  });
}
