import { randomBytes } from 'node:crypto';
import { constants, copyFile, type FileHandle, link, mkdir, open, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { TEMP_MARK } from '../safe-key.js';
import { errnoOf } from './local-errors.js';

/** Backups hold everything the database holds: readable by their owner alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

const TEMP_NAME = /^\.tmp-[0-9a-f]{12}-(.+)$/;

/** What file systems without hard links answer (FAT, some network mounts). */
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV', 'EACCES']);

export interface TempFile {
  readonly path: string;
  readonly file: FileHandle;
}

/** Creates a file beside `target` (and the folders above) that no listing shows; `w+` to read it as well. */
export async function createTempFile(target: string, access: 'w' | 'w+' = 'w'): Promise<TempFile> {
  const folder = dirname(target);
  await mkdir(folder, { recursive: true, mode: FOLDER_MODE });
  const path = join(folder, `${TEMP_MARK}${randomBytes(6).toString('hex')}-${basename(target)}`);
  return { path, file: await open(path, access === 'w' ? 'wx' : 'wx+', FILE_MODE) };
}

/** The name a temporary file was to get, or undefined when it is none. */
export function targetNameOf(name: string): string | undefined {
  return TEMP_NAME.exec(name)?.[1];
}

/** How a finished file gets its name; replaced in tests of file systems without hard links. */
export type LinkFile = (from: string, to: string) => Promise<void>;

/**
 * Gives a complete, synced temporary file its name, never over an existing file, and makes both durable.
 * link(2) is atomic and refuses an existing name, which rename(2) does not; where there are no hard
 * links, an exclusive copy stands in, which is visible while it grows.
 * @throws the error EEXIST when the name is taken; the temporary file is still there then
 */
export async function publishFile(
  tempPath: string,
  target: string,
  linkFile: LinkFile = link,
): Promise<void> {
  try {
    await linkFile(tempPath, target);
  } catch (error) {
    if (!NO_HARD_LINKS.has(errnoOf(error) ?? '')) throw error;
    await copyExclusively(tempPath, target);
  }
  await unlink(tempPath);
  await syncFolder(dirname(target));
}

async function copyExclusively(from: string, to: string): Promise<void> {
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await syncFile(to);
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') await unlink(to).catch(() => undefined);
    throw error;
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without it a name may be gone after a power cut; some file systems cannot do it. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF'].includes(errnoOf(error) ?? '')) throw error;
  } finally {
    await folder.close();
  }
}
