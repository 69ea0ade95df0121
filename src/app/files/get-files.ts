import { join } from 'node:path';
import type { Manifest } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import { baseName, checksumKey, checksumLine } from '../../core/series-keys.js';
import { checkStorageArchive } from '../../pack/check-storage-archive.js';
import { createFileSpans } from '../../pack/span-source.js';
import { holdsAlready, PlacedFile, placeContent } from '../archive/placed-file.js';
import { RangeDownload } from '../archive/range-download.js';
import type { ReportDraft } from '../report-draft.js';
import { type FilesArchive, manifestOf, openFilesArchive, reportOf } from './files-archive.js';

/** Fetches the archive of files of a backup with its checksum file, checked like the database's. */
export async function getFiles(
  store: Store,
  storeFolder: string,
  manifest: Pick<Manifest, 'id' | 'storage' | 'dependsOn'>,
  folder: string,
  context: RunContext,
  draft: ReportDraft,
): Promise<void> {
  const archive = await openFilesArchive(store, storeFolder, manifest);
  if (!archive) return;
  const { section, key } = archive;
  draft.warn(...archive.warnings);
  const path = join(folder, baseName(key));
  if (!(await holdsAlready(path, section.archive.sha256))) {
    await fetchArchive(path, folder, store, archive, context, draft);
  }
  await placeContent(checksumKey(path), Buffer.from(checksumLine(key, section.archive.sha256)));
  if (manifest.dependsOn.length > 0) {
    draft.warn(
      `Files that did not change lie in the archives of ${manifest.dependsOn.join(', ')}; fetch those backups into the same folder to have all of them.`,
    );
  }
  draft.set({ files: reportOf(archive, manifest.dependsOn, store) });
}

async function fetchArchive(
  path: string,
  folder: string,
  store: Store,
  archive: FilesArchive,
  { log, signal }: RunContext,
  draft: ReportDraft,
): Promise<void> {
  const { key, section } = archive;
  const { bytes } = section.archive;
  const placed = await PlacedFile.create(path);
  try {
    const { file } = placed;
    const versionId = archive.versionId ?? null;
    const download = new RangeDownload({ store, key, versionId, file, folder, setting: 'report-dir', log });
    await download.fetch([{ offset: 0, length: bytes }]);
    draft.warn(...download.warnings);
    const spans = createFileSpans(file, bytes, signal);
    const content = spans.stream({ offset: 0, length: bytes });
    await checkStorageArchive(content, await manifestOf({ ...archive, spans }), archive, signal);
    await placed.place();
  } finally {
    await placed.discard();
  }
}
