import type { DatabaseConnection } from '../../core/connection.js';
import { projectOf } from '../../core/supabase-hosts.js';
import { displayHost } from './connect-errors.js';
import type { PostgresSession } from './session.js';

const FINGERPRINT_ALLOWED =
  "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";
const FINGERPRINT = `SELECT c.system_identifier, d.oid FROM pg_catalog.pg_control_system() c, pg_catalog.pg_database d
  WHERE d.datname = pg_catalog.current_database()`;

/** What tells this database from every other one. */
export interface Fingerprint {
  readonly fingerprint: string;
  readonly fingerprintKind: 'system-identifier' | 'supabase-project' | 'address';
}

/**
 * The cluster's identifier with the database's oid, or, where a host hides that, the address. At Supabase the project:
 * clusters there are copies of one image, and may have its identifier.
 */
export async function readFingerprint(
  session: PostgresSession,
  target: DatabaseConnection,
): Promise<Fingerprint> {
  const project = projectOf(target);
  if (project !== undefined) {
    return { fingerprint: `${project}/${target.database}`, fingerprintKind: 'supabase-project' };
  }
  const [allowed] = await session.query(FINGERPRINT_ALLOWED);
  if (allowed?.[0] !== 't') {
    const address = `${displayHost(session.address)}/${target.database}`;
    return { fingerprint: address, fingerprintKind: 'address' };
  }
  const [row] = await session.query(FINGERPRINT);
  return { fingerprint: `${row?.[0]}/${row?.[1]}`, fingerprintKind: 'system-identifier' };
}
