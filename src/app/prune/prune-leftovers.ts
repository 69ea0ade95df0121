import type { OpenUpload } from '../../core/ports.js';
import { parseSeriesKey } from '../../core/series-keys.js';
import { archivesOf, type SeriesCatalog, seriesPrefix } from '../series-catalog.js';
import type { PruneRequest } from './prune.js';
import type { Removal } from './removal.js';

const DAY_MS = 24 * 60 * 60 * 1000;

export interface LeftoversReport {
  /** Keys of archives without a commit mark that are still there. */
  readonly uncommitted: readonly string[];
  /** Keys whose open uploads were aborted. */
  readonly abortedUploads: readonly string[];
  /** Ids of which nothing is left. */
  readonly removed: readonly string[];
}

/**
 * What interrupted runs left: archives without a commit mark and lone checksum files, once they are
 * older than retention-days (by their id) and nothing is frozen; open multipart uploads, once they are
 * older than a day.
 */
export async function pruneLeftovers(
  catalog: SeriesCatalog,
  removal: Removal,
  rules: Pick<PruneRequest, 'store' | 'policy' | 'now' | 'freeze'>,
): Promise<LeftoversReport> {
  const removed: string[] = [];
  const uncommitted: string[] = [];
  for (const entry of [...catalog.uncommitted, ...catalog.strays]) {
    if (rules.freeze === null && isOlderThan(rules.policy.retentionDays, entry.time, rules.now)) {
      if (
        await isFree(
          archivesOf(entry).map(({ key }) => key),
          removal,
          rules,
        )
      ) {
        if (await removal.removeEntry(entry)) {
          removed.push(entry.id);
          continue;
        }
      }
    }
    uncommitted.push(...archivesOf(entry).map(({ key }) => key));
  }
  return { uncommitted, removed, abortedUploads: await abortOldUploads(catalog, removal, rules) };
}

export function isOlderThan(days: number, time: Date, now: Date): boolean {
  return now.getTime() - time.getTime() > days * DAY_MS;
}

/** A locked archive stays, and is named with the rest. */
async function isFree(
  keys: readonly string[],
  removal: Removal,
  { store }: Pick<PruneRequest, 'store'>,
): Promise<boolean> {
  for (const key of keys) {
    try {
      if (await store.isLocked(key)) return false;
    } catch (error) {
      removal.fail(key, error);
      return false;
    }
  }
  return true;
}

async function abortOldUploads(
  catalog: SeriesCatalog,
  removal: Removal,
  { store, now }: Pick<PruneRequest, 'store' | 'now'>,
): Promise<string[]> {
  const aborted: string[] = [];
  for (const upload of await findUploads(catalog, removal, store)) {
    if (!isOlderThan(1, upload.startedAt, now)) continue;
    if (await removal.abortUpload(upload)) aborted.push(upload.key);
  }
  return aborted;
}

async function findUploads(
  { series }: SeriesCatalog,
  removal: Removal,
  store: PruneRequest['store'],
): Promise<OpenUpload[]> {
  const uploads: OpenUpload[] = [];
  try {
    for await (const upload of store.listOpenUploads(seriesPrefix(series))) {
      if (parseSeriesKey(series, upload.key)) uploads.push(upload);
    }
  } catch (error) {
    removal.fail('open uploads, which could not be listed', error);
  }
  return uploads;
}
