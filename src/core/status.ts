import type { BackupPoint, DrillPoint } from './drill.js';

/** Why a status is red; part of the `--json` contract. The first one is the code of the error. */
export const STATUS_PROBLEMS = {
  NO_BACKUP: 'There is no good backup.',
  BACKUP_STALE: 'The newest good backup is too old.',
  BACKUP_DAMAGED: 'The newest backup is damaged.',
  BACKUP_ANOMALOUS: 'The newest backup is not like those before it.',
  DRILL_FAILED: 'The newest drill failed.',
  NO_DRILL: 'No drill has ever passed.',
  DRILL_STALE: 'The newest good drill is too old.',
} as const;
export type StatusProblemCode = keyof typeof STATUS_PROBLEMS;

export interface StatusProblem {
  readonly code: StatusProblemCode;
  /** One sentence with names and numbers. */
  readonly message: string;
  readonly nextStep: string;
}

/** The newest backup that is whole, not marked as anomalous and not of a clock that ran ahead. */
export interface LastGoodBackup {
  readonly backupId: string;
  /** RFC 3339 UTC, from the id. */
  readonly time: string;
  readonly ageSeconds: number;
  readonly archiveUri: string;
  readonly manifestUri: string;
  /** As stored. */
  readonly archiveBytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly durationSeconds: number;
  readonly database: string;
  readonly engine: string;
  readonly serverVersion: string;
}

export interface LastGoodDrill {
  readonly backupId: string;
  /** RFC 3339 UTC. */
  readonly time: string;
  readonly ageSeconds: number;
  readonly rtoSeconds: number | null;
}

/** Of the drills that the history shows. */
export interface DrillRecord {
  readonly passed: number;
  readonly failed: number;
  /** The server, the store or the settings were at fault. */
  readonly unjudged: number;
  /** Passed, of those that judged; null where none did. */
  readonly successRate: number | null;
}

export interface RpoMeasured {
  /** Age of the last good backup: what would be lost now. */
  readonly currentSeconds: number | null;
  /** The longest time without a good backup within the window, the one that goes on included. */
  readonly worstSeconds: number | null;
  /** The usual time from one good backup to the next. */
  readonly medianSeconds: number | null;
  readonly windowDays: number;
}

export interface RtoMeasured {
  /** Of the newest drill that passed. */
  readonly lastSeconds: number | null;
  /** Of those that passed. */
  readonly medianSeconds: number | null;
  readonly worstSeconds: number | null;
}

/** Bytes of this series in the store, its proofs not counted. */
export interface StorageUsed {
  /** Archives, files and sidecars of committed backups. */
  readonly currentBytes: number;
  /** Old versions in a versioned bucket; null where they could not be counted. */
  readonly noncurrentBytes: number | null;
  /** What interrupted or running backups hold. */
  readonly uncommittedBytes: number;
  readonly totalBytes: number;
}

export interface Growth {
  /** Of one archive, from day to day; null where the history is too short. */
  readonly archiveBytesPerDay: number | null;
  /** Of the rows; null likewise. */
  readonly rowsPerDay: number | null;
  /** If it goes on like this, with as many backups as now. */
  readonly forecast: readonly {
    readonly days: number;
    readonly archiveBytes: number;
    readonly storedBytes: number;
  }[];
}

/** One table over time. */
export interface TableHistory {
  readonly schema: string;
  readonly name: string;
  readonly columns: number;
  /** Oldest first, by backup of `backups`' newest; null where the table was not there. */
  readonly rows: readonly (number | null)[];
  /** Of JSON. */
  readonly bytes: readonly (number | null)[];
}

export interface StatusReport {
  /** `amber`: nothing that is red, but warnings to read. */
  readonly state: 'green' | 'amber' | 'red';
  /** RFC 3339 UTC: when it was looked. */
  readonly checkedAt: string;
  readonly problems: readonly StatusProblem[];
  readonly maxAgeSeconds: number;
  /** null where no drills are asked for. */
  readonly maxDrillAgeSeconds: number | null;
  /** Committed backups in the store, good or not. */
  readonly backupCount: number;
  readonly lastGoodBackup: LastGoodBackup | null;
  readonly lastGoodDrill: LastGoodDrill | null;
  readonly drills: DrillRecord;
  /** In a row; null where nobody counted. */
  readonly failuresInARow: { readonly backup: number | null; readonly drill: number };
  readonly rpo: RpoMeasured;
  readonly rto: RtoMeasured;
  readonly storage: StorageUsed;
  readonly growth: Growth;
  /** Ids that a clock which ran ahead has written, newest first. */
  readonly futureBackups: readonly string[];
  /** Ids of backups of the history that are marked as anomalous, newest first. */
  readonly anomalousBackups: readonly string[];
  readonly history: {
    /** Good ones, oldest first, at most MAX_HISTORY. */
    readonly backups: readonly BackupPoint[];
    readonly drills: readonly DrillPoint[];
    /** Times of the newest backups for `tables`, oldest first. */
    readonly tableTimes: readonly string[];
    /** The largest first. */
    readonly tables: readonly TableHistory[];
    /** Tables of the newest good backup that are not listed. */
    readonly moreTables: number;
  };
}

/** Tables have a history of so many of the newest good backups, and so many of the largest have one. */
export const MAX_TABLE_POINTS = 60;
export const MAX_TABLE_HISTORIES = 200;
