import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tls from 'node:tls';
import type { DatabaseConnection } from '../../core/connection.js';
import type { PostgresSession } from './session.js';

export interface EnvironmentOptions {
  readonly target: DatabaseConnection;
  /** The session whose server must be reached again. */
  readonly leader: PostgresSession;
  /** Under which the server knows it. */
  readonly applicationName: string;
  /** What the child inherits besides (see childEnvironment). */
  readonly env: Readonly<Record<string, string>>;
}

export type Environment = Record<string, string>;

const MS_PER_SECOND = 1000;

/** Connection and credentials go by environment: arguments can be read by every user of the machine. */
export async function pgDumpEnvironment(run: EnvironmentOptions, folder: string): Promise<Environment> {
  const { target, leader } = run;
  const usesTls = !leader.address.host.startsWith('/') && target.tls.mode !== 'disable';
  return {
    ...run.env,
    PGHOST: leader.address.host,
    ...(leader.ip === undefined ? {} : { PGHOSTADDR: leader.ip }),
    PGPORT: String(leader.address.port),
    PGUSER: target.user,
    PGDATABASE: target.database,
    ...(target.password === undefined ? {} : { PGPASSWORD: target.password }),
    PGPASSFILE: join(folder, 'none'),
    PGCONNECT_TIMEOUT: String(Math.max(2, Math.ceil(target.connectTimeoutMs / MS_PER_SECOND))),
    PGAPPNAME: run.applicationName,
    PGGSSENCMODE: 'disable',
    PGSSLMODE: usesTls ? target.tls.mode : 'disable',
    PGSSLROOTCERT: usesTls ? await certificateFile(target, folder) : join(folder, 'none'),
    LC_MESSAGES: 'C',
  };
}

/** The very authorities that our own connections trust; libpq before 16 does not know the system's. */
async function certificateFile(target: DatabaseConnection, folder: string): Promise<string> {
  const { mode, ca } = target.tls;
  if (mode === 'require' && ca === undefined) return join(folder, 'none');
  const path = join(folder, 'ca.pem');
  await writeFile(path, ca ?? trustedAuthorities().join('\n'), { mode: 0o600 });
  return path;
}

/** With those of NODE_EXTRA_CA_CERTS where Node can tell them (22.15 and newer). */
function trustedAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (kind: 'default') => string[] };
  return getCACertificates?.('default') ?? tls.rootCertificates;
}
