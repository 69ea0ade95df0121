import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache-folder.mjs';
import { libraryPath } from './debian-packages.mjs';

/**
 * A script that stands for a program of an unpacked tree and gives it that tree's libraries.
 * @param {{ root: string, program: string, ownLoader: boolean, privateLibraries?: readonly string[], variables?: Record<string, string> }} options
 *   `program` relative to the tree; `ownLoader` when the tree has a libc of its own; `privateLibraries`
 *   are subfolders that packages reach by absolute paths of the system; `variables` of the environment
 * @returns {Promise<string>} path of the script, called as the program is, alone in its folder
 */
export async function wrapProgram({ root, program, ownLoader, privateLibraries = [], variables = {} }) {
  const name = program.replace(/^.*\//, '');
  const tree = root.split('/').at(-2);
  const folder = await cached(`${name}-of-${tree}`, async (partial) => {
    const file = join(partial, name);
    const exports = Object.entries(variables)
      .map(([key, value]) => `export ${key}=${value}\n`)
      .join('');
    writeFileSync(
      file,
      `#!/bin/sh\n${exports}${ownLoader ? throughLoader(root) : throughSystem(root, privateLibraries)} ${join(root, program)} "$@"\n`,
    );
    chmodSync(file, 0o755);
    chmodSync(partial, 0o755);
  });
  return join(folder, name);
}

/** @param {string} root */
function throughLoader(root) {
  const loader = process.arch === 'arm64' ? 'ld-linux-aarch64.so.1' : 'ld-linux-x86-64.so.2';
  return `exec ${join(libraryPath(root), loader)} --library-path ${libraryPath(root)}`;
}

/** @param {string} root @param {readonly string[]} privateLibraries */
function throughSystem(root, privateLibraries) {
  const folders = ['', ...privateLibraries].map((name) => join(libraryPath(root), name));
  return `LD_LIBRARY_PATH=${folders.join(':')} exec`;
}
