import { createHash } from 'node:crypto';
import { constants, type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, cancelledError } from '../core/errors.js';
import type { Manifest, ManifestFile, ManifestTable } from '../core/manifest.js';
import { parseManifest } from '../core/parse-manifest.js';
import { archiveError } from './archive-errors.js';
import { checkFiles, listedFiles, type ObservedFile } from './check-files.js';
import { MANIFEST, MAX_KEPT_BYTES, SUMS } from './own-files.js';
import { type CreateRowDigester, createRowCounter, type RowDigester } from './row-counter.js';

const READ_BYTES = 256 * 1024;

/** Folders of an archive; a reader finds files nowhere else. */
const FOLDERS = new Set(['schema', 'tables']);

/** The manifest of an unpacked archive; nothing of it is proved yet. */
export async function readFolderManifest(folder: string, signal: AbortSignal): Promise<Manifest> {
  const { content } = await observe(folder, MANIFEST, undefined, signal);
  return parseManifest(content ?? new Uint8Array());
}

/**
 * Compares an unpacked archive with its manifest and its SHA256SUMS: every file is there, is a plain file, holds what they
 * say, and nothing else is there.
 * @throws BackupError kind `integrity` that names the file: ARCHIVE_HOSTILE, FILE_MISSING, FILE_UNEXPECTED, FILE_HASH_DIFFERS,
 *   TABLE_ROWS_DIFFER, MANIFEST_INVALID, MANIFEST_DIFFERS
 */
export async function checkFolder(
  folder: string,
  signal: AbortSignal,
  createRowDigester: CreateRowDigester = createRowCounter,
): Promise<{ files: number; bytes: number; manifest: Manifest }> {
  const files = new Map<string, ObservedFile>();
  const manifest = await readFolderManifest(folder, signal);
  const listed = new Map<string, ManifestFile & Partial<ManifestTable>>(
    listedFiles(manifest).map((entry) => [entry.file, entry]),
  );
  const paths = await plainFiles(folder);
  for (const path of paths) {
    if (path !== MANIFEST && path !== SUMS && !listed.has(path)) {
      throw archiveError('FILE_UNEXPECTED', `${path} is in the folder but not in its manifest.`);
    }
  }
  for (const path of paths) {
    const { bytes, columns } = listed.get(path) ?? {};
    files.set(path, await observe(folder, path, bytes, signal, columns && createRowDigester(columns)));
  }
  const own = files.get(MANIFEST)?.content;
  const sums = files.get(SUMS)?.content;
  if (!own || !sums) throw archiveError('FILE_MISSING', `The folder has no ${own ? SUMS : MANIFEST}.`);
  const context = { manifest: MANIFEST, sums: SUMS, archiveBytes: undefined };
  const count = checkFiles(files, parseManifest(own), sums, context);
  const bytes = [...files.values()].reduce((sum, file) => sum + file.bytes, 0);
  return { files: count, bytes, manifest: parseManifest(own) };
}

/**
 * The bytes of a listed file, for use after `checkFolder`: compared once more while they are read.
 * @throws BackupError kind `integrity` code FILE_HASH_DIFFERS naming the file
 */
export async function* readFolderFile(
  folder: string,
  entry: ManifestFile,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, void> {
  const sha256 = createHash('sha256');
  let bytes = 0;
  for await (const chunk of readPlainFile(folder, entry.file, signal)) {
    bytes += chunk.length;
    if (bytes > entry.bytes) break;
    sha256.update(chunk);
    yield chunk;
  }
  if (bytes === entry.bytes && sha256.digest('hex') === entry.sha256) return;
  throw archiveError('FILE_HASH_DIFFERS', `${entry.file} is not what the manifest says.`);
}

async function observe(
  folder: string,
  path: string,
  expectedBytes: number | undefined,
  signal: AbortSignal,
  rows?: RowDigester,
): Promise<ObservedFile> {
  const isKept = path === MANIFEST || path === SUMS;
  const limit = expectedBytes ?? MAX_KEPT_BYTES;
  const sha256 = createHash('sha256');
  const kept: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of readPlainFile(folder, path, signal)) {
    bytes += chunk.length;
    if (bytes > limit) {
      throw archiveError('FILE_HASH_DIFFERS', `${path} has more than the ${limit} bytes it may have.`);
    }
    sha256.update(chunk);
    rows?.update(chunk);
    if (isKept) kept.push(chunk);
  }
  return {
    bytes,
    sha256: sha256.digest('hex'),
    table: rows?.finish(),
    content: isKept ? Buffer.concat(kept) : undefined,
  };
}

/** Paths below the folder, `/` separated; anything but plain files in the folders of an archive is refused. */
async function plainFiles(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isFile()) found.push(entry.name);
    else if (entry.isDirectory() && FOLDERS.has(entry.name)) {
      for (const inner of await readdir(join(folder, entry.name), { withFileTypes: true })) {
        const path = `${entry.name}/${inner.name}`;
        if (!inner.isFile()) throw noPlainFile(path);
        found.push(path);
      }
    } else throw noPlainFile(entry.name);
  }
  return found.sort();
}

/** Neither a link nor a pipe is opened, whatever took the place of the file in the meantime. */
async function* readPlainFile(
  folder: string,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void, void> {
  const file = await openPlainFile(folder, path);
  try {
    for (;;) {
      if (signal.aborted) throw cancelledError(signal.reason);
      const buffer = Buffer.allocUnsafe(READ_BYTES);
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES).catch((error) => refuse(error, path));
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function openPlainFile(folder: string, path: string): Promise<FileHandle> {
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(join(folder, path), flags).catch((error) => refuse(error, path));
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw noPlainFile(path);
}

function refuse(error: unknown, path: string): never {
  const errno = (error as NodeJS.ErrnoException | undefined)?.code ?? 'unknown error';
  if (errno === 'ENOENT') throw archiveError('FILE_MISSING', `The folder has no ${path}.`, error);
  if (errno === 'ELOOP' || errno === 'EMLINK' || errno === 'ENXIO') throw noPlainFile(path);
  throw new BackupError('store', `${path} in the folder of the backup cannot be read (${errno}).`, {
    code: 'ARCHIVE_UNREADABLE',
    nextStep: 'Let this process read the folder and everything in it.',
    cause: error,
  });
}

function noPlainFile(path: string): Error {
  return archiveError('ARCHIVE_HOSTILE', `${JSON.stringify(path)} is no plain file of an unpacked archive.`);
}
