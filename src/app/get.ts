import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SettingsError } from '../core/errors.js';
import type { Store } from '../core/ports.js';
import type { RunContext } from '../core/run-context.js';
import { baseName, checksumKey, checksumLine } from '../core/series-keys.js';
import { createRowDigester } from '../encode/row-digester.js';
import { checkArchive } from '../pack/check-archive.js';
import { findOwnManifest } from '../pack/find-own-manifest.js';
import { createFileSpans } from '../pack/span-source.js';
import type { VerifiedArchive } from '../pack/verify-archive.js';
import { isLocal } from './archive/archive-bytes.js';
import { checkChecksumFile } from './archive/check-checksum-file.js';
import { refuseEncrypted } from './archive/open-archive.js';
import { formatOf } from './archive/opened-file.js';
import { holdsAlready, PlacedFile, placeContent } from './archive/placed-file.js';
import { RangeDownload } from './archive/range-download.js';
import { folderOf } from './files/files-archive.js';
import { getFiles } from './files/get-files.js';
import { type FoundBackup, findBackup, notCommitted } from './find-backup.js';
import type { ReportDraft } from './report-draft.js';
import { contentsOf } from './verify.js';
import type { Wiring } from './wire.js';

/**
 * Fetches an archive with its sidecars into a folder, under their own names:
 * 1. find the backup,
 * 2. download the archive under another name and check every byte of it,
 * 3. give the archive its name, then its checksum file, then the manifest.
 * Files that are there already and hold the same are left as they are; others are never replaced.
 */
export async function get(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const choice = wiring.chooseBackup();
  if (choice.kind === 'folder') throw isFolder(choice.path);
  const folder = resolve(wiring.settings.reportDir ?? '.');
  const store = await wiring.openStoreOf(choice);
  try {
    draft.set({ destination: store.uri });
    const found = await findBackup(store, wiring.series, choice, context.random);
    const { sidecar } = found;
    draft.warn(...found.warnings);
    draft.set({
      backupId: found.id,
      archiveUri: store.uriOf(found.archiveKey),
      manifestUri: sidecar ? store.uriOf(found.manifestKey) : null,
    });
    refuseEncrypted(store, found);
    if (!sidecar && !isLocal(store)) throw notCommitted(store, found.archiveKey);
    if (!sidecar) {
      draft.warn(
        `${found.archiveKey} has no sidecar beside it, so it was checked only against the manifest it carries itself.`,
      );
    }
    await context.log.group(`Fetching ${found.archiveKey} to ${folder}`, () =>
      fetchInto(folder, store, found, context, draft),
    );
  } finally {
    draft.warn(...store.warnings);
    await store.close();
  }
}

async function fetchInto(
  folder: string,
  store: Store,
  found: FoundBackup,
  context: RunContext,
  draft: ReportDraft,
): Promise<void> {
  const { archiveKey, manifestKey, sidecar } = found;
  const archivePath = join(folder, baseName(archiveKey));
  const manifest = sidecar && (await readWhole(store, manifestKey));
  const manifestPath = join(folder, baseName(manifestKey));
  const checksumOf = (sha256: string) => Buffer.from(checksumLine(archiveKey, sha256));
  if (sidecar && manifest) {
    // Before anything large is fetched in vain.
    await holdsAlready(archivePath, sidecar.archive.sha256);
    await holdsAlready(manifestPath, sha256Of(manifest));
    await holdsAlready(checksumKey(archivePath), sha256Of(checksumOf(sidecar.archive.sha256)));
  }
  const checked = await obtainArchive(archivePath, folder, store, found, context, draft);
  await placeContent(checksumKey(archivePath), checksumOf(checked.sha256));
  await getFiles(store, folderOf(archiveKey), checked.manifest, folder, context, draft);
  if (manifest) await placeContent(manifestPath, manifest);
  draft.set({
    verify: {
      files: checked.files,
      bytes: checked.bytes,
      checkedAgainst: sidecar ? 'sidecar' : 'own-manifest',
    },
    ...contentsOf(checked.manifest),
    archiveSha256: checked.sha256,
    archiveBytes: checked.bytes,
    versionId: sidecar?.archive.versionId ?? null,
    fetchedTo: folder,
  });
}

/** Downloads the archive, unless it is there; either way every byte of it is compared. */
async function obtainArchive(
  path: string,
  folder: string,
  store: Store,
  found: FoundBackup,
  { log, signal }: RunContext,
  draft: ReportDraft,
): Promise<VerifiedArchive> {
  const { archiveKey: key, sidecar } = found;
  if (sidecar && (await holdsAlready(path, sidecar.archive.sha256))) {
    const file = await open(path, 'r');
    try {
      return await checkFile(file, sidecar.archive.bytes, found, signal);
    } finally {
      await file.close();
    }
  }
  const placed = await PlacedFile.create(path);
  try {
    const { file } = placed;
    const bytes = sidecar?.archive.bytes ?? (await store.head(key))?.bytes ?? 0;
    const versionId = sidecar?.archive.versionId ?? null;
    const download = new RangeDownload({ store, key, versionId, file, folder, setting: 'report-dir', log });
    await download.fetch([{ offset: 0, length: bytes }]);
    draft.warn(...download.warnings);
    const checked = await checkFile(file, bytes, found, signal);
    if (!(await checkChecksumFile(store, key, checked.sha256)) && sidecar) {
      draft.warn(`${key} has no checksum file beside it; one was written.`);
    }
    await placed.place();
    return checked;
  } finally {
    await placed.discard();
  }
}

async function checkFile(
  file: FileHandle,
  bytes: number,
  found: FoundBackup,
  signal: AbortSignal,
): Promise<VerifiedArchive> {
  const { sidecar } = found;
  const format = formatOf(found);
  const spans = createFileSpans(file, bytes, signal);
  return checkArchive(spans, {
    manifest: sidecar ?? (await findOwnManifest(spans, format)),
    archive: sidecar?.archive ?? null,
    format,
    createRowDigester,
  });
}

async function readWhole(store: Store, key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.read(key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function sha256Of(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function isFolder(path: string): SettingsError {
  const message = `${path} is an unpacked archive already; allowed with get: a backup of a store, or the path of an archive`;
  return new SettingsError([{ setting: 'backup', message }]);
}
