import { SilentLog } from './silent-log.js';

/** Runs something when a group of lines begins: the phases of a restore. */
export class Saboteur extends SilentLog {
  constructor(
    private readonly at: RegExp,
    private readonly strike: () => Promise<void>,
  ) {
    super();
  }

  override async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (this.at.test(title)) await this.strike();
    return work();
  }
}
