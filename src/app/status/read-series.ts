import { isMarked } from '../../core/anomaly.js';
import { type BackupPoint, MAX_HISTORY } from '../../core/drill.js';
import type { CommittedManifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { TableHistory } from '../../core/status.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { backupPoint } from '../drill/drill-history.js';
import { type Inspection, inspectBackup } from '../inspect-backup.js';
import type { CatalogBackup, SeriesCatalog } from '../series-catalog.js';
import { TableFollower, type TableSizes } from './table-histories.js';

const CONCURRENT_READS = 16;

/** Clocks of two machines may differ by so much; an id further ahead is of one that is wrong. */
const MAX_SKEW_MS = 10 * 60 * 1000;

export interface GoodBackup {
  readonly backup: CatalogBackup;
  readonly manifest: CommittedManifest;
}

/** What sidecars and listings say; no archive is read. */
export interface SeriesReading {
  readonly future: readonly CatalogBackup[];
  /** The newest that is not of the future and can be read, marked or not. */
  readonly newest: GoodBackup | null;
  readonly lastGood: GoodBackup | null;
  /** One sentence for each damaged backup that is newer than the last good one. */
  readonly damagedSince: readonly string[];
  /** The same for older ones, as far as they were looked at. */
  readonly damagedBefore: readonly string[];
  /** Ids of marked ones that were looked at, newest first. */
  readonly marked: readonly string[];
  /** Good ones, oldest first, at most MAX_HISTORY. */
  readonly points: readonly BackupPoint[];
  readonly tables: {
    readonly times: readonly string[];
    readonly tables: readonly TableHistory[];
    readonly more: number;
  };
}

/**
 * Looks at backups from the newest on: at as many as it takes to find a good one, and at the MAX_HISTORY newest in all.
 * Of each sidecar a few numbers are kept.
 */
export async function readSeries(
  store: Store,
  catalog: SeriesCatalog,
  now: Date,
  signal: AbortSignal,
): Promise<SeriesReading> {
  const horizon = now.getTime() + MAX_SKEW_MS;
  const future = catalog.backups.filter(({ time }) => time.getTime() > horizon);
  const past = catalog.backups.filter(({ time }) => time.getTime() <= horizon);
  const ids = new Set(catalog.backups.map(({ id }) => id));
  const inspect = async (backup: CatalogBackup): Promise<Inspected> => {
    signal.throwIfAborted();
    return inspected(await inspectBackup(store, backup), ids);
  };

  // 1. From the newest to the first good one: nearly always that is the first.
  const since: Reduced[] = [];
  let newest: GoodBackup | null = null;
  let lastGood: GoodBackup | null = null;
  while (lastGood === null && since.length < past.length) {
    const ahead = since.length === 0 ? 1 : CONCURRENT_READS;
    const batch = await mapConcurrently(past.slice(since.length).slice(0, ahead), ahead, inspect);
    for (const one of batch) {
      if (one.kind !== 'damaged') newest ??= one;
      if (one.kind === 'good') {
        lastGood = one;
        break;
      }
      since.push(reduce(one, null));
    }
  }
  // 2. The history, of which only numbers are kept.
  const follower = lastGood && new TableFollower(lastGood.manifest);
  const rest = past.slice(since.length, Math.max(since.length + 1, MAX_HISTORY));
  const older = await mapConcurrently(rest, CONCURRENT_READS, async (backup) =>
    reduce(await inspect(backup), follower),
  );
  const good = older.flatMap(({ point, sizes }) => (point && sizes ? [{ point, sizes }] : [])).reverse();
  return {
    future,
    newest,
    lastGood,
    damagedSince: since.flatMap(({ damage }) => damage ?? []),
    damagedBefore: older.flatMap(({ damage }) => damage ?? []),
    marked: [...since, ...older].flatMap(({ marked }) => marked ?? []),
    points: good.map(({ point }) => point),
    tables: follower
      ? { ...follower.histories(good.map(({ sizes }) => sizes)), more: follower.more }
      : { times: [], tables: [], more: 0 },
  };
}

type Inspected =
  | ({ readonly kind: 'good' | 'marked' } & GoodBackup)
  | { readonly kind: 'damaged'; readonly sentence: string };

function inspected(found: Inspection, ids: ReadonlySet<string>): Inspected {
  const { backup } = found;
  if ('damage' in found) return { kind: 'damaged', sentence: `${backup.id}: ${found.damage.message}` };
  const { manifest } = found;
  const missing = manifest.dependsOn.find((id) => !ids.has(id));
  if (missing !== undefined) {
    const sentence = `${backup.id} is not whole: some of its files lie in ${missing}, which is gone.`;
    return { kind: 'damaged', sentence };
  }
  return { kind: isMarked(manifest) ? 'marked' : 'good', backup, manifest };
}

interface Reduced {
  readonly point: BackupPoint | null;
  readonly sizes: TableSizes | null;
  readonly damage: string | null;
  readonly marked: string | null;
}

function reduce(one: Inspected, follower: TableFollower | null): Reduced {
  const nothing = { point: null, sizes: null, damage: null, marked: null };
  if (one.kind === 'damaged') return { ...nothing, damage: one.sentence };
  const { backup, manifest } = one;
  if (one.kind === 'marked') return { ...nothing, marked: backup.id };
  const point = backupPoint(backup.time, manifest);
  return { ...nothing, point, sizes: follower?.sizesIn(manifest, point.time) ?? null };
}
