import { messageOf } from '../core/errors.js';
import type { Clock, Log } from '../core/ports.js';
import { jitteredWaitMs, type RetryPolicy } from '../lib/retry.js';
import { sleep } from '../lib/sleep.js';
import { type Attempt, attemptPost, whyAborted } from './attempt-post.js';

export interface PostRequest {
  /** Names the receiver in warnings, such as `Slack`. */
  readonly channel: string;
  /** May be a secret as a whole; it is in no warning and no log. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless `headers` say otherwise. */
  readonly body: string;
}

export interface PostTiming {
  /** For each attempt, the answer's body included. */
  readonly timeoutMs: number;
  readonly retry: RetryPolicy;
  /** A receiver that asks to wait longer is given up. */
  readonly maxRetryAfterMs: number;
}

export const DEFAULT_TIMING: PostTiming = {
  timeoutMs: 10_000,
  retry: { attempts: 4, baseMs: 1000, capMs: 15_000 },
  maxRetryAfterMs: 30_000,
};

export interface PostDeps {
  readonly fetch?: typeof globalThis.fetch;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly timing?: Partial<PostTiming>;
}

/**
 * Delivers one message. Retries what may pass (no connection, no answer, 429, 5xx) and nothing else;
 * follows redirects within the same host only. Never throws: returns null when it was delivered, else
 * one sentence for the report.
 */
export async function post(request: PostRequest, deps: PostDeps): Promise<string | null> {
  return deliver(request.channel, deps, (timeoutMs) => attemptPost({ ...request, timeoutMs }, deps));
}

/** Tries until it is delivered, what is wrong will not pass, or the attempts are used up. */
export async function deliver(
  channel: string,
  deps: PostDeps,
  tryOnce: (timeoutMs: number) => Promise<Attempt>,
): Promise<string | null> {
  const timing = { ...DEFAULT_TIMING, ...deps.timing };
  for (let attempt = 1; ; attempt += 1) {
    const result = await tryOnce(timing.timeoutMs);
    if (result.kind === 'delivered') return null;
    const waitMs = result.kind === 'retry' ? waitBefore(result, attempt, timing, deps) : undefined;
    if (waitMs === undefined) return sentence(channel, result.reason, attempt);
    deps.log.debug(`${channel}: ${result.reason}; trying again in ${waitMs} ms`);
    try {
      await sleep(waitMs, deps.signal);
    } catch {
      return sentence(channel, `${result.reason}; then ${whyAborted(deps.signal)}`, attempt);
    }
  }
}

/** How long to wait for the next attempt, or undefined when this was the last one. */
function waitBefore(
  { retryAfterMs = 0 }: Extract<Attempt, { kind: 'retry' }>,
  attempt: number,
  { retry, maxRetryAfterMs }: PostTiming,
  { random }: PostDeps,
): number | undefined {
  if (attempt >= retry.attempts || retryAfterMs > maxRetryAfterMs) return undefined;
  return retryAfterMs + jitteredWaitMs(retry, attempt, random);
}

/** What the report says of a channel that did not work; `reason` is part of a sentence. */
export function sentence(channel: string, reason: string, attempts: number): string {
  const tried = attempts === 1 ? '' : ` (${attempts} attempts)`;
  return `${channel} could not be told about this run: ${reason}${tried}.`;
}

/** For what must never turn a good run red: the words of an unexpected error, without its URL. */
export function unexpectedSentence(channel: string, error: unknown): string {
  const words = messageOf(error).replace(/\S*:\/\/\S*/g, '(address withheld)');
  return `${channel} could not be told about this run: ${words}`;
}
