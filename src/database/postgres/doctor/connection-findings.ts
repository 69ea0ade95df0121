import { notChecked, ok, warn } from '../../../core/checkup.js';
import type { DatabaseConnection } from '../../../core/connection.js';
import type { CheckId, Finding } from '../../../core/doctor.js';
import type { Clock } from '../../../core/ports.js';
import { projectOfHost } from '../../../core/supabase-hosts.js';
import { OLDEST_MAJOR } from '../connect.js';
import { displayHost, sessionPoolerStep } from '../connect-errors.js';
import { isDirect } from '../pooler.js';
import type { PostgresSession } from '../session.js';

/** The newest server this code is tested with. */
const NEWEST_MAJOR = 18;

/** The last day with fixes (https://www.postgresql.org/support/versioning/). */
const END_OF_LIFE: Readonly<Record<number, string>> = {
  13: '2025-11-13',
  14: '2026-11-12',
  15: '2027-11-11',
  16: '2028-11-09',
  17: '2029-11-08',
  18: '2030-11-14',
};

/** Which check a failed connection answers, and what was fine before it failed. */
export function placeOfFailure(code: string): CheckId {
  if (code === 'POOLER_TRANSACTION_MODE') return 'source-pooler';
  if (code === 'SOURCE_TLS') return 'source-tls';
  if (code === 'SOURCE_TOO_OLD') return 'source-version';
  if (code === 'SOURCE_SETTINGS') return 'source-timeouts';
  return 'source-connection';
}

/** Why the connection itself has no answer of its own when the failure is one of `placeOfFailure`'s others. */
export function whyNoConnection(place: CheckId): Finding {
  if (place === 'source-tls') return notChecked('no password is sent before the encryption stands');
  if (place === 'source-pooler') return notChecked('nothing is asked through a pooler in transaction mode');
  return ok('The server was reached and the login succeeded.');
}

export function findConnection(session: PostgresSession, target: DatabaseConnection): Finding {
  const where = `${displayHost(session.address)}, database "${target.database}", user "${target.user}"`;
  const project = projectOfHost(session.address.host);
  if (project !== undefined && session.ip?.includes(':')) {
    return warn(
      `${where}. Supabase's direct host was reached over IPv6, which GitHub's runners do not have.`,
      sessionPoolerStep(project, target),
    );
  }
  return ok(`${where}.`);
}

export async function findPooler(session: PostgresSession): Promise<Finding> {
  return ok(
    (await isDirect(session))
      ? 'A direct connection, without a pooler.'
      : 'A pooler in session mode: the connection keeps its server session.',
  );
}

export function findTls(session: PostgresSession, { tls }: DatabaseConnection): Finding {
  const { host } = session.address;
  const advice = 'Set sslmode=verify-full in database-url, with tls-ca for a private authority.';
  if (session.tlsProtocol === null) {
    if (host.startsWith('/')) return ok('A Unix socket; nothing leaves the machine.');
    if (isLoopback(session.ip)) return ok('Unencrypted, on the loopback of this machine.');
    return warn('Not encrypted: the password and every row can be read on the way.', advice);
  }
  if (tls.mode === 'verify-full')
    return ok(`${session.tlsProtocol}; certificate and host name are verified (verify-full).`);
  if (tls.mode === 'verify-ca') {
    return warn(
      `${session.tlsProtocol}; the authority is verified, the host name is not (verify-ca).`,
      advice,
    );
  }
  return warn(
    `${session.tlsProtocol}; the certificate is not verified (require), so anyone in between can pose as the server.`,
    advice,
  );
}

function isLoopback(ip: string | undefined): boolean {
  return ip === '::1' || ip?.replace(/^::ffff:/, '').startsWith('127.') === true;
}

export function findVersion(session: PostgresSession, clock: Clock): Finding {
  const major = Math.floor(session.serverVersionNum / 10_000);
  const version = `PostgreSQL ${session.serverVersion.split(' ')[0]}`;
  if (major > NEWEST_MAJOR) {
    return warn(
      `${version}; this release is tested with ${OLDEST_MAJOR} to ${NEWEST_MAJOR}.`,
      'Look for a newer release of this tool, and rehearse a restore.',
    );
  }
  const end = END_OF_LIFE[major];
  if (end !== undefined && clock.now() > new Date(`${end}T23:59:59Z`)) {
    return warn(
      `${version}, which is supported here, but gets no fixes any more since ${end}.`,
      'Plan an upgrade of the server (https://www.postgresql.org/support/versioning/).',
    );
  }
  return ok(`${version}, supported (${OLDEST_MAJOR} to ${NEWEST_MAJOR}).`);
}
