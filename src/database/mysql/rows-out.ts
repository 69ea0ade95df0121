import type { Socket } from 'node:net';
import type mysql from 'mysql2';
import type { PacketTap } from './packet-tap.js';
import type { RowsKernel, ValueForm } from './rows-kernel/rows-kernel.js';

/** The socket is paused while this much waits for the reader. */
const HIGH_WATER_BYTES = 256 * 1024;

/** A packet as mysql2's query objects are handed it: a view of the socket's bytes that is gone after the call. */
interface LastPacket {
  readonly buffer: Uint8Array;
  /** Of the content, behind the header. */
  readonly offset: number;
}

/** What is used of mysql2's query object: `row` is called for each packet after the columns, and stands in `next` until then. */
interface QueryObject {
  row: (packet: LastPacket) => null;
  readonly next: unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'fields' | 'end', listener: () => void): unknown;
  done(): null;
}

/** Says nothing of a value: character sets such as ucs2 are on their way out (MySQL 9). */
const DEPRECATED = '1287';

/** The server could not give a value as it is, which it says in a warning only. */
export class ValueWarning extends Error {
  /** @param numbers of the server's warnings; their text may hold values */
  constructor(numbers: readonly string[]) {
    super(`the server warned (${[...new Set(numbers)].join(', ')})`);
  }
}

type Waiter = { resolve(): void; reject(error: unknown): void };

/** What a running SELECT uses of its session. */
export interface RowsOutParts {
  readonly client: mysql.Connection;
  readonly tap: PacketTap;
  readonly kernel: RowsKernel;
  /** Asked for at every look: TLS replaces it. */
  readonly socket: () => Socket;
  /** Level, number and text of each; asked when the connection is free again. */
  readonly readWarnings: () => Promise<readonly (readonly (string | null)[])[]>;
}

/**
 * A running SELECT whose rows become COPY text when they are asked for. mysql2 keeps the protocol; the rows' packets never
 * reach its parsers.
 */
export class RowsOut {
  /** True when the server has answered completely and the connection is free again. */
  finished = false;

  private warningCount = 0;
  private rowsRead: number | undefined;
  private started = false;
  private error: unknown;
  private startWaiter: Waiter | undefined;
  private dataWaiter: Waiter | undefined;

  constructor(
    private readonly parts: RowsOutParts,
    sql: string,
    forms: readonly ValueForm[],
  ) {
    const { client, tap, kernel } = parts;
    kernel.start(forms);
    const query = client.query({ sql }) as unknown as QueryObject;
    // All rows go to the kernel, so this is the packet that ends them.
    const row = (packet: LastPacket): null => {
      this.warningCount = warningsOf(packet);
      this.finished = true;
      this.wake();
      return query.done();
    };
    query.row = row;
    query.on('fields', () => this.start());
    query.on('error', (error) => {
      tap.end();
      this.fail(error);
    });
    // Of a statement without rows, such as SELECT … INTO.
    query.on('end', () => {
      if (!this.finished) tap.end();
      this.fail(new Error('the statement has no rows to give'));
    });
    tap.divert(
      () => query.next === row,
      (bytes) => this.receive(bytes),
    );
  }

  /** Rows that the server sent; final when `finished`. */
  get rowCount(): number {
    return this.rowsRead ?? this.parts.kernel.rows;
  }

  /** True while the server owes bytes that nobody is holding back. */
  get isOwedBytes(): boolean {
    return this.startWaiter !== undefined || this.dataWaiter !== undefined;
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
    const { kernel, tap, socket } = this.parts;
    for (;;) {
      if (this.error !== undefined) throw this.error;
      if (this.finished) {
        await this.refuseWarnings();
        return undefined;
      }
      if (this.rowsRead === undefined) {
        const { text, isLast } = this.takeText();
        if (isLast) {
          this.rowsRead = kernel.rows;
          tap.end(kernel.rest());
        }
        if (kernel.unreadBytes < HIGH_WATER_BYTES && socket().isPaused()) socket().resume();
        if (text.length > 0) return text;
        if (isLast) continue;
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
    const warnings = (await this.parts.readWarnings()).filter(
      ([level, number]) => level !== 'Note' && number !== DEPRECATED,
    );
    if (warnings.length > 0) throw new ValueWarning(warnings.map(([, number]) => number ?? ''));
  }

  private start(): void {
    this.started = true;
    this.startWaiter?.resolve();
    this.startWaiter = undefined;
  }

  private takeText(): { text: Uint8Array; isLast: boolean } {
    try {
      return this.parts.kernel.take();
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  private receive(bytes: Uint8Array): void {
    if (this.error !== undefined) return;
    const { kernel, socket } = this.parts;
    kernel.add(bytes);
    if (kernel.unreadBytes >= HIGH_WATER_BYTES) socket().pause();
    this.wake();
  }

  private wake(): void {
    this.dataWaiter?.resolve();
    this.dataWaiter = undefined;
  }
}

/** https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_basic_eof_packet.html */
function warningsOf({ buffer, offset }: LastPacket): number {
  return (buffer[offset + 1] ?? 0) | ((buffer[offset + 2] ?? 0) << 8);
}
