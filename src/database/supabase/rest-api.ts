import { BackupError, cancelledError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import type { SupabaseProject } from '../../core/supabase.js';
import { type RetryPolicy, retry } from '../../lib/retry.js';
import { type BuildRequest, type BuiltRequest, ProjectClient } from './project-client.js';
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

/** A request in the words of supabase-js, and what it has no words for. */
export interface RestQuestion {
  readonly build: BuildRequest;
  /** Put into the address instead of what supabase-js put there under these names. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly what: string;
}

export interface RestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * Requests to one project. supabase-js makes those that it has words for; they are sent here, because an answer is
 * proved by its headers and its very bytes.
 */
export class RestApi {
  readonly url: string;
  private readonly client: ProjectClient;
  private readonly credentials: Record<string, string>;

  constructor(private readonly options: RestApiOptions) {
    this.url = options.project.url;
    this.client = new ProjectClient(options.project);
    this.credentials = credentialsOf(options.project);
  }

  /**
   * The whole answer. Rate limits, 5xx and broken connections are tried again with jitter, at least as long after as
   * the server's Retry-After says.
   * @throws RestError for an answer that is no success
   * @throws BackupError kind `source` when the project cannot be reached; kind `cancelled`
   */
  request(request: RestRequest | RestQuestion): Promise<RestResponse> {
    return this.persist(request.what, () => this.once(request));
  }

  /**
   * Work around one request by `once`, tried again as `request` does it: for a request whose answer may have got lost after it
   * did its work, so that the next attempt has to look first. A BackupError is not tried again.
   * @throws as `request`
   */
  async persist<T>(what: string, work: () => Promise<T>): Promise<T> {
    const { signal, random, log } = this.options;
    try {
      return await retry(work, {
        policy: this.options.retries ?? RETRIES,
        random,
        signal,
        shouldRetry: (error, attempt) => {
          if (error instanceof RestError) return error.isTransient && (!error.isTooMuch || attempt === 1);
          return !(error instanceof BackupError);
        },
        onRetry: (error, attempt, waitMs) => {
          const why = error instanceof RestError ? error.message : nameOf(error);
          log.debug(`${what}: ${why}; attempt ${attempt + 1} in ${waitMs} ms`);
        },
      });
    } catch (error) {
      if (signal.aborted) throw cancelledError(signal.reason);
      if (error instanceof RestError || error instanceof BackupError) throw error;
      throw unreachable(new URL(this.url).host, what, error);
    }
  }

  /** A single attempt. */
  async once(request: RestRequest | RestQuestion): Promise<RestResponse> {
    const { signal } = this.options;
    const { url, method, headers, body } =
      'build' in request ? await this.asBuilt(request) : this.asWritten(request);
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_LIMIT_MS)]),
      ...(body ? { body } : {}),
    });
    // Within the attempt: a connection may break in the middle of a body.
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.ok) return { status: response.status, headers: response.headers, body: bytes };
    const error = toRestError(response.status, bytes, request.what);
    if (error.isTransient) await waitAsAsked(response.headers, signal);
    throw error;
  }

  private async asBuilt({ build, query = {}, headers = {} }: RestQuestion): Promise<BuiltRequest> {
    const built = await this.client.requestOf(build);
    for (const [name, value] of Object.entries(query)) built.url.searchParams.set(name, value);
    for (const [name, value] of Object.entries(headers)) built.headers.set(name, value);
    return built;
  }

  private asWritten({ method = 'GET', path, query = {}, headers, body }: RestRequest): BuiltRequest {
    const url = new URL(`${this.url}${path}`);
    url.search = new URLSearchParams(query).toString();
    return {
      url,
      method,
      headers: new Headers({ ...headers, ...this.credentials }),
      body: body ?? null,
    };
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
