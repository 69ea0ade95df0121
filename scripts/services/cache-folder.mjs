import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where downloads are kept between runs. Root's own home is closed to the unprivileged user that
 * the servers run as, so root gets a folder that everyone can read.
 */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || (isRoot() ? '/var/cache' : join(homedir(), '.cache'));
  return join(base, 'db-backup-action');
}

export function isRoot() {
  return process.getuid?.() === 0;
}

/** @type {Map<string, Promise<string>>} */
const underWay = new Map();

/**
 * The folder `name` of the cache, filled once. It appears under its name only when `fill` has
 * succeeded, so an interrupted download is never taken for a whole one.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>}
 */
export function cached(name, fill) {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return Promise.resolve(folder);
  let filling = underWay.get(name);
  if (!filling) {
    filling = fillOnce(folder, fill).finally(() => underWay.delete(name));
    underWay.set(name, filling);
  }
  return filling;
}

/**
 * @param {string} folder
 * @param {(folder: string) => Promise<void>} fill
 */
async function fillOnce(folder, fill) {
  const partial = `${folder}.partial-${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    await fill(partial);
    // Another process may have filled it meanwhile; its copy is as good as ours.
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}
