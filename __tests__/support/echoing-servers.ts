import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

const SSL_REQUEST_BYTES = 8;

/** A server that speaks enough of PostgreSQL's protocol to refuse every login with this text. */
export async function startEchoingDatabase(
  text: string,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      if (bytes.length === SSL_REQUEST_BYTES) socket.write('N');
      else socket.end(refusal(text));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html: ErrorResponse. */
function refusal(text: string): Buffer {
  const fields = ['SFATAL', 'VFATAL', 'C28P01', `M${text}`, `D${text}`, `H${text}`];
  const body = Buffer.from(`${fields.join('\0')}\0\0`);
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}
