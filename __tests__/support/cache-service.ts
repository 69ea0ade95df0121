import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CacheService {
  /** What the runner puts into the environment of an action. */
  readonly env: Readonly<Record<string, string>>;
  /** Keys in the order in which they were kept. */
  readonly keys: () => string[];
  /** What is kept, as it came. */
  readonly contents: () => Buffer[];
  close(): Promise<void>;
}

interface Entry {
  readonly key: string;
  readonly version: string;
  content: Buffer | undefined;
}

/**
 * GitHub's cache service, version 2, as `@actions/cache` speaks to it: entries are reserved, uploaded as a blob, finalized,
 * and found by key or by its beginning, the newest first. A key is taken once.
 */
export async function startCacheService(): Promise<CacheService> {
  const entries: Entry[] = [];
  let url = '';
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const path = request.url ?? '';
    const blob = entries[Number(/^\/blob\/(\d+)/.exec(path)?.[1] ?? -1)];
    if (blob && request.method === 'PUT') {
      // The list of blocks comes after the blocks.
      if (!path.includes('comp=blocklist'))
        blob.content = Buffer.concat([blob.content ?? Buffer.alloc(0), body]);
      response.writeHead(201, { etag: '"x"', 'last-modified': new Date().toUTCString() }).end();
    } else if (blob?.content) {
      response.writeHead(200, { 'content-length': blob.content.length }).end(blob.content);
    } else {
      reply(response, answer(path.slice(path.lastIndexOf('/') + 1), JSON.parse(body.toString() || '{}')));
    }
  });

  function answer(method: string, asked: Record<string, unknown>): object {
    const version = String(asked.version);
    if (method === 'CreateCacheEntry') {
      const key = String(asked.key);
      if (entries.some((entry) => entry.key === key && entry.version === version)) return { ok: false };
      entries.push({ key, version, content: undefined });
      return { ok: true, signedUploadUrl: `${url}/blob/${entries.length - 1}` };
    }
    if (method === 'FinalizeCacheEntryUpload') return { ok: true, entryId: '1' };
    const prefixes = (asked.restoreKeys ?? asked.restore_keys ?? []) as string[];
    const index = entries.findLastIndex(
      (entry) => entry.version === version && prefixes.some((prefix) => entry.key.startsWith(prefix)),
    );
    if (index < 0) return { ok: false };
    return { ok: true, signedDownloadUrl: `${url}/blob/${index}`, matchedKey: entries[index]?.key };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RESULTS_URL: `${url}/`,
      ACTIONS_RUNTIME_TOKEN: 'runtime',
    },
    keys: () => entries.map(({ key }) => key),
    contents: () => entries.flatMap(({ content }) => content ?? []),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
