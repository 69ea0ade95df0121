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

/** @param {string} tool */
async function provide(tool) {
  const root = await fetchDistributionPackages([tool]);
  return dirname(await wrapProgram({ root, program: `usr/bin/${tool}`, ownLoader: false }));
}
