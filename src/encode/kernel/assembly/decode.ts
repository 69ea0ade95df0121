// The rows of a JSON file to COPY text. As in index.ts one call of `run` goes on until the input is used up or
// the output is full, and can stop at any byte. Only what the encoder writes is read; all else is BAD_ROW.

import {
  BAD_ROW, COLUMNS, KIND_BOOLEAN, KIND_JSON, KIND_NUMBER, NEED_INPUT, OUTPUT_FULL,
  RECORD_BYTES, RECORD_FLOAT, RECORD_GENERATED, RECORD_KIND, RECORD_LENGTH,
} from './layout';
import { controlOf, NO_CONTROL, putJsonEscape } from './escape';
import { closing, controls, equals, insideStrings, opening, scalarLength, startsScalar } from './json-value';
import { DIFFERENT, match, UNDECIDED } from './match';
import { bareNumberLength, NEED_MORE, NOT_BARE } from './number';
import { copyWide, structural } from './scan';

const TAB: u32 = 9;
const NEWLINE: u32 = 10;
const QUOTE: u32 = 34;
const COMMA: u32 = 44;
const BACKSLASH: u32 = 92;
const OPEN: u32 = 123;
const CLOSE: u32 = 125;

// Words as they lie in memory.
const NULL: u32 = 0x6c6c756e;
const TRUE: u32 = 0x65757274;
const FALS: u32 = 0x736c6166;
/** `\N` and `\v` of COPY. */
const NO_VALUE: u32 = 0x4e5c;
const VERTICAL_TAB: u32 = 0x765c;

/** Bytes of a JSON number that are copied at once. */
const SCALAR_STEP: u32 = 64;

// Where the next byte of input leads.
const AT_FILE: u32 = 0;
const AT_FIELD: u32 = 1;
const AT_VALUE: u32 = 2;
const IN_TEXT: u32 = 3;
const IN_JSON_STRING: u32 = 4;
const IN_JSON: u32 = 5;
const IN_SCALAR: u32 = 6;
const AFTER_ROW: u32 = 7;
const AT_END: u32 = 8;

const FILE_BEGIN = memory.data<u8>([91, 10]);
const NO_ROWS = memory.data<u8>([91, 93, 10]);
const NEXT_ROW = memory.data<u8>([44, 10]);
const LAST_ROW = memory.data<u8>([10, 93, 10]);

/** Next unread byte of input, and the end of the input. */
export let inputAt: usize = 0;
let inputEnd: usize = 0;
/** Next free byte of output. Beyond `outputLimit` the host guarantees room for 128 bytes. */
export let outputAt: usize = 0;
let outputLimit: usize = 0;

/** Complete rows so far. */
export let rows: f64 = 0;

let columnsEnd: usize = COLUMNS;

let phase: u32 = AT_FILE;
/** Record of the current column. */
let record: usize = COLUMNS;
/** True as soon as a key of the current row was read. */
let hasKey: bool = false;
/** True as soon as a field of the current row was written. */
let hasField: bool = false;
/** In a column that is left out: where its output, which is not kept, begins; else 0. */
let dropAt: usize = 0;
/** Of an embedded JSON value: open brackets, and all ones inside of a string. */
let depth: u32 = 0;
let inString: u32 = 0;

export function configure(columnCount: u32): void {
  columnsEnd = COLUMNS + columnCount * RECORD_BYTES;
  phase = AT_FILE;
  dropAt = 0;
  rows = 0;
}

export function setInput(at: usize, end: usize): void {
  inputAt = at;
  inputEnd = end;
}

export function setOutput(at: usize, limit: usize): void {
  outputAt = at;
  outputLimit = limit;
}

/** True after the file's last byte. */
export function isAtEnd(): bool {
  return phase == AT_END;
}

/** Keeps where `run` stands. */
function suspend(code: u32, i: usize, o: usize, step: u32, column: usize): u32 {
  inputAt = i;
  outputAt = o;
  phase = step;
  record = column;
  return code;
}

export function run(): u32 {
  let i = inputAt;
  let o = outputAt;
  const end = inputEnd;
  const limit = outputLimit;
  const last = columnsEnd;
  let step = phase;
  let column = record;

  while (true) {
    if (step == AT_FIELD) {
      if (i >= end) return suspend(NEED_INPUT, i, o, step, column);
      if (o > limit) return suspend(OUTPUT_FULL, i, o, step, column);
      if (column == last) {
        if (!hasKey) {
          if (load<u8>(i) != OPEN) return suspend(BAD_ROW, i, o, step, column);
          if (end - i < 2) return suspend(NEED_INPUT, i, o, step, column);
          i++;
        }
        if (load<u8>(i) != CLOSE) return suspend(BAD_ROW, i, o, step, column);
        i++;
        store<u8>(o, NEWLINE);
        o++;
        rows += 1;
        step = AFTER_ROW;
        continue;
      }
      const prefix = <usize>load<u32>(column);
      const prefixLength = load<u32>(column, RECORD_LENGTH);
      const found = <u32>load<u8>(i) != (hasKey ? COMMA : OPEN)
        ? DIFFERENT
        : match(i + 1, end, prefix + 1, prefixLength - 1);
      if (found == UNDECIDED) return suspend(NEED_INPUT, i, o, step, column);
      const isAbsent = found == DIFFERENT;
      if (isAbsent && load<u8>(column, RECORD_KIND) != KIND_JSON) return suspend(BAD_ROW, i, o, step, column);
      if (load<u8>(column, RECORD_GENERATED)) dropAt = o;
      else {
        if (hasField) {
          store<u8>(o, TAB);
          o++;
        }
        hasField = true;
      }
      if (isAbsent) {
        store<u16>(o, NO_VALUE);
        o += 2;
      } else {
        i += prefixLength;
        hasKey = true;
        step = AT_VALUE;
      }
    }

    if (step == AT_VALUE) {
      if (i >= end) return suspend(NEED_INPUT, i, o, step, column);
      const kind = <u32>load<u8>(column, RECORD_KIND);
      const first = <u32>load<u8>(i);
      if (kind == KIND_JSON) {
        if (first == QUOTE) {
          store<u8>(o, QUOTE);
          o++;
          i++;
          step = IN_JSON_STRING;
        } else if (first == OPEN || first == 91) {
          depth = 0;
          inString = 0;
          step = IN_JSON;
        } else if (startsScalar(first)) step = IN_SCALAR;
        else return suspend(BAD_ROW, i, o, step, column);
      } else if (first == 110) {
        if (end - i < 4) return suspend(NEED_INPUT, i, o, step, column);
        if (load<u32>(i) != NULL) return suspend(BAD_ROW, i, o, step, column);
        store<u16>(o, NO_VALUE);
        o += 2;
        i += 4;
        step = AT_FIELD;
      } else if (kind == KIND_BOOLEAN) {
        const length: u32 = first == 116 ? 4 : 5;
        if (<u32>(end - i) < length) return suspend(NEED_INPUT, i, o, step, column);
        const word = load<u32>(i);
        if (word != TRUE && (word != FALS || load<u8>(i, 4) != 101)) return suspend(BAD_ROW, i, o, step, column);
        store<u8>(o, first);
        o++;
        i += length;
        step = AT_FIELD;
      } else if (kind == KIND_NUMBER && first != QUOTE) {
        const length = bareNumberLength(i, end, load<u8>(column, RECORD_FLOAT) != 0, COMMA, CLOSE);
        if (length == NEED_MORE) return suspend(NEED_INPUT, i, o, step, column);
        if (length == NOT_BARE) return suspend(BAD_ROW, i, o, step, column);
        copyWide(o, i, length);
        o += length;
        i += length;
        step = AT_FIELD;
      } else {
        if (first != QUOTE) return suspend(BAD_ROW, i, o, step, column);
        if (kind == KIND_NUMBER) {
          const bare = bareNumberLength(i + 1, end, load<u8>(column, RECORD_FLOAT) != 0, QUOTE, QUOTE);
          if (bare == NEED_MORE) return suspend(NEED_INPUT, i, o, step, column);
          if (bare != NOT_BARE) return suspend(BAD_ROW, i, o, step, column);
        }
        i++;
        step = IN_TEXT;
      }
    }

    if (step == IN_TEXT || step == IN_JSON_STRING) {
      while (true) {
        if (o > limit) {
          if (dropAt == 0) return suspend(OUTPUT_FULL, i, o, step, column);
          o = dropAt;
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
        if (skip >= left) return suspend(NEED_INPUT, i + left, o + left, step, column);
        i += skip;
        o += skip;
        const c = <u32>load<u8>(i);
        if (c == QUOTE) {
          i++;
          if (step == IN_JSON_STRING) {
            store<u8>(o, QUOTE);
            o++;
          }
          step = AT_FIELD;
          break;
        }
        if (c != BACKSLASH) return suspend(BAD_ROW, i, o, step, column);
        if (left - skip < 2) return suspend(NEED_INPUT, i, o, step, column);
        const pair = <u32>load<u16>(i);
        const e = pair >> 8;
        if (step == IN_JSON_STRING) {
          if (e < 32) return suspend(BAD_ROW, i, o, step, column);
          i += 2;
          o += putJsonEscape(o, e);
        } else if (e == 110 || e == BACKSLASH || e == 116 || e == 114 || e == 98 || e == 102) {
          // COPY has the same ones.
          store<u16>(o, pair);
          i += 2;
          o += 2;
        } else if (e == QUOTE) {
          store<u8>(o, QUOTE);
          i += 2;
          o++;
        } else {
          if (left - skip < 6) return suspend(NEED_INPUT, i, o, step, column);
          const control = controlOf(i);
          if (control == NO_CONTROL) return suspend(BAD_ROW, i, o, step, column);
          store<u16>(o, control == 11 ? VERTICAL_TAB : control);
          i += 6;
          o += control == 11 ? 2 : 1;
        }
      }
    } else if (step == IN_JSON) {
      let open = depth;
      let quoted = inString;
      while (true) {
        if (o > limit) {
          if (dropAt == 0) {
            depth = open;
            inString = quoted;
            return suspend(OUTPUT_FULL, i, o, step, column);
          }
          o = dropAt;
        }
        const v = v128.load(i);
        v128.store(o, v);
        const left = <u32>(end - i);
        const known = min<u32>(left, ctz(controls(v) | equals(v, BACKSLASH as u8) | 0x10000));
        const valid: u32 = (1 << known) - 1;
        const inside = insideStrings(equals(v, QUOTE as u8) & valid) ^ quoted;
        const outside = valid & ~inside;
        const opens = opening(v) & outside;
        const closes = closing(v) & outside;
        if (<u32>popcnt(closes) < open) open += popcnt(opens) - popcnt(closes);
        else {
          let brackets = opens | closes;
          while (brackets != 0) {
            if (((opens >> ctz(brackets)) & 1) != 0) open++;
            else if (--open == 0) break;
            brackets &= brackets - 1;
          }
          if (brackets != 0) {
            const length = ctz(brackets) + 1;
            i += length;
            o += length;
            step = AT_FIELD;
            break;
          }
        }
        i += known;
        o += known;
        if (known != 0) quoted = 0 - ((inside >> (known - 1)) & 1);
        if (known == 16) continue;
        depth = open;
        inString = quoted;
        if (left - known < 2) return suspend(NEED_INPUT, i, o, step, column);
        const e = <u32>load<u8>(i, 1);
        if (load<u8>(i) != BACKSLASH || quoted == 0 || e < 32) return suspend(BAD_ROW, i, o, step, column);
        i += 2;
        o += putJsonEscape(o, e);
      }
    } else if (step == IN_SCALAR) {
      while (true) {
        if (o > limit) {
          if (dropAt == 0) return suspend(OUTPUT_FULL, i, o, step, column);
          o = dropAt;
        }
        const length = scalarLength(i, min<usize>(end, i + SCALAR_STEP));
        copyWide(o, i, length);
        i += length;
        o += length;
        if (i >= end) return suspend(NEED_INPUT, i, o, step, column);
        if (length < SCALAR_STEP) break;
      }
      step = AT_FIELD;
    } else if (step != AT_FIELD) {
      // Between rows.
      if (i >= end) return suspend(NEED_INPUT, i, o, step, column);
      if (step == AT_END) return suspend(BAD_ROW, i, o, step, column);
      const first = <u32>load<u8>(i);
      let wanted = FILE_BEGIN;
      let length: u32 = 2;
      let next = AT_FIELD;
      if (step == AFTER_ROW) {
        if (first == COMMA) wanted = NEXT_ROW;
        else {
          wanted = LAST_ROW;
          length = 3;
          next = AT_END;
        }
      } else if (end - i > 1 && load<u8>(i, 1) != NEWLINE) {
        wanted = NO_ROWS;
        length = 3;
        next = AT_END;
      }
      const found = match(i, end, wanted, length);
      if (found == DIFFERENT) return suspend(BAD_ROW, i, o, step, column);
      if (found == UNDECIDED) return suspend(NEED_INPUT, i, o, step, column);
      i += length;
      step = next;
      column = COLUMNS;
      hasKey = false;
      hasField = false;
      continue;
    }

    // A field has ended.
    if (dropAt != 0) {
      o = dropAt;
      dropAt = 0;
    }
    column += RECORD_BYTES;
  }
}
