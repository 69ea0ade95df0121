import { Header, Pax } from 'tar';

/** Tar works in blocks of this size (POSIX.1-2017, pax, "ustar Interchange Format"). */
export const TAR_BLOCK_BYTES = 512;

/** Two zero blocks end an archive. */
export const END_OF_ARCHIVE_BYTES = 2 * TAR_BLOCK_BYTES;

const FILE_MODE = 0o600;

/** What ustar's name field holds without its prefix field; paths of this format are ASCII. */
const MAX_PLAIN_NAME_BYTES = 99;

/** Zero bytes after a file's content up to the next block. */
export function paddingBytes(contentBytes: number): number {
  return (TAR_BLOCK_BYTES - (contentBytes % TAR_BLOCK_BYTES)) % TAR_BLOCK_BYTES;
}

/** The header of a regular file, with a pax header before it where ustar cannot say the name or size. */
export function tarHeader(file: { path: string; bytes: number; time: Date }): Uint8Array {
  const data = {
    path: file.path,
    type: 'File' as const,
    mode: FILE_MODE,
    uid: 0,
    gid: 0,
    size: file.bytes,
    mtime: file.time,
  };
  const header = new Header(data);
  const block = Buffer.alloc(TAR_BLOCK_BYTES);
  if (!header.encode(block)) return block;
  const pax = new Pax({ path: file.path, size: file.bytes }).encode();
  // Without ustar's prefix: some readers (npm tar) put it before the path of the pax record.
  new Header({ ...data, path: file.path.slice(0, MAX_PLAIN_NAME_BYTES) }).encode(block);
  return Buffer.concat([pax, block]);
}
