import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Adds to package-lock.json the optional packages for other platforms that npm left out, because the
 * registry at hand lacked them. Without their entries `npm ci` refuses the lock file everywhere.
 * Run after `npm install`; a test says when it is needed.
 */
const FILE = 'package-lock.json';

/** Words in such packages' names that say where they run, as npm's fields `os`, `cpu` and `libc` say it. */
const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
];
const PROCESSORS = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'wasm32'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const isLocked = [`${path}/node_modules/${name}`, `node_modules/${name}`].some(
      (key) => key in lock.packages,
    );
    if (!isLocked && /^\d+\.\d+\.\d+/.test(range))
      lock.packages[`node_modules/${name}`] = entryFor(name, range);
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
writeFileSync(FILE, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);

/** @param {string} name @param {string} version */
function entryFor(name, version) {
  const words = name.split(/[/-]/);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return {
    version,
    optional: true,
    dev: true,
    ...(system ? { os: [system] } : {}),
    ...(processor ? { cpu: [processor] } : {}),
    ...(system === 'linux' ? { libc: [libc] } : {}),
  };
}
