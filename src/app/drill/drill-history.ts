import { type BackupPoint, type DrillHistory, type DrillPoint, MAX_HISTORY } from '../../core/drill.js';
import type { CommittedManifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import { isPassed, type Proof } from '../../core/proof.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { inspectBackup } from '../inspect-backup.js';
import type { DrillSubject } from './drill-subject.js';

const CONCURRENT_READS = 16;

/** The newest backups that stand and the newest drills, oldest first, with the drill of this run at the end. */
export async function drillHistory(
  store: Store,
  { catalog, ledger }: Pick<DrillSubject, 'catalog' | 'ledger'>,
  latest: DrillPoint,
  signal: AbortSignal,
): Promise<DrillHistory> {
  const newest = catalog.backups.slice(0, MAX_HISTORY);
  const backups = await mapConcurrently(newest, CONCURRENT_READS, async (backup) => {
    signal.throwIfAborted();
    const found = await inspectBackup(store, backup);
    return 'manifest' in found ? [backupPoint(backup.time, found.manifest)] : [];
  });
  const drills = (await ledger.newest(MAX_HISTORY - 1, new Date(latest.time))).map(({ proof }) =>
    drillPoint(proof),
  );
  return { backups: backups.flat().reverse(), drills: [...drills.reverse(), latest] };
}

/** The backup as a point of a chart. */
export function backupPoint(
  time: Date,
  { id, snapshotAt, finishedAt, archive, tables }: CommittedManifest,
): BackupPoint {
  const seconds = (new Date(finishedAt).getTime() - new Date(snapshotAt).getTime()) / 1000;
  return {
    backupId: id,
    time: time.toISOString(),
    bytes: archive.bytes,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    durationSeconds: Math.max(0, seconds),
  };
}

/** The drill likewise. */
export function drillPoint(proof: Proof): DrillPoint {
  const { backupId, time, judged, rtoSeconds } = proof;
  return { backupId, time, ok: isPassed(proof), judged, rtoSeconds };
}
