import { Header, Pax } from 'tar';
import { messageOf } from '../core/errors.js';
import { archiveError } from './archive-errors.js';
import { type ByteReader, createByteReader } from './byte-reader.js';
import { decompress } from './decompress.js';
import { paddingBytes, TAR_BLOCK_BYTES } from './tar-header.js';

export interface ArchiveEntry {
  /** Relative to the archive's one folder, `/` separated. */
  readonly path: string;
  /** As the header declares it; `content` gives exactly as many. */
  readonly bytes: number;
  /** To be read at once; what is left is skipped when the next entry is asked for. */
  readonly content: AsyncIterable<Uint8Array>;
}

export interface ReadArchiveOptions {
  /** Names the folder the archive must have; without it any one folder is accepted. */
  readonly folder?: string;
}

const READ_BYTES = 1024 * 1024;

/** A pax header holds a few short records; a large one is an attack on memory. */
const MAX_PAX_BYTES = 64 * 1024;

/** Names this format never has: absolute, empty, `.` or `..` parts, backslashes, control characters, drives. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const HOSTILE_PATH = /(^|\/)(\.{0,2})(\/|$)|[\\\u0000-\u001f\u007f:]/;

/**
 * The files of an archive in order, while it streams by; nothing is kept.
 * @throws BackupError kind `integrity`: ARCHIVE_HOSTILE for anything but plain files of one folder, each once;
 *   ARCHIVE_TRUNCATED when the end mark is missing; and those of `decompress`
 */
export function readArchive(
  compressed: AsyncIterable<Uint8Array>,
  options: ReadArchiveOptions = {},
): AsyncGenerator<ArchiveEntry, void, void> {
  return readTar(decompress(compressed), options);
}

/** The same for a tar that is no longer compressed. Nothing is read ahead of what an entry needs. */
export async function* readTar(
  tar: AsyncIterable<Uint8Array>,
  options: ReadArchiveOptions = {},
): AsyncGenerator<ArchiveEntry, void, void> {
  const reader = createByteReader(tar);
  const seen = new Set<string>();
  let folder = options.folder;
  try {
    for (let header = await nextHeader(reader); header; header = await nextHeader(reader)) {
      const { top, path } = splitPath(header.path);
      folder ??= top;
      if (top !== folder) throw hostile(`${header.path} lies outside the folder ${folder}`);
      if (header.type === 'Directory') continue;
      if (path === '' || seen.has(path)) throw hostile(`${header.path} appears twice or is no file`);
      seen.add(path);
      const body = entryContent(reader, header.bytes, header.path);
      yield { path, bytes: header.bytes, content: body };
      for await (const _skipped of body);
      await expectZeros(reader, paddingBytes(header.bytes), header.path);
    }
  } finally {
    await reader.close();
  }
}

interface EntryHeader {
  readonly path: string;
  readonly bytes: number;
  readonly type: 'File' | 'Directory';
}

/** The next file's header, pax records applied; undefined after the end mark. */
async function nextHeader(reader: ByteReader): Promise<EntryHeader | undefined> {
  let pax: Pax | undefined;
  while (true) {
    const block = await reader.exactly(TAR_BLOCK_BYTES);
    if (block.length < TAR_BLOCK_BYTES) throw truncated('where a header should be');
    if (isZero(block)) {
      if (pax) throw hostile('a pax header stands before the end mark');
      await expectEnd(reader);
      return undefined;
    }
    const header = parseHeader(block, pax);
    const { size = 0, type } = header;
    // The parser would put ustar's prefix before the path of a pax record, which is already whole.
    const path = pax?.path ?? header.path ?? '';
    if (!Number.isSafeInteger(size) || size < 0) throw hostile(`${path} has an impossible size`);
    if (type === 'ExtendedHeader' && !pax) {
      pax = await readPax(reader, size);
    } else if (type === 'File' || type === 'OldFile') {
      return { path, bytes: size, type: 'File' };
    } else if (type === 'Directory' && size === 0) {
      return { path: path.replace(/\/$/, ''), bytes: 0, type };
    } else {
      throw hostile(`${JSON.stringify(path)} is a ${type}, not a plain file`);
    }
  }
}

function parseHeader(block: Buffer, pax: Pax | undefined): Header {
  let header: Header;
  try {
    header = new Header(block, 0, pax);
  } catch (error) {
    throw archiveError('ARCHIVE_DAMAGED', `A tar header cannot be read: ${messageOf(error)}.`, error);
  }
  if (!header.cksumValid) throw archiveError('ARCHIVE_DAMAGED', 'A tar header has a wrong checksum.');
  return header;
}

async function readPax(reader: ByteReader, size: number): Promise<Pax> {
  if (size > MAX_PAX_BYTES) throw hostile('a pax header is too large');
  const body = await reader.exactly(size);
  if (body.length < size) throw truncated('in a pax header');
  await expectZeros(reader, paddingBytes(size), 'a pax header');
  return Pax.parse(body.toString('utf8'));
}

function splitPath(path: string): { top: string; path: string } {
  if (HOSTILE_PATH.test(path)) throw hostile(`${JSON.stringify(path)} is no path of an archive`);
  const slash = path.indexOf('/');
  return slash < 0 ? { top: path, path: '' } : { top: path.slice(0, slash), path: path.slice(slash + 1) };
}

async function* entryContent(reader: ByteReader, bytes: number, path: string): AsyncGenerator<Uint8Array> {
  for (let left = bytes; left > 0; ) {
    const piece = await reader.some(Math.min(left, READ_BYTES));
    if (!piece) throw truncated(`in ${path}`);
    left -= piece.length;
    yield piece;
  }
}

async function expectZeros(reader: ByteReader, bytes: number, after: string): Promise<void> {
  const padding = await reader.exactly(bytes);
  if (padding.length < bytes) throw truncated(`after ${after}`);
  if (!isZero(padding)) throw archiveError('ARCHIVE_DAMAGED', `The padding after ${after} is not zero.`);
}

/** The second zero block, and nothing but zeros after it. */
async function expectEnd(reader: ByteReader): Promise<void> {
  const second = await reader.exactly(TAR_BLOCK_BYTES);
  if (second.length < TAR_BLOCK_BYTES) throw truncated('in the end mark');
  for (let piece: Buffer | undefined = second; piece; piece = await reader.some(READ_BYTES)) {
    if (!isZero(piece)) throw hostile('something follows the end mark');
  }
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function hostile(what: string): Error {
  return archiveError('ARCHIVE_HOSTILE', `This archive was not written by this tool: ${what}.`);
}

function truncated(where: string): Error {
  return archiveError('ARCHIVE_TRUNCATED', `The archive ends too early, ${where}.`);
}
