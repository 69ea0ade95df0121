import type { Socket } from 'node:net';
import type { Connection, Submittable } from 'pg';
import type { PostgresSession } from '../session.js';

const COPY_DATA = 0x64; // 'd'
const COPY_DONE = 0x63; // 'c'
const COPY_FAIL = 0x66; // 'f'

/** Type byte and length; the length counts itself (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const HEADER_BYTES = 5;
const LENGTH_BYTES = 4;

/**
 * Runs `sql`, a `COPY … FROM STDIN`, with the bytes of `rows`; resolves to the server's count of rows.
 *
 * A chunk has to be valid only until the next one is asked for. An error of the server rejects at once, even while
 * `rows` is silent. An error of `rows` is thrown as it is, after the server was told to forget the COPY: the session
 * can be used again (inside a transaction: for ROLLBACK).
 */
export async function copyIn(
  session: PostgresSession,
  sql: string,
  rows: AsyncIterable<Uint8Array> | (() => AsyncIterable<Uint8Array>),
): Promise<number> {
  const copy = new CopyIn(sql);
  session.submit(copy);
  await copy.whenStarted();
  const iterator = (typeof rows === 'function' ? rows() : rows)[Symbol.asyncIterator]();
  let isPulling = false;
  try {
    for (;;) {
      isPulling = true;
      const { done, value } = await copy.unlessItFails(iterator.next());
      isPulling = false;
      if (done) break;
      if (value.length > 0) await copy.write(value);
    }
  } catch (error) {
    // A source that still owes a chunk would not answer to `return` either.
    const returned = iterator.return?.(undefined)?.catch(() => undefined);
    if (!isPulling) await returned;
    if (copy.error === undefined) await copy.fail();
    throw error;
  }
  return copy.complete();
}

interface Waiter {
  resolve(): void;
  reject(error: unknown): void;
}

/** One `COPY … FROM STDIN` as a query object of `pg`. */
class CopyIn implements Submittable {
  error: unknown;
  finished = false;
  private socket: Socket | undefined;
  private started = false;
  private rowCount: number | undefined;
  private waiter: Waiter | undefined;
  /** True while the source is asked for more: the server owes nothing then. */
  private isPulling = false;

  constructor(readonly text: string) {}

  get isOwedBytes(): boolean {
    return !this.finished && !this.isPulling;
  }

  submit(connection: Connection): void {
    this.socket = connection.stream as unknown as Socket;
    (connection as unknown as { query(text: string): void }).query(this.text);
  }

  async whenStarted(): Promise<void> {
    if (!this.started) await this.signalled();
    if (!this.started) throw new Error('the statement is no COPY FROM STDIN');
  }

  /** What `work` resolves to, unless the server refuses the COPY meanwhile. */
  async unlessItFails<T>(work: Promise<T>): Promise<T> {
    if (this.error !== undefined) {
      work.catch(() => undefined);
      throw this.error;
    }
    this.isPulling = true;
    try {
      return await new Promise<T>((resolve, reject) => {
        this.waiter = { resolve: () => undefined, reject };
        work.then(resolve, reject);
      });
    } finally {
      this.isPulling = false;
      this.waiter = undefined;
    }
  }

  /** Resolves when the bytes are with the operating system. */
  async write(chunk: Uint8Array): Promise<void> {
    const header = Buffer.allocUnsafe(HEADER_BYTES);
    header[0] = COPY_DATA;
    header.writeUInt32BE(LENGTH_BYTES + chunk.length, 1);
    await this.send(header, chunk);
  }

  /** Tells the server that all is said; the number of rows it took. */
  async complete(): Promise<number> {
    if (this.error !== undefined) throw this.error;
    await this.send(Buffer.from([COPY_DONE, 0, 0, 0, LENGTH_BYTES]));
    if (!this.finished) await this.signalled();
    if (this.rowCount === undefined) throw new Error('the server gave no count of rows');
    return this.rowCount;
  }

  /** Gives the COPY up; resolves when the server has answered, whatever it says. */
  async fail(): Promise<void> {
    const reason = Buffer.from('given up\0');
    const message = Buffer.alloc(HEADER_BYTES + reason.length);
    message[0] = COPY_FAIL;
    message.writeUInt32BE(LENGTH_BYTES + reason.length, 1);
    reason.copy(message, HEADER_BYTES);
    try {
      await this.send(message);
      if (!this.finished) await this.signalled();
    } catch {
      // The answer to CopyFail is an error by design; a lost connection says so to the next query.
    }
  }

  private send(...pieces: Uint8Array[]): Promise<void> {
    const { socket } = this;
    if (this.error !== undefined) return Promise.reject(this.error);
    if (!socket) return Promise.reject(new Error('the COPY was not submitted'));
    return new Promise((resolve, reject) => {
      this.waiter = { resolve, reject };
      socket.cork();
      for (const piece of pieces.slice(0, -1)) socket.write(piece);
      socket.write(pieces.at(-1) ?? '', (error) => (error ? reject(error) : resolve()));
      socket.uncork();
    });
  }

  private signalled(): Promise<void> {
    if (this.error !== undefined) return Promise.reject(this.error);
    return new Promise((resolve, reject) => {
      this.waiter = { resolve, reject };
    });
  }

  /* ------------------------------------------------- called by pg */

  handleError(error: unknown): void {
    this.error ??= error;
    this.finished = true;
    this.waiter?.reject(error);
    this.waiter = undefined;
  }

  handleCopyInResponse(): void {
    this.started = true;
    this.waiter?.resolve();
    this.waiter = undefined;
  }

  handleCommandComplete(message: { text: string }): void {
    const count = /^COPY (\d+)$/.exec(message.text)?.[1];
    if (count !== undefined) this.rowCount = Number(count);
  }

  handleReadyForQuery(): void {
    this.finished = true;
    this.waiter?.resolve();
    this.waiter = undefined;
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
}
