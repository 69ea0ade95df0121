/** A question is given up after so long, unless the caller says otherwise. */
const TIMEOUT_MS = 600_000;

/** Silence is no news while a statement works; the server itself ends one that takes too long. */
const SILENCE_MS = 120_000;

interface AskedSession {
  readonly isAlive: boolean;
  destroy(): void;
  end(): Promise<void>;
}

interface ProbeOptions {
  readonly signal: AbortSignal;
  readonly timeoutMs?: number;
}

/** What differs between the engines. */
interface Asking<S, O> {
  readonly connect: (options: O & { readonly idleTimeoutMs: number }) => Promise<S>;
  /** Resolves when the server has been told to stop what a destroyed session did; never rejects. */
  readonly stopped: (session: S) => Promise<void>;
  readonly explain: (error: unknown, doing: string, signal: AbortSignal) => Error;
}

/** How a restored database is asked: over one session that is opened again when it broke off, or over one that is thrown away. */
export class ProbeConnection<S extends AskedSession, O extends ProbeOptions> {
  /** Of any single question. */
  readonly timeoutMs: number;
  private session: S | undefined;

  constructor(
    private readonly options: O,
    private readonly asking: Asking<S, O>,
  ) {
    this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  /** A statement of a user may have ended every other session of its role. */
  async connect(): Promise<S> {
    if (!this.session?.isAlive) this.session = await this.open();
    return this.session;
  }

  /** @throws what `explain` makes of a failure */
  async ask<T>(doing: string, work: (session: S) => Promise<T>): Promise<T> {
    const session = await this.connect();
    try {
      return await work(session);
    } catch (error) {
      // The next question begins on a new connection.
      session.destroy();
      throw this.asking.explain(error, doing, this.options.signal);
    }
  }

  /** On a session of its own, so that whatever `work` does to it is gone afterwards. */
  async askAlone<T>(work: (session: S) => Promise<T>): Promise<T> {
    const session = await this.open();
    try {
      return await work(session);
    } finally {
      session.destroy();
      await this.asking.stopped(session);
    }
  }

  async close(): Promise<void> {
    await this.session?.end();
  }

  private open(): Promise<S> {
    return this.asking.connect({ ...this.options, idleTimeoutMs: SILENCE_MS });
  }
}
