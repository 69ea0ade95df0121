import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';
import { run } from './services/command.mjs';
import { runInForeground } from './services/run-in-foreground.mjs';

/**
 * Everything that needs no server: style, types, and that what is generated or built from the
 * sources is what is committed. Ends with code 1 after all checks when one of them failed.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);
await installDependencies(root);

/** Where `npm run generate` and `npm run build` write; a difference after it is an error. */
const GENERATED = ['dist', 'action.yml', 'README.md', 'docs', 'src'];

const before = await changesBelow(GENERATED);
const steps = [
  [
    'style',
    ['npx', '--no-install', 'biome', 'ci', `--colors=${process.stdout.isTTY ? 'force' : 'off'}`, '.'],
  ],
  ['types', ['npx', '--no-install', 'tsc']],
  ['generate', ['npm', 'run', '--silent', 'generate']],
  ['build', ['npm', 'run', '--silent', 'build']],
];

const failed = [];
for (const [name, [program, ...args]] of steps) {
  console.log(`\n== ${name}`);
  if ((await runInForeground(program, args, process.env)) !== 0) failed.push(name);
}

console.log('\n== generated files are up to date');
const after = await changesBelow(GENERATED);
if (after !== before) {
  console.log('`npm run all` changed files. Run it and commit what it writes:');
  console.log(await run('git', ['status', '--short', '--', ...GENERATED]));
  failed.push('generated files');
}

console.log(failed.length === 0 ? '\nall checks passed' : `\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

/**
 * What is not committed, untracked files included, as text to compare.
 * @param {readonly string[]} paths
 */
async function changesBelow(paths) {
  const status = await run('git', ['status', '--porcelain', '--untracked-files=all', '--', ...paths]);
  return `${status}${await run('git', ['diff', '--binary', '--', ...paths])}`;
}
