// COPY text to the rows of a JSON file. One call of `run` goes on until the input is used up or the
// output is full; everything between two calls is in the globals, so it can stop at any byte.

import {
  BAD_JSON, BAD_ROW, COLUMNS, KIND_BOOLEAN, KIND_JSON, KIND_NUMBER, KIND_TEXT, NEED_INPUT, OUTPUT_FULL,
  RECORD_BYTES, RECORD_FLOAT, RECORD_GENERATED, RECORD_KIND, RECORD_LENGTH,
  STREAM_GENERATED, STREAM_MAIN, SUM_GENERATED, SUM_MAIN,
} from './layout';
import { addHash, streamFeed, streamFinish, streamLength, streamReset } from './murmur';
import { bareNumberLength, NEED_MORE, NOT_BARE } from './number';
import { copyWide, findLineEnd, structural } from './scan';

const TAB: u32 = 9;
const NEWLINE: u32 = 10;
const QUOTE: u32 = 34;
const COMMA: u32 = 44;
const BACKSLASH: u32 = 92;
const OPEN: u32 = 123;
const CLOSE: u32 = 125;

// Where the next byte of input leads.
const AT_ROW: u32 = 0;
const AT_FIELD: u32 = 1;
const IN_TEXT: u32 = 2;
const IN_JSON: u32 = 3;
const AT_DELIMITER: u32 = 4;

/** Next unread byte of input, and the end of the input. */
export let inputAt: usize = 0;
let inputEnd: usize = 0;
/** Next free byte of output. Beyond `outputLimit` the host guarantees room for one prefix and 64 bytes. */
export let outputAt: usize = 0;
let outputLimit: usize = 0;

/** Complete rows so far. */
export let rows: f64 = 0;
let rowsStarted: bool = false;

let columnsEnd: usize = COLUMNS;
let hasGenerated: bool = false;

let phase: u32 = AT_ROW;
/** Record of the current column. */
let record: usize = COLUMNS;
/** True as soon as the current row has a key. */
let hasKey: bool = false;
/** First byte of output that is not yet in a hash stream. */
let unhashed: usize = 0;
/** The stream the current field belongs to (tables with generated columns only). */
let fieldStream: usize = STREAM_MAIN;

const PUNCTUATION = memory.data<u8>([OPEN as u8, COMMA as u8, CLOSE as u8]);

export function configure(columnCount: u32, generated: bool): void {
  columnsEnd = COLUMNS + columnCount * RECORD_BYTES;
  hasGenerated = generated;
  phase = AT_ROW;
  rows = 0;
  rowsStarted = false;
  memory.fill(SUM_MAIN, 0, 32);
  streamReset(STREAM_MAIN);
  streamReset(STREAM_GENERATED);
}

export function setInput(at: usize, end: usize): void {
  inputAt = at;
  inputEnd = end;
}

export function setOutput(at: usize, limit: usize): void {
  outputAt = at;
  outputLimit = limit;
  unhashed = at;
}

/** True between two rows: the only place where the input may end. */
export function isBetweenRows(): bool {
  return phase == AT_ROW;
}

/** Keeps where `run` stands. */
function suspend(code: u32, i: usize, o: usize, step: u32, column: usize, keyed: bool): u32 {
  inputAt = i;
  outputAt = o;
  phase = step;
  record = column;
  hasKey = keyed;
  return code;
}

/** Gives the part of an unfinished row that lies in the full slab to the hash. */
function feedBeforeSlabEnds(o: usize, step: u32): void {
  if (step == AT_ROW) return;
  if (!hasGenerated) streamFeed(STREAM_MAIN, unhashed, <u32>(o - unhashed));
  else if (step != AT_FIELD) streamFeed(fieldStream, unhashed, <u32>(o - unhashed));
  unhashed = o;
}

/** Tables with generated columns: the field whose prefix begins at `o` opens in its own stream. */
function openField(at: usize, o: usize): void {
  fieldStream = load<u8>(at, RECORD_GENERATED) ? STREAM_GENERATED : STREAM_MAIN;
  streamFeed(fieldStream, PUNCTUATION + (streamLength(fieldStream) == 0 ? 0 : 1), 1);
  unhashed = o + 1;
}

function closeField(o: usize): void {
  streamFeed(fieldStream, unhashed, <u32>(o - unhashed));
  unhashed = o;
}

function finishStream(stream: usize, sum: usize): void {
  if (streamLength(stream) == 0) streamFeed(stream, PUNCTUATION, 1);
  streamFeed(stream, PUNCTUATION + 2, 1);
  streamFinish(stream, sum);
}

function hashRow(o: usize): void {
  if (hasGenerated) {
    finishStream(STREAM_MAIN, SUM_MAIN);
    finishStream(STREAM_GENERATED, SUM_GENERATED);
  } else if (streamLength(STREAM_MAIN) == 0) {
    addHash(unhashed, <u32>(o - unhashed), SUM_MAIN);
  } else {
    streamFeed(STREAM_MAIN, unhashed, <u32>(o - unhashed));
    streamFinish(STREAM_MAIN, SUM_MAIN);
  }
}

// @ts-ignore: decorator
@inline
function hexDigit(c: u32): u32 {
  if (c - 48 < 10) return c - 48;
  const lower = (c | 32) - 97;
  return lower < 6 ? lower + 10 : 16;
}

/** Writes one character of text that is a control character, a quote or a backslash; its length. */
function putEscaped(o: usize, c: u32): u32 {
  if (c >= 32) {
    if (c != QUOTE && c != BACKSLASH) {
      store<u8>(o, c);
      return 1;
    }
    store<u16>(o, BACKSLASH | (c << 8));
    return 2;
  }
  let short: u32 = 0;
  if (c == 8) short = 98;
  else if (c == TAB) short = 116;
  else if (c == NEWLINE) short = 110;
  else if (c == 12) short = 102;
  else if (c == 13) short = 114;
  if (short) {
    store<u16>(o, BACKSLASH | (short << 8));
    return 2;
  }
  store<u32>(o, 0x3030755c); // \u00
  store<u8>(o, 48 + (c >> 4), 4);
  const low = c & 15;
  store<u8>(o, low < 10 ? 48 + low : 87 + low, 5);
  return 6;
}

// What `readEscape` found: the character in the low byte, the bytes read above it.
const ESCAPE_NEEDS_INPUT: u32 = 0xffffffff;

/** Reads the rare COPY escapes (`\v`, octal, hex, any other character) that stand after a backslash. */
function readEscape(i: usize, end: usize): u32 {
  const e = <u32>load<u8>(i, 1);
  if (e == 118) return 11 | (2 << 8);
  if (e == 98) return 8 | (2 << 8);
  if (e == 102) return 12 | (2 << 8);
  if (e == 110) return 10 | (2 << 8);
  if (e == 114) return 13 | (2 << 8);
  if (e == 116) return 9 | (2 << 8);
  const isHex = e == 120;
  if (!isHex && e - 48 >= 8) return e | (2 << 8);
  if (end - i < 4) return ESCAPE_NEEDS_INPUT;
  const base: u32 = isHex ? 16 : 8;
  const most: u32 = isHex ? 2 : 3;
  let at = i + (isHex ? 2 : 1);
  let value: u32 = 0;
  let digits: u32 = 0;
  while (digits < most) {
    const digit = hexDigit(load<u8>(at));
    if (digit >= base) break;
    value = value * base + digit;
    at++;
    digits++;
  }
  if (digits == 0) return e | (2 << 8);
  return (value & 255) | (<u32>(at - i) << 8);
}

export function run(): u32 {
  let i = inputAt;
  let o = outputAt;
  const end = inputEnd;
  const limit = outputLimit;
  // Globals live in memory; these are written back by `suspend`.
  const generated = hasGenerated;
  const last = columnsEnd;
  let step = phase;
  let column = record;
  let keyed = hasKey;

  while (true) {
    if (step == AT_ROW) {
      if (i >= end) return suspend(NEED_INPUT, i, o, step, column, keyed);
      if (o > limit) return suspend(OUTPUT_FULL, i, o, step, column, keyed);
      store<u16>(o, rowsStarted ? COMMA | (NEWLINE << 8) : 91 | (NEWLINE << 8));
      o += 2;
      rowsStarted = true;
      keyed = false;
      unhashed = o;
      column = COLUMNS;
      if (column == last) {
        if (load<u8>(i) != NEWLINE) return suspend(BAD_ROW, i, o, step, column, keyed);
        store<u16>(o, OPEN | (CLOSE << 8));
        o += 2;
        i++;
        addHash(unhashed, 2, SUM_MAIN);
        rows += 1;
        continue;
      }
      step = AT_FIELD;
    }

    if (step == AT_FIELD) {
      if (i >= end) return suspend(NEED_INPUT, i, o, step, column, keyed);
      if (o > limit) {
        feedBeforeSlabEnds(o, step);
        return suspend(OUTPUT_FULL, i, o, step, column, keyed);
      }
      const kind = <u32>load<u8>(column, RECORD_KIND);
      const prefix = <usize>load<u32>(column);
      const prefixLength = load<u32>(column, RECORD_LENGTH);
      const first = <u32>load<u8>(i);
      let isNull = false;
      if (first == BACKSLASH) {
        if (end - i < 2) return suspend(NEED_INPUT, i, o, step, column, keyed);
        isNull = load<u8>(i, 1) == 78;
      }
      if (isNull && kind == KIND_JSON) {
        i += 2;
        if (generated) {
          fieldStream = load<u8>(column, RECORD_GENERATED) ? STREAM_GENERATED : STREAM_MAIN;
          unhashed = o;
        }
        step = AT_DELIMITER;
      } else {
        let bare: u32 = NOT_BARE;
        if (kind == KIND_NUMBER && !isNull) {
          bare = bareNumberLength(i, end, load<u8>(column, RECORD_FLOAT) != 0, TAB, NEWLINE);
          if (bare == NEED_MORE) return suspend(NEED_INPUT, i, o, step, column, keyed);
        }
        if (generated) openField(column, o);
        copyWide(o, prefix, prefixLength);
        store<u8>(o, keyed ? COMMA : OPEN);
        keyed = true;
        o += prefixLength;
        if (isNull) {
          store<u32>(o, 0x6c6c756e); // null
          o += 4;
          i += 2;
          step = AT_DELIMITER;
        } else if (bare != NOT_BARE) {
          copyWide(o, i, bare);
          o += bare;
          i += bare;
          step = AT_DELIMITER;
        } else if (kind == KIND_BOOLEAN) {
          if (first == 116) {
            store<u32>(o, 0x65757274); // true
            o += 4;
          } else if (first == 102) {
            store<u32>(o, 0x736c6166); // fals
            store<u8>(o, 101, 4);
            o += 5;
          } else return suspend(BAD_ROW, i, o, step, column, keyed);
          i++;
          step = AT_DELIMITER;
        } else if (kind == KIND_JSON) {
          step = IN_JSON;
        } else {
          store<u8>(o, QUOTE);
          o++;
          step = IN_TEXT;
        }
      }
    }

    if (step == IN_TEXT) {
      while (true) {
        if (o > limit) {
          feedBeforeSlabEnds(o, step);
          return suspend(OUTPUT_FULL, i, o, step, column, keyed);
        }
        const v = v128.load(i);
        v128.store(o, v);
        const mask = structural(v);
        if (mask == 0 && i + 16 <= end) {
          i += 16;
          o += 16;
          continue;
        }
        const skip = <u32>ctz(mask | 0x10000);
        const left = <u32>(end - i);
        if (skip >= left) return suspend(NEED_INPUT, i + left, o + left, step, column, keyed);
        i += skip;
        o += skip;
        const c = <u32>load<u8>(i);
        if (c == TAB || c == NEWLINE) {
          store<u8>(o, QUOTE);
          o++;
          step = AT_DELIMITER;
          break;
        }
        if (c == BACKSLASH) {
          if (left - skip < 2) return suspend(NEED_INPUT, i, o, step, column, keyed);
          const pair = <u32>load<u16>(i);
          const e = pair >> 8;
          if (e == 110 || e == BACKSLASH || e == 116 || e == 114 || e == 98 || e == 102) {
            store<u16>(o, pair);
            i += 2;
            o += 2;
            continue;
          }
          const escape = readEscape(i, end);
          if (escape == ESCAPE_NEEDS_INPUT) return suspend(NEED_INPUT, i, o, step, column, keyed);
          i += escape >> 8;
          o += putEscaped(o, escape & 255);
        } else {
          i++;
          o += putEscaped(o, c);
        }
      }
    } else if (step == IN_JSON) {
      while (true) {
        if (o > limit) {
          feedBeforeSlabEnds(o, step);
          return suspend(OUTPUT_FULL, i, o, step, column, keyed);
        }
        const v = v128.load(i);
        v128.store(o, v);
        const mask = i8x16.bitmask(
          v128.or(i8x16.eq(i8x16.min_u(v, i8x16.splat(31)), v), i8x16.eq(v, i8x16.splat(92))),
        );
        if (mask == 0 && i + 16 <= end) {
          i += 16;
          o += 16;
          continue;
        }
        const skip = <u32>ctz(mask | 0x10000);
        const left = <u32>(end - i);
        if (skip >= left) return suspend(NEED_INPUT, i + left, o + left, step, column, keyed);
        i += skip;
        o += skip;
        const c = <u32>load<u8>(i);
        if (c == TAB || c == NEWLINE) {
          step = AT_DELIMITER;
          break;
        }
        if (c != BACKSLASH) return suspend(BAD_JSON, i, o, step, column, keyed);
        if (left - skip < 2) return suspend(NEED_INPUT, i, o, step, column, keyed);
        if (load<u8>(i, 1) == BACKSLASH) {
          store<u8>(o, BACKSLASH);
          o++;
          i += 2;
          continue;
        }
        const escape = readEscape(i, end);
        if (escape == ESCAPE_NEEDS_INPUT) return suspend(NEED_INPUT, i, o, step, column, keyed);
        if ((escape & 255) < 32) return suspend(BAD_JSON, i, o, step, column, keyed);
        store<u8>(o, escape & 255);
        o++;
        i += escape >> 8;
      }
    }

    // A field has ended.
    if (i >= end) return suspend(NEED_INPUT, i, o, step, column, keyed);
    const delimiter = <u32>load<u8>(i);
    if (generated) closeField(o);
    column += RECORD_BYTES;
    if (delimiter == TAB) {
      if (column == last) return suspend(BAD_ROW, i, o, step, column, keyed);
      i++;
      step = AT_FIELD;
    } else if (delimiter == NEWLINE) {
      if (column != last) return suspend(BAD_ROW, i, o, step, column, keyed);
      i++;
      if (!keyed) {
        store<u8>(o, OPEN);
        o++;
      }
      store<u8>(o, CLOSE);
      o++;
      hashRow(o);
      rows += 1;
      step = AT_ROW;
    } else return suspend(BAD_ROW, i, o, step, column, keyed);
  }
}

/** Writes the end of the file after the last row. */
export function finish(): void {
  if (!rowsStarted) {
    store<u16>(outputAt, 91 | (93 << 8));
    store<u8>(outputAt, NEWLINE, 2);
    outputAt += 3;
    return;
  }
  store<u8>(outputAt, NEWLINE);
  store<u16>(outputAt, 93 | (NEWLINE << 8), 1);
  outputAt += 3;
}

// Digest of a table file that is read: where the current line stands.
let inLine: bool = false;
let isRow: bool = false;

/** Starts the digest of another file. */
export function startLines(): void {
  configure(0, false);
  inLine = false;
}

/**
 * Adds every complete row of [inputAt, inputEnd) to the main sum. A row is a line that begins with `{`,
 * without the comma that ends it. Leaves at most one byte unread.
 */
export function digestLines(): void {
  let i = inputAt;
  const end = inputEnd;
  while (i < end) {
    if (!inLine) {
      isRow = load<u8>(i) == OPEN;
      inLine = true;
    }
    const stop = findLineEnd(i, end);
    if (stop == end) {
      // The last byte may be the comma before the line's end, so it waits for the next call.
      const keep = end - 1;
      if (isRow) streamFeed(STREAM_MAIN, i, <u32>(keep - i));
      inputAt = keep;
      return;
    }
    if (isRow) {
      const last = stop > i && load<u8>(stop - 1) == COMMA ? stop - 1 : stop;
      if (streamLength(STREAM_MAIN) == 0) addHash(i, <u32>(last - i), SUM_MAIN);
      else {
        streamFeed(STREAM_MAIN, i, <u32>(last - i));
        streamFinish(STREAM_MAIN, SUM_MAIN);
      }
      rows += 1;
    }
    inLine = false;
    i = stop + 1;
  }
  inputAt = i;
}
