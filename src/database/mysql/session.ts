import type { Socket } from 'node:net';
import type mysql from 'mysql2';
import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { watchForSilence } from '../silence.js';
import { type Flavour, flavourOf } from './flavour.js';
import { newClient } from './new-client.js';
import type { PacketTap } from './packet-tap.js';
import { RowsKernel, type ValueForm } from './rows-kernel/rows-kernel.js';
import { RowsOut } from './rows-out.js';
import { type Affected, sendBytes } from './send-bytes.js';

/** A row of text values in the order of the SELECT list. */
export type TextRow = readonly (string | null)[];

/** How long a server may take to say goodbye. */
const GOODBYE_MS = 1_000;

/** How long the request to stop a statement may take. */
const KILL_MS = 2_000;

export interface SessionOptions {
  readonly target: DatabaseConnection;
  readonly address: HostAddress;
  /** The IP address to use instead of looking the host up: sessions that share a snapshot need one server. */
  readonly ip: string | undefined;
  /** A server that owes an answer and sends nothing for so long is given up. */
  readonly idleTimeoutMs: number;
  /** Cuts the connection, also while it logs in. */
  readonly signal: AbortSignal;
  /** As in postgres/session.ts: true when the server still works on the statement of a silent session. */
  readonly isStillWorking?: (session: MysqlSession) => Promise<boolean>;
}

/** One logged-in connection. Queries are not queued: the caller waits for one before it sends the next. */
export class MysqlSession {
  readonly address: HostAddress;
  /** The peer's IP address; undefined for a Unix socket. */
  ip: string | undefined;
  /** The server's own number of this connection. */
  id: string | null = null;
  flavour: Flavour = flavourOf('');

  private readonly client: mysql.Connection;
  private readonly tap: PacketTap;
  private kernel: RowsKernel | undefined;
  private readonly watch: NodeJS.Timeout;
  private rows: RowsOut | undefined;
  private pendingQueries = 0;
  private lost: unknown;
  private ended = false;
  private killing: Promise<void> | undefined;

  private constructor(private readonly options: SessionOptions) {
    this.address = options.address;
    const { client, tap } = newClient(options);
    this.client = client;
    this.tap = tap;
    this.client.on('error', (error) => this.lose(error));
    this.client.on('end', () => this.lose(connectionLost()));
    const { isStillWorking } = options;
    this.watch = watchForSilence({
      socket: () => this.socket,
      idleTimeoutMs: options.idleTimeoutMs,
      isOwedBytes: () => this.pendingQueries > 0 || this.rows?.isOwedBytes === true,
      isStillWorking: isStillWorking && (() => isStillWorking(this)),
      onSilence: (error) => this.destroy(error),
    });
  }

  /** Logs in. Errors are those of mysql2 and of the network, unexplained. */
  static async open(options: SessionOptions): Promise<MysqlSession> {
    options.signal.throwIfAborted();
    const session = new MysqlSession(options);
    const cut = () => session.destroy();
    options.signal.addEventListener('abort', cut, { once: true });
    session.whenClosed(() => options.signal.removeEventListener('abort', cut));
    try {
      await new Promise<void>((resolve, reject) => {
        session.client.once('connect', () => resolve());
        session.client.once('error', reject);
        session.onLost = reject;
      });
    } catch (error) {
      session.destroy();
      throw error;
    }
    session.onLost = undefined;
    session.ip = session.socket.remoteAddress;
    session.id = String(session.client.threadId);
    return session;
  }

  private onLost: ((error: unknown) => void) | undefined;

  get isAlive(): boolean {
    return this.lost === undefined && !this.ended;
  }

  /** True while a statement runs. */
  get isBusy(): boolean {
    return this.pendingQueries > 0 || (this.rows !== undefined && !this.rows.finished);
  }

  /** One statement in the text protocol; its rows, each value as the text that the server sent. */
  async query(sql: string): Promise<TextRow[]> {
    if (!this.isAlive) throw this.lost ?? connectionLost();
    this.pendingQueries++;
    try {
      return await new Promise<TextRow[]>((resolve, reject) => {
        this.onLost = reject;
        const options = { sql, rowsAsArray: true, typeCast: textOf };
        this.client.query(options, (error: unknown, rows: unknown) => {
          // The event that tells of the end may come after the answer to whoever asks next.
          if (isFatal(error)) this.lose(error);
          if (error) reject(error);
          else resolve(Array.isArray(rows) ? (rows as TextRow[]) : []);
        });
      });
    } finally {
      this.onLost = undefined;
      this.pendingQueries--;
    }
  }

  /** One statement without rows, as bytes behind PACKET_HEAD_BYTES (send-bytes.ts). */
  async send(buffer: Uint8Array): Promise<Affected> {
    if (!this.isAlive) throw this.lost ?? connectionLost();
    this.pendingQueries++;
    try {
      return await new Promise<Affected>((resolve, reject) => {
        this.onLost = reject;
        sendBytes(this.client, buffer).then(resolve, reject);
      });
    } finally {
      this.onLost = undefined;
      this.pendingQueries--;
    }
  }

  /** Starts a SELECT whose rows are wanted as COPY text; `forms` has one entry for each column. */
  async rowsOut(sql: string, forms: readonly ValueForm[]): Promise<RowsOut> {
    if (!this.isAlive) throw this.lost ?? connectionLost();
    this.kernel ??= new RowsKernel();
    const { client, tap, kernel } = this;
    const readWarnings = () => this.query('SHOW WARNINGS');
    const rows = new RowsOut({ client, tap, kernel, socket: () => this.socket, readWarnings }, sql, forms);
    this.rows = rows;
    await rows.whenStarted();
    return rows;
  }

  /** Closes in good order; never throws. */
  async end(): Promise<void> {
    const isOpen = this.isAlive;
    this.ended = true;
    clearInterval(this.watch);
    await this.killing;
    if (!isOpen) return;
    await new Promise<void>((resolve) => {
      const cut = setTimeout(() => this.socket.destroy(), GOODBYE_MS);
      this.whenClosed(() => {
        clearTimeout(cut);
        resolve();
      });
      this.client.end(() => this.socket.destroy());
    });
  }

  /** Cuts the connection at once and asks the server to stop what it does; whatever waits is rejected with `reason`. */
  destroy(reason: Error = connectionLost()): void {
    const isKilled = this.isAlive && this.isBusy && this.id !== null;
    if (isKilled) this.killing = this.kill();
    this.lose(reason);
    this.ended = true;
    this.socket.destroy();
  }

  /** Resolves when a request to stop the statement, if there was one, has been answered; never throws. */
  async whenKilled(): Promise<void> {
    await this.killing;
  }

  private get socket(): Socket {
    return (this.client as unknown as { stream: Socket }).stream;
  }

  private whenClosed(listener: () => void): void {
    if (this.socket.destroyed) listener();
    else this.socket.once('close', listener);
  }

  private lose(error: unknown): void {
    this.lost ??= error;
    clearInterval(this.watch);
    this.rows?.fail(this.lost);
    this.onLost?.(this.lost);
    this.onLost = undefined;
  }

  /** A server notices a closed connection when it next sends something, which may be long after. */
  private async kill(): Promise<void> {
    const { client } = newClient({ ...this.options, ip: this.ip });
    client.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, KILL_MS);
      const done = () => {
        clearTimeout(timer);
        resolve();
      };
      client.query(`${this.flavour.kill} ${this.id}`, done);
    });
    client.destroy();
  }
}

/** What mysql2 calls a connection that broke off. */
export function connectionLost(): Error {
  return Object.assign(new Error('the connection is closed'), { code: 'PROTOCOL_CONNECTION_LOST' });
}

function isFatal(error: unknown): boolean {
  return (error as { fatal?: unknown } | null)?.fatal === true;
}

function textOf(field: { string(): string | null }): string | null {
  return field.string();
}
