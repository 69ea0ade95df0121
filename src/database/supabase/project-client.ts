import { AsyncLocalStorage } from 'node:async_hooks';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { isSecretKey, type SupabaseProject } from '../../core/supabase.js';

/** What supabase-js is told, such as `(client) => client.storage.listBuckets()`. */
export type BuildRequest = (client: SupabaseClient) => PromiseLike<unknown>;

/** A request that supabase-js made and that is still to be sent. */
export interface BuiltRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestInit['body'];
}

/**
 * One project's supabase-js. It makes the requests and sends none: its own fetch would turn numbers into JS ones, try
 * again by rules of its own, and leave out the headers that prove an answer whole.
 */
export class ProjectClient {
  private readonly client: SupabaseClient;
  private readonly built = new AsyncLocalStorage<(request: BuiltRequest) => void>();

  constructor({ url, key }: SupabaseProject) {
    this.client = createClient(url, key, {
      auth: { autoRefreshToken: false, persistSession: false, detectSessionInUrl: false },
      realtime: { transport: NoSocket as never },
      global: {
        fetch: async (input, init = {}) => {
          const headers = new Headers(init.headers);
          if (isSecretKey(key)) headers.delete('authorization');
          const { method = 'GET', body } = init;
          const address = new URL(String(input instanceof Request ? input.url : input));
          this.built.getStore()?.({ url: address, method, headers, body: body ?? null });
          return Response.json([]);
        },
      },
    });
  }

  /** The one request that a call leads to. A secret key is no token: it travels in the header `apikey` alone. */
  async requestOf(build: BuildRequest): Promise<BuiltRequest> {
    const requests: BuiltRequest[] = [];
    let failure: unknown;
    await this.built.run(
      (request) => void requests.push(request),
      async () => {
        // What it makes of the stand-in for an answer is of no account.
        await Promise.resolve(build(this.client)).catch((error: unknown) => {
          failure = error;
        });
      },
    );
    const [request] = requests;
    if (request) return request;
    throw new Error('supabase-js made no request', { cause: failure });
  }
}

/** supabase-js asks for one although nobody listens to changes, and Node 20 has none. */
class NoSocket {
  constructor() {
    throw new Error('no realtime here');
  }
}
