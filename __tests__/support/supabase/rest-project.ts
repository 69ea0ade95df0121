import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgrestProgram } from '../services.js';
import { answerAuth } from './auth-api.js';

/** What a request meets instead of an answer; undefined: nothing. */
export type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** The connection breaks after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly afterBytes: number }
  /** Something happens before the request is passed on. */
  | { readonly kind: 'first'; readonly work: () => Promise<void> };

export interface SeenRequest {
  readonly method: string;
  /** Decoded, with its query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** A project's API before a database: what Supabase's gateway and PostgREST are. */
export interface RestProject {
  readonly url: string;
  readonly serviceRoleKey: string;
  readonly secretKey: string;
  readonly anonKey: string;
  readonly publishableKey: string;
  readonly seen: SeenRequest[];
  /** Asked for every request that carries a key. */
  onRequest: (seen: SeenRequest) => Fault | undefined;
  /** Signed by the project. */
  tokenOf(claims: Record<string, unknown>): string;
  /** PostgREST reads the catalog anew, as after NOTIFY pgrst. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

export interface RestProjectOptions {
  /** What PostgREST logs in as: a role that may become anon, authenticated and service_role. */
  readonly databaseUrl: string;
  /** What the Auth server logs in as; there is none without. */
  readonly authDatabaseUrl?: string;
  /** The first one is the default. */
  readonly schemas?: readonly string[];
  readonly maxRows?: number;
  /** What answers below `/storage/v1`; there is none without. */
  readonly storage?: { readonly url: string; readonly key: string };
}

/**
 * Starts PostgREST on a database and a gateway in front of it that does what Supabase's does: paths below `/rest/v1`,
 * a key in `apikey`, and the new keys, which are no tokens, exchanged for one of their role.
 */
export async function startRestProject(options: RestProjectOptions): Promise<RestProject> {
  const secret = randomBytes(32).toString('hex');
  const tokenOf = (claims: Record<string, unknown>) => sign(claims, secret);
  const inYears = Math.floor(Date.now() / 1000) + 10 * 365 * 24 * 3600;
  const roleToken = (role: string) => tokenOf({ iss: 'supabase', role, exp: inYears });
  const keys = {
    serviceRoleKey: roleToken('service_role'),
    anonKey: roleToken('anon'),
    secretKey: `sb_secret_${randomBytes(16).toString('hex')}`,
    publishableKey: `sb_publishable_${randomBytes(16).toString('hex')}`,
  };
  const exchange = new Map([
    [keys.secretKey, keys.serviceRoleKey],
    [keys.publishableKey, keys.anonKey],
  ]);
  const port = await freePort();
  const postgrest = await startPostgrest(options, secret, port);

  const seen: SeenRequest[] = [];
  const server = createServer((incoming, answer) => {
    void gate(incoming, answer).catch(() => answer.destroy());
  });
  const gate = async (incoming: IncomingMessage, answer: ServerResponse) => {
    const url = new URL(incoming.url ?? '/', 'http://project');
    const one = {
      method: incoming.method ?? '',
      url: decodeURIComponent(incoming.url ?? ''),
      headers: incoming.headers,
    };
    seen.push(one);
    const key = String(incoming.headers.apikey ?? '');
    const bearer = incoming.headers.authorization?.replace(/^Bearer /, '');
    const token = exchange.get(key) ?? bearer;
    const isKnown =
      exchange.has(key) || [keys.serviceRoleKey, keys.anonKey].includes(key) || key.split('.').length === 3;
    if (!isKnown || token === undefined) return send(answer, 401, '{"message":"Invalid API key"}');
    const fault = project.onRequest(one);
    if (fault?.kind === 'status') return send(answer, fault.status, fault.body ?? '', fault.headers);
    if (fault?.kind === 'first') await fault.work();
    if (url.pathname.startsWith('/auth/v1/') && options.authDatabaseUrl !== undefined) {
      return answerAuth(options.authDatabaseUrl, url, claimsOf(token).role === 'service_role', answer);
    }
    if (url.pathname.startsWith('/storage/v1/') && options.storage) {
      incoming.headers.apikey = options.storage.key;
      return pass(incoming, answer, {
        port: Number(new URL(options.storage.url).port),
        token,
        cutAfter: undefined,
      });
    }
    if (!url.pathname.startsWith('/rest/v1/')) return send(answer, 404, '{"message":"no Route matched"}');
    await pass(incoming, answer, {
      port,
      token,
      cutAfter: fault?.kind === 'cut' ? fault.afterBytes : undefined,
    });
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const project: RestProject = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...keys,
    seen,
    onRequest: () => undefined,
    tokenOf,
    reload: async () => {
      postgrest.kill('SIGUSR1');
      await sleep(500);
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const ended = new Promise((resolve) => postgrest.once('exit', resolve));
      postgrest.kill('SIGKILL');
      await ended;
    },
  };
  return project;
}

async function startPostgrest(
  options: RestProjectOptions,
  secret: string,
  port: number,
): Promise<ChildProcess> {
  const child = spawn(postgrestProgram(), [], {
    env: {
      PGRST_DB_URI: options.databaseUrl,
      PGRST_DB_SCHEMAS: (options.schemas ?? ['public']).join(','),
      PGRST_DB_EXTRA_SEARCH_PATH: 'public,extensions',
      PGRST_DB_ANON_ROLE: 'anon',
      PGRST_JWT_SECRET: secret,
      PGRST_SERVER_HOST: '127.0.0.1',
      PGRST_SERVER_PORT: String(port),
      PGRST_DB_MAX_ROWS: String(options.maxRows ?? 1000),
      PGRST_DB_POOL: '4',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  // A test process that dies takes it along.
  process.once('exit', () => child.kill('SIGKILL'));
  for (let waited = 0; !log.includes('Schema cache loaded'); waited += 20) {
    if (child.exitCode !== null || waited > 20_000 || log.includes('An error')) {
      child.kill('SIGKILL');
      throw new Error(`PostgREST did not start:\n${log}`);
    }
    await sleep(20);
  }
  return child;
}

interface Passing {
  readonly port: number;
  readonly token: string;
  readonly cutAfter: number | undefined;
}

function pass(
  incoming: IncomingMessage,
  answer: ServerResponse,
  { port, token, cutAfter }: Passing,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const { host: _host, ...headers } = incoming.headers;
    const path = incoming.url?.replace(/^\/rest\/v1/, '');
    const upstream = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: incoming.method,
        headers: { ...headers, authorization: `Bearer ${token}` },
      },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        let sent = 0;
        response.on('data', (chunk: Buffer) => {
          if (cutAfter === undefined) return answer.write(chunk);
          answer.write(chunk.subarray(0, Math.max(cutAfter - sent, 0)), () => {
            if (sent >= cutAfter) answer.destroy();
          });
          sent += chunk.length;
          return undefined;
        });
        response.on('end', () => {
          if (cutAfter === undefined) answer.end();
          else answer.destroy();
          resolve();
        });
      },
    );
    upstream.on('error', reject);
    incoming.pipe(upstream);
  });
}

function send(
  answer: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function sign(claims: Record<string, unknown>, secret: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

function claimsOf(token: string): { role?: string } {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createTcpServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
