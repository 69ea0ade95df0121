import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../services/command.mjs';
import { fetchDistributionPackages, hasApt } from '../services/debian-packages.mjs';
import { wrapProgram } from '../services/program-wrapper.mjs';

/** Folders that hold one folder a major. */
const VERSIONED = '/usr/lib/postgresql';

/** Where Homebrew puts clients without linking them. */
const HOMEBREW = ['/opt/homebrew/opt/libpq/bin/pg_dump', '/usr/local/opt/libpq/bin/pg_dump'];

/**
 * @typedef {object} PgDump
 * @property {string} path
 * @property {number} major
 * @property {boolean} installed false: unpacked into the cache
 */

/**
 * The newest installed pg_dump; else the distribution's, unpacked into the cache without installing
 * it; undefined where neither is to be had.
 * @param {(error: unknown) => void} onFailure told why the distribution's could not be had
 * @returns {Promise<PgDump | undefined>}
 */
export async function choosePgDump(onFailure) {
  const installed = installedCandidates()
    .flatMap((path) => withMajor(path, true))
    .sort((a, b) => b.major - a.major)[0];
  if (installed || !hasApt()) return installed;
  try {
    return await unpackedPgDump();
  } catch (error) {
    // Quickstart goes on without DDL and says so.
    onFailure(error);
    return undefined;
  }
}

function installedCandidates() {
  const majors = existsSync(VERSIONED) ? readdirSync(VERSIONED) : [];
  const onPath = findProgram('pg_dump');
  const candidates = [...majors.map((major) => join(VERSIONED, major, 'bin/pg_dump')), ...HOMEBREW];
  return [...candidates.filter((path) => existsSync(path)), ...(onPath ? [onPath] : [])];
}

async function unpackedPgDump() {
  const root = await fetchDistributionPackages(['postgresql-client']);
  const [major] = readdirSync(join(root, VERSIONED));
  const program = join(VERSIONED, String(major), 'bin/pg_dump').slice(1);
  const path = await wrapProgram({ root, program, ownLoader: false });
  return withMajor(path, false)[0];
}

/**
 * @param {string} path
 * @param {boolean} installed
 * @returns {PgDump[]} empty when it does not run
 */
function withMajor(path, installed) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  return major ? [{ path, major: Number(major), installed }] : [];
}
