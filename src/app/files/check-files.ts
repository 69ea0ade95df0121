import type { Manifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { StorageManifest } from '../../core/storage-manifest.js';
import { formatPlural } from '../../lib/format-number.js';
import { checkStorageArchive } from '../../pack/check-storage-archive.js';
import { readListedFile } from '../../pack/read-listed-file.js';
import { openCommittedVersion } from '../archive/committed-version.js';
import type { ReportDraft } from '../report-draft.js';
import { type FilesArchive, manifestOf, openFilesArchive } from './files-archive.js';
import { openHolder } from './open-holder.js';

/**
 * Reads an archive of files from its beginning to its end: its hash, and that of every file in it.
 * @throws BackupError kind `integrity`
 */
export async function checkOwnFiles(
  store: Store,
  archive: FilesArchive,
  listing: StorageManifest,
  { log, signal }: Pick<RunContext, 'log' | 'signal'>,
  draft: Pick<ReportDraft, 'warn'>,
): Promise<void> {
  const { key, section } = archive;
  const opened = await openCommittedVersion(store, key, section.archive.versionId, log);
  draft.warn(...opened.warnings);
  await checkStorageArchive(opened.content, listing, archive, signal);
}

/**
 * Reads everything that a restore of files would send, wherever it lies, so that damage is found before anything is
 * touched; gives the entries. It is read once more when it is sent.
 * @throws BackupError kind `integrity`
 */
export async function checkAllFiles(
  store: Store,
  folder: string,
  manifest: Pick<Manifest, 'id' | 'storage'>,
  context: RunContext,
  draft: Pick<ReportDraft, 'warn'>,
): Promise<StorageManifest['objects']> {
  const archive = await openFilesArchive(store, folder, manifest);
  if (!archive) return [];
  const listing = await manifestOf(archive);
  await checkOwnFiles(store, archive, listing, context, draft);
  const holders = new Map<string, FilesArchive>();
  for (const entry of listing.objects) {
    if (entry.heldBy === null) continue;
    context.signal.throwIfAborted();
    const holder = holders.get(entry.heldBy) ?? (await openHolder(store, folder, manifest, entry.heldBy));
    holders.set(entry.heldBy, holder);
    for await (const _ of readListedFile(holder.spans, entry, holder.format));
  }
  context.log.info(`${formatPlural(listing.objects.length, 'file')} checked by their hashes.`);
  return listing.objects;
}
