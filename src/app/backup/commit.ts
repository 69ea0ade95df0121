import { createHash } from 'node:crypto';
import { BackupError, messageOf } from '../../core/errors.js';
import type { CommittedManifest } from '../../core/manifest.js';
import type { CommitResult, Log, Store } from '../../core/ports.js';
import { checksumKey, checksumLine } from '../../core/series-keys.js';

export interface StoredArchive {
  readonly key: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The archive as stored must be the archive as written. When the store did not check the content
 * itself (or `full` is asked for), every byte is downloaded again and hashed.
 *
 * @throws BackupError kind `integrity` code `READ_BACK_DIFFERS`; the broken object was removed then
 */
export async function proveStored(
  store: Store,
  archive: StoredArchive,
  commit: CommitResult,
  readBack: 'auto' | 'full',
  log: Log,
): Promise<void> {
  if (commit.verifiedByStore && readBack === 'auto') return;
  log.info(
    `Reading ${archive.key} back, because ${readBack === 'full' ? 'read-back is full' : 'the store does not verify checksums'}`,
  );
  const hash = createHash('sha256');
  let bytes = 0;
  const version = commit.versionId === null ? {} : { versionId: commit.versionId };
  for await (const chunk of await store.read(archive.key, { ...version, transient: true })) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  const sha256 = hash.digest('hex');
  if (sha256 === archive.sha256 && bytes === archive.bytes) return;
  const cleanUp = await removeBroken(store, archive.key, commit.versionId);
  throw new BackupError(
    'integrity',
    `${store.uriOf(archive.key)} reads back as ${bytes} bytes with SHA-256 ${sha256}, but ${archive.bytes} bytes with ${archive.sha256} were written. ${cleanUp}`,
    {
      code: 'READ_BACK_DIFFERS',
      nextStep:
        'Run the backup again; when it repeats, do not trust this store and choose another destination.',
    },
  );
}

async function removeBroken(store: Store, key: string, versionId: string | null): Promise<string> {
  try {
    if (versionId === null) await store.remove(key);
    else await store.removeVersion(key, versionId);
    return 'The broken object was removed.';
  } catch (error) {
    return `The broken object could not be removed: ${messageOf(error)}`;
  }
}

/** Writes the two sidecars; the manifest comes last, because it is the commit mark. */
export async function writeSidecars(
  store: Store,
  archive: StoredArchive,
  manifestKey: string,
  manifest: CommittedManifest,
): Promise<void> {
  const line = checksumLine(archive.key, archive.sha256);
  await store.put(checksumKey(archive.key), Buffer.from(line), 'text/plain');
  await store.put(manifestKey, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), 'application/json');
}
