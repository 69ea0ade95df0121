import { createHash } from 'node:crypto';
import { BackupError } from '../../core/errors.js';
import type { FileState, FileStorage, ListedFile } from '../../core/file-storage.js';
import { ReadAgainError } from '../../core/read-again.js';
import type { RunContext } from '../../core/run-context.js';
import { type RetryPolicy, retry } from '../../lib/retry.js';
import {
  type CompressBlocksOptions,
  compressBlocks,
  type ReleasableBlock,
} from '../../pack/compress-blocks.js';
import { type Compressor, createStoringCompressor, isCompressible } from '../../pack/compressor.js';
import { createSpool, type Spool } from '../../pack/spool.js';

/** A file that changes, or whose bytes end early, is read so often in all. */
const READS: RetryPolicy = { attempts: 4, baseMs: 1000, capMs: 8000 };

/** Uncompressed bytes of one member. */
const BLOCK_BYTES = 1024 * 1024;

/** Several files are read at once, so each is content with one. */
const COMPRESSION: CompressBlocksOptions = { inFlight: 2 };

export interface FetchedFile {
  readonly state: FileState;
  readonly sha256: string;
  readonly md5: string;
  /** Compressed members; to be disposed of. */
  readonly spool: Spool;
}

export interface FetchFileInput {
  readonly files: FileStorage;
  readonly compressor: Compressor;
  readonly tempDir: string;
}

/**
 * One state of a file, whole: its entry and exactly its bytes. undefined when it is not there any more.
 * @throws BackupError kind `source` code `STORAGE_FILE_UNREADABLE` when no two reads in a row go together
 */
export async function fetchFile(
  { bucket, path }: Pick<ListedFile, 'bucket' | 'path'>,
  input: FetchFileInput,
  { random, signal, log }: Pick<RunContext, 'random' | 'signal' | 'log'>,
): Promise<FetchedFile | undefined> {
  const once = async () => {
    const state = await input.files.stat(bucket, path);
    return state && readState(state, input, signal);
  };
  try {
    return await retry(once, {
      policy: READS,
      random,
      signal,
      shouldRetry: (error) => error instanceof ReadAgainError,
      onRetry: (error) => log.info(`${(error as Error).message}; it is read again`),
    });
  } catch (error) {
    if (!(error instanceof ReadAgainError)) throw error;
    throw new BackupError('source', `No complete state of a file could be read: ${error.message}.`, {
      code: 'STORAGE_FILE_UNREADABLE',
      nextStep:
        'Run again when the file is not being written. When it repeats, its entry and its bytes differ: upload the file again, or delete it.',
      cause: error,
    });
  }
}

async function readState(state: FileState, input: FetchFileInput, signal: AbortSignal): Promise<FetchedFile> {
  const hashes = { sha256: createHash('sha256'), md5: createHash('md5') };
  const spool = createSpool(input.tempDir);
  try {
    const blocks = blocksOf(input.files.read(state), (bytes) => {
      signal.throwIfAborted();
      hashes.sha256.update(bytes);
      hashes.md5.update(bytes);
    });
    const first = await blocks.next();
    if (!first.done) {
      const { format } = input.compressor;
      const compressor = isCompressible(first.value.bytes)
        ? input.compressor
        : createStoringCompressor(format);
      const all = startingWith(first.value, blocks);
      for await (const member of compressBlocks(all, compressor, COMPRESSION)) await spool.append(member);
    }
    return { state, spool, sha256: hashes.sha256.digest('hex'), md5: hashes.md5.digest('hex') };
  } catch (error) {
    await spool.dispose();
    throw error;
  }
}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T, void, void> {
  yield first;
  yield* rest;
}

/** Pieces of the size of a member. */
async function* blocksOf(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: Uint8Array) => void,
): AsyncGenerator<ReleasableBlock, void, void> {
  const blockOf = (pieces: readonly Uint8Array[]) => ({
    bytes: Buffer.concat(pieces),
    release: () => undefined,
  });
  let pieces: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    onBytes(chunk);
    pieces.push(chunk);
    length += chunk.length;
    if (length < BLOCK_BYTES) continue;
    yield blockOf(pieces);
    pieces = [];
    length = 0;
  }
  if (length > 0) yield blockOf(pieces);
}
