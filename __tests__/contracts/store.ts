import { createHash, randomBytes } from 'node:crypto';
import type { Store, Upload } from '../../src/core/ports.js';
import { collect, readAll } from '../store/test-options.js';

export interface StoreUnderTest {
  /** Opens the same empty place each time it is called. */
  open(signal?: AbortSignal): Promise<Store>;
  readonly hasVersions: boolean;
  /** Makes empty objects by another way than the store, quickly. */
  seed(keys: readonly string[]): Promise<void>;
  cleanUp(): Promise<void>;
}

const TEXT = 'text/plain';
const OPTIONS = { contentType: 'application/gzip', estimatedBytes: 1_000_000 };

/** What every store promises (`Store` in core/ports.ts); run by every implementation. */
export function describeStore(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`store contract: ${name}`, () => {
    let place: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      place = await create();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.cleanUp();
    });

    const put = (key: string, text = key) => store.put(key, Buffer.from(text), TEXT);
    const keys = async (prefix = '') => (await collect(store.list(prefix))).map((o) => o.key);
    const text = async (key: string) => (await readAll(await store.read(key))).toString();

    it('gives back what was put', async () => {
      await put('prod/a.json', 'content');
      expect(await text('prod/a.json')).toBe('content');
      expect(await store.head('prod/a.json')).toMatchObject({ key: 'prod/a.json', bytes: 7 });
      expect(Date.now() - ((await store.head('prod/a.json'))?.lastModified.getTime() ?? 0)).toBeLessThan(
        60_000,
      );
    });

    it('knows nothing of a key that is not there', async () => {
      expect(await store.head('absent')).toBeUndefined();
      await expect(store.read('absent')).rejects.toMatchObject({ kind: 'store', code: 'NOT_FOUND' });
      expect(await keys()).toEqual([]);
      await store.remove('absent');
    });

    it('reads ranges', async () => {
      await put('r', '0123456789');
      const range = async (offset: number, length: number) =>
        (await readAll(await store.read('r', { range: { offset, length } }))).toString();
      expect(await range(0, 1)).toBe('0');
      expect(await range(3, 4)).toBe('3456');
      expect(await range(9, 1)).toBe('9');
      expect(await range(5, 0)).toBe('');
      await expect(range(5, 6)).rejects.toMatchObject({ kind: 'integrity', code: 'RANGE_MISSING' });
    });

    it('lists every one of 2,500 keys in the order of their bytes', async () => {
      const wanted = Array.from(
        { length: 2_500 },
        (_, i) => `many/${String((i * 7919) % 2_500).padStart(4, '0')}`,
      );
      await place.seed([...wanted, 'other/x']);
      expect(await keys('many/')).toEqual(wanted.toSorted());
      expect(await keys('many/24')).toHaveLength(100);
    }, 180_000);

    it('orders by UTF-8 bytes, folders included', async () => {
      const sorted = ['a', 'a-b', 'a.json', 'b/c', 'b0', 'é', '\uffff', '😀'];
      for (const key of sorted.toReversed()) await put(key);
      expect(await keys()).toEqual(sorted);
    });

    it('lists by prefix, not by folder', async () => {
      for (const key of ['prod/x-1', 'prod/x-2', 'prod/y', 'production/x', 'x']) await put(key);
      expect(await keys('prod/x')).toEqual(['prod/x-1', 'prod/x-2']);
      expect(await keys('prod/')).toEqual(['prod/x-1', 'prod/x-2', 'prod/y']);
      expect(await keys('p')).toHaveLength(4);
    });

    it('carries unusual characters in keys', async () => {
      const odd = [
        'sp ace',
        'plus+percent%41',
        'q\'uo"te',
        'ü/é & <x>',
        'new\nline',
        '😀',
        'tilde~!*()',
        '#?=&',
      ];
      for (const key of odd) await put(key);
      expect((await keys()).toSorted()).toEqual(odd.toSorted());
      for (const key of odd) expect(await text(key)).toBe(key);
    });

    it.each(['', '/etc/passwd', '../x', 'a/../../x', 'a//b', './a', 'a/', 'a\0b', 'a\\b', '.tmp-x'])(
      'refuses the key %j',
      async (key) => {
        await expect(async () => put(key, 'x')).rejects.toMatchObject({ code: 'KEY_REFUSED' });
        await expect(async () => store.startUpload(key, OPTIONS)).rejects.toMatchObject({
          code: 'KEY_REFUSED',
        });
        await expect(async () => store.read(key)).rejects.toMatchObject({ code: 'KEY_REFUSED' });
        await expect(async () => store.remove(key)).rejects.toMatchObject({ code: 'KEY_REFUSED' });
      },
    );

    it('puts the same content twice, but never other content', async () => {
      await put('k', 'one');
      await put('k', 'one');
      await expect(put('k', 'two')).rejects.toMatchObject({ kind: 'safety', code: 'ID_TAKEN' });
      await expect(put('k', 'other length')).rejects.toMatchObject({ code: 'ID_TAKEN' });
      expect(await text('k')).toBe('one');
    });

    it('uploads 40 MB in pieces of any size', async () => {
      const hash = createHash('sha256');
      const upload = await store.startUpload('big', { ...OPTIONS, estimatedBytes: 40e6 });
      let total = 0;
      for (let i = 0; total < 40e6; i++) {
        const piece = randomBytes([1, 511, 70_000, 3_000_000, 9_000_001][i % 5] ?? 0);
        hash.update(piece);
        total += piece.length;
        await upload.write(piece);
        piece.fill(0);
      }
      const result = await upload.complete();
      expect(result.versionId === null).toBe(!place.hasVersions);
      const stored = createHash('sha256');
      for await (const chunk of await store.read('big', { transient: true })) stored.update(chunk);
      expect(stored.digest('hex')).toBe(hash.digest('hex'));
      expect(await store.head('big')).toMatchObject({ bytes: total });
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
    });

    it('uploads an empty object', async () => {
      await (await store.startUpload('empty', OPTIONS)).complete();
      expect(await store.head('empty')).toMatchObject({ bytes: 0 });
      expect(await text('empty')).toBe('');
    });

    it('shows an upload as open, and as an object only when it is complete', async () => {
      const upload = await store.startUpload('prod/x', OPTIONS);
      await upload.write(Buffer.from('half'));
      expect(await store.head('prod/x')).toBeUndefined();
      expect(await keys()).toEqual([]);
      expect(await collect(store.listOpenUploads('prod/'))).toMatchObject([{ key: 'prod/x' }]);
      expect(await collect(store.listOpenUploads('other'))).toEqual([]);
      await upload.complete();
      expect(await keys()).toEqual(['prod/x']);
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
    });

    it('leaves nothing behind after an abort', async () => {
      const upload = await store.startUpload('x', OPTIONS);
      await upload.write(randomBytes(10_000_000));
      await upload.abort();
      await upload.abort();
      expect(await keys()).toEqual([]);
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
      await expect(upload.write(Buffer.from('x'))).rejects.toThrow('aborted');
      await expect(upload.complete()).rejects.toThrow('aborted');
    });

    it("aborts another process's upload", async () => {
      const upload = await store.startUpload('x', OPTIONS);
      await upload.write(Buffer.from('half'));
      const [open] = await collect(store.listOpenUploads('x'));
      if (!open) throw new Error('no open upload is listed');
      expect(Date.now() - open.startedAt.getTime()).toBeLessThan(60_000);
      await store.abortOpenUpload(open);
      await store.abortOpenUpload(open);
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
      await upload.abort();
    });

    it('refuses a taken key before any work', async () => {
      await put('x', 'first');
      await expect(store.startUpload('x', OPTIONS)).rejects.toMatchObject({
        kind: 'safety',
        code: 'ID_TAKEN',
      });
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
    });

    it('lets the first of two uploads win and leaves it intact', async () => {
      const [one, two] = [await store.startUpload('x', OPTIONS), await store.startUpload('x', OPTIONS)];
      await one.write(Buffer.from('one'));
      await two.write(Buffer.from('two'));
      await two.complete();
      await expect(one.complete()).rejects.toMatchObject({ kind: 'safety', code: 'ID_TAKEN' });
      expect(await text('x')).toBe('two');
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
    });

    it('lets exactly one of several uploads win that end at the same moment', async () => {
      const other = await place.open();
      const uploads: Upload[] = [];
      for (const by of [store, other, store, other]) uploads.push(await by.startUpload('x', OPTIONS));
      await Promise.all(uploads.map((upload, i) => upload.write(Buffer.from(`writer ${i}`))));
      const ends = await Promise.allSettled(uploads.map((upload) => upload.complete()));
      const winners = ends.flatMap((end, i) => (end.status === 'fulfilled' ? [i] : []));
      expect(winners).toHaveLength(1);
      expect(await text('x')).toBe(`writer ${winners[0]}`);
      for (const end of ends) {
        if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'ID_TAKEN' });
      }
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
      await other.close();
    });

    it('lets one of two uploads of equal content win', async () => {
      const upload = await store.startUpload('x', OPTIONS);
      await upload.write(Buffer.from('same'));
      const twin = await store.startUpload('x', OPTIONS);
      await twin.write(Buffer.from('same'));
      await twin.complete();
      await expect(upload.complete()).rejects.toMatchObject({ code: 'ID_TAKEN' });
      expect(await text('x')).toBe('same');
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
    });

    it('removes objects', async () => {
      await put('a');
      await put('b');
      await store.remove('a');
      expect(await keys()).toEqual(['b']);
      expect(await store.head('a')).toBeUndefined();
    });

    it('lists and removes versions and delete markers, where it has them', async () => {
      await put('v/a', 'first');
      await store.remove('v/a');
      await put('v/a', 'second');
      await put('w', 'other');
      const versions = await collect(store.listVersions('v/'));
      if (!place.hasVersions) {
        expect(versions).toEqual([]);
        return;
      }
      expect(versions.map((v) => [v.isDeleteMarker, v.isLatest]).toSorted()).toEqual([
        [false, false],
        [false, true],
        [true, false],
      ]);
      const first = versions.find((v) => !v.isLatest && !v.isDeleteMarker);
      if (!first) throw new Error('the first version is not listed');
      expect((await readAll(await store.read('v/a', { versionId: first.versionId }))).toString()).toBe(
        'first',
      );
      for (const version of versions) await store.removeVersion('v/a', version.versionId);
      expect(await collect(store.listVersions('v/'))).toEqual([]);
    });

    it('knows no lock where there is none', async () => {
      await put('x');
      expect(await store.isLocked('x')).toBe(false);
    });

    it('stops and cleans up when the run is cancelled', async () => {
      const controller = new AbortController();
      const cancelled = await place.open(controller.signal);
      const upload = await cancelled.startUpload('x', OPTIONS);
      await upload.write(randomBytes(20_000_000));
      controller.abort(new Error('SIGTERM'));
      await expect(upload.write(Buffer.from('more'))).rejects.toMatchObject({ kind: 'cancelled' });
      await upload.abort();
      await expect(cancelled.put('y', Buffer.from('y'), TEXT)).rejects.toMatchObject({ kind: 'cancelled' });
      expect(await keys()).toEqual([]);
      expect(await collect(store.listOpenUploads(''))).toEqual([]);
      await cancelled.close();
    });
  });
}
