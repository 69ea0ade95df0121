import { chownSync, lchownSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot } from './cache-folder.mjs';

/** PostgreSQL and PgBouncer refuse to run as root, so root lends them this user. */
const USER = 'nobody';

/** Options for `spawn`: the unprivileged user when we are root, else nothing. */
export function unprivileged() {
  if (!isRoot()) return {};
  const entry = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((line) => line.startsWith(`${USER}:`));
  const [, , uid, gid] = entry?.split(':') ?? [];
  if (!uid || !gid) throw new Error(`There is no user "${USER}" here to run the servers as`);
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Gives a folder and what is in it to that user.
 * @param {string} folder
 */
export function giveAway(folder) {
  const { uid, gid } = unprivileged();
  if (uid === undefined || gid === undefined) return;
  chownSync(folder, uid, gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) giveAway(path);
    else lchownSync(path, uid, gid);
  }
}
