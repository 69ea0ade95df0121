import type { S3Client } from '@aws-sdk/client-s3';
import { cancelledError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import { retry } from '../../lib/retry.js';
import { assertSafeKey, assertSafePrefix } from '../safe-key.js';
import { DEFAULT_TIMING, type S3Options, type StoreOptions, type StoreTiming } from '../store-options.js';
import { explainS3Error, type S3Place } from './s3-errors.js';
import { failureOf, isRefusedContact, isTransient } from './s3-failure.js';

/** Calls in all when nobody has ever answered there. */
const FIRST_CONTACT_ATTEMPTS = 3;

/** Calls in all when the connection hangs: each of them takes the idle timeout. */
const HUNG_ATTEMPTS = 4;

export interface CallOptions {
  /** Instead of the run's own signal; for cleaning up after it was aborted. */
  readonly signal?: AbortSignal;
  readonly attempts?: number;
}

/** One bucket and prefix; every call to the store passes through `call`. */
export class S3Gateway {
  readonly bucket: string;
  readonly s3: S3Options;
  readonly log: Log;
  readonly timing: StoreTiming;
  readonly #prefix: string;
  readonly #place: S3Place;
  readonly #options: StoreOptions;
  #hasAnswered = false;

  constructor(
    readonly client: S3Client,
    place: S3Place,
    prefix: string,
    options: StoreOptions,
  ) {
    this.bucket = place.bucket;
    this.s3 = options.s3;
    this.log = options.log;
    this.timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#prefix = prefix === '' ? '' : `${prefix}/`;
    this.#place = place;
    this.#options = options;
  }

  get signal(): AbortSignal {
    return this.#options.signal;
  }

  /** @throws BackupError code `KEY_REFUSED` */
  objectOf(key: string): { Bucket: string; Key: string } {
    assertSafeKey(key);
    return { Bucket: this.bucket, Key: this.#prefix + key };
  }

  /** @throws BackupError code `KEY_REFUSED` */
  prefixOf(prefix: string): { Bucket: string; Prefix: string } {
    assertSafePrefix(prefix);
    return { Bucket: this.bucket, Prefix: this.#prefix + prefix };
  }

  /** The key below the prefix; the prefix itself is '' (some consoles create it as an empty object). */
  relativeKey(fullKey: string): string {
    return fullKey.slice(this.#prefix.length);
  }

  /**
   * Runs one request, again with jitter when the store is busy or the connection breaks.
   * `what` completes "Could not …". Every call of `work` has to build a new command.
   * @throws BackupError kind `store` or `cancelled`; the raw error is its cause
   */
  async call<T>(
    what: string,
    work: (http: { abortSignal: AbortSignal }) => Promise<T>,
    how: CallOptions = {},
  ): Promise<T> {
    const signal = how.signal ?? this.signal;
    const policy = { ...this.timing.retry, ...(how.attempts ? { attempts: how.attempts } : {}) };
    try {
      return await retry(() => this.#once(work, signal), {
        policy,
        random: this.#options.random,
        signal,
        shouldRetry: (error, attempt) => this.#shouldRetry(error, attempt),
        onRetry: (error, attempt, waitMs) =>
          this.log.info(
            `The store did not ${what} (${failureOf(error).name}); call ${attempt + 1} of ${policy.attempts} in ${waitMs} ms.`,
          ),
      });
    } catch (error) {
      if (this.signal.aborted && signal.aborted) throw cancelledError(error);
      throw explainS3Error(what, error, this.#place);
    }
  }

  async #once<T>(work: (http: { abortSignal: AbortSignal }) => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      const answer = await work({ abortSignal: signal });
      this.#hasAnswered = true;
      return answer;
    } catch (error) {
      this.#hasAnswered ||= failureOf(error).status !== undefined;
      throw error;
    }
  }

  #shouldRetry(error: unknown, attempt: number): boolean {
    if (!isTransient(error)) return false;
    if (failureOf(error).name === 'TimeoutError' && attempt >= HUNG_ATTEMPTS) return false;
    return this.#hasAnswered || attempt < FIRST_CONTACT_ATTEMPTS || !isRefusedContact(error);
  }
}
