import type { Anomaly } from './anomaly.js';
import type { DoctorReport } from './doctor.js';
import type { DrillReport } from './drill.js';
import type { CommittedManifest, Omission } from './manifest.js';
import type { TableName } from './ports.js';
import type { StatusReport } from './status.js';
import type { MergeCounts, RestoreMode, RestorePlan, TargetInfo } from './target.js';

export const OPERATIONS = [
  'backup',
  'restore',
  'verify',
  'drill',
  'list',
  'get',
  'prune',
  'status',
  'doctor',
] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface ReportTable {
  readonly schema: string;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  readonly seconds?: number;
  /** Of a restored table: what the servers of source and target say of it themselves; absent where the engine has no such thing. */
  readonly serverChecksum?: 'equal' | 'different' | 'not-compared';
}

export interface ReportError {
  readonly code: string;
  readonly message: string;
  readonly nextStep: string | null;
  readonly setting: string | null;
}

/** What retention decided about one backup; `reasons` explain either way. */
export interface Decision {
  readonly backupId: string;
  readonly keep: boolean;
  readonly reasons: readonly string[];
}

/** A table's rows and bytes now and in the previous backup; null where the table was not there. */
export interface TableChange {
  readonly schema: string;
  readonly name: string;
  readonly rows: number | null;
  readonly previousRows: number | null;
  readonly bytes: number | null;
  readonly previousBytes: number | null;
}

export interface Comparison {
  readonly previousBackupId: string;
  readonly rows: number;
  readonly previousRows: number;
  readonly bytes: number;
  readonly previousBytes: number;
  /** Only tables whose rows or bytes differ, or that came or went. */
  readonly tables: readonly TableChange[];
}

export interface PruneReport {
  readonly dryRun: boolean;
  /** Why nothing may be removed this time, or null. */
  readonly frozen: string | null;
  readonly decisions: readonly Decision[];
  /** Backups removed (with dry run: that would be). */
  readonly removed: readonly string[];
  readonly abortedUploads: readonly string[];
  /** Archives without a commit mark. */
  readonly uncommitted: readonly string[];
  /** Versions of removed backups, delete markers not counted. */
  readonly removedVersions: number;
  /** Sentences that are no warnings, such as versions that stay behind in a versioned bucket. */
  readonly notes?: readonly string[];
}

export interface ListedBackup {
  readonly backupId: string;
  /** RFC 3339 UTC. */
  readonly time: string;
  readonly archiveUri: string;
  readonly manifestUri: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly environment: string | null;
  readonly engine: string;
  readonly encrypted: boolean;
  /** True where `on-anomaly: fail` marked it; it is restored only by its id. */
  readonly anomalous: boolean;
  /** Files of Supabase Storage in the backup, and the size of the archive beside that holds those that it stored itself. */
  readonly files?: number;
  readonly filesBytes?: number;
  /** The newest drill that judged it; null where there was none. */
  readonly proof: {
    /** RFC 3339 UTC. */
    readonly time: string;
    readonly ok: boolean;
    readonly rtoSeconds: number | null;
  } | null;
}

export interface VerifyReport {
  readonly files: number;
  readonly bytes: number;
  /** How the archive was judged: against its sidecar, or only against what it carries itself. */
  readonly checkedAgainst: 'sidecar' | 'own-manifest';
}

/** Files of Supabase Storage, as far as the operation had to do with them. */
export interface FilesReport {
  readonly buckets: number;
  /** In the backup, wherever their bytes lie. */
  readonly files: number;
  readonly bytes: number;
  /** Stored by this backup, sent by this restore, or read by this verification; the rest was there already. */
  readonly moved: { readonly files: number; readonly bytes: number };
  /** The archive beside the database's; null where nothing was stored or it is not known. */
  readonly archiveUri: string | null;
  /** As stored. */
  readonly archiveBytes: number | null;
  /** Other backups whose archives hold files of this one. */
  readonly dependsOn: readonly string[];
}

/** How long one part of a restore took. */
export interface RestorePhase {
  readonly name:
    | 'fetch'
    | 'check'
    | 'plan'
    | 'prepare'
    | 'load'
    | 'finish'
    | 'proof'
    | 'commit'
    | 'files'
    | 'after';
  readonly seconds: number;
}

/** The checksums that servers compute themselves, besides the proof by count and digest. */
export interface ChecksumReport {
  /** Tables of which the target's server says what the source's said. */
  readonly equal: number;
  /** Where the two say nothing about each other, and why. */
  readonly notCompared: readonly { readonly reason: string; readonly tables: readonly TableName[] }[];
}

export interface RestoreReport {
  /** null until it is decided. */
  readonly mode: RestoreMode | null;
  readonly dryRun: boolean;
  /** RFC 3339 UTC: the moment the restored rows show. */
  readonly snapshotAt: string;
  readonly target: TargetInfo | null;
  /** What the target is called, such as `staging`; from the setting. */
  readonly targetEnvironment?: string | null;
  /** How the archive was judged before the target was touched. */
  readonly checkedAgainst: 'sidecar' | 'own-manifest';
  /** From the store, for this restore; 0 for a local archive that is read where it lies. */
  readonly bytesFetched: number;
  readonly plan: RestorePlan | null;
  /** A guess, for a dry run. */
  readonly estimatedSeconds: number | null;
  /** In the order in which they were run. */
  readonly phases: readonly RestorePhase[];
  readonly rowsPerSecond: number | null;
  /** Tables whose rows were read back and found equal, count and digest. */
  readonly provenTables: number;
  /** Absent where the engine has none, and before they are compared. */
  readonly serverChecksums?: ChecksumReport;
  /** True as soon as the target keeps what was loaded. */
  readonly committed: boolean;
  /** Sentences of a failure after which the target may not be as it was; none means that it is. */
  readonly remains: readonly string[];
  readonly merged: readonly MergeCounts[];
  /** What could not be restored, by name, and why. */
  readonly skipped: readonly Omission[];
  /** Sentences that are no warnings. */
  readonly notes: readonly string[];
}

/** One object feeds `--json`, outputs, the job summary and every notification. */
export interface RunReport {
  readonly operation: Operation;
  readonly ok: boolean;
  readonly exitCode: number;
  readonly startedAt: string;
  readonly durationSeconds: number;
  readonly warnings: readonly string[];
  readonly error: ReportError | null;
  readonly environment: string | null;
  readonly destination: string | null;
  readonly backupId: string | null;
  readonly archiveUri: string | null;
  readonly manifestUri: string | null;
  readonly archiveSha256: string | null;
  /** Compressed bytes as stored. */
  readonly archiveBytes: number | null;
  readonly versionId: string | null;
  readonly rows: number | null;
  readonly tables: readonly ReportTable[];
  readonly source: {
    readonly engine: string;
    readonly serverVersion: string;
    readonly database: string;
  } | null;
  readonly schemaTool: string | null;
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
  /** Against the newest committed backup before this one; null for the first. */
  readonly comparison: Comparison | null;
  /** What about the backup is not as in those before, alarms first. */
  readonly anomalies?: readonly Anomaly[];
  /** RFC 3339 of the newest committed backup the store has, for messages about a failure; a drill leaves out those that drills found bad. */
  readonly lastGoodBackupAt: string | null;
  readonly prune: PruneReport | null;
  /** Of this operation and series, this run included; 0 after a success, null where it is not known. */
  readonly failuresInARow?: number | null;
  /** RFC 3339 UTC: when the first of them began. */
  readonly failingSince?: string | null;
  /** Of a success: how many failures in a row it ended. */
  readonly recoveredAfter?: number;
  readonly backups?: readonly ListedBackup[];
  readonly verify?: VerifyReport;
  readonly files?: FilesReport;
  readonly restore?: RestoreReport;
  readonly drill?: DrillReport;
  readonly doctor?: DoctorReport;
  readonly status?: StatusReport;
  /** Of `get`: the folder that holds the archive with its sidecars now. */
  readonly fetchedTo?: string;
  /** The sidecar of the backup this run committed; no part of `--json`, but of the run's artifact. */
  readonly manifest?: CommittedManifest;
}
