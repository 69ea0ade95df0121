import type { DoctorEstimate, StoreExamination } from '../../core/doctor.js';
import type { CommittedManifest } from '../../core/manifest.js';
import { decideRetention, type RetentionPolicy } from '../../retain/decide-retention.js';
import { planParts } from '../../store/s3/s3-part-plan.js';
import { choosePrices } from './prices.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_PER_MONTH = 365.25 / 12;
const GB = 1e9;

/** Archive per byte of table on disk; bench/RESULTS.md has 0.33 with the defaults. */
export const ARCHIVE_RATIO = 1 / 3;

/** A third of what the benchmark reaches on one machine: a network lies between. */
const BYTES_PER_SECOND = 30e6;

/** Schema, manifest, note and headers of an archive without a row. */
const EMPTY_ARCHIVE_BYTES = 20_000;

/** Connect, lock, dump the schema, commit. */
const FIXED_SECONDS = 5;

/** Create, complete, one part with a wrong checksum, two sidecars, two listings. */
const WRITES_PER_BACKUP = 7;
const READS_PER_BACKUP = 8;

/** So many times are enough to see a rhythm. */
const TIMES_LOOKED_AT = 15;
const TIMES_NEEDED = 3;

/** Bounds the work of the simulation; a series of so many backups is counted to its edge. */
const MAX_SIMULATED = 20_000;

export interface EstimateInput {
  readonly now: Date;
  readonly newest: CommittedManifest | null;
  /** Of the committed backups, newest first. */
  readonly times: readonly Date[];
  /** When the newest backup was made that a drill has proven; null without one. */
  readonly provenAt: Date | null;
  /** Bytes on disk of what is read; null when the database was not asked. */
  readonly tableBytes: number | null;
  readonly store: StoreExamination | null;
  readonly policy: RetentionPolicy;
  readonly pruneVersions: boolean;
  readonly readsBackAlways: boolean;
  readonly prices: readonly string[];
  readonly storageClass: string | undefined;
}

/** What backups cost in time, room and money once as many go as come; null when nobody knows how large they are. */
export function estimate(input: EstimateInput): DoctorEstimate | null {
  const size = sizeOf(input);
  if (!size) return null;
  const { days, schedule } = rhythmOf(input.times);
  const { store, policy, now, provenAt } = input;
  const backupsPerMonth = DAYS_PER_MONTH / days;
  const storedBackups = countStored(policy, days, now, provenAt);
  const oldVersions =
    !store?.keepsVersions || input.pruneVersions
      ? 0
      : store.noncurrentDays === null
        ? null
        : Math.ceil(store.noncurrentDays / days);
  const storedBytes = size.archiveBytes * (storedBackups + (oldVersions ?? 0));
  const isReadBack = input.readsBackAlways || store?.verifiesContent === false;
  const storeEgressBytes = size.archiveBytes * ((isReadBack ? backupsPerMonth : 0) + 1);
  const parts = Math.ceil(size.archiveBytes / planParts(size.archiveBytes).partBytes);
  const writes = (parts + WRITES_PER_BACKUP) * backupsPerMonth;
  const reads = READS_PER_BACKUP * backupsPerMonth;
  const databaseEgressBytes = size.readBytes * backupsPerMonth;
  return {
    basis: size.basis,
    archiveBytes: size.archiveBytes,
    durationSeconds: size.durationSeconds,
    backupsPerMonth,
    schedule,
    storedBackups,
    oldVersions,
    storedBytes,
    databaseEgressBytes,
    storeEgressBytes,
    requests: Math.round(writes + reads),
    ...costOf(input, { storedBytes, storeEgressBytes, databaseEgressBytes, writes, reads }),
  };
}

interface Size {
  readonly basis: string;
  readonly archiveBytes: number;
  /** Sent by the database. */
  readonly readBytes: number;
  readonly durationSeconds: number;
}

function sizeOf({ newest, tableBytes }: EstimateInput): Size | null {
  if (newest) {
    return {
      basis: `the newest backup, ${newest.id}`,
      archiveBytes: newest.archive.bytes,
      readBytes: newest.tables.reduce((sum, table) => sum + table.bytes, 0),
      durationSeconds: (Date.parse(newest.finishedAt) - Date.parse(newest.snapshotAt)) / 1000,
    };
  }
  if (tableBytes === null) return null;
  return {
    basis: `the tables' size on disk, a third of which is an archive, at ${BYTES_PER_SECOND / 1e6} MB/s`,
    archiveBytes: Math.round(tableBytes * ARCHIVE_RATIO) + EMPTY_ARCHIVE_BYTES,
    readBytes: tableBytes,
    durationSeconds: Math.round(tableBytes / BYTES_PER_SECOND) + FIXED_SECONDS,
  };
}

/** Days between two backups: the median of the newest gaps, or one. */
export function rhythmOf(times: readonly Date[]): { days: number; schedule: string } {
  const looked = times.slice(0, TIMES_LOOKED_AT);
  const gaps = looked.slice(1).map((time, i) => ((looked[i]?.getTime() ?? 0) - time.getTime()) / DAY_MS);
  const median = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)];
  if (looked.length < TIMES_NEEDED || median === undefined || median <= 0) {
    return { days: 1, schedule: 'one backup a day, because there are too few to see another rhythm' };
  }
  return { days: median, schedule: `one backup every ${gapWords(median)}, as so far` };
}

function gapWords(days: number): string {
  const hours = days * 24;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(days)} days`;
}

/** Retention itself decides about a series that has run for ever at this rhythm, its newest proven backup as old as now. */
export function countStored(
  policy: RetentionPolicy,
  days: number,
  now: Date,
  provenAt: Date | null = null,
): number {
  const horizonDays = Math.max(
    policy.retentionDays,
    policy.minCount * days,
    policy.keepDaily,
    policy.keepWeekly * 7,
    policy.keepMonthly * 31,
    policy.keepYearly * 366,
  );
  const proven = provenAt && Math.max(0, Math.round((now.getTime() - provenAt.getTime()) / (days * DAY_MS)));
  const count = Math.min(MAX_SIMULATED, Math.max(Math.ceil(horizonDays / days) + 2, (proven ?? 0) + 1));
  const backups = Array.from({ length: count }, (_, i) => ({
    id: String(i),
    time: new Date(now.getTime() - i * days * DAY_MS),
    dependsOn: [],
  }));
  const proofs = proven === null ? [] : [{ backupId: String(proven), time: now, ok: true }];
  return decideRetention({ backups, policy, proofs, now, freeze: null }).filter(({ keep }) => keep).length;
}

interface Amounts {
  readonly storedBytes: number;
  readonly storeEgressBytes: number;
  readonly databaseEgressBytes: number;
  readonly writes: number;
  readonly reads: number;
}

function costOf(
  { store, prices: given, storageClass }: EstimateInput,
  amounts: Amounts,
): Pick<DoctorEstimate, 'cost' | 'prices'> {
  if (!store) return { cost: null, prices: null };
  const { prices, words } = choosePrices(store.kind, given, storageClass);
  if (!prices) return { cost: null, prices: words };
  const storage = (amounts.storedBytes / GB) * prices.storageGbMonth;
  const requests = (amounts.writes * prices.put1000 + amounts.reads * prices.get1000) / 1000;
  const egress = (amounts.storeEgressBytes / GB) * prices.egressGb;
  const databaseEgress = (amounts.databaseEgressBytes / GB) * prices.databaseEgressGb;
  const total = storage + requests + egress + databaseEgress;
  return {
    cost: { currency: prices.currency, storage, requests, egress, databaseEgress, total },
    prices: words,
  };
}
