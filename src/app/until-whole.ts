import { ReadAgainError } from '../core/read-again.js';
import type { RunContext } from '../core/run-context.js';

/** A source without a snapshot finds out at the end whether what it read stood still; it says when it is enough. */
export async function untilWhole<T>({ log }: Pick<RunContext, 'log'>, work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ReadAgainError)) throw error;
      log.info(`Read again: ${error.message}`);
    }
  }
}
