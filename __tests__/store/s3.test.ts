import { openStore } from '../../src/store/open-store.js';
import { describeStore } from '../contracts/store.js';
import { createBucket, S3_ENDPOINT } from './s3-server.js';
import { collect, readAll, testOptions } from './test-options.js';

for (const versioned of [false, true]) {
  describeStore(versioned ? 'S3, versioned' : 'S3', async () => {
    const bucket = await createBucket({ versioned });
    return {
      hasVersions: versioned,
      seed: (keys) => bucket.seed(keys.map((key) => `some/prefix/${key}`)),
      cleanUp: () => bucket.remove(),
      open: (signal) =>
        openStore(
          { kind: 's3', bucket: bucket.name, prefix: 'some/prefix' },
          testOptions({ s3: { endpoint: S3_ENDPOINT }, ...(signal ? { signal } : {}) }),
        ),
    };
  });
}

describe('S3 by the AWS chain', () => {
  it('takes endpoint and region from the variables', async () => {
    const bucket = await createBucket();
    const env = { AWS_ENDPOINT_URL_S3: S3_ENDPOINT };
    Object.assign(process.env, env);
    try {
      const store = await openStore(
        { kind: 's3', bucket: bucket.name, prefix: '/slashes/' },
        testOptions({ env }),
      );
      expect(store.uri).toBe(`s3://${bucket.name}/slashes`);
      expect(store.uriOf('a')).toBe(`s3://${bucket.name}/slashes/a`);
      await store.put('a', Buffer.from('x'), 'text/plain');
      expect((await readAll(await store.read('a'))).toString()).toBe('x');
      await store.close();
    } finally {
      delete process.env.AWS_ENDPOINT_URL_S3;
      await bucket.remove();
    }
  });

  it('lists more than a thousand open uploads', async () => {
    const bucket = await createBucket();
    const keys = Array.from({ length: 1_005 }, (_, i) => `u/${String(i).padStart(4, '0')}`);
    const ids = await bucket.openMany(keys);
    const store = await openStore(
      { kind: 's3', bucket: bucket.name, prefix: '' },
      testOptions({ s3: { endpoint: S3_ENDPOINT } }),
    );
    const found = await collect(store.listOpenUploads('u/'));
    expect(found.map((upload) => upload.key).toSorted()).toEqual(keys);
    expect(new Set(found.map((upload) => upload.uploadId))).toEqual(new Set(ids));
    for (const upload of found) await store.abortOpenUpload(upload);
    await store.close();
    await bucket.remove();
  }, 120_000);
});
