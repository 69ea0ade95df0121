import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainLocalError } from '../../src/store/local/local-errors.js';
import { LocalStore } from '../../src/store/local/local-store.js';
import { collect, testOptions } from './test-options.js';

const OPTIONS = { contentType: 'application/gzip', estimatedBytes: 1 };

describe('folder store', () => {
  let folder: string;
  let store: LocalStore;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-folder-'));
    store = new LocalStore(folder, testOptions());
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('names its places as file URIs', async () => {
    expect(new LocalStore('/var/my backups/', testOptions()).uri).toBe('file:///var/my%20backups');
    expect(new LocalStore('/var', testOptions()).uriOf('prod/a b')).toBe('file:///var/prod/a%20b');
  });

  it('writes files for their owner alone', async () => {
    await store.put('prod/x', Buffer.from('x'), '');
    expect((await stat(join(folder, 'prod/x'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'prod'))).mode & 0o777).toBe(0o700);
  });

  it('keeps the rule where the file system has no hard links', async () => {
    const refuse = async () => {
      throw Object.assign(new Error('no links here'), { code: 'EPERM' });
    };
    const plain = new LocalStore(folder, testOptions(), refuse);
    await plain.put('x', Buffer.from('one'), '');
    await plain.put('x', Buffer.from('one'), '');
    await expect(plain.put('x', Buffer.from('two'), '')).rejects.toMatchObject({ code: 'ID_TAKEN' });
    expect(await readFile(join(folder, 'x'), 'utf8')).toBe('one');
    expect(await readdir(folder)).toEqual(['x']);
  });

  it('leaves no temporary file when it cannot give the name', async () => {
    const fail = async () => {
      throw Object.assign(new Error('disk broken'), { code: 'EIO' });
    };
    const broken = new LocalStore(folder, testOptions(), fail);
    await expect(broken.put('x', Buffer.from('one'), '')).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not show what a dead process left, but as an open upload', async () => {
    const upload = await store.startUpload('prod/x.tar.gz', OPTIONS);
    await upload.write(Buffer.alloc(2_000_000));
    const again = new LocalStore(folder, testOptions());
    expect(await collect(again.list(''))).toEqual([]);
    const [open] = await collect(again.listOpenUploads('prod/x'));
    expect(open).toMatchObject({
      key: 'prod/x.tar.gz',
      uploadId: expect.stringMatching(/^\.tmp-[0-9a-f]{12}-x/),
    });
    await upload.abort();
    expect(await readdir(join(folder, 'prod'))).toEqual([]);
  });

  it('never removes anything but temporary files as an open upload', async () => {
    await store.put('x', Buffer.from('x'), '');
    for (const uploadId of ['x', '../x', '.tmp-x', '.tmp-0123456789ab-y', '.tmp-0123456789ab-../x']) {
      await expect(store.abortOpenUpload({ key: 'x', uploadId, startedAt: new Date() })).rejects.toThrow(
        'no upload',
      );
    }
    expect(await readdir(folder)).toEqual(['x']);
  });

  it('refuses a destination below a file', async () => {
    await writeFile(join(folder, 'file'), '');
    const below = new LocalStore(join(folder, 'file', 'backups'), testOptions());
    const expected = { kind: 'store', code: 'STORE_NOT_A_FOLDER', setting: 'destination' };
    await expect(below.startUpload('x', OPTIONS)).rejects.toMatchObject(expected);
    await expect(below.put('x', Buffer.from(''), '')).rejects.toMatchObject(expected);
    await expect(collect(below.list(''))).rejects.toMatchObject(expected);
  });

  it('does not follow links out of the folder', async () => {
    await symlink('/etc', join(folder, 'elsewhere'));
    await mkdir(join(folder, 'empty'));
    expect(await collect(store.list(''))).toEqual([]);
  });

  it.each([
    ['ENOSPC', 'STORE_FULL'],
    ['EDQUOT', 'STORE_FULL'],
    ['EACCES', 'STORE_NOT_WRITABLE'],
    ['EROFS', 'STORE_NOT_WRITABLE'],
    ['ENOTDIR', 'STORE_NOT_A_FOLDER'],
    ['ENOENT', 'NOT_FOUND'],
    ['EIO', 'STORE_FAILED'],
  ])('explains %s as %s', (errno, code) => {
    const cause = Object.assign(new Error('x'), { code: errno });
    expect(explainLocalError('write', cause)).toMatchObject({
      kind: 'store',
      code,
      cause,
      nextStep: expect.any(String),
    });
  });

  it('takes what is no failed system call for a bug', () => {
    const bug = new TypeError('x is not a function');
    expect(explainLocalError('write', bug)).toBe(bug);
  });
});
