import { BackupError, cancelledError } from '../../../core/errors.js';
import type { Log } from '../../../core/ports.js';
import type { SupabaseProject } from '../../../core/supabase.js';
import { type RetryPolicy, retry } from '../../../lib/retry.js';
import { type BuildRequest, ProjectClient } from '../project-client.js';
import { nameOf, RETRIES, waitAsAsked } from '../requests.js';
import { explainStorageError, StorageError, type StorageRole, toStorageError } from './storage-errors.js';

export interface StorageApiOptions {
  readonly project: SupabaseProject;
  readonly role: StorageRole;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly retries?: RetryPolicy;
}

/** A request in the words of supabase-js, and what it has no words for. */
export interface StorageRequest {
  /** Called anew for every attempt. */
  readonly build: BuildRequest;
  /** In place of those that supabase-js sends under these names. */
  readonly headers?: Readonly<Record<string, string>>;
  /** In place of the body that supabase-js sends. */
  readonly body?: string;
  /** For messages. */
  readonly what: string;
}

/** An answer's head must come within this; bodies have no limit but that of `limitSilence`. */
const HEAD_LIMIT_MS = 60_000;

/** Requests to one project's Storage. supabase-js makes them; they are sent here, so that bodies stream and errors have their names. */
export class StorageApi {
  private readonly client: ProjectClient;

  constructor(private readonly options: StorageApiOptions) {
    this.client = new ProjectClient(options.project);
  }

  get url(): string {
    return this.options.project.url;
  }

  /**
   * The answer with its body still to be read.
   * @throws StorageError with `isGone` alone; every other failure is a BackupError
   */
  async open(request: StorageRequest): Promise<Response> {
    return this.attempt(request, (response) => Promise.resolve(response));
  }

  /** The whole answer, as JSON. */
  async json(request: StorageRequest): Promise<{ headers: Headers; value: unknown }> {
    return this.attempt(request, async (response) => {
      const text = await response.text();
      return { headers: response.headers, value: text === '' ? null : JSON.parse(text) };
    });
  }

  private async attempt<T>(request: StorageRequest, take: (response: Response) => Promise<T>): Promise<T> {
    const { signal, random, log, role } = this.options;
    try {
      return await retry(async () => take(await this.once(request)), {
        policy: this.options.retries ?? RETRIES,
        random,
        signal,
        shouldRetry: (error) => (error instanceof StorageError ? error.isTransient : isNetworkError(error)),
        onRetry: (error, attempt, waitMs) => {
          const why = error instanceof StorageError ? error.message : nameOf(error);
          log.debug(`${request.what}: ${why}; attempt ${attempt + 1} in ${waitMs} ms`);
        },
      });
    } catch (caught) {
      if (signal.aborted) throw cancelledError(signal.reason);
      const error = ownCauseOf(caught);
      if (error instanceof StorageError && error.isGone) throw error;
      throw isNetworkError(error) ? this.unreachable(request.what, error) : explainStorageError(error, role);
    }
  }

  private async once({ build, headers = {}, body, what }: StorageRequest): Promise<Response> {
    const { signal } = this.options;
    const built = await this.client.requestOf(build);
    for (const [name, value] of Object.entries({ 'accept-encoding': 'identity', ...headers }))
      built.headers.set(name, value);
    const content = body ?? built.body;
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(new Error('no answer within a minute')), HEAD_LIMIT_MS);
    // A large upload has its answer only at its end.
    if (content instanceof ReadableStream) clearTimeout(timer);
    try {
      const response = await fetch(built.url, {
        method: built.method,
        headers: built.headers,
        redirect: 'error',
        signal: AbortSignal.any([signal, limit.signal]),
        ...(content ? { body: content, duplex: 'half' as const } : {}),
      });
      if (response.ok) return response;
      const error = toStorageError(response.status, new Uint8Array(await response.arrayBuffer()), what);
      if (error.isTransient) await waitAsAsked(response.headers, signal);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private unreachable(what: string, cause: unknown): BackupError {
    const { host } = new URL(this.url);
    return new BackupError(this.options.role, `${host} cannot be reached (${what}): ${nameOf(cause)}.`, {
      code: 'STORAGE_UNREACHABLE',
      nextStep: 'Check the address of the project and the network, and whether it is paused; then run again.',
      cause,
    });
  }
}

/** fetch throws TypeErrors for everything about the connection, and the signal's reason for a timeout. */
function isNetworkError(error: unknown): boolean {
  const own = ownCauseOf(error);
  return !(own instanceof StorageError) && !(own instanceof BackupError) && !(own instanceof SyntaxError);
}

/** What the content of an upload threw comes back as the cause of a broken request. */
function ownCauseOf(error: unknown): unknown {
  const { cause } = (error ?? {}) as { cause?: unknown };
  return !(error instanceof BackupError) && cause instanceof BackupError ? cause : error;
}
