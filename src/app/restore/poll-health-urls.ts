import { BackupError, cancelledError } from '../../core/errors.js';
import type { Clock, Log } from '../../core/ports.js';
import { sleep } from '../../lib/sleep.js';

const TIMEOUT_MS = 60_000;
const INTERVAL_MS = 2_000;
const REQUEST_TIMEOUT_MS = 10_000;

export interface HealthOptions {
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly clock: Clock;
  /** For all addresses together. */
  readonly timeoutMs?: number;
  /** Between two questions to one address. */
  readonly intervalMs?: number;
}

/** What one address came to. */
export interface HealthAnswer {
  /** The address without log-in and query. */
  readonly shown: string;
  readonly isHealthy: boolean;
  /** What it said last, such as `answered 503`. */
  readonly answer: string;
}

/** Asks every address (GET, redirects followed) until it answers with 2xx or the time is over. */
export function askHealthUrls(urls: readonly string[], options: HealthOptions): Promise<HealthAnswer[]> {
  return Promise.all(urls.map((url) => pollOne(url, options)));
}

/**
 * The same after a restore.
 * @throws BackupError kind `target` code `HEALTH_CHECK_FAILED` naming each that is not well, and its last answer
 */
export async function pollHealthUrls(urls: readonly string[], options: HealthOptions): Promise<void> {
  const { timeoutMs = TIMEOUT_MS } = options;
  const unwell = (await askHealthUrls(urls, options)).filter(({ isHealthy }) => !isHealthy);
  if (unwell.length === 0) return;
  const list = unwell.map(({ shown, answer }) => `${shown}: ${answer}`).join('\n');
  throw new BackupError(
    'target',
    `No healthy answer within ${timeoutMs / 1000} s after the restore, which was proved and committed before:\n${list}`,
    {
      code: 'HEALTH_CHECK_FAILED',
      setting: 'health-urls',
      nextStep: 'Look at the application that uses the target; the restored data stay.',
    },
  );
}

async function pollOne(url: string, options: HealthOptions): Promise<HealthAnswer> {
  const { signal, log, clock, timeoutMs = TIMEOUT_MS, intervalMs = INTERVAL_MS } = options;
  const shown = withoutSecrets(url);
  const deadlineMs = clock.now().getTime() + timeoutMs;
  let lastWords: string | undefined;
  for (;;) {
    const leftMs = deadlineMs - clock.now().getTime();
    const answer = await ask(url, Math.max(1, Math.min(REQUEST_TIMEOUT_MS, leftMs)), signal);
    if (signal.aborted) throw cancelledError(signal.reason);
    if (answer.isHealthy) {
      log.info(`${shown} is well (${answer.words}).`);
      return { shown, isHealthy: true, answer: answer.words };
    }
    log.debug(`${shown}: ${answer.words}`);
    // Time that ran out in the middle of a question says less than the answer before it.
    lastWords = answer.isSilent ? (lastWords ?? answer.words) : answer.words;
    if (clock.now().getTime() + intervalMs >= deadlineMs)
      return { shown, isHealthy: false, answer: lastWords };
    await sleep(intervalMs, signal).catch(() => {
      throw cancelledError(signal.reason);
    });
  }
}

async function ask(
  url: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<{ isHealthy: boolean; isSilent?: boolean; words: string }> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const { address, headers } = withHeaders(url);
    const response = await fetch(address, { headers, signal: AbortSignal.any([signal, timeout]) });
    await response.body?.cancel();
    return { isHealthy: response.ok, words: `answered ${response.status}` };
  } catch (error) {
    if (timeout.aborted)
      return { isHealthy: false, isSilent: true, words: `no answer within ${timeoutMs / 1000} s` };
    return { isHealthy: false, words: `could not be reached (${networkCode(error)})` };
  }
}

/** A log-in within the address goes into the header, as `fetch` takes none in the address. */
function withHeaders(url: string): { address: URL; headers: Record<string, string> } {
  const address = new URL(url);
  const { username, password } = address;
  if (username === '' && password === '') return { address, headers: {} };
  address.username = '';
  address.password = '';
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { address, headers: { authorization: `Basic ${Buffer.from(login).toString('base64')}` } };
}

/** Where tokens stand in an address: before the host and after the path. */
function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return '(no address)';
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

/** `ECONNREFUSED` and the like; messages may hold the address, codes and names do not. */
function networkCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('cause' in error && error.cause) return networkCode(error.cause);
  return 'name' in error ? String(error.name) : 'unknown error';
}
