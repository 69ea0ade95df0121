import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault, SeenRequest } from './rest-project.js';

/** Longer ones are stored in parts, and their tags are no MD5 of the whole. */
const PART_BYTES = 5 * 1024 * 1024;

export interface StoredFile {
  /** null: an entry whose bytes are gone. */
  content: Buffer | null;
  contentType: string;
  cacheControl: string;
  metadata: unknown;
  createdAt: string;
  updatedAt: string;
  version: string;
}

export interface StorageBucket {
  id: string;
  name: string;
  public: boolean;
  file_size_limit: number | null;
  allowed_mime_types: string[] | null;
  type: string;
}

/** A project's Storage API, as far as a backup and a restore ask for it, with its files in memory. */
export interface StorageProject {
  readonly url: string;
  readonly key: string;
  readonly buckets: Map<string, StorageBucket>;
  /** By `<bucket>/<path>`. */
  readonly files: Map<string, StoredFile>;
  readonly seen: SeenRequest[];
  onRequest: (seen: SeenRequest) => Fault | undefined;
  putBucket(id: string, settings?: Partial<StorageBucket>): void;
  put(bucket: string, path: string, content: Buffer | null, file?: Partial<StoredFile>): void;
  stop(): Promise<void>;
}

/**
 * Written from https://supabase.github.io/storage/ and https://supabase.com/docs/reference/javascript/storage-api: failures
 * have their true status in the body, HTML is served as plain text, a tag is that of the bytes where they lie.
 */
export async function startStorageProject(): Promise<StorageProject> {
  const key = `sb_secret_${randomUUID()}`;
  const server = createServer((incoming, answer) => {
    void answerRequest(project, incoming, answer).catch(() => answer.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const project: StorageProject = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    buckets: new Map(),
    files: new Map(),
    seen: [],
    onRequest: () => undefined,
    putBucket: (id, settings) => {
      const plain = { public: false, file_size_limit: null, allowed_mime_types: null, type: 'STANDARD' };
      project.buckets.set(id, { id, name: id, ...plain, ...settings });
    },
    put: (bucket, path, content, file) => {
      const before = project.files.get(`${bucket}/${path}`);
      const now = new Date().toISOString();
      project.files.set(`${bucket}/${path}`, {
        content,
        contentType: 'application/octet-stream',
        cacheControl: 'no-cache',
        metadata: null,
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
        version: randomUUID(),
        ...file,
      });
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return project;
}

export function etagOf(content: Buffer): string {
  const md5 = createHash('md5').update(content).digest('hex');
  return content.length > PART_BYTES ? `"${md5}-${Math.ceil(content.length / PART_BYTES)}"` : `"${md5}"`;
}

async function answerRequest(
  project: StorageProject,
  incoming: IncomingMessage,
  answer: ServerResponse,
): Promise<unknown> {
  const [path = '', query = ''] = (incoming.url ?? '').split('?');
  const seen = {
    method: incoming.method ?? '',
    url: decodeURIComponent(incoming.url ?? ''),
    headers: incoming.headers,
  };
  project.seen.push(seen);
  const fault = project.onRequest(seen);
  if (fault?.kind === 'first') await fault.work();
  if (fault?.kind === 'status') return send(answer, fault.status, fault.body ?? '', fault.headers);
  if (incoming.headers.apikey !== project.key) return fail(answer, 403, 'Unauthorized', 'Invalid API key');
  const cutAfter = fault?.kind === 'cut' ? fault.afterBytes : undefined;
  const [, route, rest = ''] =
    /^\/storage\/v1\/(bucket|object\/list-v2|object\/info|object)(?:\/(.*))?$/.exec(path) ?? [];
  const slash = rest.indexOf('/');
  const bucket = decodeURIComponent(slash < 0 ? rest : rest.slice(0, slash));
  const name = slash < 0 ? '' : decodeURIComponent(rest.slice(slash + 1));
  const body = incoming.method === 'GET' ? Buffer.alloc(0) : await read(incoming);
  if (route === 'bucket') return answerBuckets(project, incoming.method ?? '', bucket, query, body, answer);
  if (!project.buckets.has(bucket)) return fail(answer, 404, 'Bucket not found', 'Bucket not found');
  if (route === 'object/list-v2') return answerList(project, bucket, JSON.parse(body.toString()), answer);
  if (route === 'object' && incoming.method === 'POST') {
    return answerUpload(project, bucket, name, body, incoming, answer);
  }
  const file = project.files.get(`${bucket}/${name}`);
  if (!file?.content) return fail(answer, 404, 'not_found', 'Object not found');
  if (route === 'object/info') {
    const { contentType, cacheControl, metadata, version, createdAt, updatedAt, content } = file;
    const info = {
      ...{ id: randomUUID(), name, version, bucket_id: bucket, size: content.length, metadata },
      ...{ content_type: contentType, cache_control: cacheControl, etag: etagOf(content) },
      ...{ last_modified: updatedAt, created_at: createdAt },
    };
    return send(answer, 200, JSON.stringify(info), { etag: etagOf(content) });
  }
  const type = file.contentType.includes('text/html') ? 'text/plain' : file.contentType;
  answer.writeHead(200, {
    'content-type': type,
    etag: etagOf(file.content),
    'content-length': file.content.length,
  });
  if (cutAfter === undefined) return answer.end(file.content);
  return answer.write(file.content.subarray(0, cutAfter), () => answer.destroy());
}

function answerBuckets(
  project: StorageProject,
  method: string,
  id: string,
  query: string,
  body: Buffer,
  answer: ServerResponse,
): ServerResponse {
  const settings = body.length > 0 ? JSON.parse(body.toString()) : {};
  if (method === 'GET') {
    const offset = Number(new URLSearchParams(query).get('offset') ?? 0);
    const limit = Number(new URLSearchParams(query).get('limit') ?? 100);
    const all = [...project.buckets.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return send(answer, 200, JSON.stringify(all.slice(offset, offset + limit)));
  }
  if (method === 'POST') {
    if (project.buckets.has(settings.id))
      return fail(answer, 409, 'Duplicate', 'The resource already exists');
    project.putBucket(settings.id, settings);
  } else {
    const before = project.buckets.get(id);
    if (!before) return fail(answer, 404, 'Bucket not found', 'Bucket not found');
    project.putBucket(id, { ...before, ...settings });
  }
  return send(answer, 200, '{"message":"done"}');
}

function answerList(
  project: StorageProject,
  bucket: string,
  { limit = 100, cursor }: { limit?: number; cursor?: string },
  answer: ServerResponse,
): ServerResponse {
  const after = cursor === undefined ? '' : Buffer.from(cursor, 'base64').toString();
  const names = [...project.files.keys()]
    .filter((name) => name.startsWith(`${bucket}/`))
    .map((name) => name.slice(bucket.length + 1))
    .filter((name) => Buffer.compare(Buffer.from(name), Buffer.from(after)) > 0)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const page = names.slice(0, limit);
  const hasNext = names.length > page.length;
  const objects = page.map((name) => {
    const file = project.files.get(`${bucket}/${name}`) as StoredFile;
    const content = file.content ?? Buffer.from('what was there');
    const metadata = {
      ...{ eTag: etagOf(content), size: content.length, contentLength: content.length },
      ...{ mimetype: file.contentType, cacheControl: file.cacheControl, httpStatusCode: 200 },
    };
    return { name, id: randomUUID(), updated_at: file.updatedAt, created_at: file.createdAt, metadata };
  });
  const next = hasNext ? { nextCursor: Buffer.from(page.at(-1) ?? '').toString('base64') } : {};
  return send(answer, 200, JSON.stringify({ hasNext, folders: [], objects, ...next }));
}

function answerUpload(
  project: StorageProject,
  bucket: string,
  name: string,
  content: Buffer,
  { headers }: IncomingMessage,
  answer: ServerResponse,
): ServerResponse {
  const { file_size_limit: limit, allowed_mime_types: types } = project.buckets.get(bucket) as StorageBucket;
  const contentType = headers['content-type'] ?? 'application/octet-stream';
  if (limit !== null && content.length > limit) {
    return fail(answer, 413, 'Payload too large', 'The object exceeded the maximum allowed size');
  }
  if (types !== null && !types.includes(contentType)) {
    return fail(answer, 415, 'invalid_mime_type', `mime type ${contentType} is not supported`);
  }
  if (headers['x-upsert'] !== 'true' && project.files.has(`${bucket}/${name}`)) {
    return fail(answer, 409, 'Duplicate', 'The resource already exists');
  }
  const metadata = headers['x-metadata'];
  project.put(bucket, name, content, {
    contentType,
    cacheControl: headers['cache-control'] ?? 'no-cache',
    metadata: typeof metadata === 'string' ? JSON.parse(Buffer.from(metadata, 'base64').toString()) : null,
  });
  return send(answer, 200, JSON.stringify({ Key: `${bucket}/${name}`, Id: randomUUID() }));
}

async function read(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function fail(answer: ServerResponse, status: number, error: string, message: string): ServerResponse {
  return send(answer, 400, JSON.stringify({ statusCode: String(status), error, message }));
}

function send(
  answer: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string | number> = {},
): ServerResponse {
  return answer.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}
