import { BackupError, cancelledError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type { SupabaseProject } from '../../core/supabase.js';
import { type RetryPolicy, retry } from '../../lib/retry.js';
import { credentialsOf, nameOf, RETRIES, waitAsAsked } from './requests.js';
import { RestError, toRestError } from './rest-errors.js';

/** Longer than any statement timeout that projects have by default; a dead connection would be silent for ever. */
const REQUEST_LIMIT_MS = 5 * 60_000;

export interface RestApiOptions {
  readonly project: SupabaseProject;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly retries?: RetryPolicy;
}

export interface RestRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  /** Below the project's address, percent-encoded, such as `/rest/v1/`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** For messages, such as "the table public.orders". */
  readonly what: string;
}

export interface RestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * Requests to one project. Rows are not read by supabase-js: it hides the headers that prove a page whole, and strips
 * white space out of names.
 */
export class RestApi {
  readonly url: string;
  private readonly credentials: Record<string, string>;

  constructor(private readonly options: RestApiOptions) {
    this.url = options.project.url;
    this.credentials = credentialsOf(options.project);
  }

  /**
   * The whole answer. Rate limits, 5xx and broken connections are tried again with jitter, at least as long after as
   * the server's Retry-After says.
   * @throws RestError for an answer that is no success
   * @throws BackupError kind `source` when the project cannot be reached; kind `cancelled`
   */
  async request(request: RestRequest): Promise<RestResponse> {
    const { signal, random, log } = this.options;
    try {
      return await retry(() => this.once(request), {
        policy: this.options.retries ?? RETRIES,
        random,
        signal,
        shouldRetry: (error, attempt) =>
          !(error instanceof RestError) || (error.isTransient && (!error.isTooMuch || attempt === 1)),
        onRetry: (error, attempt, waitMs) => {
          const why = error instanceof RestError ? error.message : nameOf(error);
          log.debug(`${request.what}: ${why}; attempt ${attempt + 1} in ${waitMs} ms`);
        },
      });
    } catch (error) {
      if (signal.aborted) throw cancelledError(signal.reason);
      if (error instanceof RestError) throw error;
      throw unreachable(new URL(this.url).host, request.what, error);
    }
  }

  private async once({
    method = 'GET',
    path,
    query = {},
    headers,
    body,
    what,
  }: RestRequest): Promise<RestResponse> {
    const { signal } = this.options;
    const search = new URLSearchParams(query).toString();
    const response = await fetch(`${this.url}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: { ...headers, ...this.credentials },
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
      ...(body ? { body } : {}),
    });
    // Within the attempt: a connection may break in the middle of a body.
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { status: response.status, headers: response.headers, body: bytes };
    const error = toRestError(response.status, bytes, what);
    if (error.isTransient) await waitAsAsked(response.headers, signal);
    throw error;
  }
}

function unreachable(host: string, what: string, cause: unknown): BackupError {
  return new BackupError('source', `${host} cannot be reached (${what}): ${nameOf(cause)}.`, {
    code: 'SOURCE_UNREACHABLE',
    nextStep:
      'Check supabase-url and the network, and in the dashboard whether the project is paused; then run again.',
    cause,
  });
}
