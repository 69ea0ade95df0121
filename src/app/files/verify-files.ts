import { isDeepStrictEqual } from 'node:util';
import { BackupError } from '../../core/errors.js';
import type { Manifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { StorageEntry, StorageManifest } from '../../core/storage-manifest.js';
import { checkChecksumFile } from '../archive/check-checksum-file.js';
import type { ReportDraft } from '../report-draft.js';
import { checkOwnFiles } from './check-files.js';
import { manifestOf, openFilesArchive, openFilesOf, reportOf } from './files-archive.js';

/**
 * Reads the archive of files of a backup and compares every file in it with its manifest. Of files that other backups hold, it
 * makes sure that their archives are there and say the same of them: their bytes are read when those backups are verified.
 * @throws BackupError kind `integrity`
 */
export async function verifyFiles(
  store: Store,
  folder: string,
  manifest: Pick<Manifest, 'id' | 'storage' | 'dependsOn'>,
  context: RunContext,
  draft: ReportDraft,
): Promise<void> {
  const archive = await openFilesArchive(store, folder, manifest);
  if (!archive) return;
  const { key, section } = archive;
  const listing = await manifestOf(archive);
  await checkOwnFiles(store, archive, listing, context, draft);
  if (!(await checkChecksumFile(store, key, section.archive.sha256))) {
    draft.warn(`${key} has no checksum file beside it.`);
  }
  for (const id of manifest.dependsOn) await checkHeld(store, folder, id, listing);
  if (manifest.dependsOn.length > 0) {
    context.log.info(
      `Files that did not change lie in ${manifest.dependsOn.join(', ')}; that they are there was checked, their bytes are verified with those backups.`,
    );
  }
  draft.set({ files: reportOf(archive, manifest.dependsOn, store) });
}

async function checkHeld(store: Store, folder: string, id: string, listing: StorageManifest): Promise<void> {
  const archive = await openFilesOf(store, folder, id);
  const held = new Map(
    (archive ? (await manifestOf(archive)).objects : [])
      .filter(({ heldBy }) => heldBy === null)
      .map((entry) => [entry.file, placeOf(entry)]),
  );
  for (const entry of listing.objects.filter(({ heldBy }) => heldBy === id)) {
    if (isDeepStrictEqual(held.get(entry.file), placeOf(entry))) continue;
    throw new BackupError('integrity', `${id} does not hold ${entry.file} as ${listing.id} says.`, {
      code: 'BACKUP_DAMAGED',
      nextStep: 'Use another backup, or fetch an earlier version of the archives from the store.',
    });
  }
}

function placeOf({ bytes, sha256, span }: StorageEntry) {
  return { bytes, sha256, span };
}
