import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type pg from 'pg';
import type { Submittable } from 'pg';
import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { watchForSilence } from '../silence.js';
import { sendCancelRequest } from './cancel-request.js';
import { CopyOut } from './copy-out.js';
import { newClient, tlsOptions } from './new-client.js';

/** A row of text values in the order of the SELECT list. */
export type TextRow = readonly (string | null)[];

/** How long a server may take to say goodbye. */
const GOODBYE_MS = 1_000;

/** How long the request to stop a statement may take. */
const CANCEL_MS = 2_000;

const RAW_TYPES = { getTypeParser: () => (value: unknown) => value };

export interface SessionOptions {
  readonly target: DatabaseConnection;
  readonly address: HostAddress;
  /** The IP address to use instead of looking the host up: sessions that share a snapshot need one server. */
  readonly ip: string | undefined;
  /** A server that owes an answer and sends nothing for so long is given up. */
  readonly idleTimeoutMs: number;
  /** Cuts the connection, also while it logs in. */
  readonly signal: AbortSignal;
  /** Cutting the connection in the middle of a statement also asks the server to stop it. */
  readonly cancelsOnCut?: boolean;
  /**
   * Asked about a session that was silent for too long: true when the server still works on its statement, such as a
   * long CREATE INDEX; without it silence means death.
   */
  readonly isStillWorking?: (session: PostgresSession) => Promise<boolean>;
}

/** One logged-in connection. Queries are not queued: the caller waits for one before it sends the next. */
export class PostgresSession {
  readonly address: HostAddress;
  /** Such as 150018. */
  serverVersionNum = 0;
  /** Such as `15.18 (Debian 15.18-0+deb12u1)`. */
  serverVersion = '';
  /** The peer's IP address; undefined for a Unix socket. */
  ip: string | undefined;
  /** What the server said at login; a pooler makes this up. */
  loginPid: number | null = null;

  private readonly client: pg.Client;
  private readonly idleTimeoutMs: number;
  private readonly watch: NodeJS.Timeout;
  private copy: Owing | undefined;
  private pendingQueries = 0;
  private lost: unknown;
  private ended = false;
  private cancelling: Promise<void> | undefined;

  private constructor(private readonly options: SessionOptions) {
    this.address = options.address;
    this.idleTimeoutMs = options.idleTimeoutMs;
    this.client = newClient(options);
    this.client.on('error', (error) => {
      this.lost ??= error;
    });
    this.client.on('end', () => {
      this.lost ??= new Error('Connection terminated');
      clearInterval(this.watch);
    });
    this.watch = this.watchForSilence();
  }

  /** Logs in. Errors are those of pg and of the network, unexplained. */
  static async open(options: SessionOptions): Promise<PostgresSession> {
    options.signal.throwIfAborted();
    const session = new PostgresSession(options);
    const cut = () => session.destroy();
    options.signal.addEventListener('abort', cut, { once: true });
    session.client.once('end', () => options.signal.removeEventListener('abort', cut));
    try {
      await session.client.connect();
    } catch (error) {
      session.destroy();
      throw error;
    }
    session.ip = session.socket.remoteAddress;
    session.loginPid = (session.client as unknown as { processID: number | null }).processID;
    return session;
  }

  /** Such as `TLSv1.3`; null for a connection in the clear. */
  get tlsProtocol(): string | null {
    const { socket } = this;
    return socket instanceof TLSSocket ? socket.getProtocol() : null;
  }

  get isAlive(): boolean {
    return this.lost === undefined && !this.ended;
  }

  /** One or several statements in the simple protocol; the rows of the last one. */
  async query(sql: string): Promise<TextRow[]> {
    this.pendingQueries++;
    try {
      const config = { text: sql, rowMode: 'array', types: RAW_TYPES } as unknown as pg.QueryArrayConfig;
      const result = (await this.client.query(config)) as unknown as
        | pg.QueryArrayResult
        | pg.QueryArrayResult[];
      const last = Array.isArray(result) ? result[result.length - 1] : result;
      return (last?.rows ?? []) as TextRow[];
    } finally {
      this.pendingQueries--;
    }
  }

  /** Starts a COPY to the client; statements may stand before it in `sql`. Resolves when data begins. */
  async copyOut(sql: string): Promise<CopyOut> {
    const copy = new CopyOut(sql);
    this.submit(copy);
    await copy.whenStarted();
    return copy;
  }

  /** Sends a query object, such as a running COPY, and watches it for silence. */
  submit(query: Submittable & Owing): void {
    this.copy = query;
    this.client.query(query);
  }

  /** Closes in good order; never throws. */
  async end(): Promise<void> {
    this.ended = true;
    clearInterval(this.watch);
    if (this.lost !== undefined) return;
    const cut = setTimeout(() => this.socket.destroy(), GOODBYE_MS);
    await this.client.end().catch(() => undefined);
    clearTimeout(cut);
  }

  /** Cuts the connection at once; whatever waits for it is rejected with `reason`. */
  destroy(reason?: Error): void {
    if (this.lost === undefined && !this.ended && this.isBusy) this.cancelStatement();
    this.ended = true;
    clearInterval(this.watch);
    this.lost ??= reason ?? new Error('Connection terminated');
    this.socket.destroy(reason);
  }

  private get socket(): Socket {
    return (this.client as unknown as { connection: { stream: Socket } }).connection.stream;
  }

  /** Resolves when a request to stop the statement, if there was one, has been sent; never throws. */
  async whenCancelSent(): Promise<void> {
    await this.cancelling;
  }

  private cancelStatement(): void {
    const { target, address, cancelsOnCut } = this.options;
    const { processID, secretKey } = this.client as unknown as Record<string, number | null>;
    if (!cancelsOnCut || typeof processID !== 'number' || typeof secretKey !== 'number') return;
    const tls = address.host.startsWith('/') ? false : tlsOptions(target);
    const cancel = { address, ip: this.ip, tls, processId: processID, secretKey };
    this.cancelling = sendCancelRequest(cancel, CANCEL_MS);
  }

  /** True while a statement runs. */
  get isBusy(): boolean {
    return this.pendingQueries > 0 || (this.copy !== undefined && !this.copy.finished);
  }

  private get isOwedBytes(): boolean {
    return this.pendingQueries > 0 || this.copy?.isOwedBytes === true;
  }

  private watchForSilence(): NodeJS.Timeout {
    const { isStillWorking } = this.options;
    return watchForSilence({
      socket: () => this.socket,
      idleTimeoutMs: this.idleTimeoutMs,
      isOwedBytes: () => this.isOwedBytes,
      isStillWorking: isStillWorking && (() => isStillWorking(this)),
      onSilence: (error) => this.destroy(error),
    });
  }
}

/** Something that runs on a session, and whether the server owes it bytes. */
export interface Owing {
  readonly isOwedBytes: boolean;
  /** The server has answered completely. */
  readonly finished: boolean;
}
