import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInForeground } from './services/run-in-foreground.mjs';

/**
 * Runs `npm ci` unless node_modules holds what package-lock.json names.
 * @param {string} root of the repository
 */
export async function installDependencies(root) {
  if (isInstalled(root)) return;
  console.error('Installing the development dependencies (npm ci)');
  const code = await runInForeground('npm', ['ci', '--prefix', root], process.env);
  if (code !== 0) throw new Error(`npm ci ended with code ${code}`);
}

/**
 * npm keeps a copy of the lock file of what it installed, without what is for other platforms.
 * @param {string} root
 */
function isInstalled(root) {
  const installedFile = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  const installed = lockedPackages(installedFile);
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.version === installed[path]?.version,
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
