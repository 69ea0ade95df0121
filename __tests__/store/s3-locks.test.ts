import { PutObjectLegalHoldCommand, PutObjectRetentionCommand } from '@aws-sdk/client-s3';
import type { Store } from '../../src/core/ports.js';
import { openStore } from '../../src/store/open-store.js';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.js';
import { admin, createBucket, S3_ENDPOINT, type TestBucket } from './s3-server.js';
import { testOptions } from './test-options.js';

const MINUTE_MS = 60_000;

describe('S3 object locks', () => {
  let bucket: TestBucket;
  let fault: Fault = 'pass';
  let proxy: FaultProxy;
  let store: Store;
  const until = new Date(Date.now() + MINUTE_MS);

  const open = (endpoint: string, now = new Date()) =>
    openStore(
      { kind: 's3', bucket: bucket.name, prefix: '' },
      testOptions({ s3: { endpoint }, clock: { now: () => now } }),
    );

  beforeAll(async () => {
    bucket = await createBucket({ locked: true });
    proxy = await startFaultProxy(({ url }) =>
      /[?&](retention|legal-hold|object-lock)/.test(url) ? fault : 'pass',
    );
    store = await open(S3_ENDPOINT);
    for (const key of ['free', 'retained', 'held']) await store.put(key, Buffer.from(key), 'text/plain');
    const object = { Bucket: bucket.name, Key: 'retained' };
    await admin.send(
      new PutObjectRetentionCommand({ ...object, Retention: { Mode: 'GOVERNANCE', RetainUntilDate: until } }),
    );
    await admin.send(new PutObjectLegalHoldCommand({ ...object, Key: 'held', LegalHold: { Status: 'ON' } }));
  });
  afterAll(async () => {
    const object = { Bucket: bucket.name, Key: 'held' };
    await admin.send(new PutObjectLegalHoldCommand({ ...object, LegalHold: { Status: 'OFF' } }));
    await store.close();
    await proxy.close();
    await bucket.remove();
  });

  it('are seen, and end with their date', async () => {
    expect(await store.isLocked('free')).toBe(false);
    expect(await store.isLocked('retained')).toBe(true);
    expect(await store.isLocked('held')).toBe(true);
    const later = await open(S3_ENDPOINT, new Date(until.getTime() + MINUTE_MS));
    expect(await later.isLocked('retained')).toBe(false);
    expect(await later.isLocked('held')).toBe(true);
    await later.close();
  });

  it('count as there when they may not be read in a bucket that has them', async () => {
    const limited = await open(proxy.endpoint);
    expect(await limited.isLocked('free')).toBe(false);
    fault = { answer: 403, code: 'AccessDenied' };
    expect(await limited.isLocked('free')).toBe(true);
    await limited.close();
  });

  it('do not count where the identity may ask nothing and HEAD shows none', async () => {
    fault = { answer: 403, code: 'AccessDenied' };
    const limited = await open(proxy.endpoint);
    expect(await limited.isLocked('free')).toBe(false);
    await limited.close();
  });

  it('are asked for once a run in a store without them', async () => {
    fault = { answer: 501, code: 'NotImplemented' };
    const plain = await open(proxy.endpoint);
    const before = proxy.seen.length;
    expect(await plain.isLocked('free')).toBe(false);
    expect(await plain.isLocked('held')).toBe(false);
    expect(proxy.seen.length - before).toBe(1);
    await plain.close();
  });
});
