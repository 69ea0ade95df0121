import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RestProject } from './rest-project.js';
import type { StorageProject } from './storage-project.js';

/** One address for rows and files, as a project has it; the key is that of the rows. */
export async function joinApis(
  rows: RestProject,
  files: StorageProject,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((incoming, answer) => {
    const isFile = incoming.url?.startsWith('/storage/v1/');
    const isKnown = [rows.secretKey, rows.serviceRoleKey].includes(String(incoming.headers.apikey));
    const headers = { ...incoming.headers, ...(isFile && isKnown ? { apikey: files.key } : {}) };
    const { method = 'GET' } = incoming;
    const upstream = request(
      `${isFile ? files.url : rows.url}${incoming.url}`,
      { method, headers },
      (response) => {
        answer.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(answer);
      },
    );
    upstream.on('error', () => answer.destroy());
    incoming.pipe(upstream);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
