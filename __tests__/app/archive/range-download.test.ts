import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RangeDownload } from '../../../src/app/archive/range-download.js';
import { openStore } from '../../../src/store/open-store.js';
import { startFaultProxy } from '../../store/fault-proxy.js';
import { createBucket } from '../../store/s3-server.js';
import { LogLines, testOptions } from '../../store/test-options.js';

it('does not take a store that is ill for a version that is gone', async () => {
  const bucket = await createBucket({ versioned: true });
  const proxy = await startFaultProxy(({ url }) =>
    url.includes('versionId=') ? { answer: 500, code: 'InternalError' } : 'pass',
  );
  const folder = await mkdtemp(join(tmpdir(), 'range-download-'));
  const file = await open(join(folder, 'archive'), 'w+');
  const store = await openStore(
    { kind: 's3', bucket: bucket.name, prefix: '' },
    testOptions({ s3: { endpoint: proxy.endpoint } }),
  );
  try {
    const { versionId } = await store.put('a', Buffer.from('content'), 'text/plain');
    const place = { file, folder, setting: 'temp-dir', log: new LogLines() };
    const download = new RangeDownload({ store, key: 'a', versionId, ...place });
    await expect(download.fetch([{ offset: 0, length: 7 }])).rejects.toMatchObject({ kind: 'store' });
    expect(proxy.seen.filter(({ url }) => url.includes('versionId=')).length).toBeGreaterThan(0);
    expect(
      proxy.seen.filter(({ action, url }) => action === 'GetObject' && !url.includes('versionId=')),
    ).toEqual([]);
    expect(download.warnings).toEqual([]);
  } finally {
    await store.close();
    await file.close();
    await proxy.close();
    await bucket.remove();
    await rm(folder, { recursive: true });
  }
});
