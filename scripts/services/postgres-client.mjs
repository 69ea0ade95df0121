import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchDistributionPackages, fetchSuitePackages } from './debian-packages.mjs';
import { wrapProgram } from './program-wrapper.mjs';

/** Debian suites by the major of the PostgreSQL client that they carry. */
const SUITES = { 17: 'trixie', 18: 'forky' };

/**
 * A client program of a major that the distribution may lack: installed, or of a newer Debian with
 * that Debian's own libc.
 * @param {17 | 18} major
 * @param {string} program `pg_dump` or `psql`
 * @returns {Promise<string>} its path, or that of a script that stands for it
 */
export async function fetchPostgresClient(major, program) {
  const relative = `usr/lib/postgresql/${major}/bin/${program}`;
  if (existsSync(join('/', relative))) return join('/', relative);
  const root = await fetchSuitePackages(SUITES[major], [`postgresql-client-${major}`]);
  return wrapProgram({ root, program: relative, ownLoader: true });
}

/**
 * The distribution's own pg_dump, without installing it.
 * @param {number} major
 */
export async function fetchDistributionPgDump(major) {
  const root = await fetchDistributionPackages([`postgresql-client-${major}`]);
  return wrapProgram({ root, program: `usr/lib/postgresql/${major}/bin/pg_dump`, ownLoader: false });
}
