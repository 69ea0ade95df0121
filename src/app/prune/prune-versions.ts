import { parseBackupId } from '../../core/backup-id.js';
import { messageOf } from '../../core/errors.js';
import type { Store, StoredVersion } from '../../core/ports.js';
import { parseSeriesKey, type SeriesKey } from '../../core/series-keys.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { type DrillProof, decideRetention } from '../../retain/decide-retention.js';
import { inspectBackup } from '../inspect-backup.js';
import { type CatalogBackup, type SeriesCatalog, seriesPrefix } from '../series-catalog.js';
import type { PruneRequest } from './prune.js';
import { isOlderThan } from './prune-leftovers.js';
import type { Removal } from './removal.js';

const CONCURRENT_READS = 16;

type Rules = Pick<PruneRequest, 'store' | 'policy' | 'now' | 'freeze' | 'log'> & {
  readonly proofs: readonly DrillProof[];
};

interface VersionsOfId {
  readonly time: Date;
  readonly versions: StoredVersion[];
  readonly kinds: Set<SeriesKey['kind']>;
}

/** Ids of which this run left no current object. */
interface RemovedIds {
  readonly backups: readonly string[];
  readonly leftovers: readonly string[];
}

/**
 * Removes every version and delete marker of the backups just removed, and of ids that have no current
 * object any more. A backup of which somebody deleted objects although retention keeps it is left to
 * be recovered from its versions. Returns the number of versions, delete markers not counted.
 */
export async function pruneVersions(
  catalog: SeriesCatalog,
  removed: RemovedIds,
  removal: Removal,
  rules: Rules,
): Promise<number> {
  const byId = await listVersions(catalog, removal, rules.store);
  const doomed = new Set([...removed.backups, ...(await removableGhosts(catalog, removed, byId, rules))]);
  let count = 0;
  for (const [id, { versions }] of byId) {
    if (!doomed.has(id) || !(await isFree(versions, removal, rules))) continue;
    // Data first: were a delete marker to go before it, old bytes would be current again for a while.
    const ordered = [...versions].sort((a, b) => Number(a.isDeleteMarker) - Number(b.isDeleteMarker));
    for (const version of ordered) {
      if ((await removal.removeVersion(version)) && !version.isDeleteMarker) count += 1;
    }
  }
  return count;
}

/** One locked version keeps all of its id: an archive under a lock is no use without its manifest. */
async function isFree(
  versions: readonly StoredVersion[],
  removal: Removal,
  { store, log }: Pick<Rules, 'store' | 'log'>,
): Promise<boolean> {
  for (const { key, versionId, isDeleteMarker } of versions) {
    try {
      if (isDeleteMarker || !(await store.isLocked(key, versionId))) continue;
      log.info(`Old versions of ${key} stay: one of them is locked in the store.`);
    } catch (error) {
      removal.fail(`${key} (version ${versionId})`, error);
    }
    return false;
  }
  return true;
}

async function listVersions(
  { series }: SeriesCatalog,
  removal: Removal,
  store: Store,
): Promise<ReadonlyMap<string, VersionsOfId>> {
  const byId = new Map<string, VersionsOfId>();
  try {
    for await (const version of store.listVersions(seriesPrefix(series))) {
      const key = parseSeriesKey(series, version.key);
      const time = key && parseBackupId(key.id)?.time;
      if (!time) continue;
      const group = byId.get(key.id) ?? { time, versions: [], kinds: new Set() };
      byId.set(key.id, group);
      group.versions.push(version);
      if (!version.isDeleteMarker) group.kinds.add(key.kind);
    }
  } catch (error) {
    removal.fail('versions, which could not be listed', error);
  }
  return byId;
}

/**
 * Ids with versions but no current object, as far as retention would not keep them if they still stood. One whose
 * bytes a backup that stands needs stays; where nobody can tell what a backup needs, all of them do.
 */
async function removableGhosts(
  catalog: SeriesCatalog,
  { leftovers, backups: gone }: RemovedIds,
  byId: ReadonlyMap<string, VersionsOfId>,
  { policy, now, freeze, proofs, store }: Rules,
): Promise<string[]> {
  if (freeze !== null) return [];
  const ghosts = [...byId].filter(([id]) => !catalog.ids.has(id) || leftovers.includes(id));
  const restorable = ghosts.filter(([, { kinds }]) => kinds.has('manifest') && kinds.has('archive'));
  const backups = [...restorable.map(([id, { time }]) => ({ id, time })), ...catalog.backups].map(
    ({ id, time }) => ({ id, time, dependsOn: [] }),
  );
  const kept = decideRetention({ backups, policy, proofs, now, freeze }).filter(({ keep }) => keep);
  const keptIds = new Set(kept.map(({ backupId }) => backupId));
  const removable = ghosts
    .filter(([id, { time }]) => !keptIds.has(id) && isOlderThan(policy.retentionDays, time, now))
    .map(([id]) => id);
  if (removable.length === 0) return [];
  const standing = catalog.backups.filter(({ id }) => !gone.includes(id));
  const inspections = await mapConcurrently(standing, CONCURRENT_READS, (backup) =>
    inspectBackup(store, backup),
  );
  if (inspections.some((found) => !('manifest' in found))) return [];
  const needed = new Set(
    inspections.flatMap((found) => ('manifest' in found ? found.manifest.dependsOn : [])),
  );
  // What a deleted one needs is unknown; only backups with files need others, for their files.
  const mayNeed = restorable.some(([id, { kinds }]) => keptIds.has(id) && kinds.has('storage'));
  return removable.filter((id) => !needed.has(id) && !(mayNeed && byId.get(id)?.kinds.has('storage')));
}

/** In a versioned bucket a removed object stays as a noncurrent version; whoever pays should know. */
export async function noteVersionsLeftBehind(
  store: Store,
  removed: readonly CatalogBackup[],
  { dryRun, log }: Pick<PruneRequest, 'dryRun' | 'log'>,
): Promise<string[]> {
  const [first] = removed;
  if (!first) return [];
  try {
    for await (const _ of store.listVersions(first.manifest.key)) {
      return [
        `The bucket keeps versions: removed backups ${dryRun ? 'would stay' : 'stay'} there as noncurrent versions until prune-versions: true or a lifecycle rule removes them.`,
      ];
    }
  } catch (error) {
    log.debug(`Whether versions stay behind is unknown: ${messageOf(error)}`);
  }
  return [];
}
