import { archiveError } from './archive-errors.js';
import type { ByteReader } from './byte-reader.js';

// RFC 8878, section 3.1.1: what a frame is made of.
const MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
const SKIPPABLE_MASK = 0xfffffff0;
const BLOCK_HEADER_BYTES = 3;
const CHECKSUM_BYTES = 4;
const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const;

const READ_BYTES = 256 * 1024;

/**
 * The frames of a zstd stream, each as its own bytes, to be read one after the other: Node's decompressor
 * stops after the first frame.
 */
export async function* zstdFrames(reader: ByteReader): AsyncGenerator<AsyncIterable<Uint8Array>, void, void> {
  for (let magic = await reader.exactly(4); magic.length > 0; magic = await reader.exactly(4)) {
    if (magic.length < 4) throw cut();
    const number = magic.readUInt32LE();
    if (number === MAGIC) yield frame(reader, magic);
    else if ((number & SKIPPABLE_MASK) >>> 0 === SKIPPABLE_MAGIC) await skipFrame(reader);
    else throw damaged('no frame begins where one should');
  }
}

async function* frame(reader: ByteReader, magic: Buffer): AsyncGenerator<Uint8Array> {
  const [descriptor = 0] = await whole(reader, 1);
  const isSingleSegment = (descriptor & 0b100000) !== 0;
  const contentSize = CONTENT_SIZE_BYTES[(descriptor >> 6) & 3] ?? 0;
  const headerRest =
    (isSingleSegment ? Math.max(1, contentSize) : 1 + contentSize) +
    (DICTIONARY_ID_BYTES[descriptor & 3] ?? 0);
  yield Buffer.concat([magic, Buffer.from([descriptor]), await whole(reader, headerRest)]);
  for (let isLast = false; !isLast; ) {
    const header = await whole(reader, BLOCK_HEADER_BYTES);
    const value = header.readUIntLE(0, BLOCK_HEADER_BYTES);
    isLast = (value & 1) === 1;
    const type = (value >> 1) & 3;
    if (type === RESERVED_BLOCK) throw damaged('a block has an impossible type');
    yield header;
    yield await whole(reader, type === RLE_BLOCK ? 1 : value >> 3);
  }
  if (descriptor & 0b100) yield await whole(reader, CHECKSUM_BYTES);
}

async function skipFrame(reader: ByteReader): Promise<void> {
  for (let left = (await whole(reader, 4)).readUInt32LE(); left > 0; ) {
    const piece = await reader.some(Math.min(left, READ_BYTES));
    if (!piece) throw cut();
    left -= piece.length;
  }
}

async function whole(reader: ByteReader, length: number): Promise<Buffer> {
  const bytes = await reader.exactly(length);
  if (bytes.length < length) throw cut();
  return bytes;
}

function cut(): Error {
  return archiveError('ARCHIVE_TRUNCATED', 'The archive ends in the middle of a frame.');
}

function damaged(what: string): Error {
  return archiveError('ARCHIVE_DAMAGED', `The archive cannot be decompressed: ${what}.`);
}
