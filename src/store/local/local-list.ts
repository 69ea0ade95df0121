import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenUpload, StoredObject } from '../../core/ports.js';
import { assertSafePrefix, compareKeys, TEMP_MARK } from '../safe-key.js';
import { errnoOf, explainLocalError } from './local-errors.js';
import { targetNameOf } from './temp-file.js';

/** Every file of the folder tree whose key begins with the prefix, in the order of S3. */
export async function* listFiles(folder: string, prefix: string): AsyncGenerator<StoredObject> {
  for (const { key, stats } of await findFiles(folder, prefix)) {
    if (!isTemp(key)) yield { key, bytes: stats.size, lastModified: stats.mtime };
  }
}

/** Files that are being written, or were when a process died; `startedAt` is their last change. */
export async function* listTempFiles(folder: string, prefix: string): AsyncGenerator<OpenUpload> {
  for (const { key: path, stats } of await findFiles(folder, folderOf(prefix))) {
    const name = targetNameOf(nameOf(path));
    const key = folderOf(path) + name;
    if (name !== undefined && key.startsWith(prefix))
      yield { key, uploadId: nameOf(path), startedAt: stats.mtime };
  }
}

interface Found {
  readonly key: string;
  readonly stats: Stats;
}

async function findFiles(folder: string, prefix: string): Promise<Found[]> {
  assertSafePrefix(prefix);
  try {
    const found = await walk(folder, '', prefix);
    return found.sort((a, b) => compareKeys(a.key, b.key));
  } catch (error) {
    throw explainLocalError(`list the files of ${folder}`, error);
  }
}

/** Links to folders are not followed, so that the walk ends. */
async function walk(root: string, below: string, prefix: string): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of await entriesOf(join(root, below))) {
    const key = below + entry.name;
    if (entry.isDirectory()) {
      const inside = `${key}/`;
      if (inside.startsWith(prefix) || prefix.startsWith(inside))
        found.push(...(await walk(root, inside, prefix)));
    } else if (entry.isFile() && key.startsWith(prefix)) {
      const stats = await statsOf(join(root, key));
      if (stats) found.push({ key, stats });
    }
  }
  return found;
}

/** A destination that nobody has written to yet has no files. */
async function entriesOf(path: string) {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Undefined when another process removed the file in between. */
async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isTemp(key: string): boolean {
  return nameOf(key).startsWith(TEMP_MARK);
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** With its slash, or '' at the top. */
function folderOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}
