import { BackupError } from '../../core/errors.js';
import type { Store } from '../../core/ports.js';
import { checksumKey, checksumLine } from '../../core/series-keys.js';

/**
 * The file for `sha256sum -c` beside an archive: a wrong one would accuse a good archive on the worst day.
 * False when there is none.
 *
 * @throws BackupError kind `integrity` code `CHECKSUM_FILE_DIFFERS`
 */
export async function checkChecksumFile(store: Store, archiveKey: string, sha256: string): Promise<boolean> {
  const key = checksumKey(archiveKey);
  const object = await store.head(key);
  if (!object) return false;
  const expected = Buffer.from(checksumLine(archiveKey, sha256));
  if (object.bytes === expected.length && (await readAll(store, key)).equals(expected)) return true;
  throw new BackupError(
    'integrity',
    `${store.uriOf(key)} does not hold the SHA-256 of its archive, which is ${sha256}.`,
    {
      code: 'CHECKSUM_FILE_DIFFERS',
      nextStep:
        'Nothing was found wrong in the archive itself; fetch an earlier version of this file, or write it anew with sha256sum.',
    },
  );
}

async function readAll(store: Store, key: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await store.read(key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
