import { messageOf } from '../../core/errors.js';
import { isSecretKey, type SupabaseProject } from '../../core/supabase.js';
import type { RetryPolicy } from '../../lib/retry.js';
import { sleep } from '../../lib/sleep.js';

/** Gateways and servers that restart are back within two minutes. */
export const RETRIES: RetryPolicy = { attempts: 10, baseMs: 500, capMs: 30_000 };

/** A longer wish of the server is cut down to this. */
const MAX_RETRY_AFTER_S = 120;

/** Headers that every request to the project carries. */
export function credentialsOf({ key }: SupabaseProject): Record<string, string> {
  return isSecretKey(key) ? { apikey: key } : { apikey: key, Authorization: `Bearer ${key}` };
}

/** Waits as long as the answer's Retry-After says, where it says so. */
export async function waitAsAsked(headers: Headers, signal: AbortSignal): Promise<void> {
  const seconds = Number(headers.get('retry-after'));
  if (seconds > 0) await sleep(Math.min(seconds, MAX_RETRY_AFTER_S) * 1000, signal);
}

/** Of a network error, without its address; undici puts the reason into the cause. */
export function nameOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown; message?: unknown } };
  for (const name of [cause?.code, cause?.message]) if (typeof name === 'string') return name;
  return messageOf(error);
}
