import { createHash } from 'node:crypto';
import { archiveError, unexpectedFile } from './archive-errors.js';
import type { ObservedFile } from './check-files.js';
import type { ArchiveEntry } from './read-archive.js';

/** The two files of an archive that its manifest does not list. */
export const MANIFEST = 'manifest.json';
export const SUMS = 'SHA256SUMS';

/** They are kept in memory; 10,000 tables of 100 columns need about 100 MB. */
export const MAX_KEPT_BYTES = 256 * 1024 * 1024;

/** Reads one of them whole; any other entry is refused. */
export async function collectContent({ path, bytes, content }: ArchiveEntry): Promise<ObservedFile> {
  if (path !== MANIFEST && path !== SUMS) {
    throw unexpectedFile(path);
  }
  if (bytes > MAX_KEPT_BYTES) {
    throw archiveError('ARCHIVE_HOSTILE', `${path} has ${bytes} bytes, which is too much to read.`);
  }
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(Buffer.from(piece));
  const whole = Buffer.concat(pieces);
  const sha256 = createHash('sha256').update(whole).digest('hex');
  return { bytes, sha256, table: undefined, content: whole };
}
