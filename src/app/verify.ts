import type { ReportFacts } from '../core/failed-report.js';
import type { Manifest } from '../core/manifest.js';
import type { Store } from '../core/ports.js';
import type { RunContext } from '../core/run-context.js';
import { createRowDigester } from '../encode/row-digester.js';
import { explainRepacked } from '../pack/explain-repacked.js';
import { findOwnManifest } from '../pack/find-own-manifest.js';
import type { VerifiedArchive } from '../pack/verify-archive.js';
import { verifyBySpans } from '../pack/verify-by-spans.js';
import { createStoreSpans } from './archive/archive-bytes.js';
import { checkChecksumFile } from './archive/check-checksum-file.js';
import { openCommittedVersion } from './archive/committed-version.js';
import { formatOf } from './archive/opened-file.js';
import { openFolder } from './archive/opened-folder.js';
import { folderOf } from './files/files-archive.js';
import { verifyFiles } from './files/verify-files.js';
import { type FoundBackup, findBackup } from './find-backup.js';
import type { ReportDraft } from './report-draft.js';
import type { Wiring } from './wire.js';

/**
 * Reads a whole archive and compares every hash, size and row count in it with its manifest.
 * Nothing is written anywhere.
 */
export async function verify(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const choice = wiring.chooseBackup();
  if (choice.kind === 'folder') return verifyFolder(choice.path, context, draft);
  const store = await wiring.openStoreOf(choice);
  try {
    draft.set({ destination: store.uri });
    const found = await findBackup(store, wiring.series, choice, context.random);
    const { sidecar } = found;
    draft.set({
      backupId: found.id,
      archiveUri: store.uriOf(found.archiveKey),
      manifestUri: sidecar ? store.uriOf(found.manifestKey) : null,
    });
    draft.warn(...found.warnings);
    if (!sidecar) {
      draft.warn(
        `${found.archiveKey} has no sidecar beside it, so it was checked only against the manifest it carries itself.`,
      );
    }
    const verified = await context.log.group(`Verifying ${found.archiveKey}`, () =>
      verifyStored(store, found, context, draft),
    );
    const hasChecksumFile = await checkChecksumFile(store, found.archiveKey, verified.sha256);
    if (sidecar && !hasChecksumFile) draft.warn(`${found.archiveKey} has no checksum file beside it.`);
    const { manifest } = verified;
    await context.log.group('Verifying the files', () =>
      verifyFiles(store, folderOf(found.archiveKey), manifest, context, draft),
    );
    draft.set({
      verify: {
        files: verified.files,
        bytes: verified.bytes,
        checkedAgainst: sidecar ? 'sidecar' : 'own-manifest',
      },
      ...contentsOf(manifest),
      archiveSha256: sidecar?.archive.sha256 ?? null,
      archiveBytes: sidecar?.archive.bytes ?? null,
      versionId: sidecar?.archive.versionId ?? null,
    });
  } finally {
    draft.warn(...store.warnings);
    await store.close();
  }
}

/** Once, as a stream; only an archive without sidecar is asked for its manifest before. */
async function verifyStored(
  store: Store,
  found: FoundBackup,
  { log, signal }: RunContext,
  draft: ReportDraft,
): Promise<VerifiedArchive> {
  const { archiveKey, sidecar } = found;
  const bytes = sidecar?.archive.bytes ?? (await store.head(archiveKey))?.bytes ?? 0;
  const opened = await openCommittedVersion(store, archiveKey, sidecar?.archive.versionId ?? null, log);
  draft.warn(...opened.warnings);
  const spans = createStoreSpans(store, archiveKey, bytes, opened.versionId);
  const format = formatOf(found);
  const options = {
    manifest: sidecar ?? (await findOwnManifest(spans, format)),
    archive: sidecar?.archive ?? null,
    format,
    createRowDigester,
  };
  try {
    return await verifyBySpans(opened.content, { ...options, bytes, signal });
  } catch (error) {
    throw await explainRepacked(error, spans, options);
  }
}

async function verifyFolder(path: string, context: RunContext, draft: ReportDraft): Promise<void> {
  const folder = await openFolder(path, context);
  const { id, manifest, archiveUri, checkedAgainst } = folder;
  draft.set({ backupId: id, archiveUri });
  draft.warn(...folder.warnings);
  await context.log.group(`Verifying ${archiveUri}`, () => folder.fetch('all'));
  draft.set({ verify: { ...totalsOf(manifest), checkedAgainst }, ...contentsOf(manifest) });
}

/** For the report. */
export function contentsOf(manifest: Manifest): Pick<ReportFacts, 'source' | 'rows' | 'tables'> {
  return {
    source: manifest.source,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    tables: manifest.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
  };
}

/** What a folder holds: the listed files, and the manifest and SHA256SUMS besides. */
function totalsOf({ files, tables }: Manifest): { files: number; bytes: number } {
  const listed = [...files, ...tables];
  return { files: listed.length + 2, bytes: listed.reduce((sum, file) => sum + file.bytes, 0) };
}
