// MurmurHash3_x86_128, seed 0 (Austin Appleby, public domain:
// https://github.com/aappleby/smhasher/blob/master/src/MurmurHash3.cpp), one shot and streaming,
// and the sum modulo 2^128 of the hashes of many rows.

const C1: u32 = 0x239b961b;
const C2: u32 = 0xab0e9789;
const C3: u32 = 0x38b34ae5;
const C4: u32 = 0xa1e38b93;

/** Bytes of one block of the hash. */
const BLOCK: u32 = 16;

// A stream's state: h1 h2 h3 h4, total length, tail length, tail bytes.
const OFFSET_TOTAL: u32 = 16;
const OFFSET_TAIL_LENGTH: u32 = 20;
const OFFSET_TAIL: u32 = 32;

/** Bytes of one stream's state; the tail may be read as a whole block. */
export const STREAM_BYTES: u32 = 64;

// The state being worked on; registers of the functions below.
let h1: u32 = 0;
let h2: u32 = 0;
let h3: u32 = 0;
let h4: u32 = 0;

// Sixteen bytes 0xff, then sixteen 0x00: a window into it masks the first n bytes of a block.
const TAIL_MASK = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]);

/** Mixes whole blocks into the state. */
function mixBlocks(at: usize, blocks: u32): void {
  let a = h1, b = h2, c = h3, d = h4;
  const end = at + blocks * BLOCK;
  while (at < end) {
    a ^= rotl<u32>(load<u32>(at) * C1, 15) * C2;
    a = (rotl<u32>(a, 19) + b) * 5 + 0x561ccd1b;
    b ^= rotl<u32>(load<u32>(at, 4) * C2, 16) * C3;
    b = (rotl<u32>(b, 17) + c) * 5 + 0x0bcaa747;
    c ^= rotl<u32>(load<u32>(at, 8) * C3, 17) * C4;
    c = (rotl<u32>(c, 15) + d) * 5 + 0x96cd1c35;
    d ^= rotl<u32>(load<u32>(at, 12) * C4, 18) * C1;
    d = (rotl<u32>(d, 13) + a) * 5 + 0x32ac3b17;
    at += BLOCK;
  }
  h1 = a; h2 = b; h3 = c; h4 = d;
}

// @ts-ignore: decorator
@inline
function avalanche(h: u32): u32 {
  h = (h ^ (h >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}

/** Ends the state with the last `length` (< 16) bytes at `tail` and adds the hash to the sum at `sum`. */
function finish(tail: usize, length: u32, total: u32, sum: usize): void {
  const mask = v128.load(TAIL_MASK + BLOCK - length);
  const block = v128.and(v128.load(tail), mask);
  let a = h1 ^ (rotl<u32>(i32x4.extract_lane(block, 0) * C1, 15) * C2) ^ total;
  let b = h2 ^ (rotl<u32>(i32x4.extract_lane(block, 1) * C2, 16) * C3) ^ total;
  let c = h3 ^ (rotl<u32>(i32x4.extract_lane(block, 2) * C3, 17) * C4) ^ total;
  let d = h4 ^ (rotl<u32>(i32x4.extract_lane(block, 3) * C4, 18) * C1) ^ total;
  a += b + c + d;
  b += a; c += a; d += a;
  a = avalanche(a); b = avalanche(b); c = avalanche(c); d = avalanche(d);
  a += b + c + d;
  b += a; c += a; d += a;
  const low = ((<u64>c) << 32) | <u64>d;
  const sumLow = load<u64>(sum) + low;
  store<u64>(sum, sumLow);
  const carry: u64 = sumLow < low ? 1 : 0;
  store<u64>(sum, load<u64>(sum, 8) + (((<u64>a) << 32) | <u64>b) + carry, 8);
}

/** Adds the hash of the bytes to the sum (low 64 bits first). Reads up to 15 bytes beyond them. */
export function addHash(at: usize, length: u32, sum: usize): void {
  h1 = 0; h2 = 0; h3 = 0; h4 = 0;
  mixBlocks(at, length >> 4);
  finish(at + (length & ~15), length & 15, length, sum);
}

export function streamReset(stream: usize): void {
  memory.fill(stream, 0, STREAM_BYTES);
}

export function streamLength(stream: usize): u32 {
  return load<u32>(stream, OFFSET_TOTAL);
}

/** Feeds bytes to a stream. */
export function streamFeed(stream: usize, at: usize, length: u32): void {
  if (length == 0) return;
  store<u32>(stream, load<u32>(stream, OFFSET_TOTAL) + length, OFFSET_TOTAL);
  const tailLength = load<u32>(stream, OFFSET_TAIL_LENGTH);
  const tail = stream + OFFSET_TAIL;
  if (tailLength + length < BLOCK) {
    memory.copy(tail + tailLength, at, length);
    store<u32>(stream, tailLength + length, OFFSET_TAIL_LENGTH);
    return;
  }
  h1 = load<u32>(stream); h2 = load<u32>(stream, 4); h3 = load<u32>(stream, 8); h4 = load<u32>(stream, 12);
  if (tailLength != 0) {
    const wanted = BLOCK - tailLength;
    memory.copy(tail + tailLength, at, wanted);
    mixBlocks(tail, 1);
    at += wanted;
    length -= wanted;
  }
  mixBlocks(at, length >> 4);
  store<u32>(stream, h1); store<u32>(stream, h2, 4); store<u32>(stream, h3, 8); store<u32>(stream, h4, 12);
  const rest = length & 15;
  memory.copy(tail, at + length - rest, rest);
  store<u32>(stream, rest, OFFSET_TAIL_LENGTH);
}

/** Adds the stream's hash to the sum and resets the stream. */
export function streamFinish(stream: usize, sum: usize): void {
  h1 = load<u32>(stream); h2 = load<u32>(stream, 4); h3 = load<u32>(stream, 8); h4 = load<u32>(stream, 12);
  finish(
    stream + OFFSET_TAIL,
    load<u32>(stream, OFFSET_TAIL_LENGTH),
    load<u32>(stream, OFFSET_TOTAL),
    sum,
  );
  streamReset(stream);
}
