import type { PostDeps } from './post.js';

const MAX_REDIRECTS = 3;
const REDIRECTS_WITH_BODY: readonly number[] = [301, 302, 307, 308];
const TOO_MANY_REQUESTS = 429;

/** Words such as Slack's `no_service`; anything longer or odder is not repeated. */
const SHORT_ANSWER = /^[a-z_]{1,60}$/;
const MAX_ANSWER_BYTES = 256;

export type Attempt =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'retry'; readonly reason: string; readonly retryAfterMs?: number };

interface PostAttempt {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
}

/** The reason that notify.ts aborts with when all the time is used up. */
export const TIME_IS_UP = 'TIME_IS_UP';

/** Part of a sentence: a run that was cancelled, or one that has waited for its channels long enough. */
export function whyAborted(signal: AbortSignal): string {
  return signal.reason === TIME_IS_UP ? 'the time for all messages was over' : 'the run was cancelled';
}

/** One POST and the redirects it leads to, within the time allowed. Reasons never hold the URL. */
export async function attemptPost(post: PostAttempt, deps: PostDeps): Promise<Attempt> {
  const target = parseUrl(post.url);
  if (!target || !/^https?:$/.test(target.protocol))
    return { kind: 'failed', reason: 'its address is no http(s) URL' };
  const controller = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort();
  }, post.timeoutMs);
  const cancel = () => controller.abort();
  deps.signal.addEventListener('abort', cancel);
  if (deps.signal.aborted) cancel();
  try {
    return await follow(target, post, controller.signal, deps);
  } catch (error) {
    if (deps.signal.aborted) return { kind: 'failed', reason: whyAborted(deps.signal) };
    if (timedOut) return { kind: 'retry', reason: `it did not answer within ${post.timeoutMs / 1000} s` };
    return { kind: 'retry', reason: `it could not be reached (${networkCode(error)})` };
  } finally {
    clearTimeout(timer);
    deps.signal.removeEventListener('abort', cancel);
  }
}

async function follow(start: URL, post: PostAttempt, signal: AbortSignal, deps: PostDeps): Promise<Attempt> {
  const send = deps.fetch ?? globalThis.fetch;
  let url = start;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await send(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...post.headers },
      body: post.body,
      redirect: 'manual',
      signal,
    });
    const location = REDIRECTS_WITH_BODY.includes(response.status) ? response.headers.get('location') : null;
    if (location === null) return judge(response, deps);
    await response.body?.cancel();
    const next = parseUrl(location, url);
    if (next?.origin !== start.origin) {
      return {
        kind: 'failed',
        reason: `it answered ${response.status} with a redirect to another host or port, which is not followed`,
      };
    }
    url = next;
  }
  return { kind: 'failed', reason: `it answered with more than ${MAX_REDIRECTS} redirects` };
}

async function judge(response: Response, { clock }: PostDeps): Promise<Attempt> {
  if (response.ok) {
    await response.body?.cancel();
    return { kind: 'delivered' };
  }
  const answer = await readShort(response);
  const words = SHORT_ANSWER.test(answer) ? ` (${answer})` : '';
  const reason = `it answered ${response.status}${words}`;
  if (response.status !== TOO_MANY_REQUESTS && response.status < 500) return { kind: 'failed', reason };
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), clock.now());
  return { kind: 'retry', reason, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** The beginning of the answer; the rest is not waited for. */
async function readShort(response: Response): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < MAX_ANSWER_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    bytes += value.byteLength;
  }
  await reader.cancel();
  return Buffer.concat(chunks).toString('utf8').trim();
}

/** Seconds or an HTTP date (RFC 9110, 10.2.3), as milliseconds from now. */
export function parseRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

function parseUrl(text: string, base?: URL): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** `ECONNREFUSED` and the like; messages may hold the address, codes and names do not. */
export function networkCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown error';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if ('cause' in error && error.cause) return networkCode(error.cause);
  return 'name' in error ? String(error.name) : 'unknown error';
}
