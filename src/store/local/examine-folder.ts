import { mkdtemp, rmdir, stat, statfs, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Checkup, notChecked, ok, warn } from '../../core/checkup.js';
import type { CheckId, Finding, StoreDoctor, StoreExamination, StoreProbe } from '../../core/doctor.js';
import { TEMP_MARK } from '../safe-key.js';
import type { StoreOptions } from '../store-options.js';
import { errnoOf, explainLocalError } from './local-errors.js';
import { createTempFile } from './temp-file.js';

/** What only a bucket has. */
const BUCKET_CHECKS: readonly CheckId[] = ['store-versioning', 'store-public-access', 'store-encryption'];

/** File systems without a disk below them (linux/magic.h). */
const IN_MEMORY: readonly number[] = [0x01021994, 0x858458f6];

const RIGHTS_OF_OTHERS = 0o002;

type Options = Pick<StoreOptions, 'log' | 'signal'>;

export function openFolderDoctor(folder: string, options: Options): StoreDoctor {
  return {
    examine: (probe) => examineFolder(folder, options, probe),
    close: async () => {},
  };
}

/** A folder is made by the first backup; before that the nearest one above is looked at. */
async function examineFolder(folder: string, options: Options, probe: StoreProbe): Promise<StoreExamination> {
  const checkup = new Checkup(options.log, options.signal);
  const existing = await existingFolder(folder);
  let freeBytes: number | null = null;
  await checkup.run('store-reached', async () => {
    const { type, bavail, bsize } = await systemOf(existing);
    freeBytes = bavail * bsize;
    const words = existing === folder ? `The folder ${folder}` : `${folder}, which the first backup makes`;
    if (!IN_MEMORY.includes(type)) return ok(`${words}.`);
    return warn(
      `${words}; its file system is in memory, and gone with the next start of the machine.`,
      'Set destination to a folder on a disk, or to a bucket.',
    );
  });
  await checkup.run('store-write', () => findWrite(folder, probe.uploadKey));
  await checkup.run('store-delete-rights', () => findRights(existing));
  checkup.skip(BUCKET_CHECKS, 'a folder has none; a bucket with versions would keep what is deleted here');
  return {
    checks: checkup.checks,
    kind: 'folder',
    endpoint: null,
    verifiesContent: false,
    keepsVersions: false,
    noncurrentDays: null,
    freeBytes,
  };
}

/** The folder itself, or the nearest one above that is there. */
async function existingFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      await stat(at);
      return at;
    } catch (error) {
      if (errnoOf(error) !== 'ENOENT' || dirname(at) === at) return at;
    }
  }
}

async function systemOf(path: string) {
  try {
    return await statfs(path);
  } catch (error) {
    throw explainLocalError(`look at ${path}`, error);
  }
}

/**
 * Makes what a backup makes first, a folder or a file, and removes it again.
 * @throws BackupError kind `store`
 */
async function findWrite(folder: string, key: string): Promise<Finding> {
  try {
    const target = join(folder, key);
    const existing = await existingFolder(dirname(target));
    if (existing !== dirname(target)) {
      await rmdir(await mkdtemp(join(existing, TEMP_MARK)));
      return ok(`A folder was made in ${existing} and removed again.`);
    }
    const { path, file } = await createTempFile(target);
    try {
      await file.writeFile('db-backup');
    } finally {
      await file.close();
      await unlink(path);
    }
    return ok('A file was written and removed again.');
  } catch (error) {
    throw explainLocalError(`write to ${folder}`, error);
  }
}

async function findRights(existing: string): Promise<Finding> {
  const stats = await stat(existing).catch(() => undefined);
  if (!stats) return notChecked('the folder cannot be looked at');
  const isSticky = (stats.mode & 0o1000) !== 0;
  const others =
    (stats.mode & RIGHTS_OF_OTHERS) !== 0 && !isSticky
      ? ` Every user of this machine may delete files in ${existing}.`
      : '';
  return warn(
    `Whoever may write to the folder can destroy every backup in it.${others}`,
    'Keep a copy elsewhere, or set destination to a bucket with versions.',
  );
}
