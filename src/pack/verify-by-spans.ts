import { type CheckArchiveOptions, concludeCheck, observeListedFile } from './check-archive.js';
import { filesInOrder, type ObservedFile } from './check-files.js';
import { checkStructure } from './hollow-tar.js';
import { collectContent } from './own-files.js';
import { createStreamSpans } from './stream-spans.js';
import type { VerifiedArchive } from './verify-archive.js';

export interface VerifyBySpansOptions extends CheckArchiveOptions {
  /** Of the archive; more or fewer are refused. */
  readonly bytes: number;
  readonly signal: AbortSignal;
}

/**
 * The same as `checkArchive` for an archive that can be read only once, from its beginning to its end.
 * @throws BackupError kind `integrity` that names the file; kind `cancelled`
 */
export async function verifyBySpans(
  content: AsyncIterable<Uint8Array>,
  options: VerifyBySpansOptions,
): Promise<VerifiedArchive> {
  const { manifest, bytes, format, signal, createRowDigester } = options;
  const inOrder = filesInOrder(manifest, bytes);
  const files = new Map<string, ObservedFile>();
  const { source, finish, close } = createStreamSpans(content, bytes, signal);
  try {
    await checkStructure(
      source,
      inOrder,
      { folder: manifest.id, format },
      {
        onListed: async (entry) => {
          files.set(entry.file, await observeListedFile(source, entry, format, createRowDigester));
        },
        onOther: async (entry) => {
          files.set(entry.path, await collectContent(entry));
        },
      },
    );
    return concludeCheck(files, options, await finish());
  } finally {
    await close();
  }
}
