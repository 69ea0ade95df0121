import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { openStore } from '../../src/store/open-store.js';
import type { S3Options } from '../../src/store/store-options.js';
import { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy.js';
import { createBucket, S3_ENDPOINT, type TestBucket } from './s3-server.js';
import { collect, testOptions } from './test-options.js';

const WRONG_SECRET = 'guessed-secret-93';
const UPLOAD = { contentType: 'application/gzip', estimatedBytes: 1 };

/** Bad input: one clear error, with its setting and next step, before anything is written. */
describe('S3 refusals', () => {
  let bucket: TestBucket;
  let fault: Fault;
  let proxy: FaultProxy;

  beforeAll(async () => {
    bucket = await createBucket();
    proxy = await startFaultProxy(() => fault);
  });
  afterAll(async () => {
    await proxy.close();
    await bucket.remove();
  });

  /** What a backup and a listing meet first there. */
  async function firstErrors(s3: S3Options, bucketName = bucket.name) {
    const store = await openStore({ kind: 's3', bucket: bucketName, prefix: 'p' }, testOptions({ s3 }));
    const errors = [
      await store.startUpload('x', UPLOAD).catch((error: unknown) => error),
      await collect(store.list('')).catch((error: unknown) => error),
      await store.put('y', Buffer.from('y'), 'text/plain').catch((error: unknown) => error),
    ];
    await store.close();
    return errors;
  }

  async function expectAll(errors: unknown[], expected: object): Promise<void> {
    for (const error of errors) {
      expect(error).toMatchObject({ kind: 'store', nextStep: expect.any(String), ...expected });
      expect(inspect(error, { depth: 12, showHidden: true })).not.toContain(WRONG_SECRET);
      expect((error as Error).cause).toBeDefined();
    }
  }

  it('a bucket that does not exist', async () => {
    const errors = await firstErrors({ endpoint: S3_ENDPOINT }, 'no-such-bucket-here');
    await expectAll(errors, { code: 'BUCKET_MISSING', setting: 'destination' });
    expect(String(errors[0])).toContain('no-such-bucket-here');
  });

  it.each(['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'])('a wrong %s', async (name) => {
    const right = process.env[name];
    process.env[name] = name === 'AWS_SECRET_ACCESS_KEY' ? WRONG_SECRET : 'nobody';
    try {
      await expectAll(await firstErrors({ endpoint: S3_ENDPOINT }), { code: 'STORE_CREDENTIALS' });
    } finally {
      process.env[name] = right;
    }
  });

  it('a port where nobody listens, without a long wait', async () => {
    const start = Date.now();
    const errors = await firstErrors({ endpoint: 'http://127.0.0.1:1' });
    await expectAll(errors, { code: 'STORE_UNREACHABLE', setting: 's3-endpoint' });
    expect(String(errors[0])).toContain('http://127.0.0.1:1');
    expect(Date.now() - start).toBeLessThan(3_000);
  });

  it('a host that does not exist', async () => {
    const errors = await firstErrors({ endpoint: 'http://no-such-host.invalid' });
    await expectAll(errors, { code: 'STORE_UNREACHABLE', setting: 's3-endpoint' });
  });

  it('TLS where the store speaks none', async () => {
    const errors = await firstErrors({ endpoint: S3_ENDPOINT.replace('http:', 'https:') });
    await expectAll(errors, { code: 'STORE_UNREACHABLE', setting: 's3-endpoint' });
  });

  it('a server that is no S3', async () => {
    const web = createServer((_, response) => response.end('<!doctype html><p>Welcome<br>to the console'));
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
    const store = await openStore(
      { kind: 's3', bucket: 'b', prefix: '' },
      testOptions({ s3: { endpoint: `http://127.0.0.1:${(web.address() as AddressInfo).port}` } }),
    );
    await expect(collect(store.list(''))).rejects.toMatchObject({
      code: 'STORE_NOT_S3',
      setting: 's3-endpoint',
    });
    await store.close();
    web.closeAllConnections();
    web.close();
  });

  it.each<[string, Fault, object, RegExp]>([
    [
      'a redirect to another region',
      { answer: 301, code: 'PermanentRedirect', headers: { 'x-amz-bucket-region': 'eu-west-1' } },
      { code: 'STORE_WRONG_REGION', setting: 's3-region', nextStep: 'Set s3-region to eu-west-1.' },
      /not in region "us-east-1", it is in "eu-west-1"/,
    ],
    [
      'a region named in the error',
      {
        answer: 400,
        code: 'AuthorizationHeaderMalformed',
        body: '<Error><Code>AuthorizationHeaderMalformed</Code><Message>wrong</Message><Region>eu-north-1</Region></Error>',
      },
      { code: 'STORE_WRONG_REGION', nextStep: 'Set s3-region to eu-north-1.' },
      /eu-north-1/,
    ],
    [
      'a clock that is wrong',
      {
        answer: 403,
        code: 'RequestTimeTooSkewed',
        body: '<Error><Code>RequestTimeTooSkewed</Code><Message>skewed</Message><RequestTime>20260101T000000Z</RequestTime><ServerTime>2026-01-01T00:20:00Z</ServerTime></Error>',
      },
      { code: 'CLOCK_SKEW' },
      /20260101T000000Z.*2026-01-01T00:20:00Z/,
    ],
    ['no rights', { answer: 403, code: 'AccessDenied' }, { code: 'STORE_ACCESS_DENIED' }, /AccessDenied/],
    [
      'an expired token',
      { answer: 400, code: 'ExpiredToken' },
      { code: 'STORE_CREDENTIALS' },
      /ExpiredToken/,
    ],
    ['a full store', { answer: 507, code: 'XMinioStorageFull' }, { code: 'STORE_FULL' }, /no room/],
    ['a quota', { answer: 403, code: 'QuotaExceeded' }, { code: 'STORE_FULL' }, /no room/],
    ['throttling without end', { answer: 503, code: 'SlowDown' }, { code: 'STORE_THROTTLED' }, /busy/],
    ['errors without end', { answer: 500, code: 'InternalError' }, { code: 'STORE_FAILED' }, /500/],
    ['something unheard of', { answer: 418, code: 'Teapot' }, { code: 'STORE_FAILED' }, /Teapot/],
  ])('%s', async (_, answer, expected, message) => {
    fault = answer;
    const errors = await firstErrors({ endpoint: proxy.endpoint });
    await expectAll(errors, expected);
    // HEAD has no body: throttling and trouble are told by its status alone.
    for (const error of errors.slice(1, 2)) expect(String(error)).toMatch(message);
  });

  it('no credentials at all', async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
    Object.assign(process.env, {
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    });
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    try {
      const errors = await firstErrors({ endpoint: S3_ENDPOINT });
      await expectAll(errors, { code: 'STORE_CREDENTIALS' });
      expect(String(errors[0])).toContain('no usable AWS credentials were found');
    } finally {
      Object.assign(process.env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
      delete process.env.AWS_SHARED_CREDENTIALS_FILE;
      delete process.env.AWS_EC2_METADATA_DISABLED;
    }
  });

  it('no region for a bucket at Amazon', async () => {
    await expect(
      openStore({ kind: 's3', bucket: 'b', prefix: '' }, testOptions({ s3: {} })),
    ).rejects.toMatchObject({ kind: 'settings', setting: 's3-region', code: 'STORE_REGION_MISSING' });
  });
});
