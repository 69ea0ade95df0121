import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Column, Manifest } from '../../src/core/manifest.js';
import { createRowDigester } from '../../src/encode/row-digester.js';

/** Unpacks an archive into `into`; gives the folder it made. */
export function unpack(archive: string, into: string): string {
  execFileSync('tar', ['-xzf', archive], { cwd: into });
  const [, id = ''] = archive.match(/([^/]+)\.tar\.gz$/) ?? [];
  return join(into, id);
}

/**
 * Changes one file of an unpacked archive and makes every hash, size and SHA256SUMS right again, and with `digest` the
 * digest of its rows: an archive that says something else, and that no check of bytes can refuse.
 */
export function repack(
  folder: string,
  file: string,
  change: (text: string) => string,
  { digest = false } = {},
): void {
  const manifestFile = join(folder, 'manifest.json');
  const manifest: Manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const content = Buffer.from(change(readFileSync(join(folder, file), 'utf8')));
  writeFileSync(join(folder, file), content);
  const table = manifest.tables.find((one) => one.file === file);
  const entry = table ?? manifest.files.find((one) => one.file === file);
  if (!entry) throw new Error(`${file} is not in the manifest`);
  Object.assign(entry, { bytes: content.length, sha256: sha256(content) });
  if (digest) Object.assign(entry, { digest: digestOf(content, table?.columns) });
  writeFileSync(manifestFile, JSON.stringify(manifest));
  const sums = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').replaceAll(
    /^[0-9a-f]{64} {2}(.*)$/gm,
    (_, name: string) => `${sha256(readFileSync(join(folder, name)))}  ${name}`,
  );
  writeFileSync(join(folder, 'SHA256SUMS'), sums);
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

function digestOf(content: Buffer, columns: readonly Column[] = []): string {
  const digester = createRowDigester(columns);
  digester.update(content);
  return digester.finish().digest;
}
