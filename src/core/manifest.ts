import Type, { type Static } from 'typebox';

/** The newest format this code writes and reads. */
export const FORMAT_VERSION = 1;

/** Specified with test vectors in docs/archive-format.md. */
export const DIGEST_ALGORITHM = 'murmur3-x86-128-sum';

export const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const Digest = Type.String({ pattern: '^[0-9a-f]{32}$' });
export const Count = Type.Integer({ minimum: 0 });
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$' });
export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Paths inside the archive, relative to its one folder; readers accept nothing else. */
const FilePath = Type.String({
  pattern:
    '^(RECOVERY\\.md|(large-objects|auth-users)\\.json|schema/(pre|post)-data\\.sql|tables/([a-z_][a-z0-9_]*\\.[a-z_][a-z0-9_]*|~[0-9]+-[a-z0-9_-]{0,40})\\.json)$',
});

/** Bytes of the (decrypted) archive whose members decompress to exactly the file's bytes. */
export const Span = Type.Object({ offset: Count, length: Count });

export const Encoding = Type.Enum(['number', 'boolean', 'json', 'text', 'hex']);

export const Column = Type.Object({
  name: Type.String({ minLength: 1 }),
  /** The server's full name of the type, modifiers included. */
  type: Type.String(),
  encoding: Encoding,
  generated: nullable(Type.Enum(['stored', 'virtual'])),
  /** That no row can have NULL: false for a NOT NULL that is NOT VALID. Absent where the source does not say. */
  notNull: Type.Optional(Type.Boolean()),
});

/**
 * What the source's CHECKSUM TABLE said of the rows that are in the archive: a second witness, which knows nothing of how they are
 * written here. Or why it was not asked.
 */
export const ServerChecksum = Type.Union([
  Type.Object({
    value: Type.String({ pattern: '^[0-9]+$' }),
    /** SHA-256 of what it depends on besides the rows and the version of the server (docs/archive-format.md). */
    definition: Sha256,
  }),
  Type.Object({ value: Type.Null(), reason: Type.String() }),
]);

export const ManifestTable = Type.Object({
  schema: Type.String(),
  name: Type.String({ minLength: 1 }),
  file: FilePath,
  rows: Count,
  bytes: Count,
  sha256: Sha256,
  digest: Digest,
  generatedDigest: nullable(Digest),
  /** MySQL, MariaDB and TiDB. */
  serverChecksum: Type.Optional(ServerChecksum),
  partitionOf: nullable(Type.Object({ schema: Type.String(), name: Type.String() })),
  columns: Type.Array(Column),
  primaryKey: Type.Array(Type.String()),
  span: Span,
});

export const ManifestFile = Type.Object({
  file: FilePath,
  bytes: Count,
  sha256: Sha256,
  span: Span,
});

export const Sequence = Type.Object({
  schema: Type.String(),
  name: Type.String(),
  lastValue: Type.String({ pattern: '^-?[0-9]+$' }),
  isCalled: Type.Boolean(),
  /** How often a sequence of MariaDB has begun again; missing where it has not, or never does. */
  cycleCount: Type.Optional(Type.String({ pattern: '^[1-9][0-9]*$' })),
});

/** Something that is not in the archive, and why. */
export const Omission = Type.Object({
  kind: Type.String(),
  schema: Type.Optional(Type.String()),
  name: Type.String(),
  reason: Type.String(),
});

/** An extension of the source; a server that restores the backup needs it. */
export const Extension = Type.Object({ name: Type.String({ minLength: 1 }), version: Type.String() });

const OfTable = { schema: Type.String(), table: Type.String(), name: Type.String() };

/** What the snapshot's catalog says besides rows and definitions; a drill compares it with what was restored. */
export const RecordedState = Type.Object({
  triggers: Type.Array(
    Type.Object({ ...OfTable, enabled: Type.Enum(['origin', 'always', 'replica', 'disabled']) }),
  ),
  policies: Type.Array(
    Type.Object({
      ...OfTable,
      command: Type.String(),
      permissive: Type.Boolean(),
      roles: Type.Array(Type.String()),
    }),
  ),
  /** Tables with row-level security switched on. */
  rowSecurity: Type.Array(
    Type.Object({ schema: Type.String(), table: Type.String(), forced: Type.Boolean() }),
  ),
  foreignKeys: Type.Array(
    Type.Object({
      ...OfTable,
      validated: Type.Boolean(),
      /** Rows without parent; null where they were not counted. */
      orphans: nullable(Count),
    }),
  ),
});

export const SourceInfo = Type.Object({
  engine: Type.Enum(['postgresql', 'mysql', 'mariadb', 'tidb']),
  serverVersion: Type.String(),
  database: Type.String(),
  fingerprint: Type.String(),
  fingerprintKind: Type.String(),
  /** `snapshot`: every table shows one moment. `per-page`: each page of each table shows its own. */
  consistency: Type.String(),
  /**
   * Present where no catalog could be read: types have no modifiers, a domain stands as the type under it, the columns of
   * a primary key have the table's order, generated columns are not told from others, and sequences are not known.
   */
  via: Type.Optional(Type.Enum(['rest'])),
  /** Whose own objects are in the database besides its users'; absent where there are none. */
  platform: Type.Optional(Type.Enum(['supabase'])),
});

export const ArchiveInfo = Type.Object({
  file: Type.String(),
  bytes: Count,
  sha256: Sha256,
  versionId: nullable(Type.String()),
  encryption: nullable(Type.Enum(['age'])),
});

/** A bucket of Supabase Storage with its settings, and what the backup holds of it. */
export const FileBucketEntry = Type.Object({
  id: Type.String({ minLength: 1 }),
  name: Type.String({ minLength: 1 }),
  public: Type.Boolean(),
  /** In bytes; null where the project's own limit holds. */
  fileSizeLimit: nullable(Count),
  /** null allows every type. */
  allowedMimeTypes: nullable(Type.Array(Type.String())),
  files: Count,
  bytes: Count,
});

/** The archive beside this one that holds the files of Supabase Storage; what is in it stands in its own manifest. */
export const StorageSection = Type.Object({
  /** The project's reference, or the host of one on a domain of its own. */
  project: Type.String(),
  archive: Type.Object({
    file: Type.String({ pattern: '^[a-z0-9][a-zA-Z0-9-]*\\.storage\\.tar\\.(gz|zst)$' }),
    bytes: Count,
    sha256: Sha256,
    versionId: nullable(Type.String()),
  }),
  /** Where that archive's `manifest.json` lies in it. */
  manifest: Type.Object({ bytes: Count, sha256: Sha256, span: Span }),
  buckets: Type.Array(FileBucketEntry),
  /** All files of the backup, those in archives of `dependsOn` included. */
  files: Count,
  bytes: Count,
  /** The part of them that lies in this backup's own archive. */
  own: Type.Object({ files: Count, bytes: Count }),
});

/** `manifest.json` of format version 1. Unknown keys are allowed and ignored by readers. */
export const Manifest = Type.Object(
  {
    format: Type.Literal('db-backup'),
    version: Type.Literal(FORMAT_VERSION),
    id: Type.String(),
    tool: Type.String(),
    digestAlgorithm: Type.Literal(DIGEST_ALGORITHM),
    snapshotAt: Instant,
    finishedAt: Instant,
    environment: nullable(Type.String()),
    source: SourceInfo,
    tables: Type.Array(ManifestTable),
    sequences: Type.Array(Sequence),
    files: Type.Array(ManifestFile),
    excluded: Type.Array(Omission),
    notCovered: Type.Array(Omission),
    dependsOn: Type.Array(Type.String()),
    /** Absent where the source does not say. */
    extensions: Type.Optional(Type.Array(Extension)),
    state: Type.Optional(RecordedState),
    /** Absent where no files of Supabase Storage were asked for. */
    storage: Type.Optional(StorageSection),
    /** In the sidecar only. */
    anomaly: Type.Optional(nullable(Type.Unknown())),
    /** In the sidecar only. */
    archive: Type.Optional(ArchiveInfo),
  },
  {
    $id: 'https://github.com/org/db-backup-action/blob/main/docs/manifest.schema.json',
    title: 'db-backup manifest, format version 1',
  },
);

export type Manifest = Static<typeof Manifest>;
export type ManifestTable = Static<typeof ManifestTable>;
export type ServerChecksum = Static<typeof ServerChecksum>;
export type ManifestFile = Static<typeof ManifestFile>;
export type Column = Static<typeof Column>;
export type Encoding = Static<typeof Encoding>;
export type Span = Static<typeof Span>;
export type Sequence = Static<typeof Sequence>;
export type Omission = Static<typeof Omission>;
export type Extension = Static<typeof Extension>;
export type RecordedState = Static<typeof RecordedState>;
export type FileBucketEntry = Static<typeof FileBucketEntry>;
export type StorageSection = Static<typeof StorageSection>;
export type SourceInfo = Static<typeof SourceInfo>;
export type ArchiveInfo = Static<typeof ArchiveInfo>;

/** The sidecar: a manifest that says which archive it commits. */
export type CommittedManifest = Manifest & { archive: ArchiveInfo };
