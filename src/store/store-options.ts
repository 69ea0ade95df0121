import type { Clock, Log } from '../core/ports.js';
import type { RetryPolicy } from '../lib/retry.js';

export interface S3Options {
  /** URL; undefined means what the AWS chain says (`AWS_ENDPOINT_URL_S3`, profile), else AWS itself. */
  readonly endpoint?: string;
  /** undefined means what the AWS chain says (`AWS_REGION`, profile). */
  readonly region?: string;
  /** undefined means true for any endpoint but Amazon's. */
  readonly forcePathStyle?: boolean;
  readonly sse?: 'AES256' | 'aws:kms';
  readonly sseKmsKeyId?: string;
  readonly storageClass?: string;
}

/** Waits that a test wants shorter than a user. */
export interface StoreTiming {
  readonly connectTimeoutMs: number;
  /** A connection on which nothing moves for this long is given up. */
  readonly idleTimeoutMs: number;
  readonly retry: RetryPolicy;
}

export interface StoreOptions {
  readonly s3: S3Options;
  /** Large parts of an upload are spooled here. */
  readonly tempDir: string;
  readonly log: Log;
  readonly clock: Clock;
  /** Aborting it ends every call and aborts every open upload. */
  readonly signal: AbortSignal;
  /** In [0, 1); for jitter. */
  readonly random: () => number;
  /** The environment as the face saw it; only to tell whether the AWS chain names an endpoint. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timing?: Partial<StoreTiming>;
}

/** Eight calls wait 16 s on average in all: longer than the throttling a bucket needs to split. */
export const DEFAULT_TIMING: StoreTiming = {
  connectTimeoutMs: 10_000,
  idleTimeoutMs: 60_000,
  retry: { attempts: 8, baseMs: 250, capMs: 20_000 },
};
