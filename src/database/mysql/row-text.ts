import { isUtf8 } from 'node:buffer';

/** How the bytes of a value are written: `text` is escaped as COPY text wants it, `hex` becomes upper-case digits. */
export type ValueForm = 'text' | 'hex';

/** A value that is no UTF-8, although its column says so; the column's place in the row. */
export class NotUtf8Error extends Error {
  constructor(readonly column: number) {
    super(`column ${column + 1} holds bytes that are no UTF-8`);
  }
}

/** Where a value that is not NULL begins with its length (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_dt_integers.html). */
const NULL_VALUE = 0xfb;
const LENGTH_OF_2 = 0xfc;
const LENGTH_OF_3 = 0xfd;
const LENGTH_OF_8 = 0xfe;

const TAB = 9;
const NEWLINE = 10;
const BACKSLASH = 92;

const CHUNK_BYTES = 256 * 1024;

/** The least room that is worth beginning a piece of a value in. */
const PIECE_BYTES = 4 * 1024;

/** Two digits for each byte. */
const HEX = Uint16Array.from({ length: 256 }, (_, byte) => {
  const digits = byte.toString(16).toUpperCase().padStart(2, '0');
  return digits.charCodeAt(0) | (digits.charCodeAt(1) << 8);
});

/**
 * Turns rows of the text protocol (https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html)
 * into COPY text: no string or object is made for a row or a value. Buffers go round: `take` hands one out, `giveBack`
 * returns it.
 */
export class RowText {
  private readonly hex: readonly boolean[];
  private readonly spare: Uint8Array<ArrayBuffer>[] = [];
  private readonly full: Uint8Array<ArrayBuffer>[] = [];
  private out = new Uint8Array(CHUNK_BYTES);
  private used = 0;
  private fullBytes = 0;

  constructor(forms: readonly ValueForm[]) {
    this.hex = forms.map((form) => form === 'hex');
  }

  /** Bytes that nobody has taken. */
  get waitingBytes(): number {
    return this.fullBytes + this.used;
  }

  /** @throws NotUtf8Error; Error when the row has other columns than were asked for */
  addRow(row: Uint8Array, start: number, end: number): void {
    const { hex } = this;
    let at = start;
    for (let column = 0; column < hex.length; column++) {
      if (at >= end) throw new Error('the server sent a row with too few columns');
      if (column > 0) this.put(TAB);
      const first = row[at++] as number;
      if (first === NULL_VALUE) {
        this.put(BACKSLASH);
        this.put(78);
        continue;
      }
      let length = first;
      if (first >= LENGTH_OF_2) {
        length = readLength(row, at, first);
        at += first === LENGTH_OF_2 ? 2 : first === LENGTH_OF_3 ? 3 : 8;
      }
      const valueEnd = at + length;
      if (valueEnd > end) throw new Error('the server sent a value that is longer than its row');
      if (hex[column]) this.addHex(row, at, valueEnd);
      else this.addText(row, at, valueEnd, column);
      at = valueEnd;
    }
    if (at !== end) throw new Error('the server sent a row with too many columns');
    this.put(NEWLINE);
  }

  /** What there is; undefined when there is nothing. */
  take(): Uint8Array<ArrayBuffer> | undefined {
    const chunk = this.full.shift();
    if (!chunk) return this.takeCurrent();
    this.fullBytes -= chunk.length;
    return chunk;
  }

  /** The bytes may be overwritten. */
  giveBack(chunk: Uint8Array<ArrayBuffer>): void {
    this.spare.push(new Uint8Array(chunk.buffer));
  }

  private takeCurrent(): Uint8Array<ArrayBuffer> | undefined {
    if (this.used === 0) return undefined;
    const chunk = this.out.subarray(0, this.used);
    this.next();
    return chunk;
  }

  private next(): void {
    this.out = this.spare.pop() ?? new Uint8Array(CHUNK_BYTES);
    this.used = 0;
  }

  /** Room for so many bytes, at most PIECE_BYTES. */
  private makeRoom(bytes: number): void {
    if (this.used + bytes <= CHUNK_BYTES) return;
    this.full.push(this.out.subarray(0, this.used));
    this.fullBytes += this.used;
    this.next();
  }

  private put(byte: number): void {
    if (this.used === CHUNK_BYTES) this.makeRoom(1);
    this.out[this.used++] = byte;
  }

  private addText(row: Uint8Array, start: number, end: number, column: number): void {
    let seen = 0;
    for (let from = start; from < end; ) {
      this.makeRoom(Math.min(2 * (end - from), PIECE_BYTES));
      // Every byte may become two.
      const to = Math.min(end, from + ((CHUNK_BYTES - this.used) >> 1));
      const { out } = this;
      let o = this.used;
      for (; from < to; from++) {
        const c = row[from] as number;
        seen |= c;
        if (c > BACKSLASH || (c !== BACKSLASH && c !== TAB && c !== NEWLINE)) {
          out[o++] = c;
        } else {
          out[o++] = BACKSLASH;
          out[o++] = c === TAB ? 116 : c === NEWLINE ? 110 : BACKSLASH;
        }
      }
      this.used = o;
    }
    if (seen >= 0x80 && !isUtf8(row.subarray(start, end))) throw new NotUtf8Error(column);
  }

  private addHex(row: Uint8Array, start: number, end: number): void {
    for (let from = start; from < end; ) {
      this.makeRoom(Math.min(2 * (end - from), PIECE_BYTES));
      const to = Math.min(end, from + ((CHUNK_BYTES - this.used) >> 1));
      const { out } = this;
      let o = this.used;
      for (; from < to; from++) {
        const digits = HEX[row[from] as number] as number;
        out[o++] = digits & 0xff;
        out[o++] = digits >> 8;
      }
      this.used = o;
    }
  }
}

function readLength(row: Uint8Array, at: number, kind: number): number {
  const low = (row[at] as number) | ((row[at + 1] as number) << 8);
  if (kind === LENGTH_OF_2) return low;
  const third = (row[at + 2] as number) << 16;
  if (kind === LENGTH_OF_3) return low | third;
  if (kind !== LENGTH_OF_8) throw new Error('the server sent a value of no known length');
  const fourth = (row[at + 3] as number) * 2 ** 24;
  const rest = new DataView(row.buffer, row.byteOffset + at + 4, 4).getUint32(0, true);
  return (low | third) + fourth + rest * 2 ** 32;
}
