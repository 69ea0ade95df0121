import { SettingsError } from '../../core/errors.js';
import type { CommittedManifest, Manifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { BackupChoice } from '../choose-backup.js';
import { type FoundBackup, findBackup, notCommitted } from '../find-backup.js';
import type { Wiring } from '../wire.js';
import { type ArchiveBytes, isLocal, openLocalBytes, openRemoteBytes } from './archive-bytes.js';
import { OpenedFile } from './opened-file.js';
import { openFolder } from './opened-folder.js';

/** A backup that was found, and whose files can be fetched, checked and read. */
export interface OpenedArchive {
  readonly id: string;
  /** Of the sidecar, or the archive's own. */
  readonly manifest: Manifest;
  readonly sidecar: CommittedManifest | null;
  readonly archiveUri: string;
  readonly manifestUri: string | null;
  readonly checkedAgainst: 'sidecar' | 'own-manifest';
  /** Sentences for the report; grows. */
  readonly warnings: readonly string[];
  /** Of the archive, read from the store so far; 0 for a local archive or folder, which is read where it lies. */
  readonly bytesFetched: number;
  /** Gets all bytes of the archive onto this machine and checks none of them: the first half of `fetch`. */
  download(): Promise<void>;
  /**
   * Fetches what is asked for and compares every byte that will be used with the manifest; `all` proves the archive as a whole.
   * @throws BackupError kind `integrity` that names the file; kind `store`, `cancelled`
   */
  fetch(files: 'all' | readonly string[]): Promise<void>;
  /**
   * The decompressed bytes of a fetched file; as often as wanted, several at once. A chunk is valid until the next one
   * is asked for. Fails at the end when the bytes are no longer those that were checked.
   */
  read(file: string): AsyncIterable<Uint8Array>;
  /** Temporary files are gone afterwards; idempotent, never throws. */
  close(): Promise<void>;
}

/**
 * Finds the backup that was asked for and reads its manifest; nothing of the archive is proved before `fetch`.
 * @throws BackupError kind `store` code NOT_FOUND or NOT_COMMITTED; kind `integrity` code FORMAT_NEWER and others; kind `settings`
 */
export async function openArchive(
  wiring: Wiring,
  context: RunContext,
  choice: BackupChoice,
): Promise<OpenedArchive> {
  if (choice.kind === 'folder') return openFolder(choice.path, context);
  const store = await wiring.openStoreOf(choice);
  let bytes: ArchiveBytes | undefined;
  try {
    const found = await findBackup(store, wiring.series, choice, context.random);
    refuseEncrypted(store, found);
    bytes = await openBytes(store, found, wiring.tempDir, context);
    return await OpenedFile.open(store, found, bytes);
  } catch (error) {
    await bytes?.close();
    await store.close();
    throw error;
  }
}

function openBytes(
  store: Store,
  { archiveKey, sidecar }: FoundBackup,
  tempDir: string,
  context: RunContext,
): Promise<ArchiveBytes> {
  if (isLocal(store)) return openLocalBytes(store, archiveKey, context.signal);
  if (!sidecar) throw notCommitted(store, archiveKey);
  return openRemoteBytes({ store, key: archiveKey, archive: sidecar.archive, tempDir }, context);
}

/** @throws SettingsError code ARCHIVE_ENCRYPTED */
export function refuseEncrypted(store: Store, { archiveKey, sidecar }: FoundBackup): void {
  if (!archiveKey.endsWith('.age') && (sidecar?.archive.encryption ?? null) === null) return;
  const message = `${store.uriOf(archiveKey)} is encrypted; allowed: an archive that was decrypted with age before`;
  throw new SettingsError([{ setting: 'backup', code: 'ARCHIVE_ENCRYPTED', message }]);
}
