import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Path of a program of the development dependencies. */
export function program(name) {
  return join(ROOT, 'node_modules', '.bin', name);
}

/**
 * Compiles src to JavaScript, without a check of types, for the bundler (whose own TypeScript loader does not
 * know the options of TypeScript 6) and for the generators.
 * @returns {string} the folder
 */
export function compileSources() {
  const compiled = join(ROOT, '.cache', 'build');
  rmSync(compiled, { recursive: true, force: true });
  execFileSync(program('tsc'), ['-p', 'tsconfig.build.json'], { cwd: ROOT, stdio: 'inherit' });
  return compiled;
}
