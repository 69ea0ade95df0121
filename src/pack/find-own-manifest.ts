import type { Manifest } from '../core/manifest.js';
import { parseManifest } from '../core/parse-manifest.js';
import { archiveError } from './archive-errors.js';
import { collectContent, MANIFEST } from './own-files.js';
import { readArchive } from './read-archive.js';
import type { SpanSource } from './span-source.js';

/**
 * The manifest that an archive carries itself, found by reading up to it. Nothing of it is proved yet.
 * @throws BackupError kind `integrity`
 */
export async function findOwnManifest(source: SpanSource): Promise<Manifest> {
  for await (const entry of readArchive(source.stream({ offset: 0, length: source.bytes }))) {
    if (entry.path !== MANIFEST) continue;
    const { content } = await collectContent(entry);
    return parseManifest(content ?? new Uint8Array());
  }
  throw archiveError('FILE_MISSING', `The archive has no ${MANIFEST}.`);
}
