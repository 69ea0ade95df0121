// Builds dist: one bundle for both faces, two thin entries, licences. Not minified, and the same bytes
// from the same sources, so that CI can compare. `--check` builds beside dist and reports differences.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { compileSources, program, ROOT } from './compile.mjs';

const DIST = join(ROOT, 'dist');
const CACHE = join(ROOT, '.cache');
const MAX_MB = 16;

const ENTRIES = {
  'index.js': "import { runAction } from './main/index.js';\n\nawait runAction();\n",
  'cli.js': "#!/usr/bin/env node\nimport { runCli } from './main/index.js';\n\nawait runCli();\n",
  // A copy of this folder alone has no package.json above it.
  'package.json': '{ "type": "module" }\n',
};

function bundle(entry, folder) {
  const options = ['--no-cache', '--quiet', '--target', 'es2022', '--license', 'licences.txt'];
  execFileSync(program('ncc'), ['build', entry, '--out', folder, ...options], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (!existsSync(join(folder, 'index.js'))) throw new Error('ncc wrote no bundle');
}

function build(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  bundle(join(compileSources(), 'main.js'), join(folder, 'main'));
  cpSync(join(folder, 'main', 'licences.txt'), join(folder, 'licences.txt'));
  rmSync(join(folder, 'main', 'licences.txt'));
  for (const [name, text] of Object.entries(ENTRIES)) writeFileSync(join(folder, name), text);
  chmodSync(join(folder, 'cli.js'), 0o755);
}

function filesOf(folder) {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => statSync(join(folder, name)).isFile());
  return new Map(names.sort().map((name) => [name, readFileSync(join(folder, name))]));
}

function compare(built, committed) {
  const names = new Set([...built.keys(), ...committed.keys()]);
  return [...names].filter((name) => !built.get(name)?.equals(committed.get(name) ?? Buffer.from('\0')));
}

const isCheck = process.argv.includes('--check');
const target = isCheck ? join(CACHE, 'dist-check') : DIST;
build(target);
const files = filesOf(target);
const megabytes = [...files.values()].reduce((sum, content) => sum + content.length, 0) / 1e6;
console.log(`${relative(ROOT, target)}: ${files.size} files, ${megabytes.toFixed(1)} MB`);
if (megabytes > MAX_MB) throw new Error(`dist is over ${MAX_MB} MB`);
if (isCheck) {
  const different = compare(files, filesOf(DIST));
  rmSync(target, { recursive: true, force: true });
  if (different.length > 0) {
    console.error(`dist is not what the sources say; run: npm run build\n  ${different.join('\n  ')}`);
    process.exitCode = 1;
  }
}
