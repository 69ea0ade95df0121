import { isMarked } from '../core/anomaly.js';
import { BackupError } from '../core/errors.js';
import type { CommittedManifest } from '../core/manifest.js';
import type { Store } from '../core/ports.js';
import { ARCHIVE_ENDINGS, baseName, type Series, seriesFolder } from '../core/series-keys.js';
import { shuffled } from '../lib/shuffled.js';
import type { BackupChoice } from './choose-backup.js';
import { refuseMissingEnvironment } from './refuse-missing-environment.js';
import {
  type CatalogBackup,
  loadSeriesCatalog,
  readCommittedManifest,
  type SeriesCatalog,
} from './series-catalog.js';

export interface FoundBackup {
  readonly id: string;
  readonly archiveKey: string;
  readonly manifestKey: string;
  /** null for an archive that lies somewhere without its sidecar. */
  readonly sidecar: CommittedManifest | null;
  /** Sentences for the report, such as backups that were passed over. */
  readonly warnings: readonly string[];
}

/** Where a store has to be asked; a folder is read by itself. */
export type StoredChoice = Exclude<BackupChoice, { kind: 'folder' }>;

/**
 * Finds the backup that was asked for. Only committed backups count, and those marked as anomalous are passed over unless
 * they are asked for by id or address; an archive given by its address may lie anywhere.
 *
 * @throws BackupError kind `store` code `NOT_FOUND`, `NOT_COMMITTED` or `BUCKET_MISSING`; kind `integrity` when its sidecar cannot be trusted
 */
export async function findBackup(
  store: Store,
  series: Series,
  choice: StoredChoice,
  random: () => number,
): Promise<FoundBackup> {
  if (choice.kind === 'archive') return findArchive(store, choice.file);
  const catalog = await loadSeriesCatalog(store, series);
  await refuseMissingEnvironment(store, catalog);
  const { backups } = catalog;
  switch (choice.kind) {
    case 'latest':
      return firstSound(store, catalog, backups, 'any backup');
    case 'random':
      return firstSound(store, catalog, shuffled(backups, random), 'any backup');
    case 'id':
      return read(
        store,
        catalog,
        backups.find(({ id }) => id === choice.id) ?? absent(store, catalog, choice.id),
      );
    case 'at': {
      const before = backups.filter(({ time }) => time.getTime() <= choice.time.getTime());
      return firstSound(store, catalog, before, `a backup at or before ${choice.time.toISOString()}`);
    }
  }
}

/** The first one that is not anomalous. */
async function firstSound(
  store: Store,
  catalog: SeriesCatalog,
  backups: readonly CatalogBackup[],
  what: string,
): Promise<FoundBackup> {
  const skipped: string[] = [];
  for (const backup of backups) {
    const found = await read(store, catalog, backup);
    if (!found.sidecar || !isMarked(found.sidecar)) {
      return { ...found, warnings: [...found.warnings, ...skipped.map(passedOver)] };
    }
    skipped.push(backup.id);
  }
  return missing(store, skipped.length === 0 ? what : `${what} without an anomaly`);
}

/** For the report. */
export function passedOver(id: string): string {
  return `${id} is marked as anomalous and was passed over; it is restored only when it is asked for by its id.`;
}

async function read(store: Store, catalog: SeriesCatalog, backup: CatalogBackup): Promise<FoundBackup> {
  const sidecar = await readCommittedManifest(store, backup.manifest.key);
  const { file } = sidecar.archive;
  if (!backup.archives.some(({ key }) => baseName(key) === file)) throw archiveMissing(store, backup, file);
  return {
    id: backup.id,
    archiveKey: `${seriesFolder(catalog.series)}${file}`,
    manifestKey: backup.manifest.key,
    sidecar,
    warnings: catalog.warnings,
  };
}

async function findArchive(store: Store, file: string): Promise<FoundBackup> {
  const ending = ARCHIVE_ENDINGS.find((candidate) => file.endsWith(candidate)) ?? '';
  const id = file.slice(0, -ending.length);
  const manifestKey = `${id}.manifest.json`;
  if (!(await store.head(file))) await refuseAbsent(store, file);
  const sidecar = (await store.head(manifestKey)) ? await readCommittedManifest(store, manifestKey) : null;
  return { id, archiveKey: file, manifestKey, sidecar, warnings: [] };
}

/** A HEAD is answered alike for an object and for a bucket that is missing; a GET says which. */
async function refuseAbsent(store: Store, file: string): Promise<never> {
  await store.read(file, { range: { offset: 0, length: 1 } }).catch((error: unknown) => {
    if (!(error instanceof BackupError) || error.code !== 'NOT_FOUND') throw error;
  });
  return missing(store, file);
}

function absent(store: Store, { uncommitted }: SeriesCatalog, id: string): never {
  const archive = uncommitted.find((entry) => entry.id === id)?.archives[0];
  if (archive) throw notCommitted(store, archive.key);
  return missing(store, id);
}

/** An archive in a store whose run never came to its end. */
export function notCommitted(store: Store, archiveKey: string): BackupError {
  return new BackupError(
    'store',
    `${store.uriOf(archiveKey)} has no manifest beside it, so its run did not finish: it does not count as a backup.`,
    {
      code: 'NOT_COMMITTED',
      setting: 'backup',
      nextStep:
        'Choose another backup. If there is none, download this archive by hand and give its path: it is then checked by what it carries itself.',
    },
  );
}

function archiveMissing(store: Store, { id, manifest }: CatalogBackup, file: string): BackupError {
  return new BackupError(
    'integrity',
    `${id} is damaged: ${store.uriOf(manifest.key)} names the archive ${JSON.stringify(file)}, which is not there.`,
    {
      code: 'BACKUP_DAMAGED',
      nextStep: 'Use another backup, or fetch an earlier version of the archive from the store.',
    },
  );
}

function missing(store: Store, what: string): never {
  throw new BackupError('store', `${store.uri} does not hold ${what}.`, {
    code: 'NOT_FOUND',
    setting: 'backup',
    nextStep: 'Run the operation list to see what is there; check destination, environment and backup-name.',
  });
}
