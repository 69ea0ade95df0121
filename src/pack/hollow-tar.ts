import type { ManifestFile } from '../core/manifest.js';
import { archiveError, spanError, unexpectedFile } from './archive-errors.js';
import type { CompressionFormat } from './compressor.js';
import { type ArchiveEntry, readTar } from './read-archive.js';
import { decompressSpan, withPlace } from './read-listed-file.js';
import type { SpanSource } from './span-source.js';

/** What stands where the contents of listed files would be; nobody else's bytes lie in this buffer. */
const HOLE = new Uint8Array(1024 * 1024);

/** Headers and paddings take a few bytes; what is after the last table holds manifest.json as well. */
const GAP_HINT_BYTES = 2048;

export interface StructureReaders {
  /** Called where the content of a listed file lies, before anything behind it is read. */
  readonly onListed?: (file: ManifestFile) => Promise<void>;
  /** Gets the entries that the manifest does not list. */
  readonly onOther: (entry: ArchiveEntry) => Promise<void>;
}

/**
 * The structure of an archive without the contents of its listed files: everything between their spans is decompressed
 * and read as tar, and each span has to be exactly the content of the entry of its name. Together with the files themselves
 * this proves that any tar reader finds the same files. Spans are asked for from the first to the last.
 *
 * @throws BackupError kind `integrity`: SPAN_INVALID, FILE_MISSING, FILE_UNEXPECTED, and those of `readTar`
 */
export async function checkStructure(
  source: SpanSource,
  inOrder: readonly ManifestFile[],
  options: { folder: string; format: CompressionFormat },
  { onListed, onOther }: StructureReaders,
): Promise<void> {
  const names = new Set(inOrder.map(({ file }) => file));
  const place = { holesBegun: 0, reading: 'its beginning' };
  let listed = 0;
  try {
    const tar = hollowTar(source, inOrder, options.format, place, onListed);
    for await (const entry of readTar(tar, { folder: options.folder })) {
      const file = inOrder[listed];
      if (!file) {
        place.reading = entry.path;
        await onOther(entry);
        continue;
      }
      if (!names.has(entry.path)) throw unexpectedFile(entry.path);
      const isInPlace = entry.path === file.file && place.holesBegun === listed;
      if (!isInPlace || entry.bytes !== file.bytes || !(await isHole(entry))) throw wrongSpan(file, entry);
      listed += 1;
    }
  } catch (error) {
    throw withPlace(error, place.reading);
  }
  const missing = inOrder[listed];
  if (missing) throw archiveError('FILE_MISSING', `The archive has no ${missing.file}.`);
}

async function* hollowTar(
  source: SpanSource,
  inOrder: readonly ManifestFile[],
  format: CompressionFormat,
  place: { holesBegun: number; reading: string },
  onListed: StructureReaders['onListed'],
): AsyncGenerator<Uint8Array> {
  let offset = 0;
  for (const listed of inOrder) {
    const { file, bytes, span } = listed;
    place.reading = `the header of ${file}`;
    if (span.offset === offset) throw spanError(`There is no header before ${file}.`);
    yield* decompressSpan(source, { offset, length: span.offset - offset }, format, GAP_HINT_BYTES);
    place.holesBegun += 1;
    place.reading = file;
    await onListed?.(listed);
    for (let left = bytes; left > 0; left -= HOLE.length) yield HOLE.subarray(0, left);
    offset = span.offset + span.length;
  }
  place.reading = 'the end of the archive';
  yield* decompressSpan(source, { offset, length: source.bytes - offset }, format, GAP_HINT_BYTES);
}

async function isHole({ content }: ArchiveEntry): Promise<boolean> {
  for await (const piece of content) if (piece.buffer !== HOLE.buffer) return false;
  return true;
}

function wrongSpan({ file }: ManifestFile, entry: ArchiveEntry): Error {
  return spanError(
    `The span of ${file} does not hold that file alone: the archive has ${entry.path} of ${entry.bytes} bytes there.`,
  );
}
