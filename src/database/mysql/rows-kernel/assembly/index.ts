// Rows of the text protocol, in the packets that carry them, to COPY text
// (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html).
// One call of `run` goes on until the input is used up or the output is full; everything between two calls is in the
// globals, so it can stop at any byte of a value.

import { BAD_ROW, FORMS, LAST_PACKET, NEED_INPUT, OUTPUT_FULL } from './layout';

const TAB: u32 = 9;
const NEWLINE: u32 = 10;
const BACKSLASH: u32 = 92;

const HEADER_BYTES: u32 = 4;
/** A payload of this length goes on in the next packet, which may be empty. */
const FULL_PACKET_BYTES: u32 = 0xffffff;

// The first byte of a value: NULL, or how many bytes of length follow; smaller ones are the length.
const NULL_VALUE: u32 = 0xfb;
const LENGTH_OF_2: u32 = 0xfc;
const LENGTH_OF_3: u32 = 0xfd;
const LENGTH_OF_8: u32 = 0xfe;

// The first byte of a packet that is no row. A row whose first value has a length of 8 bytes is longer than an EOF packet.
const EOF: u32 = 0xfe;
const ERROR: u32 = 0xff;
const EOF_PACKET_BYTES: u32 = 9;

// Where the next byte of a row leads.
const AT_ROW: u32 = 0;
const AT_VALUE: u32 = 1;
const IN_LENGTH: u32 = 2;
const IN_VALUE: u32 = 3;
const AT_ROW_END: u32 = 4;

/** What `beginPacket` answers besides the reasons to stop. */
const OK: u32 = 0xffffffff;

/** Next unread byte of input, and the end of the input. */
export let inputAt: usize = 0;
let inputEnd: usize = 0;
/** Next free byte of output. Beyond `outputLimit` the host guarantees room for 64 bytes. */
export let outputAt: usize = 0;
let outputLimit: usize = 0;

/** Complete rows so far. */
export let rows: f64 = 0;
/** Of the value that the next byte of output belongs to. */
export let column: u32 = 0;

let columnCount: u32 = 0;
let phase: u32 = AT_ROW;
/** Bytes of the current packet that are unread, and whether another packet goes on with its row. */
let packetLeft: u32 = 0;
let goesOn: bool = false;
/** Bytes of the current value that are unread. */
let valueLeft: u32 = 0;
let lengthBytes: u32 = 0;
let lengthShift: u32 = 0;

/** Starts a result; a byte for each column lies at FORMS. */
export function configure(columns: u32): void {
  columnCount = columns;
  phase = AT_ROW;
  rows = 0;
  column = 0;
  packetLeft = 0;
  goesOn = false;
}

export function setInput(at: usize, end: usize): void {
  inputAt = at;
  inputEnd = end;
}

export function setOutput(at: usize, limit: usize): void {
  outputAt = at;
  outputLimit = limit;
}

/** COPY text of the bytes from `inputAt` to `stop`, as far as the output takes it. */
function putText(stop: usize): void {
  let i = inputAt;
  let o = outputAt;
  const limit = outputLimit;
  while (i < stop && o <= limit) {
    const v = v128.load(i);
    v128.store(o, v);
    const mask = i8x16.bitmask(
      v128.or(
        i8x16.eq(v, i8x16.splat(92)),
        v128.or(i8x16.eq(v, i8x16.splat(9)), i8x16.eq(v, i8x16.splat(10))),
      ),
    );
    const left = <u32>(stop - i);
    const plain = <u32>ctz(mask | 0x10000);
    if (plain >= left) {
      i += left;
      o += left;
      break;
    }
    i += plain;
    o += plain;
    if (plain == 16) continue;
    const c = <u32>load<u8>(i);
    store<u16>(o, BACKSLASH | ((c == TAB ? 116 : c == NEWLINE ? 110 : BACKSLASH) << 8));
    i++;
    o += 2;
  }
  inputAt = i;
  outputAt = o;
}

/** Two upper-case digits for each byte. */
function putHex(stop: usize): void {
  let i = inputAt;
  let o = outputAt;
  const limit = outputLimit;
  const digits = i8x16(48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 65, 66, 67, 68, 69, 70);
  while (i < stop && o <= limit) {
    const v = v128.load(i);
    const high = i8x16.shr_u(v, 4);
    const low = v128.and(v, i8x16.splat(15));
    v128.store(o, i8x16.swizzle(digits, i8x16.shuffle(high, low, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)));
    v128.store(o, i8x16.swizzle(digits, i8x16.shuffle(high, low, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)), 16);
    const left = <u32>(stop - i);
    const taken = left < 16 ? left : 16;
    i += taken;
    o += taken * 2;
  }
  inputAt = i;
  outputAt = o;
}

/** Reads the header of the next packet, and of a packet that begins a row what kind it is. */
function beginPacket(): u32 {
  const at = inputAt;
  const available = <u32>(inputEnd - at);
  if (available < HEADER_BYTES) return NEED_INPUT;
  const length = load<u32>(at) & 0xffffff;
  if (phase == AT_ROW) {
    if (length == 0) return BAD_ROW;
    if (available == HEADER_BYTES) return NEED_INPUT;
    const first = <u32>load<u8>(at, HEADER_BYTES);
    if (first == ERROR || (first == EOF && length < EOF_PACKET_BYTES)) return LAST_PACKET;
    phase = AT_VALUE;
  }
  inputAt = at + HEADER_BYTES;
  packetLeft = length;
  goesOn = length == FULL_PACKET_BYTES;
  return OK;
}

/** Reads the first byte of a value. */
function beginValue(): bool {
  const first = <u32>load<u8>(inputAt);
  inputAt++;
  packetLeft--;
  if (first < NULL_VALUE) {
    valueLeft = first;
    phase = IN_VALUE;
  } else if (first == NULL_VALUE) {
    store<u16>(outputAt, BACKSLASH | (78 << 8));
    outputAt += 2;
    valueLeft = 0;
    phase = IN_VALUE;
  } else if (first == ERROR) {
    return false;
  } else {
    valueLeft = 0;
    lengthShift = 0;
    lengthBytes = first == LENGTH_OF_2 ? 2 : first == LENGTH_OF_3 ? 3 : 8;
    phase = IN_LENGTH;
  }
  return true;
}

/** Reads one byte of a value's length; false when that is beyond what a row can hold. */
function addLength(): bool {
  const byte = <u32>load<u8>(inputAt);
  inputAt++;
  packetLeft--;
  if (lengthShift >= 32) {
    if (byte != 0) return false;
  } else valueLeft |= byte << lengthShift;
  lengthShift += 8;
  lengthBytes--;
  if (lengthBytes == 0) phase = IN_VALUE;
  return true;
}

/** Reads what there is of a value. */
function addValue(): void {
  const start = inputAt;
  let length = <u32>(inputEnd - start);
  if (length > packetLeft) length = packetLeft;
  if (length > valueLeft) length = valueLeft;
  if (load<u8>(FORMS + column)) putHex(start + length);
  else putText(start + length);
  const taken = <u32>(inputAt - start);
  packetLeft -= taken;
  valueLeft -= taken;
}

export function run(): u32 {
  while (true) {
    if (phase == IN_VALUE) {
      if (valueLeft > packetLeft && !goesOn) return BAD_ROW;
      if (valueLeft != 0) addValue();
      if (valueLeft == 0) {
        column++;
        phase = AT_ROW_END;
        if (column != columnCount) {
          store<u8>(outputAt, TAB);
          outputAt++;
          phase = AT_VALUE;
        }
      }
    }
    if (phase == AT_ROW_END && packetLeft == 0 && !goesOn) {
      store<u8>(outputAt, NEWLINE);
      outputAt++;
      rows += 1;
      column = 0;
      phase = AT_ROW;
    }
    if (outputAt > outputLimit) return OUTPUT_FULL;
    if (packetLeft == 0) {
      if (phase != AT_ROW && !goesOn) return BAD_ROW;
      const answer = beginPacket();
      if (answer != OK) return answer;
      continue;
    }
    if (phase == AT_ROW_END) return BAD_ROW;
    if (inputAt >= inputEnd) return NEED_INPUT;
    if (phase == AT_VALUE) {
      if (!beginValue()) return BAD_ROW;
    } else if (phase == IN_LENGTH) {
      if (!addLength()) return BAD_ROW;
    }
  }
}
