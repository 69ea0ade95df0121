import type { Socket } from 'node:net';
import type mysql from 'mysql2';
import { RowText, type ValueForm } from './row-text.js';

/** The socket is paused while this much waits for the reader. */
const HIGH_WATER_BYTES = 512 * 1024;

/** A packet as mysql2's query objects are handed it: a view of the socket's bytes that is gone after the call. */
interface RowPacket {
  readonly buffer: Uint8Array;
  /** Of the content, behind the header. */
  readonly offset: number;
  readonly end: number;
  isEOF(): boolean;
}

type RowStep = ((packet: RowPacket) => unknown) | null;

/** What is used of mysql2's query object: `row` is called for each packet after the columns. */
interface QueryObject {
  row: (packet: RowPacket) => RowStep;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'fields', listener: () => void): unknown;
  done(): null;
}

/** The server could not give a value as it is, which it says in a warning only. */
export class ValueWarning extends Error {
  /** @param numbers of the server's warnings; their text may hold values */
  constructor(numbers: readonly string[]) {
    super(`the server warned (${[...new Set(numbers)].join(', ')})`);
  }
}

type Waiter = { resolve(): void; reject(error: unknown): void };

/**
 * A running SELECT whose rows become COPY text as they arrive. mysql2 keeps the protocol; the rows' packets never reach
 * its parsers.
 */
export class RowsOut {
  /** Rows that the server sent; final when `finished`. */
  rowCount = 0;
  /** True when the server has answered completely and the connection is free again. */
  finished = false;

  private warningCount = 0;
  private readonly text: RowText;
  private lent: Uint8Array<ArrayBuffer> | undefined;
  private started = false;
  private error: unknown;
  private startWaiter: Waiter | undefined;
  private dataWaiter: Waiter | undefined;

  constructor(
    client: mysql.Connection,
    private readonly socket: () => Socket,
    sql: string,
    forms: readonly ValueForm[],
    /** Level, number and text of each; asked when the connection is free again. */
    private readonly readWarnings: () => Promise<readonly (readonly (string | null)[])[]>,
  ) {
    this.text = new RowText(forms);
    const query = client.query({ sql }) as unknown as QueryObject;
    const row = (packet: RowPacket): RowStep => {
      if (packet.isEOF()) {
        this.warningCount = warningsOf(packet);
        this.finished = true;
        this.wake();
        return query.done();
      }
      this.receive(packet);
      return row;
    };
    query.row = row;
    query.on('fields', () => this.start());
    query.on('error', (error) => this.fail(error));
  }

  /** True while the server owes bytes that nobody is holding back. */
  get isOwedBytes(): boolean {
    return !this.finished && this.error === undefined && !this.socket().isPaused();
  }

  /** Resolves when the server begins to answer; rejects with its error when it refuses. */
  whenStarted(): Promise<void> {
    if (this.started) return Promise.resolve();
    if (this.error !== undefined) return Promise.reject(this.error);
    return new Promise((resolve, reject) => {
      this.startWaiter = { resolve, reject };
    });
  }

  /** The next chunk, valid until the one after it is asked for; undefined after the last one. Rejects with the server's error. */
  async nextChunk(): Promise<Uint8Array | undefined> {
    if (this.lent) this.text.giveBack(this.lent);
    this.lent = undefined;
    for (;;) {
      if (this.error !== undefined) throw this.error;
      this.lent = this.text.take();
      if (this.text.waitingBytes < HIGH_WATER_BYTES && this.socket().isPaused()) this.socket().resume();
      if (this.lent) return this.lent;
      if (this.finished) {
        await this.refuseWarnings();
        return undefined;
      }
      await new Promise<void>((resolve, reject) => {
        this.dataWaiter = { resolve, reject };
      });
    }
  }

  /** The connection has gone, or the rows cannot be carried. */
  fail(error: unknown): void {
    if (this.finished) return;
    this.error ??= error;
    this.startWaiter?.reject(this.error);
    this.startWaiter = undefined;
    this.dataWaiter?.reject(this.error);
    this.dataWaiter = undefined;
  }

  private async refuseWarnings(): Promise<void> {
    if (this.warningCount === 0) return;
    const warnings = (await this.readWarnings()).filter(([level]) => level !== 'Note');
    if (warnings.length > 0) throw new ValueWarning(warnings.map(([, number]) => number ?? ''));
  }

  private start(): void {
    this.started = true;
    this.startWaiter?.resolve();
    this.startWaiter = undefined;
  }

  private receive({ buffer, offset, end }: RowPacket): void {
    if (this.error !== undefined) return;
    try {
      this.text.addRow(buffer, offset, end);
    } catch (error) {
      this.fail(error);
      return;
    }
    this.rowCount++;
    if (this.text.waitingBytes >= HIGH_WATER_BYTES) this.socket().pause();
    this.wake();
  }

  /** Whoever waits goes on when all that has arrived is turned over. */
  private wake(): void {
    this.dataWaiter?.resolve();
    this.dataWaiter = undefined;
  }
}

/** https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_eof_packet.html */
function warningsOf({ buffer, offset }: RowPacket): number {
  return (buffer[offset + 1] ?? 0) | ((buffer[offset + 2] ?? 0) << 8);
}
