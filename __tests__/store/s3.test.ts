import { openStore } from '../../src/store/open-store.js';
import { describeStore } from '../contracts/store.js';
import { createBucket, S3_ENDPOINT } from './s3-server.js';
import { testOptions } from './test-options.js';

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
