import type { ErrorKind } from './errors.js';
import type { Omission, SourceInfo } from './manifest.js';
import type { TableName } from './ports.js';

/** Every check by its id, which is part of the `--json` contract, in the order of the report. */
export const DOCTOR_CHECKS = {
  'source-connection': 'Database reached',
  'source-pooler': 'A session of its own',
  'source-tls': 'Encryption to the database',
  'source-version': 'Server version',
  'source-role': 'Rights of the role',
  'source-scope': 'Tables in scope',
  'source-privileges': 'Every table readable',
  'source-row-security': 'Row-level security',
  'source-large-objects': 'Large objects readable',
  'source-client': 'Client for the schema',
  'source-timeouts': 'Timeouts of the server',
  'source-standby': 'Standby',
  'source-connections': 'Connections left',
  'source-locks': 'Room for locks',
  'source-rows': 'Rows to back up',
  'source-primary-keys': 'Primary keys',
  'source-coverage': 'What a backup leaves out',
  'source-files': 'Files of Supabase Storage',
  'machine-temp-dir': 'Temporary disk',
  'store-reached': 'Destination reached',
  'store-identity': 'Credentials',
  'store-write': 'Right to write',
  'store-checksums': 'Checksums verified by the store',
  'store-conditional-writes': 'Nothing is overwritten',
  'store-versioning': 'Versions',
  'store-expiry': 'Old versions expire',
  'store-open-uploads': 'Interrupted uploads expire',
  'store-public-access': 'Not public',
  'store-encryption': 'Encryption at rest',
  'store-lock': 'Object lock',
  'store-delete-rights': 'A stolen key',
  'store-prune-rights': 'Right to prune',
  'store-space': 'Free space',
  'store-lasting': 'Outlives the run',
  'store-apart': 'Apart from the database',
  'series-backups': 'Backups so far',
  'series-source': 'The same database as before',
  'series-drills': 'Drills',
} as const;
export type CheckId = keyof typeof DOCTOR_CHECKS;

/** What one look came to. `skipped` says why in `found`. */
export type Finding =
  | { readonly status: 'ok' | 'skipped'; readonly found: string }
  | { readonly status: 'warn'; readonly found: string; readonly nextStep: string }
  | {
      readonly status: 'fail';
      /** undefined for a bug. */
      readonly kind: ErrorKind | undefined;
      readonly code: string;
      readonly found: string;
      readonly nextStep: string;
    };

export interface DoctorCheck {
  readonly id: CheckId;
  readonly title: string;
  readonly status: Finding['status'];
  /** Sentences about what was found; for `skipped` why nobody looked. */
  readonly found: string;
  readonly nextStep: string | null;
  /** Of the error that a backup would end with, for `fail`; else null. */
  readonly code: string | null;
  /** For `fail`, else null. */
  readonly exitCode: number | null;
}

/** What running this costs in a month, in balance: as many backups go as come. */
export interface DoctorCost {
  readonly currency: string;
  readonly storage: number;
  readonly requests: number;
  /** Out of the store: archives that are read back, and one restore or drill a month. */
  readonly egress: number;
  /** Out of the database's host. */
  readonly databaseEgress: number;
  readonly total: number;
}

export interface DoctorEstimate {
  /** Where size and duration come from, in words. */
  readonly basis: string;
  readonly archiveBytes: number;
  readonly durationSeconds: number;
  readonly backupsPerMonth: number;
  /** Where their number comes from, in words. */
  readonly schedule: string;
  /** Under the retention settings, in balance. */
  readonly storedBackups: number;
  /** Noncurrent versions of removed backups; null when nothing ever expires them. */
  readonly oldVersions: number | null;
  readonly storedBytes: number;
  readonly databaseEgressBytes: number;
  readonly storeEgressBytes: number;
  readonly requests: number;
  /** null without a destination, or without known prices. */
  readonly cost: DoctorCost | null;
  /** Whose prices, of when, and which were given; null without a destination. */
  readonly prices: string | null;
}

export interface DoctorReport {
  /** In the order of DOCTOR_CHECKS. */
  readonly checks: readonly DoctorCheck[];
  /** null where neither the database nor the series says how large it is. */
  readonly estimate: DoctorEstimate | null;
}

/* ------------------------------------------------------------- the two sides */

export interface ExaminedTable extends TableName {
  /** 0 where it cannot be asked for. */
  readonly estimatedBytes: number;
  readonly primaryKey: readonly string[];
}

/** As far as it could be found out. */
export interface SourceExamination {
  readonly checks: readonly DoctorCheck[];
  /** null when the database could not be asked. */
  readonly info: SourceInfo | null;
  /** In scope; null when that is not known. */
  readonly tables: readonly ExaminedTable[] | null;
  readonly largeObjectBytes: number;
  /** null when it is not known. */
  readonly hasRows: boolean | null;
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
  /** What a backup would warn of. */
  readonly warnings: readonly string[];
}

/** Of a source that could not be asked. */
export const NOTHING_KNOWN: Omit<SourceExamination, 'checks'> = {
  info: null,
  tables: null,
  largeObjectBytes: 0,
  hasRows: null,
  excluded: [],
  notCovered: [],
  warnings: [],
};

/** Looks at a source as a backup would, takes no snapshot and no locks, and changes nothing. */
export interface SourceDoctor {
  /** One thing that is wrong stops no other check. @throws BackupError kind `cancelled` alone */
  examine(): Promise<SourceExamination>;
}

/** Keys that the questions are asked with; nothing is left behind under any of them. */
export interface StoreProbe {
  /** The key of an archive: the right to write is proved by an upload that is opened and aborted. */
  readonly uploadKey: string;
  /** Beside the archives; never existed and never will. */
  readonly unusedKey: string;
  /** A text that this tool wrote beside an archive; null where there is none yet. Asked for once the store was reached. */
  readonly sidecarKey: () => Promise<string | null>;
}

/** Whose prices hold. */
export type StoreKind = 'aws-s3' | 'r2' | 'b2' | 'supabase' | 'other-s3' | 'folder';

/** As far as it could be found out; null is "not known". */
export interface StoreExamination {
  readonly checks: readonly DoctorCheck[];
  readonly kind: StoreKind;
  /** Host of the service; null for a folder. */
  readonly endpoint: string | null;
  /** False means that every archive is downloaded again. */
  readonly verifiesContent: boolean | null;
  readonly keepsVersions: boolean | null;
  /** Days until a noncurrent version goes; null where nothing removes it, or nobody may know. */
  readonly noncurrentDays: number | null;
  /** Of the disk below a folder. */
  readonly freeBytes: number | null;
}

export interface StoreDoctor {
  /** One thing that is wrong stops no other check. @throws BackupError kind `cancelled` alone */
  examine(probe: StoreProbe): Promise<StoreExamination>;
  close(): Promise<void>;
}
