import { Socket } from 'node:net';
import pg from 'pg';
import type { DatabaseConnection, HostAddress } from '../../core/connection.js';

/** An idle TCP connection is probed after this long, so that firewalls keep it and dead peers are noticed. */
const KEEP_ALIVE_MS = 30_000;

/** How long each address of a host may take before the next is tried (https://www.rfc-editor.org/rfc/rfc8305). */
const ADDRESS_ATTEMPT_MS = 2_000;

export interface ClientOptions {
  readonly target: DatabaseConnection;
  readonly address: HostAddress;
  /** The IP address to use instead of looking the host up. */
  readonly ip: string | undefined;
}

/** A client of `pg` that takes nothing from the environment; not connected yet. */
export function newClient({ target, address, ip }: ClientOptions): pg.Client {
  const client = new pg.Client({
    host: address.host,
    port: address.port,
    user: target.user,
    database: target.database,
    // A function, because pg would look into PGPASSWORD for an empty string.
    password: () => target.password ?? missingPassword(),
    application_name: target.applicationName,
    ssl: address.host.startsWith('/') ? false : tlsOptions(target),
    sslnegotiation: 'postgres',
    connectionTimeoutMillis: target.connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    stream: () => pinnedSocket(ip),
  } as pg.ClientConfig);
  forgetEnvironment(client);
  return client;
}

function missingPassword(): never {
  throw Object.assign(new Error('no password given'), { code: 'PASSWORD_NEEDED' });
}

/** pg reads PGOPTIONS and PGREPLICATION behind our back; a session's settings are ours alone. */
function forgetEnvironment(client: pg.Client): void {
  const hidden = client as unknown as { connectionParameters: Record<string, unknown>; replication: unknown };
  hidden.connectionParameters.options = undefined;
  hidden.connectionParameters.replication = undefined;
  hidden.replication = undefined;
}

/** libpq's meanings; `require` with an authority at hand is `verify-ca`, as there. */
export function tlsOptions(target: DatabaseConnection): false | Record<string, unknown> {
  const { mode, ca } = target.tls;
  if (mode === 'disable') return false;
  if (mode === 'require' && ca === undefined) return { rejectUnauthorized: false };
  return {
    rejectUnauthorized: true,
    ...(ca === undefined ? {} : { ca }),
    ...(mode === 'verify-full' ? {} : { checkServerIdentity: () => undefined }),
  };
}

/** A socket that goes to `ip` whatever the host's name resolves to now. */
function pinnedSocket(ip: string | undefined): Socket {
  const socket = new Socket();
  const connect = socket.connect.bind(socket) as (options: object) => Socket;
  const route = (portOrPath: number | string, host?: string) =>
    typeof portOrPath === 'string'
      ? connect({ path: portOrPath })
      : connect({
          port: portOrPath,
          host: ip ?? host,
          autoSelectFamily: true,
          autoSelectFamilyAttemptTimeout: ADDRESS_ATTEMPT_MS,
        });
  socket.connect = route as typeof socket.connect;
  return socket;
}
