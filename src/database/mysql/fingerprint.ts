import type { DatabaseConnection } from '../../core/connection.js';
import { displayHost, errorNumberOf } from './connect-errors.js';
import type { MysqlSession } from './session.js';

const UNKNOWN_VARIABLE = 1193;

/** What tells this database from every other one. */
export interface Fingerprint {
  readonly fingerprint: string;
  readonly fingerprintKind: 'server-uuid' | 'server-uid' | 'address';
}

/** The server's own id with the database, or, where it has none (TiDB, MariaDB before it had), the address. */
export async function readFingerprint(
  session: MysqlSession,
  target: DatabaseConnection,
  database: string,
): Promise<Fingerprint> {
  const id = await readServerId(session);
  if (id === null) {
    return { fingerprint: `${displayHost(session.address)}/${target.database}`, fingerprintKind: 'address' };
  }
  const kind = session.flavour.serverId === 'server_uid' ? 'server-uid' : 'server-uuid';
  return { fingerprint: `${id}/${database}`, fingerprintKind: kind };
}

export async function readServerId(session: MysqlSession): Promise<string | null> {
  const { serverId } = session.flavour;
  if (serverId === null) return null;
  try {
    const [row] = await session.query(`SELECT @@${serverId}`);
    return row?.[0] || null;
  } catch (error) {
    if (errorNumberOf(error) === UNKNOWN_VARIABLE) return null;
    throw error;
  }
}

/** Tells one server of several from the others; undefined where every node of a cluster does as well (TiDB). */
export async function identifyServer(session: MysqlSession): Promise<string | undefined> {
  if (session.flavour.serverId === null) return undefined;
  const id = await readServerId(session);
  if (id !== null) return id;
  const [row] = await session.query('SELECT @@hostname, @@port');
  return `${row?.[0]}:${row?.[1]}`;
}
