interface Reader {
  readonly isAlive: boolean;
}

/** Hands out readers, each to one user at a time; further users wait in line. */
export class ReaderPool<T extends Reader> {
  private readonly free: T[] = [];
  private readonly waiting: { resolve(session: T): void; reject(error: unknown): void }[] = [];
  private closedWith: Error | undefined;

  constructor(
    readers: readonly T[],
    /** Opens a reader in the place of one that broke off. */
    private readonly replace: () => Promise<T>,
  ) {
    this.free.push(...readers);
  }

  async acquire(): Promise<T> {
    if (this.closedWith) throw this.closedWith;
    const session = this.free.pop() ?? (await this.waitForOne());
    if (session.isAlive) return session;
    try {
      return await this.replace();
    } catch (error) {
      this.release(session);
      throw error;
    }
  }

  release(session: T): void {
    const next = this.waiting.shift();
    if (next) next.resolve(session);
    else this.free.push(session);
  }

  /** Whoever waits is rejected. */
  close(reason: Error): void {
    this.closedWith = reason;
    for (const { reject } of this.waiting.splice(0)) reject(reason);
  }

  private waitForOne(): Promise<T> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
  }
}
