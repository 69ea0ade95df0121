import { type OnReadOpts, Socket, type SocketConstructorOpts } from 'node:net';
import mysql from 'mysql2';
import type { DatabaseConnection, HostAddress } from '../../core/connection.js';
import { PacketTap } from './packet-tap.js';

/** An idle TCP connection is probed after this long, so that firewalls keep it and dead peers are noticed. */
const KEEP_ALIVE_MS = 30_000;

/** How long each address of a host may take before the next is tried (https://www.rfc-editor.org/rfc/rfc8305). */
const ADDRESS_ATTEMPT_MS = 2_000;

/** What libuv asks the operating system for at once. */
const READ_BYTES = 64 * 1024;

/** Of mysql2's defaults: a server may not ask for local files, two change what SQL means, and rows that an UPDATE left alone are not counted. */
const NO_FLAGS = ['-LOCAL_FILES', '-IGNORE_SPACE', '-ODBC', '-FOUND_ROWS'];

export interface ClientOptions {
  readonly target: DatabaseConnection;
  readonly address: HostAddress;
  /** The IP address to use instead of looking the host up. */
  readonly ip: string | undefined;
}

/** A client of `mysql2` that begins to connect, and what its rows can be taken from. */
export function newClient({ target, address, ip }: ClientOptions): {
  client: mysql.Connection;
  tap: PacketTap;
} {
  const isSocket = address.host.startsWith('/');
  const tls = isSocket ? undefined : tlsOptions(target);
  // TLS reads the socket itself, and hands buffers of its own on.
  const reusesBuffer = tls === undefined;
  const client = mysql.createConnection({
    ...(isSocket ? { socketPath: address.host } : { host: address.host, port: address.port }),
    user: target.user,
    password: target.password ?? '',
    database: target.database,
    charset: 'utf8mb4',
    connectTimeout: target.connectTimeoutMs,
    multipleStatements: false,
    flags: NO_FLAGS,
    connectAttributes: { program_name: target.applicationName },
    stream: () => openSocket(address, ip, reusesBuffer ? readIntoOneBuffer() : new Socket()),
    ...(tls === undefined ? {} : { ssl: tls }),
  } as mysql.ConnectionOptions);
  return { client, tap: new PacketTap(client, reusesBuffer) };
}

/**
 * A socket whose `data` is valid during the event only: a buffer for each read keeps the collector busy.
 * @see https://nodejs.org/api/net.html#socketconnectoptions (`onread`)
 */
function readIntoOneBuffer(): Socket {
  const onread: OnReadOpts = {
    buffer: Buffer.allocUnsafeSlow(READ_BYTES),
    callback(length, buffer) {
      return socket.emit('data', buffer.subarray(0, length));
    },
  };
  const socket: Socket = new Socket({ onread } as SocketConstructorOpts);
  return socket;
}

/** The meanings of libpq's modes; `require` with an authority at hand has become `verify-ca` before. */
export function tlsOptions({ tls }: DatabaseConnection): mysql.SslOptions | undefined {
  if (tls.mode === 'disable') return undefined;
  return {
    ...(tls.ca === undefined ? {} : { ca: tls.ca }),
    rejectUnauthorized: tls.mode !== 'require',
    verifyIdentity: tls.mode === 'verify-full',
  };
}

function openSocket({ host, port }: HostAddress, ip: string | undefined, socket: Socket): Socket {
  if (host.startsWith('/')) return socket.connect({ path: host });
  socket.connect({
    port,
    host: ip ?? host,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
  });
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  socket.setNoDelay(true);
  // mysql2 gives TLS no name to verify where the host is an IP address, and Node would then verify `localhost`.
  (socket as unknown as { _host: string })._host = host;
  return socket;
}
