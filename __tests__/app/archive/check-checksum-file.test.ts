import { checkChecksumFile } from '../../../src/app/archive/check-checksum-file.js';
import { MemoryStore } from '../../support/memory-store.js';

const KEY = 'production/shop-2026-03-25T020000Z.tar.gz';
const SHA256 = 'ab'.repeat(32);

async function storeWith(content: string | null): Promise<MemoryStore> {
  const store = new MemoryStore();
  if (content !== null) await store.put(`${KEY}.sha256`, Buffer.from(content), 'text/plain');
  return store;
}

describe('checkChecksumFile', () => {
  it('accepts what sha256sum writes for the archive', async () => {
    const store = await storeWith(`${SHA256}  shop-2026-03-25T020000Z.tar.gz\n`);
    expect(await checkChecksumFile(store, KEY, SHA256)).toBe(true);
  });

  it('says when there is none', async () => {
    expect(await checkChecksumFile(await storeWith(null), KEY, SHA256)).toBe(false);
  });

  it.each([
    ['another hash', `${'cb'.repeat(32)}  shop-2026-03-25T020000Z.tar.gz\n`],
    ['another name', `${SHA256}  shop-2026-03-26T020000Z.tar.gz\n`],
    ['nothing', ''],
    ['more than one line', `${SHA256}  shop-2026-03-25T020000Z.tar.gz\nx\n`],
  ])('refuses one that holds %s', async (_what, content) => {
    await expect(checkChecksumFile(await storeWith(content), KEY, SHA256)).rejects.toMatchObject({
      kind: 'integrity',
      code: 'CHECKSUM_FILE_DIFFERS',
    });
  });
});
