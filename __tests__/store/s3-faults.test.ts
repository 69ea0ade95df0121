import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../src/core/ports.js';
import { openStore } from '../../src/store/open-store.js';
import type { S3Options, StoreOptions } from '../../src/store/store-options.js';
import { type Fault, type FaultProxy, type SeenRequest, startFaultProxy } from './fault-proxy.js';
import { createBucket, type TestBucket } from './s3-server.js';
import { LogLines, readAll, testOptions } from './test-options.js';

const OPTIONS = { contentType: 'application/gzip', estimatedBytes: 1_000_000 };

/** A store behind a proxy that does to each request what the test says; everything else is real. */
describe('S3 when things go wrong', () => {
  let bucket: TestBucket;
  let proxy: FaultProxy;
  let decide: (seen: SeenRequest) => Fault;
  let store: Store;
  let log: LogLines;

  beforeAll(async () => {
    bucket = await createBucket({ versioned: true });
  });
  afterAll(() => bucket.remove());

  beforeEach(async () => {
    decide = () => 'pass';
    proxy = await startFaultProxy((seen) => decide(seen));
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    await proxy.close();
    expect(await bucket.openUploads()).toEqual([]);
  });

  function open(s3: S3Options = {}, more: Partial<StoreOptions> = {}): Promise<Store> {
    log = new LogLines();
    const options = testOptions({ log, ...more, s3: { endpoint: proxy.endpoint, ...s3 } });
    return openStore({ kind: 's3', bucket: bucket.name, prefix: '' }, options);
  }

  /** Does `fault` to the first `count` requests of an action, and lets the others pass. */
  function faultOn(action: string, fault: Fault, count = Number.POSITIVE_INFINITY, skip = 0): void {
    let seenSoFar = 0;
    decide = (seen) => {
      if (seen.action !== action) return 'pass';
      seenSoFar++;
      return seenSoFar > skip && seenSoFar <= skip + count ? fault : 'pass';
    };
  }

  const newKey = () => randomBytes(6).toString('hex');
  const count = (action: string) => proxy.seen.filter((seen) => seen.action === action).length;
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

  async function upload(key: string, content: Uint8Array, by = store, estimatedBytes = 1_000_000) {
    const upload = await by.startUpload(key, { ...OPTIONS, estimatedBytes });
    try {
      await upload.write(content);
      return await upload.complete();
    } finally {
      await upload.abort();
    }
  }

  describe('checksums', () => {
    it('finds that the store verifies, and sends the wrong checksum only once', async () => {
      const result = await upload('verified', randomBytes(20_000_000));
      expect(result.verifiedByStore).toBe(true);
      expect(result.versionId).toEqual(expect.any(String));
      expect(count('UploadPart')).toBe(1 + 3);
      const [probe] = proxy.seen.filter((seen) => seen.action === 'UploadPart');
      expect(Number(probe?.headers['content-length'])).toBeLessThan(100);
      expect(probe?.headers['x-amz-checksum-sha256']).toBeDefined();
    });

    it('finds that the store does not verify, and overwrites the probe', async () => {
      const key = newKey();
      const content = randomBytes(10_000_000);
      decide = ignoringChecksums();
      expect((await upload(key, content)).verifiedByStore).toBe(false);
      expect(sha256(await readAll(await store.read(key)))).toBe(sha256(content));
    });

    /** As moto does: the probe with its wrong checksum is accepted. */
    function ignoringChecksums(): (seen: SeenRequest) => Fault {
      let isProbe = true;
      return ({ action }) => {
        if (action !== 'UploadPart' || !isProbe) return 'pass';
        isProbe = false;
        return { answer: 200, code: '', headers: { etag: '"accepted"' }, body: '' };
      };
    }

    it('goes without checksum headers where the store refuses them, and verifies by the payload hash', async () => {
      decide = ({ headers }) =>
        Object.keys(headers).some((name) => /checksum/.test(name))
          ? { answer: 501, code: 'NotImplemented' }
          : 'pass';
      const key = newKey();
      expect((await upload(key, randomBytes(100))).verifiedByStore).toBe(true);
      await store.put(`${key}.sha256`, Buffer.from('x'), 'text/plain');
      expect(log.lines).toContain('The store refuses SHA-256 checksum headers.');
      expect(count('CreateMultipartUpload')).toBe(2);
    });

    it('says so where nothing at all is verified', async () => {
      decide = ({ action, headers }) => {
        if (Object.keys(headers).some((name) => /checksum/.test(name)))
          return { answer: 400, code: 'InvalidArgument' };
        return action === 'UploadPart' ? { without: ['none'] } : 'pass';
      };
      expect((await upload(newKey(), randomBytes(100))).verifiedByStore).toBe(false);
    });

    it('settles an unclear refusal of the probe with the right checksum', async () => {
      faultOn('UploadPart', { answer: 400, code: 'InvalidRequest' }, 1);
      expect((await upload(newKey(), randomBytes(100))).verifiedByStore).toBe(true);
      expect(count('UploadPart')).toBe(3);
    });

    it('sends a part again that arrived damaged', async () => {
      faultOn('UploadPart', 'damage', 1, 1);
      const key = newKey();
      const content = randomBytes(1000);
      await upload(key, content);
      expect(sha256(await readAll(await store.read(key)))).toBe(sha256(content));
      expect(log.lines.join()).toContain('Part 1 arrived damaged');
    });

    it('gives up on a part that always arrives damaged', async () => {
      faultOn('UploadPart', 'damage', 99, 1);
      const key = newKey();
      await expect(upload(key, randomBytes(1000))).rejects.toMatchObject({
        kind: 'integrity',
        code: 'STORE_CHECKSUM_DIFFERS',
      });
      expect(await store.head(key)).toBeUndefined();
    });
  });

  describe('never overwriting', () => {
    it('works without conditional writes, with a warning', async () => {
      decide = ({ headers }) => (headers['if-none-match'] ? { answer: 501, code: 'NotImplemented' } : 'pass');
      const key = newKey();
      await upload(key, Buffer.from('one'));
      await store.put(`${key}.json`, Buffer.from('one'), 'text/plain');
      expect(store.warnings).toHaveLength(1);
      expect(store.warnings[0]).toContain('If-None-Match');
      await expect(store.put(`${key}.json`, Buffer.from('two'), 'text/plain')).rejects.toMatchObject({
        code: 'ID_TAKEN',
      });
      const [late, early] = [
        await store.startUpload('late', OPTIONS),
        await store.startUpload('late', OPTIONS),
      ];
      await early.complete();
      await late.write(Buffer.from('late'));
      await expect(late.complete()).rejects.toMatchObject({ code: 'ID_TAKEN' });
      expect((await store.head('late'))?.bytes).toBe(0);
    });

    it('finds out that a store ignores conditional writes', async () => {
      decide = ({ headers }) => (headers['if-none-match'] ? { without: ['if-none-match'] } : 'pass');
      const key = newKey();
      await store.put(key, Buffer.from('one'), 'text/plain');
      expect(store.warnings[0]).toContain('If-None-Match');
      expect((await readAll(await store.read(key))).toString()).toBe('one');
      await store.put(`${key}2`, Buffer.from('two'), 'text/plain');
      expect(store.warnings).toHaveLength(1);
    });

    it('has no warning for a store that honours them', async () => {
      await store.put(newKey(), Buffer.from('one'), 'text/plain');
      expect(store.warnings).toEqual([]);
      expect(count('PutObject')).toBe(2);
    });

    it.each(['CompleteMultipartUpload', 'PutObject'])(
      'knows its own object when the answer to %s is lost',
      async (action) => {
        faultOn(action, 'cut-answer', 1);
        const key = newKey();
        if (action === 'PutObject') await store.put(key, Buffer.from('mine'), 'text/plain');
        else await upload(key, Buffer.from('mine'));
        expect((await readAll(await store.read(key))).toString()).toBe('mine');
        expect(count(action)).toBeGreaterThan(1);
      },
    );

    it.each([
      [412, 'PreconditionFailed'],
      [404, 'NoSuchUpload'],
    ])('judges a %i %s after a lost answer by what stands there', async (answer, code) => {
      let calls = 0;
      decide = ({ action }) => {
        if (action !== 'CompleteMultipartUpload') return 'pass';
        return ++calls === 1 ? 'cut-answer' : { answer, code };
      };
      const result = await upload(newKey(), randomBytes(9_000_000));
      expect(result).toMatchObject({ verifiedByStore: true, versionId: expect.any(String) });
    });

    it('fails when the upload is gone and nothing stands there', async () => {
      faultOn('CompleteMultipartUpload', { answer: 404, code: 'NoSuchUpload' });
      await expect(upload(newKey(), randomBytes(100))).rejects.toMatchObject({ kind: 'store' });
    });
  });

  describe('a store in trouble', () => {
    it.each<[string, Fault]>([
      ['throttling', { answer: 503, code: 'SlowDown' }],
      ['429', { answer: 429, code: 'TooManyRequests' }],
      ['an internal error', { answer: 500, code: 'InternalError' }],
      ['a cut connection', 'cut'],
    ])('goes on after %s', async (_, fault) => {
      const seen = new Map<string, number>();
      decide = ({ action }) => {
        seen.set(action, (seen.get(action) ?? 0) + 1);
        return (seen.get(action) ?? 0) <= 2 ? fault : 'pass';
      };
      const key = newKey();
      const content = randomBytes(20_000_000);
      expect((await upload(key, content)).verifiedByStore).toBe(true);
      expect(sha256(await readAll(await store.read(key)))).toBe(sha256(content));
      expect(log.lines.some((line) => line.includes('call 2 of 4'))).toBe(true);
    });

    it('takes an error inside a 200 answer for an error', async () => {
      faultOn('CompleteMultipartUpload', { answer: 200, code: 'InternalError' }, 1);
      await upload(newKey(), randomBytes(100));
      expect(count('CompleteMultipartUpload')).toBe(2);
      faultOn('CompleteMultipartUpload', { answer: 200, code: 'InternalError' });
      const key = newKey();
      await expect(upload(key, randomBytes(100))).rejects.toMatchObject({ kind: 'store' });
      expect(await store.head(key)).toBeUndefined();
    });

    it('ends with an error when every part is cut, and aborts the upload', async () => {
      faultOn('UploadPart', 'cut', 99, 1);
      await expect(upload(newKey(), randomBytes(30_000_000))).rejects.toMatchObject({
        kind: 'store',
        code: 'STORE_UNREACHABLE',
      });
      expect(count('AbortMultipartUpload')).toBeGreaterThan(0);
    });

    it('ends with an error when the store hangs', async () => {
      const timing = {
        connectTimeoutMs: 300,
        idleTimeoutMs: 300,
        retry: { attempts: 2, baseMs: 1, capMs: 1 },
      };
      const impatient = await open({}, { timing });
      faultOn('UploadPart', 'hang', 99, 1);
      await expect(upload(newKey(), randomBytes(100), impatient)).rejects.toMatchObject({
        code: 'STORE_UNREACHABLE',
      });
      await impatient.close();
    });

    it('ends as cancelled within a second while a part hangs', async () => {
      const controller = new AbortController();
      const cancellable = await open({}, { signal: controller.signal });
      faultOn('UploadPart', 'hang', 99, 1);
      const running = upload(newKey(), randomBytes(20_000_000), cancellable);
      setTimeout(() => controller.abort(), 100);
      const start = Date.now();
      await expect(running).rejects.toMatchObject({ kind: 'cancelled', exitCode: 130 });
      expect(Date.now() - start).toBeLessThan(2_000);
      await cancellable.close();
    });

    it('leaves no upload behind when it is cancelled before the store has named it', async () => {
      const controller = new AbortController();
      const cancellable = await open({}, { signal: controller.signal });
      decide = (seen) => {
        if (seen.action === 'CreateMultipartUpload') controller.abort();
        return 'pass';
      };
      await expect(upload(newKey(), randomBytes(1000), cancellable)).rejects.toMatchObject({ exitCode: 130 });
      await cancellable.close();
      expect(count('CreateMultipartUpload')).toBe(1);
      expect(count('AbortMultipartUpload')).toBeGreaterThan(0);
    });

    it('reads on from where an answer broke', async () => {
      const key = newKey();
      const content = randomBytes(5_000_000);
      await upload(key, content);
      faultOn('GetObject', { answerBytes: 1_000_000 }, 3);
      expect(sha256(await readAll(await store.read(key)))).toBe(sha256(content));
      expect(proxy.seen.filter((s) => s.action === 'GetObject').map((s) => s.headers.range)).toEqual([
        undefined,
        'bytes=1000000-',
        'bytes=2000000-',
        'bytes=3000000-',
      ]);
      faultOn('GetObject', { answerBytes: 1000 }, 1);
      const range = { offset: 10, length: 500_000 };
      expect(sha256(await readAll(await store.read(key, { range })))).toBe(
        sha256(content.subarray(10, 500_010)),
      );
    });

    it('never mixes two objects while reading on', async () => {
      const key = newKey();
      await store.put(key, randomBytes(200_000), 'text/plain');
      faultOn('GetObject', { answerBytes: 1000 }, 1);
      const chunks = await store.read(key);
      await store.remove(key);
      await store.put(key, randomBytes(200_000), 'text/plain');
      await expect(readAll(chunks)).rejects.toMatchObject({ kind: 'store' });
    });

    it('gives up reading when nothing more comes', async () => {
      const key = newKey();
      await store.put(key, randomBytes(1000), 'text/plain');
      faultOn('GetObject', { answerBytes: 0 });
      await expect(async () => readAll(await store.read(key))).rejects.toMatchObject({
        code: 'STORE_UNREACHABLE',
      });
    });
  });

  describe('requests', () => {
    it('ask for encryption and storage class', async () => {
      const s3 = { sse: 'aws:kms', sseKmsKeyId: 'testkey-1', storageClass: 'STANDARD' } as const;
      const encrypted = await open(s3);
      const key = newKey();
      // The proxy answers: not every server has a key store.
      decide = ({ action }) => {
        if (action === 'CreateMultipartUpload') return { answer: 400, code: 'KMS.DisabledException' };
        return action === 'PutObject' ? { answer: 400, code: 'InvalidStorageClass' } : 'pass';
      };
      await expect(encrypted.startUpload(key, OPTIONS)).rejects.toMatchObject({
        code: 'STORE_KMS_KEY',
        setting: 's3-sse-kms-key-id',
      });
      await expect(encrypted.put(key, Buffer.from(''), 'text/plain')).rejects.toMatchObject({
        code: 'STORE_STORAGE_CLASS',
        setting: 's3-storage-class',
      });
      for (const action of ['CreateMultipartUpload', 'PutObject']) {
        expect(proxy.seen.find((seen) => seen.action === action)?.headers).toMatchObject({
          'x-amz-server-side-encryption': 'aws:kms',
          'x-amz-server-side-encryption-aws-kms-key-id': 'testkey-1',
          'x-amz-storage-class': 'STANDARD',
        });
      }
      await encrypted.close();
    });

    it('never put a sidecar where it cannot be read at once', async () => {
      const cold = await open({ storageClass: 'DEEP_ARCHIVE' });
      await cold.put(newKey(), Buffer.from('x'), 'text/plain');
      expect(proxy.seen.find((seen) => seen.action === 'PutObject')?.headers).not.toHaveProperty(
        'x-amz-storage-class',
      );
      faultOn('CreateMultipartUpload', { answer: 400, code: 'InvalidArgument' });
      await expect(cold.startUpload(newKey(), OPTIONS)).rejects.toMatchObject({
        code: 'STORE_REFUSED_SETTING',
        setting: 's3-storage-class',
      });
      await cold.close();
    });

    it('sign the body by the hash that was computed for its checksum', async () => {
      const content = randomBytes(1000);
      await upload(newKey(), content);
      const sent = proxy.seen.filter((seen) => seen.action === 'UploadPart').at(-1);
      expect(sent?.headers['x-amz-content-sha256']).toBe(sha256(content));
    });
  });

  it('spools large parts to files and removes them', async () => {
    const tempDir = await mkdtemp(join(tmpdir(), 'spool-'));
    const spooling = await open({}, { tempDir });
    faultOn('UploadPart', 'cut', 1, 2);
    const content = randomBytes(50_000_000);
    const key = newKey();
    const large = await spooling.startUpload(key, { ...OPTIONS, estimatedBytes: 200e9 });
    await large.write(content);
    expect(await readdir(tempDir)).toHaveLength(1);
    await large.complete();
    expect(await readdir(tempDir)).toEqual([]);
    expect(sha256(await readAll(await spooling.read(key)))).toBe(sha256(content));

    const aborted = await spooling.startUpload(newKey(), { ...OPTIONS, estimatedBytes: 200e9 });
    await aborted.write(content);
    await aborted.abort();
    expect(await readdir(tempDir)).toEqual([]);
    await rm(tempDir, { recursive: true });
    await spooling.close();
  });

  it('names temp-dir when parts cannot be spooled', async () => {
    const spooling = await open({}, { tempDir: join(tmpdir(), 'does', 'not', 'exist') });
    await expect(upload(newKey(), randomBytes(10), spooling, 200e9)).rejects.toMatchObject({
      code: 'SPOOL_NOT_WRITABLE',
      setting: 'temp-dir',
    });
    await spooling.close();
  });
});
