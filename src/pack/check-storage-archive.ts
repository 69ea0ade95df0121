import { createHash } from 'node:crypto';
import type { ManifestFile, StorageSection } from '../core/manifest.js';
import { parseStorageManifest, type StorageManifest } from '../core/storage-manifest.js';
import { archiveError } from './archive-errors.js';
import { observeListedFile } from './check-archive.js';
import { checkSums, filesInOrder, type ObservedFile } from './check-files.js';
import type { CompressionFormat } from './compressor.js';
import { checkStructure } from './hollow-tar.js';
import { collectContent, MANIFEST, SUMS } from './own-files.js';
import type { ArchiveEntry } from './read-archive.js';
import { readListedFile } from './read-listed-file.js';
import type { SpanSource } from './span-source.js';
import { createStreamSpans } from './stream-spans.js';

export interface StorageArchiveFacts {
  readonly id: string;
  readonly section: StorageSection;
  readonly format: CompressionFormat;
}

/**
 * The manifest of an archive of files, proved by what commits the archive.
 * @throws BackupError kind `integrity`
 */
export async function readStorageManifest(
  source: Pick<SpanSource, 'read' | 'stream'>,
  { id, section, format }: StorageArchiveFacts,
): Promise<StorageManifest> {
  const pieces: Buffer[] = [];
  const entry = { file: MANIFEST, ...section.manifest };
  const { bytes } = section.archive;
  for await (const chunk of readListedFile({ ...source, bytes }, entry, format))
    pieces.push(Buffer.from(chunk));
  const manifest = parseStorageManifest(Buffer.concat(pieces));
  if (manifest.id === id && manifest.project === section.project) return manifest;
  const message = `The archive of files says it belongs to ${manifest.id} of ${manifest.project}.`;
  throw archiveError('MANIFEST_DIFFERS', message);
}

/** Files that lie in the archive itself, as what checks archives knows them. */
export function ownFilesOf(manifest: StorageManifest): ManifestFile[] {
  const own = manifest.objects.filter(({ heldBy }) => heldBy === null);
  return [...manifest.files, ...own.map(({ file, bytes, sha256, span }) => ({ file, bytes, sha256, span }))];
}

/**
 * Reads an archive of files from its beginning to its end and compares its size and SHA-256 with what commits it, and
 * every file in it with its manifest.
 * @throws BackupError kind `integrity` that names the file; kind `cancelled`
 */
export async function checkStorageArchive(
  content: AsyncIterable<Uint8Array>,
  manifest: StorageManifest,
  { id, section, format }: StorageArchiveFacts,
  signal: AbortSignal,
): Promise<{ files: number; bytes: number }> {
  const { archive } = section;
  const inOrder = filesInOrder({ files: ownFilesOf(manifest), tables: [] }, archive.bytes);
  const found = new Map<string, Pick<ObservedFile, 'sha256' | 'content'>>();
  const { source, finish, close } = createStreamSpans(content, archive.bytes, signal);
  try {
    await checkStructure(
      source,
      inOrder,
      { folder: id, format },
      {
        onListed: async (entry) => {
          await observeListedFile(source, entry, format);
          found.set(entry.file, { sha256: entry.sha256, content: undefined });
        },
        onOther: async (entry) => {
          found.set(entry.path, entry.path === MANIFEST ? await hashOf(entry) : await collectContent(entry));
        },
      },
    );
    const whole = await finish();
    checkSums(found, found.get(SUMS)?.content ?? new Uint8Array(), SUMS);
    if (found.get(MANIFEST)?.sha256 !== section.manifest.sha256) {
      throw archiveError(
        'MANIFEST_DIFFERS',
        `The ${MANIFEST} of ${archive.file} is not the one of the sidecar.`,
      );
    }
    if (whole.bytes !== archive.bytes || whole.sha256 !== archive.sha256) {
      const message = `${archive.file} has ${whole.bytes} bytes and SHA-256 ${whole.sha256}; the sidecar says ${archive.bytes} bytes and ${archive.sha256}.`;
      throw archiveError('ARCHIVE_HASH_DIFFERS', message);
    }
    return { files: found.size, bytes: whole.bytes };
  } finally {
    await close();
  }
}

/** It was read before, by what commits it; with many files it is too large to be kept twice. */
async function hashOf({ content }: ArchiveEntry): Promise<Pick<ObservedFile, 'sha256' | 'content'>> {
  const sha256 = createHash('sha256');
  for await (const piece of content) sha256.update(piece);
  return { sha256: sha256.digest('hex'), content: undefined };
}
