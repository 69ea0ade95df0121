import { createHash } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { BackupError, messageOf } from '../../core/errors.js';
import { createTempFile, publishFile } from '../../store/local/temp-file.js';

const READ_BYTES = 1024 * 1024;

/** A file that is written under another name and gets its own when it is complete, never over a different one. */
export class PlacedFile {
  #isOpen = true;
  #isPlaced = false;

  /** @throws BackupError kind `store` code REPORT_DIR_NOT_WRITABLE */
  static async create(path: string): Promise<PlacedFile> {
    try {
      const { file, path: tempPath } = await createTempFile(path, 'w+');
      return new PlacedFile(path, tempPath, file);
    } catch (error) {
      throw notWritable(path, error);
    }
  }

  private constructor(
    private readonly path: string,
    private readonly tempPath: string,
    readonly file: FileHandle,
  ) {}

  /**
   * Gives the file its name; a file of that name with the same content stays.
   * @throws BackupError kind `safety` code FILE_EXISTS when it holds something else
   */
  async place(): Promise<void> {
    try {
      await this.file.sync();
      await publishFile(this.tempPath, this.path);
      this.#isPlaced = true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritable(this.path, error);
      if ((await hashOf(this.path)) !== (await hashOf(this.tempPath))) throw exists(this.path);
    }
  }

  /** Removes what was not placed; idempotent. */
  async discard(): Promise<void> {
    if (this.#isOpen) await this.file.close();
    this.#isOpen = false;
    if (!this.#isPlaced) await rm(this.tempPath, { force: true });
  }
}

/**
 * True when the file is there with exactly this content, false when there is none.
 * @throws BackupError kind `safety` code FILE_EXISTS when it holds something else
 */
export async function holdsAlready(path: string, sha256: string): Promise<boolean> {
  try {
    if ((await hashOf(path)) === sha256) return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw notWritable(path, error);
  }
  throw exists(path);
}

/** A small file, whole. @throws BackupError those of `PlacedFile` */
export async function placeContent(path: string, content: Uint8Array): Promise<void> {
  const placed = await PlacedFile.create(path);
  try {
    await placed.file.writeFile(content);
    await placed.place();
  } finally {
    await placed.discard();
  }
}

async function hashOf(path: string): Promise<string> {
  const sha256 = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(READ_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, READ_BYTES);
      if (bytesRead === 0) return sha256.digest('hex');
      sha256.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

function exists(path: string): BackupError {
  return new BackupError('safety', `${path} exists and holds something else; it was left as it is.`, {
    code: 'FILE_EXISTS',
    setting: 'report-dir',
    nextStep: 'Move that file away, or set report-dir to another folder.',
  });
}

function notWritable(path: string, error: unknown): unknown {
  const errno = (error as NodeJS.ErrnoException | undefined)?.code;
  if (errno === undefined || error instanceof BackupError) return error;
  return new BackupError('store', `${path} cannot be written (${messageOf(error)}).`, {
    code: errno === 'ENOSPC' || errno === 'EDQUOT' ? 'REPORT_DIR_FULL' : 'REPORT_DIR_NOT_WRITABLE',
    setting: 'report-dir',
    nextStep: 'Set report-dir to a folder this process may write, with room for the archive.',
    cause: error,
  });
}
