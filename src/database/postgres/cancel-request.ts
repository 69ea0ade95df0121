import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { HostAddress } from '../../core/connection.js';

/** https://www.postgresql.org/docs/current/protocol-message-formats.html, "CancelRequest" and "SSLRequest". */
const CANCEL_CODE = 80877102;
const SSL_CODE = 80877103;
const ACCEPTS_TLS = 0x53; // 'S'

export interface CancelTarget {
  readonly address: HostAddress;
  /** The IP address of the session; undefined for a Unix socket. */
  readonly ip: string | undefined;
  /** As for `node:tls`; false without TLS. */
  readonly tls: false | Record<string, unknown>;
  readonly processId: number;
  readonly secretKey: number;
}

/**
 * Asks the server to stop what the session of this key runs, on a connection of its own. The server never answers, so
 * nothing is known but that it was sent. Resolves within `limitMs` and never throws: it is the best that can be done.
 */
export async function sendCancelRequest(target: CancelTarget, limitMs: number): Promise<void> {
  const { address, ip } = target;
  const socket = address.host.startsWith('/')
    ? connect({ path: `${address.host}/.s.PGSQL.${address.port}` })
    : connect({ host: ip ?? address.host, port: address.port });
  const timer = setTimeout(() => socket.destroy(), limitMs);
  try {
    await once(socket, 'connect');
    const stream = target.tls === false ? socket : await startTls(socket, address.host, target.tls);
    const message = Buffer.alloc(16);
    message.writeUInt32BE(message.length, 0);
    message.writeUInt32BE(CANCEL_CODE, 4);
    message.writeInt32BE(target.processId, 8);
    message.writeInt32BE(target.secretKey, 12);
    stream.end(message);
    stream.resume();
    await once(stream, 'close');
  } catch {
    // The connection is cut all the same; the server notices that at its next look at the socket.
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

async function startTls(socket: Socket, host: string, tls: Record<string, unknown>) {
  const request = Buffer.alloc(8);
  request.writeUInt32BE(request.length, 0);
  request.writeUInt32BE(SSL_CODE, 4);
  socket.write(request);
  const answer = await new Promise<Buffer>((resolve, reject) => {
    socket.once('data', resolve);
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed')));
  });
  if (answer[0] !== ACCEPTS_TLS) throw new Error('no TLS');
  const secured = connectTls({ socket, servername: host, ...tls });
  await once(secured, 'secureConnect');
  return secured;
}

function once(socket: Socket, event: 'connect' | 'secureConnect' | 'close'): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve());
    socket.once('error', reject);
    if (event !== 'close') socket.once('close', () => reject(new Error('closed')));
  });
}
