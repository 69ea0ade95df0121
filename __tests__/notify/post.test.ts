import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { parseRetryAfter } from '../../src/notify/attempt-post.js';
import { post as deliver, type PostDeps, type PostTiming } from '../../src/notify/post.js';
import { type HttpEndpoint, type ReceivedRequest, startEndpoint } from '../support/http-endpoint.js';
import { SilentLog } from '../support/silent-log.js';

const FAST: PostTiming = {
  timeoutMs: 300,
  retry: { attempts: 4, baseMs: 10, capMs: 40 },
  maxRetryAfterMs: 2000,
};

let endpoint: HttpEndpoint | undefined;
let log: SilentLog;

async function post(
  answer: (response: ServerResponse, count: number, request: ReceivedRequest) => void,
  changes: Partial<PostDeps> = {},
) {
  endpoint = await startEndpoint(answer);
  const warning = await send(endpoint.url, changes);
  return { warning, received: endpoint.received };
}

async function send(url: string, changes: Partial<PostDeps> = {}): Promise<string | null> {
  log = new SilentLog();
  const deps: PostDeps = {
    clock: { now: () => new Date() },
    random: () => 0.5,
    signal: new AbortController().signal,
    log,
    timing: FAST,
    ...changes,
  };
  const warning = await deliver({ channel: 'Slack', url, body: JSON.stringify({ text: 'é <b>' }) }, deps);
  // Nothing that is said anywhere holds the secret.
  expect([warning, ...log.lines].join('\n')).not.toContain('secret-token');
  return warning;
}

const reply = (response: ServerResponse, status: number, body = '', headers: Record<string, string> = {}) =>
  response.writeHead(status, headers).end(body);

afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

it('posts JSON once', async () => {
  const { warning, received } = await post((response) => reply(response, 200, 'ok'));
  expect(warning).toBeNull();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ method: 'POST', path: '/services/T0/B0/secret-token' });
  expect(received[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({ text: 'é <b>' });
});

it('retries 5xx until it works', async () => {
  const { warning, received } = await post((response, count) => reply(response, count < 4 ? 503 : 200));
  expect(warning).toBeNull();
  expect(received).toHaveLength(4);
});

it('gives up after four attempts and says so', async () => {
  const { warning, received } = await post((response) => reply(response, 500, 'internal_error'));
  expect(received).toHaveLength(4);
  expect(warning).toBe(
    'Slack could not be told about this run: it answered 500 (internal_error) (4 attempts).',
  );
});

it('does not retry 4xx', async () => {
  const { warning, received } = await post((response) => reply(response, 404, 'no_service'));
  expect(received).toHaveLength(1);
  expect(warning).toBe('Slack could not be told about this run: it answered 404 (no_service).');
});

it('does not repeat an answer that may hold anything', async () => {
  const { warning } = await post((response, _count, request) =>
    reply(response, 403, `<p>${request.path}</p>`),
  );
  expect(warning).toBe('Slack could not be told about this run: it answered 403.');
});

it('waits as long as 429 asks for', async () => {
  const { warning, received } = await post((response, count) =>
    count === 1 ? reply(response, 429, '', { 'retry-after': '1' }) : reply(response, 200),
  );
  expect(warning).toBeNull();
  expect(received).toHaveLength(2);
  expect((received[1]?.atMs ?? 0) - (received[0]?.atMs ?? 0)).toBeGreaterThanOrEqual(995);
});

it('gives up when 429 asks for too long', async () => {
  const { warning, received } = await post((response) => reply(response, 429, '', { 'retry-after': '3600' }));
  expect(received).toHaveLength(1);
  expect(warning).toContain('it answered 429');
});

it('gives up on an endpoint that hangs, each attempt after its timeout', async () => {
  const begin = Date.now();
  const { warning, received } = await post(() => {}, {
    timing: { ...FAST, retry: { ...FAST.retry, attempts: 2 } },
  });
  expect(received).toHaveLength(2);
  expect(warning).toBe(
    'Slack could not be told about this run: it did not answer within 0.3 s (2 attempts).',
  );
  expect(Date.now() - begin).toBeLessThan(5000);
});

it('waits for a slow answer, and needs only its status', async () => {
  const slow = await post((response) => setTimeout(() => reply(response, 200), 150));
  expect(slow.warning).toBeNull();
  await endpoint?.close();
  const endless = await post((response) => {
    response.writeHead(200);
    response.write('o');
  });
  expect(endless.warning).toBeNull();
  expect(endless.received).toHaveLength(1);
});

it('follows redirects within the host, with the body', async () => {
  const { warning, received } = await post((response, count) =>
    count === 1 ? reply(response, 307, '', { location: '/elsewhere' }) : reply(response, 200),
  );
  expect(warning).toBeNull();
  expect(received.map((r) => [r.method, r.path])).toEqual([
    ['POST', '/services/T0/B0/secret-token'],
    ['POST', '/elsewhere'],
  ]);
  expect(received[1]?.body).toBe(received[0]?.body);
});

it('does not follow redirects to another host, nor endless ones', async () => {
  const other = await startEndpoint((response) => reply(response, 200));
  try {
    const { warning } = await post((response) => reply(response, 302, '', { location: other.url }));
    expect(warning).toContain(
      'it answered 302 with a redirect to another host or port, which is not followed',
    );
    expect(other.received).toHaveLength(0);
  } finally {
    await other.close();
  }
  await endpoint?.close();
  const loop = await post((response) => reply(response, 308, '', { location: '/again' }));
  expect(loop.warning).toContain('more than 3 redirects');
  expect(loop.received).toHaveLength(4);
});

it('retries a connection that is refused or cut', async () => {
  const server = await startEndpoint(() => {});
  await server.close();
  expect(await send(server.url)).toBe(
    'Slack could not be told about this run: it could not be reached (ECONNREFUSED) (4 attempts).',
  );
  const { warning, received } = await post((response, count) =>
    count === 1 ? response.destroy() : reply(response, 200),
  );
  expect(warning).toBeNull();
  expect(received).toHaveLength(2);
});

it('survives an answer that is no HTTP', async () => {
  const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    expect(await send(`http://127.0.0.1:${port}/secret-token`)).toMatch(
      /could not be reached \(HPE_\w+\) \(4 attempts\)/,
    );
  } finally {
    server.close();
  }
});

it.each(['secret-token', 'ftp://host/secret-token', 'http://', 'https://user:secret-token@127.0.0.1:1/'])(
  'survives the address %s without repeating it',
  async (url) => {
    expect(await send(url)).toMatch(/^Slack could not be told about this run: /);
  },
);

it('stops when the run is cancelled, while it waits for an answer or for the next attempt', async () => {
  for (const [answer, timing] of [
    [() => {}, { ...FAST, timeoutMs: 60_000 }],
    [
      (response: ServerResponse) => reply(response, 500),
      { ...FAST, retry: { attempts: 4, baseMs: 60_000, capMs: 60_000 } },
    ],
  ] as const) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    const { warning } = await post(answer, { timing, signal: controller.signal });
    expect(warning).toContain('the run was cancelled');
    await endpoint?.close();
  }
});

it('reads Retry-After as seconds or as a date', () => {
  const now = new Date('2026-03-25T02:00:00Z');
  expect(parseRetryAfter('2', now)).toBe(2000);
  expect(parseRetryAfter('Wed, 25 Mar 2026 02:00:05 GMT', now)).toBe(5000);
  expect(parseRetryAfter('Wed, 25 Mar 2020 02:00:05 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeUndefined();
  expect(parseRetryAfter(null, now)).toBeUndefined();
});
