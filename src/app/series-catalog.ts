import { parseBackupId } from '../core/backup-id.js';
import { BackupError } from '../core/errors.js';
import type { CommittedManifest } from '../core/manifest.js';
import { parseManifest } from '../core/parse-manifest.js';
import type { Store, StoredObject } from '../core/ports.js';
import { baseName, parseSeriesKey, type Series, seriesFolder } from '../core/series-keys.js';

/** Far over the manifest of 100,000 tables; a larger object is none of ours. */
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;

/** Everything the store holds under one id. */
export interface CatalogEntry {
  readonly id: string;
  /** From the id. */
  readonly time: Date;
  readonly manifest: StoredObject | null;
  /** More than one only when runs in the same second wrote different formats. */
  readonly archives: readonly StoredObject[];
  /** Archives of files beside them. */
  readonly storage: readonly StoredObject[];
  readonly checksums: readonly StoredObject[];
}

/** A committed backup: its commit mark stands, and so does an archive. */
export interface CatalogBackup extends CatalogEntry {
  readonly manifest: StoredObject;
}

/** What the store holds of one series; every list is newest first. */
export interface SeriesCatalog {
  readonly series: Series;
  readonly backups: readonly CatalogBackup[];
  /** Archives without a commit mark: interrupted or running backups. */
  readonly uncommitted: readonly CatalogEntry[];
  /** Checksum files whose archive and manifest are gone. */
  readonly strays: readonly CatalogEntry[];
  /** Every id the store holds anything of. */
  readonly ids: ReadonlySet<string>;
  /** One sentence for each commit mark whose archive is missing; such a backup is in no list. */
  readonly warnings: readonly string[];
}

/** Begins every key of the series; of others too, which `parseSeriesKey` tells apart. */
export function seriesPrefix(series: Series): string {
  return `${seriesFolder(series)}${series.backupName}-`;
}

/** Lists the series once. Keys this tool did not write for this series are not seen at all. */
export async function loadSeriesCatalog(store: Store, series: Series): Promise<SeriesCatalog> {
  const objects: StoredObject[] = [];
  for await (const object of store.list(seriesPrefix(series))) objects.push(object);
  const entries = groupById(series, objects).sort((a, b) => b.time.getTime() - a.time.getTime());
  const damaged = entries.filter((entry) => entry.manifest && entry.archives.length === 0);
  return {
    series,
    backups: entries.filter(isCommitted),
    uncommitted: entries.filter((entry) => !entry.manifest && archivesOf(entry).length > 0),
    strays: entries.filter((entry) => !entry.manifest && archivesOf(entry).length === 0),
    ids: new Set(entries.map((entry) => entry.id)),
    warnings: damaged.map(
      ({ id, manifest }) =>
        `${id} is damaged: its archive is missing, only ${store.uriOf(manifest?.key ?? id)} is left. It does not count as a backup.`,
    ),
  };
}

/** Of the database and of files. */
export function archivesOf({ archives, storage }: CatalogEntry): readonly StoredObject[] {
  return [...archives, ...storage];
}

function groupById(series: Series, objects: readonly StoredObject[]): CatalogEntry[] {
  const groups = new Map<
    string,
    {
      time: Date;
      manifest: StoredObject | null;
      archives: StoredObject[];
      storage: StoredObject[];
      checksums: StoredObject[];
    }
  >();
  for (const object of objects) {
    const key = parseSeriesKey(series, object.key);
    const time = key && parseBackupId(key.id)?.time;
    if (!time) continue;
    const group = groups.get(key.id) ?? { time, manifest: null, archives: [], storage: [], checksums: [] };
    groups.set(key.id, group);
    if (key.kind === 'manifest') group.manifest = object;
    else if (key.kind === 'archive') group.archives.push(object);
    else if (key.kind === 'storage') group.storage.push(object);
    else group.checksums.push(object);
  }
  return [...groups].map(([id, group]) => ({ id, ...group }));
}

function isCommitted(entry: CatalogEntry): entry is CatalogBackup {
  return entry.manifest !== null && entry.archives.length > 0;
}

/**
 * Reads the sidecar that commits a backup.
 *
 * @throws BackupError kind `integrity`, code `MANIFEST_INVALID` or `FORMAT_NEWER`; kind `store` when it cannot be read
 */
export async function readCommittedManifest(store: Store, key: string): Promise<CommittedManifest> {
  try {
    const { archive, ...manifest } = parseManifest(await readSmall(store, key));
    if (!archive) throw invalid('it names no archive');
    if (baseName(key) !== `${manifest.id}.manifest.json`)
      throw invalid(`it says it belongs to ${manifest.id}`);
    return { ...manifest, archive };
  } catch (error) {
    if (!(error instanceof BackupError) || error.kind !== 'integrity') throw error;
    const { code, nextStep } = error;
    throw new BackupError('integrity', `${store.uriOf(key)}: ${error.message}`, {
      code,
      nextStep,
      cause: error,
    });
  }
}

async function readSmall(store: Store, key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of await store.read(key)) {
    bytes += chunk.byteLength;
    if (bytes > MAX_MANIFEST_BYTES) throw invalid(`it is larger than ${MAX_MANIFEST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function invalid(what: string): BackupError {
  return new BackupError('integrity', `This is no sidecar of a backup: ${what}.`, {
    code: 'MANIFEST_INVALID',
    nextStep: 'Use another backup, or fetch an earlier version of this object from the store.',
  });
}

/** The newest backup whose manifest can be read, or null; `warn` is told about those that cannot. */
export async function newestBackup(
  store: Store,
  catalog: SeriesCatalog,
  warn: (sentence: string) => void = () => {},
): Promise<CommittedManifest | null> {
  for (const { manifest } of catalog.backups) {
    try {
      return await readCommittedManifest(store, manifest.key);
    } catch (error) {
      if (!(error instanceof BackupError) || error.kind !== 'integrity') throw error;
      warn(error.message);
    }
  }
  return null;
}
