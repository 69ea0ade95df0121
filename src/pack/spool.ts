import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError, messageOf } from '../core/errors.js';

/** Where one table's compressed members wait until its place in the archive is free. */
export interface Spool {
  /** The bytes may be overwritten when it resolves. */
  append(bytes: Uint8Array): Promise<void>;
  /** Everything that was appended, in order; once, after the last append. A piece is valid until the next one is asked for. */
  read(): AsyncIterable<Uint8Array>;
  /** Removes everything; idempotent. */
  dispose(): Promise<void>;
}

export interface SpoolOptions {
  /** What is kept in memory before a file is made. */
  readonly memoryLimitBytes?: number;
  /** Makes the file; for tests of a full disk. */
  readonly openFile?: (path: string) => Promise<FileHandle>;
}

const DEFAULT_MEMORY_LIMIT_BYTES = 4 * 1024 * 1024;

const READ_BYTES = 1024 * 1024;

const FILE_NAME = 'spool';

/**
 * Small tables stay in memory; over the limit everything goes to a file only this user can read, in a
 * private folder below `tempDir`.
 * @throws BackupError kind `store` code SPOOL_FULL when the disk is full, SPOOL_FAILED otherwise
 */
export function createSpool(tempDir: string, options: SpoolOptions = {}): Spool {
  const limit = options.memoryLimitBytes ?? DEFAULT_MEMORY_LIMIT_BYTES;
  const openFile = options.openFile ?? ((path: string) => open(path, 'wx+', 0o600));
  let memory: Uint8Array[] = [];
  let memoryBytes = 0;
  let folder: string | undefined;
  let file: FileHandle | undefined;
  let fileBytes = 0;

  const spill = async () => {
    if (!file) {
      folder = await mkdtemp(join(tempDir, 'db-backup-spool-'));
      file = await openFile(join(folder, FILE_NAME));
    }
    for (const piece of memory) fileBytes += await writeAll(file, piece, fileBytes);
    memory = [];
    memoryBytes = 0;
  };

  return {
    async append(bytes) {
      memoryBytes += bytes.length;
      const isSpilled = memoryBytes > limit || file !== undefined;
      memory.push(isSpilled ? bytes : Uint8Array.from(bytes));
      if (isSpilled) await spill().catch((error) => fail(error, tempDir));
    },
    async *read() {
      if (file) {
        const buffer = Buffer.allocUnsafeSlow(Math.min(READ_BYTES, fileBytes));
        for (let at = 0; at < fileBytes; ) {
          const { bytesRead } = await file
            .read(buffer, 0, Math.min(buffer.length, fileBytes - at), at)
            .catch((error) => fail(error, tempDir));
          if (bytesRead === 0)
            await fail(new Error('the spool file is shorter than what was written'), tempDir);
          at += bytesRead;
          yield buffer.subarray(0, bytesRead);
        }
      }
      for (let piece = memory.shift(); piece; piece = memory.shift()) yield piece;
    },
    async dispose() {
      memory = [];
      const opened = file;
      file = undefined;
      await opened?.close();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  for (let at = 0; at < bytes.length; ) {
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
  }
  return bytes.length;
}

async function fail(error: unknown, tempDir: string): Promise<never> {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') {
    throw new BackupError('store', `The spool in ${tempDir} failed: ${messageOf(error)}.`, {
      code: 'SPOOL_FAILED',
      setting: 'temp-dir',
      nextStep: 'Let temp-dir name a writable folder.',
      cause: error,
    });
  }
  throw new BackupError('store', `The disk of ${tempDir} is full (${await freeSpace(tempDir)}).`, {
    code: 'SPOOL_FULL',
    setting: 'temp-dir',
    nextStep: 'Free space there or let temp-dir name a larger disk; lower jobs to need less at once.',
    cause: error,
  });
}

async function freeSpace(folder: string): Promise<string> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return `${Math.floor((bavail * bsize) / (1024 * 1024))} MiB free`;
  } catch {
    return 'free space unknown';
  }
}
