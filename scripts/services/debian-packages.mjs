import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache-folder.mjs';
import { findProgram, run } from './command.mjs';

const DEBIAN_KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Not needed to run anything. */
const LEFT_OUT = [
  'usr/share/doc',
  'usr/share/man',
  'usr/share/locale',
  'usr/share/info',
  'usr/share/lintian',
];

export function hasApt() {
  return findProgram('apt-get') !== undefined && findProgram('dpkg-deb') !== undefined;
}

/** True where packages of any Debian suite can be had. */
export function hasDebianMirror() {
  return hasApt() && debianMirror() !== undefined;
}

/**
 * Unpacks packages of the system's own distribution into the cache, with those of their
 * dependencies that the system lacks. Needs no root and installs nothing.
 * @param {readonly string[]} packages
 * @returns {Promise<string>} folder that takes the place of `/`; see `libraryPath`
 */
export function fetchDistributionPackages(packages) {
  return fetchPackages(`distribution-${packages[0]}`, packages, {});
}

/**
 * Unpacks packages of a Debian suite with their whole closure, libc included, so that they run on
 * any Linux through their own loader or in a chroot.
 * @param {string} suite such as `forky`
 * @param {readonly string[]} packages
 * @returns {Promise<string>} folder that takes the place of `/`
 */
export async function fetchSuitePackages(suite, packages) {
  const mirror = debianMirror();
  if (!mirror)
    throw new Error(
      `${packages[0]} of Debian ${suite} is needed, and this system names no Debian mirror: set DEBIAN_MIRROR to the URL of one`,
    );
  const keyring = await debianKeyring();
  const source = `deb [signed-by=${keyring} check-valid-until=no] ${mirror} ${suite} main\n`;
  return fetchPackages(`${suite}-${packages[0]}`, packages, { source });
}

/**
 * The folders of an unpacked tree that hold libraries, for LD_LIBRARY_PATH.
 * @param {string} root
 */
export function libraryPath(root) {
  const machine = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return join(root, 'usr/lib', machine);
}

/**
 * @param {string} label
 * @param {readonly string[]} packages
 * @param {{ source?: string }} suite
 */
async function fetchPackages(label, packages, { source }) {
  if (!hasApt()) throw new Error(`${packages[0]} is missing, and there is no apt-get here to fetch it with`);
  // A later release of the distribution must not be given the libraries of this one.
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const key = createHash('sha256')
    .update(JSON.stringify([packages, source, system]))
    .digest('hex')
    .slice(0, 12);
  const folder = await cached(`${label}-${key}`, async (partial) => {
    const root = join(partial, 'root');
    const apt = join(partial, 'apt');
    mkdirSync(root);
    await downloadPackages(apt, packages, source);
    await unpackAll(join(apt, 'archives'), root);
    rmSync(apt, { recursive: true });
    await run('chmod', ['-R', 'a+rX', partial]);
  });
  return join(folder, 'root');
}

/**
 * @param {string} apt
 * @param {readonly string[]} packages
 * @param {string | undefined} source
 */
async function downloadPackages(apt, packages, source) {
  for (const part of ['lists/partial', 'archives/partial', 'state', 'etc/parts']) {
    mkdirSync(join(apt, part), { recursive: true });
  }
  const config = join(apt, 'apt.conf');
  writeFileSync(config, aptConfig(apt, source !== undefined));
  if (source !== undefined) {
    writeFileSync(join(apt, 'etc/sources.list'), source);
    writeFileSync(join(apt, 'state/status'), '');
  }
  const env = { ...process.env, APT_CONFIG: config, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  await run('apt-get', ['update', '-q'], { env });
  await run('apt-get', ['install', '-q', '-y', '--download-only', ...packages], { env });
}

/**
 * All of apt's state beside ours, so that neither root nor its locks are needed.
 * @param {string} apt
 * @param {boolean} ownSource false: the system's sources and its list of installed packages are used
 */
function aptConfig(apt, ownSource) {
  const lines = [
    `Dir::State "${apt}/state";`,
    `Dir::State::lists "${apt}/lists";`,
    `Dir::State::status "${ownSource ? `${apt}/state/status` : '/var/lib/dpkg/status'}";`,
    `Dir::Cache "${apt}";`,
    `Dir::Cache::archives "${apt}/archives";`,
    'APT::Sandbox::User "";',
    'APT::Install-Recommends "false";',
    'APT::Get::List-Cleanup "false";',
    'Acquire::Languages "none";',
    'Acquire::Retries "3";',
    'Debug::NoLocking "true";',
    // Scripts of the image that clean apt's caches would empty ours.
    '#clear APT::Update::Post-Invoke;',
    '#clear DPkg::Post-Invoke;',
  ];
  if (ownSource) {
    lines.push(
      `Dir::Etc::sourcelist "${apt}/etc/sources.list";`,
      `Dir::Etc::sourceparts "${apt}/etc/parts";`,
      `Dir::Etc::preferencesparts "${apt}/etc/parts";`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** @param {string} archives @param {string} root */
async function unpackAll(archives, root) {
  for (const file of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    await run('dpkg-deb', ['-x', join(archives, file), root]);
  }
  // Debian's base system has these links; the loader is looked for through them.
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    if (existsSync(join(root, 'usr', name)) && !existsSync(join(root, name)))
      symlinkSync(`usr/${name}`, join(root, name));
  }
  for (const folder of LEFT_OUT) rmSync(join(root, folder), { recursive: true, force: true });
}

/** The keys that sign Debian's suites; other distributions carry them as a package. */
async function debianKeyring() {
  if (existsSync(DEBIAN_KEYRING)) return DEBIAN_KEYRING;
  return join(await fetchDistributionPackages(['debian-archive-keyring']), DEBIAN_KEYRING);
}

/** The mirror in the variable DEBIAN_MIRROR, or the one that the system itself uses, where it is a Debian. */
function debianMirror() {
  if (process.env.DEBIAN_MIRROR) return process.env.DEBIAN_MIRROR;
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
  for (const file of ['/etc/apt/sources.list', ...files]) {
    if (!existsSync(file)) continue;
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    const found = /https?:\/\/[^\s\]]+\/debian(?=\/?(\s|$))/.exec(lines.join('\n'));
    if (found) return found[0];
  }
  return undefined;
}
