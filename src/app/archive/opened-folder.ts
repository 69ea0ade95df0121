import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunContext } from '../../core/run-context.js';
import { createRowDigester } from '../../encode/row-digester.js';
import { archiveError } from '../../pack/archive-errors.js';
import { isSameManifest } from '../../pack/check-archive.js';
import { listedFiles } from '../../pack/check-files.js';
import { checkFolder, readFolderFile, readFolderManifest } from '../../pack/check-folder.js';
import type { OpenedArchive } from './open-archive.js';

/** An archive that somebody unpacked; its files are read where they are. */
export async function openFolder(folder: string, { signal }: RunContext): Promise<OpenedArchive> {
  const manifest = await readFolderManifest(folder, signal);
  const entries = new Map(listedFiles(manifest).map((entry) => [entry.file, entry]));
  let isChecked = false;
  return {
    id: manifest.id,
    manifest,
    sidecar: null,
    archiveUri: pathToFileURL(folder).href,
    manifestUri: null,
    checkedAgainst: 'own-manifest',
    warnings: [
      `The folder ${basename(folder)} has no sidecar, so it was checked only against the manifest and SHA256SUMS in it.`,
    ],
    bytesFetched: 0,
    download: async () => undefined,
    async fetch() {
      if (isChecked) return;
      const checked = await checkFolder(folder, signal, createRowDigester);
      if (!isSameManifest(checked.manifest, manifest)) {
        throw archiveError('MANIFEST_DIFFERS', 'manifest.json was changed while the folder was read.');
      }
      isChecked = true;
    },
    read(file) {
      const entry = entries.get(file);
      if (!entry || !isChecked) throw new Error(`${file} was not fetched`);
      return readFolderFile(folder, entry, signal);
    },
    close: async () => undefined,
  };
}
