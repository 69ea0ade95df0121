import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inflateRawSync } from 'node:zlib';

export interface ArtifactService {
  /** What the runner puts into the environment of an action. */
  readonly env: Readonly<Record<string, string>>;
  /** Artifacts that were finished, with the texts of their files. */
  readonly artifacts: () => ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** How often it was asked anything. */
  readonly requests: () => number;
  /** From now on it answers like this; `silent` never answers. */
  behave(how: Behaviour): void;
  close(): Promise<void>;
}

export type Behaviour = 'well' | 'refusing' | 'silent';

/**
 * GitHub's artifact service as `@actions/artifact` speaks to it: an artifact is made, uploaded as the blocks of a blob, and
 * finished.
 */
export async function startArtifactService(): Promise<ArtifactService> {
  const finished = new Map<string, ReadonlyMap<string, string>>();
  const blobs = new Map<string, Buffer>();
  let behaviour: Behaviour = 'well';
  let requests = 0;
  let url = '';
  const server = createServer(async (request, response) => {
    requests += 1;
    const body = await bodyOf(request);
    const path = request.url ?? '';
    if (behaviour === 'silent') return;
    if (behaviour === 'refusing') {
      response.writeHead(403, { 'content-type': 'application/json' }).end('{"msg":"not for you"}');
      return;
    }
    if (request.method === 'PUT') {
      const name = decodeURIComponent(path.slice('/blob/'.length, path.indexOf('?')));
      // The list of blocks comes after the blocks.
      if (!path.includes('comp=blocklist'))
        blobs.set(name, Buffer.concat([blobs.get(name) ?? Buffer.alloc(0), body]));
      response.writeHead(201, { etag: '"x"', 'last-modified': new Date().toUTCString() }).end();
      return;
    }
    const { name } = JSON.parse(body.toString()) as { name: string };
    const answer = path.endsWith('/CreateArtifact')
      ? { ok: true, signed_upload_url: `${url}/blob/${encodeURIComponent(name)}?sig=x` }
      : { ok: true, artifact_id: '1' };
    if (path.endsWith('/FinalizeArtifact')) finished.set(name, unzip(blobs.get(name) ?? Buffer.alloc(0)));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { ACTIONS_RESULTS_URL: `${url}/`, ACTIONS_RUNTIME_TOKEN: runtimeToken() },
    artifacts: () => finished,
    requests: () => requests,
    behave: (how) => {
      behaviour = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A token whose claims name the run and the job. */
function runtimeToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ scp: 'Actions.Results:run-1:job-1' })}.x`;
}

/** The files of a ZIP archive, by its central directory (APPNOTE.TXT 4.3.12). */
function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, bytes] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + bytes);
    files.set(
      zip.toString('utf8', at + 46, at + 46 + (nameBytes ?? 0)),
      (method === 0 ? content : inflateRawSync(content)).toString('utf8'),
    );
    at += 46 + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0);
  }
  return files;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
