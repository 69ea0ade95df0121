import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { BackupError, messageOf } from './errors.js';
import { Count, FileBucketEntry, nullable, Sha256, Span } from './manifest.js';

/** The newest format of an archive of files that this code writes and reads. */
export const STORAGE_FORMAT_VERSION = 1;

/** One file of a bucket. Its name is no path of anything: the bytes lie in the archive under `file`. */
export const StorageEntry = Type.Object({
  bucket: Type.String({ minLength: 1 }),
  path: Type.String({ minLength: 1 }),
  contentType: nullable(Type.String()),
  cacheControl: nullable(Type.String()),
  /** What was given with the upload, as the project answers it. */
  metadata: Type.Unknown(),
  bytes: Count,
  sha256: Sha256,
  md5: Type.String({ pattern: '^[0-9a-f]{32}$' }),
  etag: nullable(Type.String()),
  version: nullable(Type.String()),
  createdAt: nullable(Type.String()),
  updatedAt: nullable(Type.String()),
  /** The backup whose archive of files holds the bytes; null is this one's own. Never one that points further. */
  heldBy: nullable(Type.String({ minLength: 1 })),
  file: Type.String({ pattern: '^objects/[1-9][0-9]*$' }),
  span: Span,
});

/** `manifest.json` of an archive of files. Unknown keys are allowed and ignored by readers. */
export const StorageManifest = Type.Object({
  format: Type.Literal('db-backup-storage'),
  version: Type.Literal(STORAGE_FORMAT_VERSION),
  id: Type.String(),
  tool: Type.String(),
  project: Type.String(),
  buckets: Type.Array(FileBucketEntry),
  /** By bucket, then path (order of the UTF-8 bytes). */
  objects: Type.Array(StorageEntry),
  /** Files of this archive besides the objects. */
  files: Type.Array(
    Type.Object({ file: Type.Literal('RECOVERY.md'), bytes: Count, sha256: Sha256, span: Span }),
  ),
});

export type StorageEntry = Static<typeof StorageEntry>;
export type StorageManifest = Static<typeof StorageManifest>;

const checker = Compile(StorageManifest);

/** A longer one is taken line by line: a text of all of it might be longer than a string can be. */
const WHOLE_BYTES = 128 * 1024 * 1024;

/** @throws BackupError kind `integrity`: `FORMAT_NEWER` when a newer tool wrote it, else `MANIFEST_INVALID` */
export function parseStorageManifest(bytes: Uint8Array, wholeBytes = WHOLE_BYTES): StorageManifest {
  let value: unknown;
  try {
    value =
      bytes.length <= wholeBytes
        ? parse(bytes)
        : parseLines(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  } catch (error) {
    throw invalid(messageOf(error));
  }
  if (checker.Check(value)) return value;
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format === 'db-backup-storage' && typeof version === 'number' && version > STORAGE_FORMAT_VERSION) {
    throw new BackupError('integrity', `The archive of files has format version ${version}.`, {
      code: 'FORMAT_NEWER',
      nextStep: 'Use the release of db-backup-action that wrote this backup, or a newer one.',
    });
  }
  const [first] = checker.Errors(value);
  throw invalid(`${first?.instancePath || '/'} ${first?.message}`);
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
}

const OBJECTS = '\n "objects": [';

/** As `storageManifestBytes` writes it. */
function parseLines(bytes: Buffer): unknown {
  const start = bytes.indexOf(OBJECTS);
  if (start < 0) throw new SyntaxError('no list of objects');
  const objects: unknown[] = [];
  let from = start + OBJECTS.length + 1;
  for (let end = bytes.indexOf(0x0a, from); end > 0; end = bytes.indexOf(0x0a, from)) {
    const line = bytes.subarray(from, end);
    from = end + 1;
    if (line.equals(END_OF_OBJECTS)) break;
    objects.push(parse(line.at(-1) === COMMA ? line.subarray(0, -1) : line));
  }
  const rest = Buffer.concat([
    bytes.subarray(0, start),
    Buffer.from('\n "objects": []\n'),
    bytes.subarray(from),
  ]);
  return { ...(parse(rest) as object), objects };
}

const END_OF_OBJECTS = Buffer.from(' ]');
const COMMA = 0x2c;

/**
 * One line for each object, so that it stays readable with hundreds of thousands of them. In pieces: a text of all of
 * them may be longer than a string can be.
 */
export function storageManifestBytes({ objects, ...rest }: StorageManifest): Buffer {
  const head = JSON.stringify(rest, null, 1).replace(/\n}$/, '');
  const lines = objects.map((entry, index) =>
    Buffer.from(`${index === 0 ? '\n' : ',\n'}  ${JSON.stringify(entry)}`),
  );
  return Buffer.concat([Buffer.from(`${head},\n "objects": [`), ...lines, Buffer.from('\n ]\n}\n')]);
}

function invalid(what: string): BackupError {
  return new BackupError('integrity', `This is no manifest of an archive of files: ${what}`, {
    code: 'MANIFEST_INVALID',
    nextStep: 'Use another backup, or fetch an earlier version of this object from the store.',
  });
}
