import type {
  Column,
  Extension,
  Omission,
  RecordedState,
  Sequence,
  ServerChecksum,
  SourceInfo,
} from './manifest.js';

/* ---------------------------------------------------------------- host */

/** Where a face shows what happens. Implementations redact secrets. */
export interface Log {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  /** Lines logged while `work` runs are shown as one group, where the face knows groups. */
  group<T>(title: string, work: () => Promise<T>): Promise<T>;
}

export interface Clock {
  now(): Date;
}

/** Told about tables while they are read; all calls are cheap and never throw. */
export interface Progress {
  /** May follow an `end`. Totals are estimates, for bars only; `quiet`: tables get no line of their own. */
  begin(totals: { tables: number; estimatedBytes: number; quiet?: boolean }): void;
  tableStarted(table: TableName, estimatedBytes: number): void;
  /** Since the last call for this table; less than nothing when it is read again. `bytes` are the bytes of JSON. */
  advanced(table: TableName, delta: { rows: number; bytes: number }): void;
  tableFinished(table: TableName, totals: { rows: number; bytes: number; seconds: number }): void;
  end(): void;
}

/* -------------------------------------------------------------- source */

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

/** A table in scope of the backup, as the snapshot sees it. */
export interface SourceTable extends TableName {
  /** In catalog order; generated columns included (read with the rest, digested apart). */
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  /** The root of the partition tree, for a leaf. */
  readonly partitionOf: TableName | null;
  /** From the size on disk; for bars and part sizes only. */
  readonly estimatedBytes: number;
}

/**
 * Rows in PostgreSQL's COPY text form (tab between fields, `\n` after a row, `\N` for NULL,
 * backslash escapes; https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"),
 * UTF-8, cut into chunks at arbitrary bytes. Every engine delivers this form.
 */
export interface RowStream {
  /** A chunk is valid until the next one is asked for. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The server's own count, known once `chunks` has ended; the caller compares it with what it saw. */
  serverRowCount(): number;
  /** What the server's own checksum of these rows is, known once `chunks` has ended. Only where the engine has such a thing. */
  serverChecksum?(): ServerChecksum;
}

/** Large objects are read as rows of these columns, pages in order. */
export interface LargeObjects {
  readonly columns: readonly Column[];
  readonly count: number;
  readonly estimatedBytes: number;
}

export interface SchemaDump {
  readonly preData: Uint8Array;
  readonly postData: Uint8Array;
  /** For the report, such as `pg_dump 15.18 (/usr/lib/postgresql/15/bin/pg_dump)`. */
  readonly tool: string;
}

/** A file of its own besides the tables: a JSON array, one object a line. Nothing restores it as rows. */
export interface SourceDocument {
  readonly file: string;
  /** From the beginning each time; may end with a ReadAgainError. */
  read(): AsyncIterable<Uint8Array>;
}

/**
 * An open source, holding one consistent snapshot and its locks until `close` (as far as `info.consistency` says).
 * Every method may throw a BackupError of kind `source` (or `settings` for a missing pg_dump).
 */
export interface Source {
  readonly info: SourceInfo;
  /** RFC 3339 UTC, whole seconds: the moment the snapshot shows. */
  readonly snapshotAt: string;
  /** Sorted by schema, then name (code point order). */
  readonly tables: readonly SourceTable[];
  readonly sequences: readonly Sequence[];
  readonly largeObjects: LargeObjects | null;
  readonly documents?: readonly SourceDocument[];
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
  readonly extensions: readonly Extension[];
  /** null where the engine has nothing to record. */
  readonly state: RecordedState | null;
  /** One sentence each, for the report; may grow while tables are read. */
  readonly warnings: readonly string[];
  /** True as soon as one table in scope has a row. */
  hasRows(): Promise<boolean>;
  /** null when `schema-dump: off` or the engine has no DDL. */
  dumpSchema(): Promise<SchemaDump | null>;
  /**
   * At most `jobs` streams are open at once; an abandoned stream cancels its query. One that ends with a ReadAgainError
   * is to be thrown away and asked for once more.
   */
  readTable(table: SourceTable): Promise<RowStream>;
  readLargeObjects(): Promise<RowStream>;
  /** Rolls back, closes every connection; idempotent, never throws. */
  close(): Promise<void>;
}

/* --------------------------------------------------------------- store */

export interface StoredObject {
  /** Relative to the store's URI. */
  readonly key: string;
  readonly bytes: number;
  readonly lastModified: Date;
}

export interface StoredVersion extends StoredObject {
  readonly versionId: string;
  readonly isLatest: boolean;
  readonly isDeleteMarker: boolean;
}

export interface OpenUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly startedAt: Date;
}

export interface PutResult {
  readonly versionId: string | null;
}

export interface CommitResult extends PutResult {
  /**
   * True when the store itself compared the content of every part with our checksum
   * (found out with a deliberately wrong one); false means: read it back.
   */
  readonly verifiedByStore: boolean;
}

/**
 * One upload of one object, written in order. Content never becomes visible before `complete`.
 * Exactly one of `complete` and `abort` ends it.
 */
export interface Upload {
  /** Resolves when more may be written (back-pressure); the bytes may be overwritten then. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * Makes the object visible, never over an existing one.
   * @throws BackupError kind `safety` code `ID_TAKEN` when the key exists: two uploads never become one
   * @throws BackupError kind `integrity` when the store's checksum differs from ours
   */
  complete(): Promise<CommitResult>;
  /** Removes everything that was sent; idempotent, never throws (a failure is logged as a warning). */
  abort(): Promise<void>;
}

/**
 * A bucket with prefix, or a folder. Keys are relative, `/` separated, without `..`.
 * Errors are BackupErrors of kind `store` that name the cause (bucket missing, wrong region,
 * credentials refused, clock skew, disk full …); throttling and 5xx were retried before.
 * One contract suite (`__tests__/contracts/store.ts`) runs against every implementation.
 */
export interface Store {
  /** `s3://bucket/prefix` or `file:///folder`, without a trailing slash. */
  readonly uri: string;
  /** Sentences for the report, such as a store that refuses conditional writes; grows during the run. */
  readonly warnings: readonly string[];
  /** Address of a key, for people and outputs. */
  uriOf(key: string): string;
  /** All objects whose key begins with the prefix, in key order, however many pages that takes. */
  list(prefix: string): AsyncIterable<StoredObject>;
  head(key: string): Promise<StoredObject | undefined>;
  /** @throws BackupError code `NOT_FOUND` when there is no such key */
  read(key: string, options?: ReadOptions): Promise<AsyncIterable<Uint8Array>>;
  /** Small objects. Never over an existing key: code `ID_TAKEN`, unless the content is equal already. */
  put(key: string, content: Uint8Array, contentType: string): Promise<PutResult>;
  /** Proves that the store can be written before any work. `estimatedBytes` fixes the part size. */
  startUpload(key: string, options: UploadOptions): Promise<Upload>;
  /** Removes the current object; a versioned bucket keeps its bytes as a noncurrent version. */
  remove(key: string): Promise<void>;
  /** Versions and delete markers; empty where the store has no versions. */
  listVersions(prefix: string): AsyncIterable<StoredVersion>;
  removeVersion(key: string, versionId: string): Promise<void>;
  /** True when a legal hold or a retention lock protects the object, or the version of it that is named. */
  isLocked(key: string, versionId?: string): Promise<boolean>;
  listOpenUploads(prefix: string): AsyncIterable<OpenUpload>;
  abortOpenUpload(upload: OpenUpload): Promise<void>;
  close(): Promise<void>;
}

export interface ReadOptions {
  /** Bytes `offset` to `offset + length - 1`. */
  readonly range?: { readonly offset: number; readonly length: number };
  readonly versionId?: string;
  /** The reader keeps no chunk beyond the next one, so its bytes may be overwritten then. */
  readonly transient?: boolean;
}

export interface UploadOptions {
  readonly contentType: string;
  readonly estimatedBytes: number;
}
