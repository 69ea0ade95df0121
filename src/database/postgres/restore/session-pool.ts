import type { PostgresSession } from '../session.js';

/** Up to `size` sessions, opened when they are first needed. */
export class SessionPool {
  private readonly all: Promise<PostgresSession>[] = [];
  private readonly idle: PostgresSession[] = [];
  private readonly waiting: ((session: PostgresSession) => void)[] = [];

  constructor(
    private readonly size: number,
    private readonly open: () => Promise<PostgresSession>,
  ) {}

  /** Opens so many at once; a server that has not room for them all refuses before anything is done. */
  async fill(count: number): Promise<void> {
    const opening = Array.from({ length: Math.min(count, this.size) }, () => this.acquire());
    const results = await Promise.allSettled(opening);
    for (const result of results) if (result.status === 'fulfilled') this.release(result.value);
    const failed = results.find((result) => result.status === 'rejected');
    if (!failed) return;
    await this.close();
    throw failed.reason;
  }

  async acquire(): Promise<PostgresSession> {
    const session = this.idle.pop();
    if (session) return session;
    if (this.all.length < this.size) {
      const opening = this.open();
      opening.catch(() => undefined);
      this.all.push(opening);
      return opening;
    }
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  /** A broken session is given back as well: the next one to use it fails at once. */
  release(session: PostgresSession): void {
    const next = this.waiting.shift();
    if (next) next(session);
    else this.idle.push(session);
  }

  async use<T>(work: (session: PostgresSession) => Promise<T>): Promise<T> {
    const session = await this.acquire();
    try {
      return await work(session);
    } finally {
      this.release(session);
    }
  }

  /** Ends every session, in the middle of a statement by asking the server to stop it; never throws. */
  async close(): Promise<void> {
    await Promise.all(
      this.all.map(async (opening) => {
        const session = await opening.catch(() => undefined);
        if (!session) return;
        if (session.isBusy) session.destroy();
        await session.end();
        await session.whenCancelSent();
      }),
    );
  }
}
