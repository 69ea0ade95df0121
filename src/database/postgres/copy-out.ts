import type { Socket } from 'node:net';
import type { Connection, Submittable } from 'pg';
import { freeBytes } from '../../lib/free-bytes.js';

const COPY_DATA = 0x64; // 'd'
const COPY_OUT_RESPONSE = 0x48; // 'H'
const READY_FOR_QUERY = 0x5a; // 'Z'

/** Type byte and length (https://www.postgresql.org/docs/current/protocol-message-formats.html). */
const HEADER_BYTES = 5;

/** The socket is paused while this much waits for the reader. */
const HIGH_WATER_BYTES = 512 * 1024;

/** Below this, a loop beats the fixed cost of a native copy. */
const LOOP_COPY_BYTES = 16;

type DataListener = (bytes: Buffer) => void;
/** What came from the socket at once; `isOurs` when nobody else has a view of its memory. */
interface Piece {
  readonly bytes: Uint8Array;
  readonly isOurs: boolean;
}

type Waiter = { resolve(): void; reject(error: unknown): void };

/**
 * `COPY … TO STDOUT` as a query object of `pg`. While it runs it reads the socket itself: the headers of
 * CopyData messages are squeezed out in place, so that a chunk per socket read is handed on and no object
 * is made per row. Every other message goes to `pg`'s own parser.
 */
export class CopyOut implements Submittable {
  readonly text: string;
  /** Rows by the server's command tag; undefined until the end. */
  rowCount: number | undefined;
  /** True when the server has answered completely and the connection is free again. */
  finished = false;
  error: unknown;

  private stream: Socket | undefined;
  private parserListeners: DataListener[] = [];
  private readonly listener: DataListener = (bytes) => this.receive(bytes);

  private readonly header = Buffer.alloc(HEADER_BYTES);
  private headerFilled = 0;
  /** Bytes of the current message that are still to come. */
  private remaining = 0;
  private inCopyData = false;

  private queue: Piece[] = [];
  /** The reader has it until it asks for the next one. */
  private lent: Piece | undefined;
  /** True when pg's parser may keep a view of the bytes that are being received. */
  private isShared = false;
  private queuedBytes = 0;
  private started = false;
  private startWaiter: Waiter | undefined;
  private dataWaiter: Waiter | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** True while the server owes bytes that nobody is holding back. */
  get isOwedBytes(): boolean {
    return !this.finished && !(this.stream?.isPaused() ?? false);
  }

  submit(connection: Connection): void {
    this.stream = connection.stream as unknown as Socket;
    this.parserListeners = this.stream.listeners('data') as DataListener[];
    this.stream.removeAllListeners('data');
    this.stream.on('data', this.listener);
    (connection as unknown as { query(text: string): void }).query(this.text);
  }

  /** Resolves when the server begins to send; rejects with its error when it refuses. */
  whenStarted(): Promise<void> {
    if (this.started) return Promise.resolve();
    if (this.error !== undefined) return Promise.reject(this.error);
    return new Promise((resolve, reject) => {
      this.startWaiter = { resolve, reject };
    });
  }

  /** The next chunk, valid until the one after it is asked for; undefined after the last one. Rejects with the server's error. */
  async nextChunk(): Promise<Uint8Array | undefined> {
    if (this.lent?.isOurs) freeBytes(this.lent.bytes.buffer);
    this.lent = undefined;
    while (this.queue.length === 0) {
      if (this.error !== undefined) throw this.error;
      if (this.finished) return undefined;
      await new Promise<void>((resolve, reject) => {
        this.dataWaiter = { resolve, reject };
      });
    }
    this.lent = this.queue.shift();
    const chunk = this.lent?.bytes;
    this.queuedBytes -= chunk?.length ?? 0;
    if (this.queuedBytes < HIGH_WATER_BYTES && this.stream?.isPaused()) this.stream.resume();
    return chunk;
  }

  /* ------------------------------------------------- called by pg */

  handleError(error: unknown): void {
    this.error ??= error;
    this.startWaiter?.reject(error);
    this.startWaiter = undefined;
    this.dataWaiter?.reject(error);
    this.dataWaiter = undefined;
  }

  handleCommandComplete(message: { text: string }): void {
    const count = /^COPY (\d+)$/.exec(message.text)?.[1];
    if (count !== undefined) this.rowCount = Number(count);
  }

  handleReadyForQuery(): void {
    this.started = true;
    this.startWaiter?.resolve();
    this.startWaiter = undefined;
    this.wake();
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
  handleCopyData(): void {}
  handleCopyInResponse(): void {}

  /* ---------------------------------------------------- the socket */

  private receive(bytes: Buffer): void {
    this.isShared = false;
    const kept = this.deframe(bytes);
    if (kept > 0) {
      const isOurs = !this.isShared && bytes.length === bytes.buffer.byteLength;
      this.queue.push({ bytes: kept === bytes.length ? bytes : bytes.subarray(0, kept), isOurs });
      this.queuedBytes += kept;
      if (this.queuedBytes >= HIGH_WATER_BYTES && !this.finished) this.stream?.pause();
      this.wake();
    }
  }

  /** Moves the content of CopyData messages to the front of `bytes`; returns how many bytes that is. */
  private deframe(bytes: Buffer): number {
    const length = bytes.length;
    let read = 0;
    let write = 0;
    while (read < length) {
      if (this.remaining > 0) {
        const take = Math.min(this.remaining, length - read);
        if (this.inCopyData) write = move(bytes, read, read + take, write);
        else this.passOn(bytes.subarray(read, read + take));
        read += take;
        this.remaining -= take;
        continue;
      }
      if (this.headerFilled === 0) {
        // The common case, kept free of state: whole messages one after the other.
        while (read + HEADER_BYTES <= length && bytes[read] === COPY_DATA) {
          const end = read + 1 + bytes.readUInt32BE(read + 1);
          if (end > length) break;
          write = move(bytes, read + HEADER_BYTES, end, write);
          read = end;
        }
        if (read === length) break;
      }
      const take = Math.min(HEADER_BYTES - this.headerFilled, length - read);
      bytes.copy(this.header, this.headerFilled, read, read + take);
      this.headerFilled += take;
      read += take;
      if (this.headerFilled < HEADER_BYTES) break;
      this.headerFilled = 0;
      if (this.beginMessage(bytes, read)) break;
    }
    return write;
  }

  /** Reads `this.header`; true when the rest of `bytes` now belongs to pg's parser. */
  private beginMessage(bytes: Buffer, read: number): boolean {
    const code = this.header[0];
    this.remaining = this.header.readUInt32BE(1) - (HEADER_BYTES - 1);
    this.inCopyData = code === COPY_DATA;
    if (this.inCopyData) return false;
    if (code === READY_FOR_QUERY) {
      this.isShared = true;
      const parse = this.parserListeners;
      this.release();
      this.finished = true;
      const rest = Buffer.concat([this.header, bytes.subarray(read)]);
      for (const listener of parse) listener(rest);
      return true;
    }
    this.passOn(Buffer.from(this.header));
    if (code === COPY_OUT_RESPONSE) {
      this.started = true;
      this.startWaiter?.resolve();
      this.startWaiter = undefined;
    }
    return false;
  }

  private passOn(bytes: Buffer): void {
    this.isShared = true;
    for (const listener of this.parserListeners) listener(bytes);
  }

  /** Gives the socket back to pg's parser. */
  private release(): void {
    const stream = this.stream;
    if (!stream || this.parserListeners.length === 0) return;
    stream.removeListener('data', this.listener);
    for (const listener of this.parserListeners) stream.on('data', listener);
    this.parserListeners = [];
    if (stream.isPaused()) stream.resume();
  }

  private wake(): void {
    this.dataWaiter?.resolve();
    this.dataWaiter = undefined;
  }
}

/** Copies `[start, end)` to `target` (never behind `start`) and returns where the copy ends. */
function move(bytes: Buffer, start: number, end: number, target: number): number {
  const length = end - start;
  if (start === target) return end;
  if (length > LOOP_COPY_BYTES) {
    bytes.copyWithin(target, start, end);
    return target + length;
  }
  let to = target;
  for (let from = start; from < end; from++) bytes[to++] = bytes[from] as number;
  return to;
}
