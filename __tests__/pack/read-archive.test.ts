import { gzipSync } from 'node:zlib';
import { Header, Pax } from 'tar';
import { readArchive } from '../../src/pack/read-archive.js';
import { END_OF_ARCHIVE_BYTES, tarHeader } from '../../src/pack/tar-header.js';
import { collect, inChunks } from './pieces.js';
import { SAMPLE_ID, sampleArchive } from './sample-archive.js';

type EntryType =
  | 'File'
  | 'Directory'
  | 'SymbolicLink'
  | 'Link'
  | 'CharacterDevice'
  | 'FIFO'
  | 'ContiguousFile';

interface Entry {
  readonly path: string;
  readonly type?: EntryType;
  readonly body?: string;
  readonly size?: number;
  readonly linkpath?: string;
}

function tarOf(entries: readonly Entry[], end = Buffer.alloc(1024)): Buffer {
  const pieces = entries.flatMap(({ path, type = 'File', body = '', size = body.length, linkpath }) => {
    const block = Buffer.alloc(512);
    const data = { path, type, size, mode: 0o600, mtime: new Date(0), ...(linkpath ? { linkpath } : {}) };
    new Header(data).encode(block);
    return [block, Buffer.from(body), Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return Buffer.concat([...pieces, end]);
}

async function read(archive: Uint8Array, chunkBytes?: number): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for await (const entry of readArchive(inChunks(archive, chunkBytes))) {
    files[entry.path] = (await collect(entry.content)).toString();
  }
  return files;
}

describe('readArchive', () => {
  it.each([1, 7, 512, 65_536])('reads what the writer wrote, in chunks of %i bytes', async (chunkBytes) => {
    const { archive, manifest } = await sampleArchive({ files: { 'schema/pre-data.sql': 'select 1;\n' } });
    const files = await read(archive, chunkBytes);
    expect(Object.keys(files)).toEqual([
      ...manifest.files.map((file) => file.file),
      ...manifest.tables.map((table) => table.file),
      'manifest.json',
      'SHA256SUMS',
    ]);
    expect(files['schema/pre-data.sql']).toBe('select 1;\n');
    expect(files['tables/public.orders.json']).toBe(
      '[\n{"id":1,"note":"x"},\n{"id":2,"note":null},\n{"id":3,"note":"a\\"b\\\\c\\n"}\n]\n',
    );
  });

  it('skips what is not read', async () => {
    const { archive } = await sampleArchive();
    const paths: string[] = [];
    for await (const entry of readArchive(inChunks(archive))) paths.push(entry.path);
    expect(paths.at(-1)).toBe('SHA256SUMS');
  });

  it('reads long names from pax headers, and directories', async () => {
    const path = `top/${'d'.repeat(150)}/${'f'.repeat(150)}`;
    const pax = new Pax({ path, size: 3 }).encode();
    const tar = Buffer.concat([
      tarOf([{ path: 'top', type: 'Directory' }], Buffer.alloc(0)),
      pax,
      tarOf([{ path: 'top/short', body: 'abc' }]),
    ]);
    expect(await read(gzipSync(tar))).toEqual({ [path.slice(4)]: 'abc' });
  });

  it.each([95, 100, 101, 130, 156, 200, 256, 260])(
    'reads a name of %i bytes as it was written',
    async (bytes) => {
      const path = `backup-2026-03-25T020000Z/tables/${'n'.repeat(bytes - 33)}`;
      const body = Buffer.from('abc'.padEnd(512, '\0'));
      const header = tarHeader({ path, bytes: 3, time: new Date(0) });
      const tar = Buffer.concat([header, body, Buffer.alloc(END_OF_ARCHIVE_BYTES)]);
      expect(Object.keys(await read(gzipSync(tar)))).toEqual([path.slice(path.indexOf('/') + 1)]);
    },
  );

  it('takes the path of a pax record alone, whatever prefix stands in the header after it', async () => {
    const path = `top/tables/${'n'.repeat(140)}`;
    const block = Buffer.alloc(512);
    expect(new Header({ path, type: 'File', mode: 0o600, size: 0, mtime: new Date(0) }).encode(block)).toBe(
      true,
    );
    const tar = Buffer.concat([new Pax({ path }).encode(), block, Buffer.alloc(END_OF_ARCHIVE_BYTES)]);
    expect(Object.keys(await read(gzipSync(tar)))).toEqual([path.slice(4)]);
  });

  it.each([
    ['a symbolic link', [{ path: 'f/a', type: 'SymbolicLink', linkpath: '/etc/passwd' }]],
    ['a hard link', [{ path: 'f/a', type: 'Link', linkpath: 'f/b' }]],
    ['a device', [{ path: 'f/a', type: 'CharacterDevice' }]],
    ['a pipe', [{ path: 'f/a', type: 'FIFO' }]],
    ['an absolute path', [{ path: '/f/a' }]],
    ['a path upwards', [{ path: 'f/../../a' }]],
    ['a path that is only upwards', [{ path: '../a' }]],
    ['a dot', [{ path: './f/a' }]],
    ['an empty part', [{ path: 'f//a' }]],
    ['a backslash', [{ path: 'f/a\\..\\b' }]],
    ['a drive', [{ path: 'C:/a' }]],
    ['a line feed', [{ path: 'f/a\nb' }]],
    ['a second folder', [{ path: 'f/a' }, { path: 'g/a' }]],
    ['a file beside the folder', [{ path: 'a', body: 'x' }]],
    ['the same file twice', [{ path: 'f/a' }, { path: 'f/a' }]],
  ] as [string, Entry[]][])('refuses %s', async (_what, entries) => {
    await expect(read(gzipSync(tarOf(entries)))).rejects.toMatchObject({
      kind: 'integrity',
      code: 'ARCHIVE_HOSTILE',
    });
  });

  it('refuses a hostile path in a pax header', async () => {
    const pax = new Pax({ path: 'f/../../etc/x', size: 0 }).encode();
    const tar = Buffer.concat([pax, tarOf([{ path: 'f/a' }])]);
    await expect(read(gzipSync(tar))).rejects.toMatchObject({ code: 'ARCHIVE_HOSTILE' });
  });

  it('refuses a pax header that would fill memory, and a header in front of nothing', async () => {
    const huge = Buffer.alloc(512);
    new Header({ path: 'PaxHeader/x', type: 'ExtendedHeader', size: 1 << 30, mode: 0o600 }).encode(huge);
    await expect(read(gzipSync(Buffer.concat([huge, tarOf([])])))).rejects.toMatchObject({
      code: 'ARCHIVE_HOSTILE',
    });
    const alone = new Pax({ path: 'f/a', size: 0 }).encode();
    await expect(read(gzipSync(Buffer.concat([alone, tarOf([])])))).rejects.toMatchObject({
      code: 'ARCHIVE_HOSTILE',
    });
  });

  it('refuses another folder than the one asked for', async () => {
    const entries = readArchive(inChunks(gzipSync(tarOf([{ path: 'f/a' }]))), { folder: SAMPLE_ID });
    await expect(entries.next()).rejects.toMatchObject({ code: 'ARCHIVE_HOSTILE' });
  });

  it.each([
    ['no end mark', tarOf([{ path: 'f/a', body: 'abc' }], Buffer.alloc(0)), 'ARCHIVE_TRUNCATED'],
    ['half an end mark', tarOf([{ path: 'f/a', body: 'abc' }], Buffer.alloc(512)), 'ARCHIVE_TRUNCATED'],
    ['a size over the content', tarOf([{ path: 'f/a', body: 'abc', size: 5000 }]), 'ARCHIVE_TRUNCATED'],
    ['bytes after the end mark', Buffer.concat([tarOf([]), Buffer.from('x')]), 'ARCHIVE_HOSTILE'],
    ['a header that is garbage', Buffer.alloc(2048, 'g'), 'ARCHIVE_DAMAGED'],
  ])('refuses %s', async (_what, tar, code) => {
    await expect(read(gzipSync(tar))).rejects.toMatchObject({ kind: 'integrity', code });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'ARCHIVE_TRUNCATED'],
    ['text', Buffer.from('this is no archive'), 'ARCHIVE_FORMAT_UNKNOWN'],
    ['an uncompressed tar', tarOf([{ path: 'f/a' }]), 'ARCHIVE_FORMAT_UNKNOWN'],
    [
      'zeros after the last member',
      Buffer.concat([gzipSync(tarOf([])), Buffer.alloc(100)]),
      'ARCHIVE_DAMAGED',
    ],
    [
      'text after the last member',
      Buffer.concat([gzipSync(tarOf([])), Buffer.from('abc')]),
      'ARCHIVE_DAMAGED',
    ],
  ])('refuses %s', async (_what, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ kind: 'integrity', code });
    await expect(read(bytes, 1)).rejects.toMatchObject({ kind: 'integrity', code });
  });

  it('passes on an error of the store as it is', async () => {
    const { archive } = await sampleArchive();
    async function* failing() {
      yield archive.subarray(0, 1000);
      throw new Error('connection lost');
    }
    await expect(
      (async () => {
        for await (const entry of readArchive(failing())) await collect(entry.content);
      })(),
    ).rejects.toThrow('connection lost');
  });

  it('closes its source when the reader leaves early', async () => {
    const { archive } = await sampleArchive();
    let closed = false;
    async function* source() {
      try {
        yield* inChunks(archive, 100);
      } finally {
        closed = true;
      }
    }
    for await (const _entry of readArchive(source())) break;
    expect(closed).toBe(true);
  });

  it('needs no memory for a file that expands a thousandfold', async () => {
    const bytes = 300 * 1024 * 1024;
    const head = Buffer.alloc(512);
    new Header({ path: 'f/bomb', type: 'File', size: bytes, mode: 0o600, mtime: new Date(0) }).encode(head);
    const member = gzipSync(Buffer.alloc(1024 * 1024));
    async function* bomb() {
      yield gzipSync(head);
      for (let i = 0; i < 300; i++) yield member;
      yield gzipSync(Buffer.alloc(1024));
    }
    const before = process.memoryUsage().rss;
    let read = 0;
    for await (const entry of readArchive(bomb())) {
      for await (const chunk of entry.content) read += chunk.length;
    }
    expect(read).toBe(bytes);
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1024 * 1024);
  });
});
