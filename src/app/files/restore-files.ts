import { isDeepStrictEqual } from 'node:util';
import { BackupError } from '../../core/errors.js';
import type { FileBucket, FileStorage } from '../../core/file-storage.js';
import type { Manifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { StorageEntry } from '../../core/storage-manifest.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatPlural } from '../../lib/format-number.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import { printable } from '../../lib/printable.js';
import { type FilesArchive, manifestOf, openFilesArchive } from './files-archive.js';
import { openHolder } from './open-holder.js';
import { needsUpload, putFile } from './put-file.js';

const CONCURRENT_FILES = 4;
const MAX_NAMED = 10;

export interface RestoreFilesInput {
  readonly store: Store;
  /** Where the backup lies. */
  readonly folder: string;
  readonly manifest: Pick<Manifest, 'id' | 'storage'>;
  readonly target: FileStorage;
  readonly dryRun: boolean;
}

export interface RestoredFiles {
  readonly buckets: { readonly created: number; readonly updated: number; readonly all: number };
  /** In the backup. */
  readonly files: number;
  readonly bytes: number;
  /** Sent, or with a dry run: that would be sent. */
  readonly moved: { readonly files: number; readonly bytes: number };
  readonly dependsOn: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Puts buckets and files back: what differs is sent, what is equal stays, nothing is deleted. Every file is proved after it was
 * sent. One that cannot be put back stops no other; all of them are named at the end.
 *
 * A new bucket gets its limits last, because files that are older than a limit may lie outside of it.
 * @throws BackupError kind `target` code `FILES_NOT_RESTORED`; kind `integrity` when the archives are damaged
 */
export async function restoreFiles(input: RestoreFilesInput, context: RunContext): Promise<RestoredFiles> {
  const { target, dryRun } = input;
  const own = await openFilesArchive(input.store, input.folder, input.manifest);
  if (!own) throw new Error('a backup without files');
  const { objects, buckets } = await manifestOf(own);
  const dependsOn = [...new Set(objects.flatMap(({ heldBy }) => heldBy ?? []))].sort();
  const archives = new Map([[own.id, own]]);
  for (const id of dependsOn)
    archives.set(id, await openHolder(input.store, input.folder, input.manifest, id));

  const there = new Map((await target.buckets()).buckets.map((bucket) => [bucket.id, bucket]));
  const created = buckets.filter(({ id }) => !there.has(id));
  const updated = buckets.filter((bucket) => {
    const found = there.get(bucket.id);
    return found && !isDeepStrictEqual(settingsOf(found), settingsOf(bucket));
  });
  if (!dryRun) for (const bucket of created) await target.createBucket(withoutLimits(bucket));
  const moved = await sendAll(objects, new Set(created.map(({ id }) => id)), archives, input, context);
  if (!dryRun) {
    const limited = created.filter((bucket) => !isDeepStrictEqual(bucket, withoutLimits(bucket)));
    for (const bucket of [...limited, ...updated]) await target.updateBucket(bucket);
  }
  const bytes = objects.reduce((sum, entry) => sum + entry.bytes, 0);
  context.log.info(
    `${formatPlural(moved.files, 'file')} of ${objects.length} ${dryRun ? 'would be sent' : 'sent'} (${formatBytes(moved.bytes)}); the others are there already.`,
  );
  return {
    buckets: { created: created.length, updated: updated.length, all: buckets.length },
    files: objects.length,
    bytes,
    moved,
    dependsOn,
    warnings: [...archives.values()].flatMap((archive) => archive.warnings),
  };
}

async function sendAll(
  objects: readonly StorageEntry[],
  isNew: ReadonlySet<string>,
  archives: ReadonlyMap<string, FilesArchive>,
  { target, dryRun, manifest }: RestoreFilesInput,
  { signal, random, log }: RunContext,
): Promise<{ files: number; bytes: number }> {
  const failures: { readonly name: string; readonly error: BackupError }[] = [];
  const moved = { files: 0, bytes: 0 };
  await mapConcurrently(objects, CONCURRENT_FILES, async (entry) => {
    signal.throwIfAborted();
    try {
      if (!isNew.has(entry.bucket) && !(await needsUpload(entry, target))) return;
      if (!dryRun) {
        const archive = archives.get(entry.heldBy ?? manifest.id);
        if (!archive) throw new Error(`no archive of ${entry.heldBy}`);
        await putFile(entry, archive, target, { signal, random });
      }
      moved.files += 1;
      moved.bytes += entry.bytes;
    } catch (error) {
      if (!(error instanceof BackupError) || error.kind === 'cancelled') throw error;
      log.error(`${printable(`${entry.bucket}/${entry.path}`)}: ${error.message}`);
      failures.push({ name: `${entry.bucket}/${entry.path}`, error });
      // A project that does not answer will not answer for the next file.
      if (error.code !== 'STORAGE_UNREACHABLE' && error.code !== 'STORAGE_AUTH_FAILED') return;
      throw error;
    }
  });
  const [first] = failures;
  if (first)
    throw notRestored(
      failures.map(({ name }) => name),
      first.error,
      moved.files,
    );
  return moved;
}

function settingsOf({ public: isPublic, fileSizeLimit, allowedMimeTypes }: FileBucket) {
  return { isPublic, fileSizeLimit, allowedMimeTypes };
}

function withoutLimits<T extends FileBucket>(bucket: T): T {
  return { ...bucket, fileSizeLimit: null, allowedMimeTypes: null };
}

function notRestored(names: readonly string[], cause: BackupError, sent: number): BackupError {
  const shown = names.slice(0, MAX_NAMED).map((name) => printable(name));
  const rest = names.length - shown.length;
  return new BackupError(
    cause.kind,
    `${formatPlural(names.length, 'file')} could not be put back: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}. The first: ${cause.message} ${formatPlural(sent, 'other file')} were sent and are equal.`,
    { code: 'FILES_NOT_RESTORED', nextStep: cause.nextStep, cause },
  );
}
