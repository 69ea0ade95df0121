import { createServer } from 'node:net';
import { pollHealthUrls } from '../../../src/app/restore/poll-health-urls.js';
import type { BackupError } from '../../../src/core/errors.js';
import { type HttpEndpoint, startEndpoint } from '../../support/http-endpoint.js';
import { SilentLog } from '../../support/silent-log.js';

const CLOCK = { now: () => new Date() };

function optionsOf(changes: { signal?: AbortSignal; timeoutMs?: number } = {}) {
  return {
    signal: new AbortController().signal,
    log: new SilentLog(),
    clock: CLOCK,
    intervalMs: 20,
    ...changes,
  };
}

let endpoint: HttpEndpoint | undefined;
afterEach(async () => {
  await endpoint?.close();
  endpoint = undefined;
});

const failureOf = (work: Promise<void>): Promise<BackupError> =>
  work.then(
    () => {
      throw new Error('did not fail');
    },
    (error: BackupError) => error,
  );

it('asks again until the answer is 2xx', async () => {
  endpoint = await startEndpoint((response, count) => response.writeHead(count < 3 ? 503 : 204).end());
  const options = optionsOf();
  await pollHealthUrls([endpoint.url], options);
  expect(endpoint.received.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  expect(options.log.lines.at(-1)).toContain('is well (answered 204)');
});

it('follows redirects, and sends a log-in as a header', async () => {
  endpoint = await startEndpoint((response, _count, { path }) =>
    path === '/well' ? response.end('ok') : response.writeHead(302, { location: '/well' }).end(),
  );
  await pollHealthUrls([endpoint.url.replace('://', '://me:p%40ss@')], optionsOf());
  expect(endpoint.received.map(({ path }) => path)).toEqual(['/services/T0/B0/secret-token', '/well']);
  const login = Buffer.from('me:p@ss').toString('base64');
  expect(endpoint.received[0]?.headers.authorization).toBe(`Basic ${login}`);
});

it('names every address that is not well, without its secrets, and its last answer', async () => {
  endpoint = await startEndpoint((response, _count, { path }) =>
    response.writeHead(path.startsWith('/well') ? 200 : 500).end(),
  );
  const { port, origin } = new URL(endpoint.url);
  const closed = await closedPort();
  const error = await failureOf(
    pollHealthUrls(
      [
        `http://user:hunter22@127.0.0.1:${port}/health?token=hunter22`,
        `${origin}/well`,
        `http://127.0.0.1:${closed}/x`,
      ],
      optionsOf({ timeoutMs: 1000 }),
    ),
  );
  expect(error).toMatchObject({ kind: 'target', code: 'HEALTH_CHECK_FAILED', setting: 'health-urls' });
  expect(error.message.split('\n').slice(1)).toEqual([
    `${origin}/health: answered 500`,
    `http://127.0.0.1:${closed}/x: could not be reached (ECONNREFUSED)`,
  ]);
  expect(error.message).not.toContain('hunter22');
});

it('gives up an address that never answers', async () => {
  endpoint = await startEndpoint(() => undefined);
  const error = await failureOf(pollHealthUrls([endpoint.url], optionsOf({ timeoutMs: 300 })));
  expect(error.message).toMatch(/: no answer within 0\.\d+ s$/);
});

it('stops at once when the run is cancelled', async () => {
  const controller = new AbortController();
  endpoint = await startEndpoint(() => controller.abort());
  const error = await failureOf(pollHealthUrls([endpoint.url], optionsOf({ signal: controller.signal })));
  expect(error.kind).toBe('cancelled');
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
