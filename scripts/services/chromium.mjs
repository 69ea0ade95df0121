import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from './cache-folder.mjs';
import { findProgram } from './command.mjs';
import { fetchDistributionPackages } from './debian-packages.mjs';
import { wrapProgram } from './program-wrapper.mjs';

/** Installed browsers that will do, the leanest first. */
const INSTALLED = ['chromium-headless-shell', 'google-chrome', 'google-chrome-stable', 'chromium'];

const PACKAGES = ['chromium-headless-shell', 'fonts-dejavu-core'];
const PROGRAM = 'usr/lib/chromium/chromium-headless-shell';

/**
 * A Chromium that tests look at pages with: installed, or Debian's package with its libraries and a font.
 * @returns {Promise<string>} its path, or that of a script that stands for it
 */
export async function fetchChromium() {
  const installed = INSTALLED.map(findProgram).find((program) => program !== undefined);
  if (installed) return installed;
  const root = await fetchDistributionPackages(PACKAGES);
  if (!existsSync(join(root, PROGRAM)))
    throw new Error('The package chromium-headless-shell has no browser in it: install Chrome or Chromium');
  const fonts = await fontSettings(root);
  return wrapProgram({
    root,
    program: PROGRAM,
    ownLoader: false,
    privateLibraries: ['pulseaudio'],
    variables: { FONTCONFIG_FILE: fonts },
  });
}

/**
 * A machine without fonts has no settings for them either; with these, pages look the same on each.
 * @param {string} root
 */
async function fontSettings(root) {
  const tree = root.split('/').at(-2);
  const folder = await cached(`fonts-of-${tree}`, async (partial) => {
    writeFileSync(
      join(partial, 'fonts.conf'),
      `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(root, 'usr/share/fonts')}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
${alias('sans-serif', 'DejaVu Sans')}${alias('monospace', 'DejaVu Sans Mono')}</fontconfig>
`,
    );
  });
  return join(folder, 'fonts.conf');
}

/** @param {string} family @param {string} font */
function alias(family, font) {
  return `  <alias binding="strong"><family>${family}</family><prefer><family>${font}</family></prefer></alias>\n`;
}
