import { BackupError } from '../../core/errors.js';
import type { Store, StoredObject } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import { parseSeriesKey } from '../../core/series-keys.js';
import type { StorageUsed } from '../../core/status.js';
import { type CatalogEntry, type SeriesCatalog, seriesPrefix } from '../series-catalog.js';

/** What the series takes, from listings alone. Whoever may not list old versions is told so in the log, once. */
export async function storageUsed(
  store: Store,
  catalog: SeriesCatalog,
  { log, signal }: Pick<RunContext, 'log' | 'signal'>,
): Promise<StorageUsed> {
  const currentBytes = sum(catalog.backups.flatMap(objectsOf));
  const uncommittedBytes = sum([...catalog.uncommitted, ...catalog.strays].flatMap(objectsOf));
  const noncurrentBytes = await countNoncurrent(store, catalog, { log, signal });
  return {
    currentBytes,
    noncurrentBytes,
    uncommittedBytes,
    totalBytes: currentBytes + uncommittedBytes + (noncurrentBytes ?? 0),
  };
}

async function countNoncurrent(
  store: Store,
  { series }: SeriesCatalog,
  { log, signal }: Pick<RunContext, 'log' | 'signal'>,
): Promise<number | null> {
  let bytes = 0;
  try {
    for await (const version of store.listVersions(seriesPrefix(series))) {
      signal.throwIfAborted();
      if (!version.isLatest && parseSeriesKey(series, version.key)) bytes += version.bytes;
    }
    return bytes;
  } catch (error) {
    if (!(error instanceof BackupError) || error.kind !== 'store') throw error;
    log.info(`Old versions could not be counted: ${error.message}`);
    return null;
  }
}

function objectsOf({ manifest, archives, storage, checksums }: CatalogEntry): StoredObject[] {
  return [...(manifest ? [manifest] : []), ...archives, ...storage, ...checksums];
}

function sum(objects: readonly StoredObject[]): number {
  return objects.reduce((total, { bytes }) => total + bytes, 0);
}
