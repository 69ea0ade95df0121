import { dirname } from 'node:path';
import { findProgram } from './command.mjs';
import { fetchDistributionPackages } from './debian-packages.mjs';
import { fetchPostgresClient } from './postgres-client.mjs';
import { wrapProgram } from './program-wrapper.mjs';

/** Programs that tests judge archives with; each is called like its package. */
const TOOLS = ['jq', 'zstd'];

/**
 * Makes the missing programs available.
 * @returns {Promise<string[]>} folders to add to PATH
 */
export async function fetchTools() {
  const folders = [];
  for (const tool of TOOLS) {
    if (findProgram(tool) === undefined) folders.push(await provide(tool));
  }
  for (const program of ['psql', 'pg_dump']) {
    if (findProgram(program) === undefined) folders.push(dirname(await fetchPostgresClient(program)));
  }
  return folders;
}

/**
 * ShellCheck, which judges the scripts in the workflows.
 * @returns {Promise<string>} its path
 */
export async function fetchShellcheck() {
  return findProgram('shellcheck') ?? (await provideProgram('shellcheck'));
}

/** @param {string} tool */
async function provide(tool) {
  return dirname(await provideProgram(tool));
}

/** @param {string} tool */
async function provideProgram(tool) {
  const root = await fetchDistributionPackages([tool]);
  return wrapProgram({ root, program: `usr/bin/${tool}`, ownLoader: false });
}
