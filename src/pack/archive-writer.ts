import { createHash } from 'node:crypto';
import type { Span } from '../core/manifest.js';
import type { Compressor } from './compressor.js';
import { END_OF_ARCHIVE_BYTES, paddingBytes, tarHeader } from './tar-header.js';

export interface ArchiveWriterOptions {
  /** The one folder of the archive: the backup's id. */
  readonly folder: string;
  /** Modification time of every file. */
  readonly time: Date;
  readonly compressor: Compressor;
  /** Takes the archive's bytes in order; resolves when it wants more. */
  readonly sink: (bytes: Uint8Array) => Promise<void>;
}

/**
 * Writes one archive (docs/archive-format.md). Files are appended whole, in the order of the calls;
 * calls may overlap. After a failure every later call fails in the same way.
 */
export interface ArchiveWriter {
  /** `content` is compressed members that decompress to exactly `bytes` bytes. */
  addFile(path: string, bytes: number, content: AsyncIterable<Uint8Array>): Promise<Span>;
  addSmallFile(path: string, content: Uint8Array): Promise<{ bytes: number; sha256: string; span: Span }>;
  /** Ends the archive; size and SHA-256 of everything the sink took. */
  finish(): Promise<{ bytes: number; sha256: string }>;
}

/** Uncompressed bytes of one member of a small file. */
const MEMBER_BYTES = 1024 * 1024;

export function createArchiveWriter(options: ArchiveWriterOptions): ArchiveWriter {
  const { compressor, folder, time } = options;
  const sha256 = createHash('sha256');
  let offset = 0;
  let padding = 0;
  let last: Promise<unknown> = Promise.resolve();

  const send = async (bytes: Uint8Array) => {
    sha256.update(bytes);
    offset += bytes.length;
    await options.sink(bytes);
  };

  /** Runs after every earlier call, unless one of them failed. */
  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result;
    result.catch(() => undefined);
    return result;
  };

  const writeFile = async (
    path: string,
    bytes: number,
    content: AsyncIterable<Uint8Array>,
  ): Promise<Span> => {
    const header = tarHeader({ path: `${folder}/${path}`, bytes, time });
    await send(await compressor.compress(Buffer.concat([Buffer.alloc(padding), header])));
    const start = offset;
    for await (const member of content) await send(member);
    if (offset === start) await send(await compressor.compress(new Uint8Array()));
    padding = paddingBytes(bytes);
    return { offset: start, length: offset - start };
  };

  return {
    addFile: (path, bytes, content) => inOrder(() => writeFile(path, bytes, content)),
    async addSmallFile(path, content) {
      const members = compressPieces(content, compressor);
      const span = await inOrder(() => writeFile(path, content.length, members));
      return {
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        span,
      };
    },
    finish: () =>
      inOrder(async () => {
        await send(await compressor.compress(Buffer.alloc(padding + END_OF_ARCHIVE_BYTES)));
        return { bytes: offset, sha256: sha256.digest('hex') };
      }),
  };
}

async function* compressPieces(content: Uint8Array, compressor: Compressor): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += MEMBER_BYTES) {
    yield await compressor.compress(content.subarray(at, at + MEMBER_BYTES));
  }
}
