import {
  NotUtf8Error,
  RowsKernel,
  type ValueForm,
} from '../../../src/database/mysql/rows-kernel/rows-kernel.js';

type Value = Buffer | null;

/** https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_dt_integers.html */
function withLength(value: Value): Buffer {
  if (value === null) return Buffer.from([0xfb]);
  const { length } = value;
  if (length < 251) return Buffer.concat([Buffer.from([length]), value]);
  const head = Buffer.alloc(length < 2 ** 16 ? 3 : length < 2 ** 24 ? 4 : 9);
  head[0] = 0xfa + (head.length === 9 ? 4 : head.length - 1);
  head.writeUIntLE(length, 1, Math.min(head.length - 1, 6));
  return Buffer.concat([head, value]);
}

function packetsOf(payload: Buffer): Buffer {
  const packets: Buffer[] = [];
  for (let at = 0; ; at += 0xffffff) {
    const piece = payload.subarray(at, at + 0xffffff);
    const header = Buffer.alloc(4);
    header.writeUIntLE(piece.length, 0, 3);
    packets.push(header, piece);
    if (piece.length < 0xffffff) return Buffer.concat(packets);
  }
}

const rowOf = (values: readonly Value[]) => packetsOf(Buffer.concat(values.map(withLength)));
const EOF = packetsOf(Buffer.from([0xfe, 0, 0, 2, 0]));

/** What the kernel should write, the slow way. */
function copyText(rows: readonly (readonly Value[])[], forms: readonly ValueForm[]): string {
  const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };
  const one = (value: Value, form: ValueForm | undefined) => {
    if (value === null) return '\\N';
    if (form === 'hex') return value.toString('hex').toUpperCase();
    return value.toString('utf8').replace(/[\\\t\n]/g, (character) => escapes[character] ?? '');
  };
  return rows.map((row) => `${row.map((value, i) => one(value, forms[i])).join('\t')}\n`).join('');
}

/** All of the text, the bytes given in pieces of these lengths, taken `lazily` only when all of them are there. */
function read(bytes: Buffer, forms: readonly ValueForm[], lengths: () => number, lazily = false) {
  const kernel = new RowsKernel();
  kernel.start(forms);
  const pieces: Buffer[] = [];
  let isLast = false;
  const drain = () => {
    for (;;) {
      const taken = kernel.take();
      pieces.push(Buffer.from(taken.text));
      isLast ||= taken.isLast;
      if (taken.text.length === 0 || isLast) return;
    }
  };
  for (let at = 0; at < bytes.length; ) {
    const piece = bytes.subarray(at, at + lengths());
    kernel.add(piece);
    at += piece.length;
    if (!lazily) drain();
  }
  if (!isLast) drain();
  return { pieces, text: Buffer.concat(pieces).toString(), isLast, rest: kernel.rest(), rows: kernel.rows };
}

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS = ['a', 'plain words', '\\', '\t', '\n', 'München', '東京', '😀', '"', '\r', '0', ''];

function sample(seed: number) {
  const next = numbers(seed);
  const forms = Array.from({ length: 1 + next(5) }, (): ValueForm => (next(4) === 0 ? 'hex' : 'text'));
  const longest = [3, 30, 400, 60_000][next(4)] ?? 3;
  const value = (form: ValueForm): Value => {
    if (next(6) === 0) return null;
    if (form === 'hex') return Buffer.from(Array.from({ length: next(longest) }, () => next(256)));
    return Buffer.from(Array.from({ length: next(longest) }, () => WORDS[next(WORDS.length)]).join(''));
  };
  const rows = Array.from({ length: 1 + next(longest > 1000 ? 6 : 60) }, () => forms.map(value));
  return { next, forms, rows, bytes: Buffer.concat([...rows.map(rowOf), EOF]) };
}

describe('RowsKernel', () => {
  it('writes the same text wherever the bytes are cut', () => {
    for (let seed = 1; seed <= 120; seed++) {
      const { next, forms, rows, bytes } = sample(seed);
      const longest = [2, 9, 700, 64 * 1024][seed % 4] ?? 2;
      if (bytes.length > 100_000 && longest < 700) continue;
      const found = read(bytes, forms, () => 1 + next(longest), seed % 3 === 0);
      expect(found).toMatchObject({ isLast: true, rows: rows.length });
      expect(found.text === copyText(rows, forms)).toBe(true);
      expect(found.rest.equals(EOF)).toBe(true);
    }
  });

  it('keeps more than its memory takes', () => {
    const rows = Array.from({ length: 40 }, (_, i) => [Buffer.alloc(50_000, 65 + i), null]);
    const bytes = Buffer.concat([...rows.map(rowOf), EOF]);
    const found = read(bytes, ['text', 'hex'], () => 700_000, true);
    expect(found.text === copyText(rows, ['text', 'hex'])).toBe(true);
  });

  it('follows rows over packets of 16 MB, also where a border falls into a length', () => {
    for (const before of [2 ** 24 - 1 - 4, 2 ** 24 - 1 - 5, 2 ** 24 - 1 - 6, 2 ** 24 - 2 - 4]) {
      const rows = [
        [Buffer.alloc(before, 'é'.charCodeAt(0) & 0x7f), Buffer.alloc(300, 'z')],
        [null, null],
      ];
      const forms: ValueForm[] = ['text', 'text'];
      const found = read(Buffer.concat([...rows.map(rowOf), EOF]), forms, () => 60_000);
      expect(found).toMatchObject({ isLast: true, rows: 2 });
      expect(found.text === copyText(rows, forms)).toBe(true);
    }
  });

  it('ends no piece within a character', () => {
    const rows = [[Buffer.from('a😀東é'.repeat(70_000))]];
    const { pieces } = read(Buffer.concat([...rows.map(rowOf), EOF]), ['text'], () => 65_521);
    expect(pieces.length).toBeGreaterThan(2);
    for (const piece of pieces) expect(Buffer.from(piece.toString()).equals(piece)).toBe(true);
  });

  it('names the column of bytes that are no UTF-8, wherever the pieces are cut', () => {
    const bad = [Buffer.from('é'), Buffer.from([0xff, 0x41]), Buffer.from('x')];
    const cut = [Buffer.from('é'), Buffer.from('x'), Buffer.from([0xe6, 0x9d])];
    const forms: ValueForm[] = ['text', 'text', 'text'];
    for (const [row, column] of [
      [bad, 1],
      [cut, 2],
    ] as const) {
      const bytes = Buffer.concat([rowOf([null, null, null]), rowOf(row), EOF]);
      for (const length of [1, 2, 3, 5, 1000]) {
        expect(() => read(bytes, forms, () => length)).toThrow(
          expect.objectContaining({ column, constructor: NotUtf8Error }),
        );
      }
    }
    expect(read(Buffer.concat([rowOf([bad[1] as Buffer]), EOF]), ['hex'], () => 9).text).toBe('FF41\n');
  });

  it.each([
    ['too few columns', rowOf([Buffer.from('a')])],
    ['too many columns', rowOf([null, null, null])],
    ['a value longer than its row', packetsOf(Buffer.from([1, 65, 9, 65]))],
    ['a length cut short', packetsOf(Buffer.from([1, 65, 0xfc, 1]))],
    ['no length at all', packetsOf(Buffer.from([1, 65, 0xff]))],
    ['a length beyond 4 GiB', packetsOf(Buffer.from([1, 65, 0xfe, 0, 0, 0, 0, 1, 0, 0, 0, 65]))],
    ['nothing', packetsOf(Buffer.alloc(0))],
  ])('refuses a row with %s', (_what, row) => {
    for (const length of [1, 1000]) {
      expect(() => read(Buffer.concat([row, EOF]), ['text', 'text'], () => length)).toThrow(
        'form of the protocol',
      );
    }
  });

  it('ends at an error packet, and starts again', () => {
    const error = packetsOf(Buffer.from([0xff, 0x15, 0x04]));
    const bytes = Buffer.concat([rowOf([Buffer.from('a')]), error]);
    const kernel = new RowsKernel();
    for (let round = 0; round < 2; round++) {
      kernel.start(['text']);
      kernel.add(bytes);
      expect(Buffer.from(kernel.take().text).toString()).toBe('a\n');
      expect(kernel.rest().equals(error)).toBe(true);
    }
  });
});
