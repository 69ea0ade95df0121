import { sleep } from './sleep.js';

export interface RetryPolicy {
  /** Calls in all, the first included; at least 1. */
  readonly attempts: number;
  /** Longest wait before the second call; doubles with every further one. */
  readonly baseMs: number;
  readonly capMs: number;
}

export interface RetryOptions {
  readonly policy: RetryPolicy;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** `attempt` counts the calls made so far. */
  shouldRetry(error: unknown, attempt: number): boolean;
  onRetry?(error: unknown, attempt: number, waitMs: number): void;
}

/**
 * Calls `work` until it succeeds, with full jitter between calls
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * Throws the last error as it is, or the signal's reason when it is aborted while waiting.
 */
export async function retry<T>(work: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const isLast = attempt >= options.policy.attempts || options.signal.aborted;
      if (isLast || !options.shouldRetry(error, attempt)) throw error;
      const waitMs = jitteredWaitMs(options.policy, attempt, options.random);
      options.onRetry?.(error, attempt, waitMs);
      await sleep(waitMs, options.signal);
    }
  }
}

/** Between 0 and `baseMs * 2^(attempt - 1)`, never over the cap. */
export function jitteredWaitMs(policy: RetryPolicy, attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(policy.capMs, policy.baseMs * 2 ** (attempt - 1)));
}
