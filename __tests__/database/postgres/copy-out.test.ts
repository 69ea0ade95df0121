import { PassThrough } from 'node:stream';
import type { Connection } from 'pg';
import { CopyOut } from '../../../src/database/postgres/copy-out.js';

/** A message of the server (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
function message(code: string, body: string | Buffer = ''): Buffer {
  const content = Buffer.from(body as string);
  const head = Buffer.alloc(5);
  head.write(code, 'latin1');
  head.writeInt32BE(content.length + 4, 1);
  return Buffer.concat([head, content]);
}

const ROWS = [
  '1\tone\n',
  '\n',
  `${'x'.repeat(300)}\n`,
  '2\ttwo\n',
  `${'y'.repeat(20)}\n`,
  `${'z'.repeat(5000)}\n`,
  '',
];

const ANSWER = Buffer.concat([
  message('S', 'TimeZone\0UTC\0'),
  message('H', Buffer.from([0, 0, 1, 0, 0])),
  ...ROWS.slice(0, 3).map((row) => message('d', row)),
  message('N', 'SNOTICE\0\0'),
  ...ROWS.slice(3).map((row) => message('d', row)),
  message('c'),
  message('C', 'COPY 6\0'),
  message('Z', 'I'),
]);

describe('CopyOut', () => {
  /** Feeds the server's answer in pieces and gives what came out on either side. */
  async function feed(pieces: Buffer[]) {
    const stream = new PassThrough({ highWaterMark: 1 << 20 });
    const parsed: Buffer[] = [];
    const parser = (bytes: Buffer) => parsed.push(Buffer.from(bytes));
    stream.on('data', parser);
    const copy = new CopyOut('COPY t TO STDOUT');
    copy.submit({ stream, query: () => undefined } as unknown as Connection);
    for (const piece of pieces) stream.write(Buffer.from(piece));
    const chunks: Buffer[] = [];
    for (let chunk = await copy.nextChunk(); chunk; chunk = await copy.nextChunk())
      chunks.push(Buffer.from(chunk));
    return {
      content: Buffer.concat(chunks).toString(),
      parsed: Buffer.concat(parsed),
      listeners: stream.listeners('data'),
      parser,
    };
  }

  const rest = Buffer.concat([
    message('S', 'TimeZone\0UTC\0'),
    message('H', Buffer.from([0, 0, 1, 0, 0])),
    message('N', 'SNOTICE\0\0'),
    message('c'),
    message('C', 'COPY 6\0'),
    message('Z', 'I'),
  ]);

  it('takes the rows out at every cut, and gives every other message to pg', async () => {
    for (let cut = 0; cut < ANSWER.length; cut += cut < 600 ? 1 : 37) {
      const { content, parsed, listeners, parser } = await feed([
        ANSWER.subarray(0, cut),
        ANSWER.subarray(cut),
      ]);
      expect(content === ROWS.join('')).toBe(true);
      expect(parsed.equals(rest)).toBe(true);
      expect(listeners).toEqual([parser]);
    }
  });

  it.each([1, 2, 3, 5, 7, 64, 1000])('takes the rows out of pieces of %i bytes', async (size) => {
    const pieces: Buffer[] = [];
    for (let at = 0; at < ANSWER.length; at += size) pieces.push(ANSWER.subarray(at, at + size));
    const { content, parsed } = await feed(pieces);
    expect(content === ROWS.join('')).toBe(true);
    expect(parsed.equals(rest)).toBe(true);
  });

  it('gives what follows the end to pg', async () => {
    const { parsed } = await feed([Buffer.concat([ANSWER, message('S', 'a\0b\0')])]);
    expect(parsed.equals(Buffer.concat([rest, message('S', 'a\0b\0')]))).toBe(true);
  });

  it('stops the socket while the reader lags behind, and lets it go on', async () => {
    const stream = new PassThrough({ highWaterMark: 1 << 24 });
    stream.on('data', () => undefined);
    const copy = new CopyOut('COPY t TO STDOUT');
    copy.submit({ stream, query: () => undefined } as unknown as Connection);
    const row = `${'r'.repeat(99_999)}\n`;
    for (let i = 0; i < 50; i++) stream.write(message('d', row));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stream.isPaused()).toBe(true);
    expect(copy.isOwedBytes).toBe(false);
    expect(stream.readableLength).toBeGreaterThan(4_000_000);
    stream.write(Buffer.concat([message('c'), message('C', 'COPY 50\0'), message('Z', 'I')]));
    let bytes = 0;
    for (let chunk = await copy.nextChunk(); chunk; chunk = await copy.nextChunk()) bytes += chunk.length;
    expect(bytes).toBe(50 * 100_000);
    expect(copy.finished).toBe(true);
  });

  describe('memory of a piece', () => {
    const CAN_FREE = 'transfer' in ArrayBuffer.prototype;
    const start = message('H', Buffer.from([0, 0, 1, 0, 0]));
    const row = message('d', 'row\n');
    const end = Buffer.concat([message('c'), message('C', 'COPY 1\0'), message('Z', 'I')]);

    function running(keep: (bytes: Buffer) => void) {
      const stream = new PassThrough();
      stream.on('data', keep);
      const copy = new CopyOut('COPY t TO STDOUT');
      copy.submit({ stream, query: () => undefined } as unknown as Connection);
      // As from a socket: in memory of its own.
      const receive = (bytes: Buffer) => stream.write(Buffer.from(Uint8Array.from(bytes).buffer));
      const receiveEnd = async (bytes: Buffer) => {
        receive(bytes);
        await new Promise(setImmediate);
        copy.handleReadyForQuery();
      };
      return { copy, receive, receiveEnd };
    }

    it('is given back when the next chunk is asked for', async () => {
      const { copy, receive, receiveEnd } = running(() => undefined);
      receive(start);
      await copy.whenStarted();
      receive(row);
      const chunk = await copy.nextChunk();
      expect(Buffer.from(chunk ?? []).toString()).toBe('row\n');
      const next = copy.nextChunk();
      expect(chunk?.length).toBe(CAN_FREE ? 0 : 4);
      await receiveEnd(end);
      expect(await next).toBeUndefined();
    });

    it('stays while pg may look at a part of it', async () => {
      const kept: Buffer[] = [];
      const { copy, receive, receiveEnd } = running((bytes) => void kept.push(bytes));
      const notice = message('N', 'SNOTICE\0\0');
      receive(Buffer.concat([start, row, notice.subarray(0, 9)]));
      await copy.nextChunk();
      const next = copy.nextChunk();
      expect(Buffer.concat(kept).equals(Buffer.concat([start, notice.subarray(0, 9)]))).toBe(true);
      await receiveEnd(Buffer.concat([notice.subarray(9), end]));
      expect(await next).toBeUndefined();
    });
  });
});
