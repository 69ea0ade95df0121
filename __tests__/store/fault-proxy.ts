import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3_ENDPOINT } from './s3-server.js';
import { signAgain } from './sign-again.js';

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  /** What the request is, as S3 names it. */
  readonly action: string;
}

/** What the proxy does with one request. */
export type Fault =
  | 'pass'
  /** The connection breaks before the store sees the request. */
  | 'cut'
  /** The store does what was asked, and its answer is lost. */
  | 'cut-answer'
  | 'hang'
  /** One byte of the body changes on its way to the store. */
  | 'damage'
  | {
      readonly answer: number;
      readonly code: string;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** The store never sees these headers and nothing verifies the body's hash. */
  | { readonly without: readonly string[] }
  /** The answer's body breaks off after so many bytes. */
  | { readonly answerBytes: number };

export interface FaultProxy {
  readonly endpoint: string;
  readonly seen: SeenRequest[];
  close(): Promise<void>;
}

/** An S3 server whose store is real and whose faults are chosen by the test. */
export async function startFaultProxy(decide: (seen: SeenRequest) => Fault): Promise<FaultProxy> {
  const seen: SeenRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const one = describeRequest(incoming);
    seen.push(one);
    const fault = decide(one);
    if (fault === 'hang') return;
    if (fault === 'cut') return void incoming.socket.destroy();
    // Undefined when the client itself gave up in the middle.
    const body = await bodyOf(incoming).catch(() => undefined);
    if (!body) return;
    if (typeof fault === 'object' && 'answer' in fault) return answer(outgoing, one, fault);
    if (fault === 'damage' && body.length > 0) body[0] = (body[0] ?? 0) ^ 1;
    forward(one, body, fault, outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function describeRequest({ method = '', url = '', headers }: IncomingMessage): SeenRequest {
  const { searchParams, pathname } = new URL(url, 'http://host');
  return {
    method,
    url,
    headers: headers as Record<string, string>,
    action: actionOf(method, pathname, searchParams),
  };
}

function actionOf(method: string, pathname: string, query: URLSearchParams): string {
  const isBucket = pathname.split('/').filter(Boolean).length === 1;
  if (query.has('uploads')) return method === 'POST' ? 'CreateMultipartUpload' : 'ListMultipartUploads';
  if (query.has('uploadId')) {
    if (method === 'PUT') return 'UploadPart';
    return method === 'POST' ? 'CompleteMultipartUpload' : 'AbortMultipartUpload';
  }
  if (method === 'GET' && isBucket) return query.has('list-type') ? 'ListObjectsV2' : 'GetBucket';
  return { HEAD: 'HeadObject', GET: 'GetObject', PUT: 'PutObject', DELETE: 'DeleteObject' }[method] ?? method;
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function answer(
  outgoing: ServerResponse,
  { method }: SeenRequest,
  fault: Extract<Fault, { answer: number }>,
): void {
  const body =
    fault.body ?? `<?xml version="1.0"?><Error><Code>${fault.code}</Code><Message>as told</Message></Error>`;
  outgoing.writeHead(fault.answer, { 'content-type': 'application/xml', ...fault.headers });
  outgoing.end(method === 'HEAD' ? undefined : body);
}

function forward(one: SeenRequest, body: Buffer, fault: Fault, outgoing: ServerResponse): void {
  const isStripped = typeof fault === 'object' && 'without' in fault;
  const headers = isStripped ? strip(one, fault.without) : one.headers;
  const target = new URL(S3_ENDPOINT);
  const onward = request(
    { host: target.hostname, port: target.port, method: one.method, path: one.url, headers },
    (reply) => {
      if (fault === 'cut-answer') {
        reply.resume();
        return void reply.on('end', () => outgoing.socket?.destroy());
      }
      outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
      if (typeof fault === 'object' && 'answerBytes' in fault) cutAfter(reply, outgoing, fault.answerBytes);
      else reply.pipe(outgoing);
    },
  );
  onward.on('error', () => outgoing.socket?.destroy());
  onward.end(body);
}

function strip(one: SeenRequest, names: readonly string[]): Record<string, string> {
  const kept = Object.entries(one.headers).filter(([name]) => !names.some((n) => name.startsWith(n)));
  return signAgain(one.method, one.url, {
    ...Object.fromEntries(kept),
    'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
  });
}

function cutAfter(reply: IncomingMessage, outgoing: ServerResponse, bytes: number): void {
  let left = bytes;
  reply.on('data', (chunk: Buffer) => {
    if (left <= 0) return;
    outgoing.write(chunk.subarray(0, left), () => {
      if (left <= 0) outgoing.socket?.destroy();
    });
    left -= chunk.length;
  });
  reply.on('end', () => outgoing.socket?.destroy());
}
