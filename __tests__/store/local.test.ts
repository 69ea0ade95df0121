import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openStore } from '../../src/store/open-store.js';
import { describeStore } from '../contracts/store.js';
import { testOptions } from './test-options.js';

describeStore('folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-local-'));
  return {
    hasVersions: false,
    seed: async (keys) => {
      for (const key of keys) {
        const path = join(folder, 'made when written', key);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, '');
      }
    },
    cleanUp: () => rm(folder, { recursive: true }),
    open: (signal) =>
      openStore(
        { kind: 'file', folder: join(folder, 'made when written') },
        testOptions(signal ? { signal } : {}),
      ),
  };
});
