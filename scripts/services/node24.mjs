import { join } from 'node:path';
import { fetchNpmPackage } from './npm-package.mjs';

const VERSION = '24.21.0';

/**
 * Node 24, the runtime that action.yml declares.
 * @returns {Promise<string>} path of the program; this very Node where it is a 24
 */
export async function fetchNode24() {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const folder = await fetchNpmPackage(`node-${process.platform}-${process.arch}`, VERSION);
  return join(folder, 'bin/node');
}
