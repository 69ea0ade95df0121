import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fetchSuitePackages } from './debian-packages.mjs';
import { wrapProgram } from './program-wrapper.mjs';

/** The newest major there is, which reads every server, and the Debian suite that carries it. */
const MAJOR = 18;
const SUITE = 'forky';

/**
 * A client program of PostgreSQL 18: installed, or of a newer Debian with that Debian's own libc.
 * @param {string} program `pg_dump` or `psql`
 * @returns {Promise<string>} its path, or that of a script that stands for it
 */
export async function fetchPostgresClient(program) {
  const relative = `usr/lib/postgresql/${MAJOR}/bin/${program}`;
  if (existsSync(join('/', relative))) return join('/', relative);
  const root = await fetchSuitePackages(SUITE, [`postgresql-client-${MAJOR}`]);
  return wrapProgram({ root, program: relative, ownLoader: true });
}
