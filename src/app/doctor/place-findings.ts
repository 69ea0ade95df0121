import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { isLocalHost } from '../../config/connection-tls.js';
import type { Settings } from '../../config/settings.js';
import { fail, ok, warn } from '../../core/checkup.js';
import type { DatabaseConnection } from '../../core/connection.js';
import type { DoctorEstimate, ExaminedTable, Finding } from '../../core/doctor.js';
import { BackupError, messageOf } from '../../core/errors.js';
import { projectOf } from '../../core/supabase-hosts.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { ARCHIVE_RATIO } from './estimate.js';

/** Supabase Storage speaks S3 under either of a project's hosts (https://supabase.com/docs/guides/storage/s3/authentication). */
const BUCKET_HOST = /^([a-z0-9]+)(?:\.storage)?\.supabase\.(?:co|com)$/i;

export interface Places {
  /** Where the database is; undefined when it is not named by host and user. */
  readonly connection: DatabaseConnection | undefined;
  /** Reference of the Supabase project that is read over REST. */
  readonly project: string | undefined;
  readonly destination: NonNullable<Settings['destination']>;
  /** Host of the bucket. */
  readonly endpoint: string | null;
}

/** A backup that goes down with its database is none. */
export function findApart({ connection, project, destination, endpoint }: Places): Finding {
  const hosts = connection?.hosts.map(({ host }) => host) ?? [];
  const source = project ?? (connection && projectOf(connection));
  const ofBucket = endpoint === null ? undefined : BUCKET_HOST.exec(endpoint)?.[1]?.toLowerCase();
  if (ofBucket !== undefined && ofBucket === source) {
    const message = `The bucket lives inside the Supabase project ${ofBucket}, the one that is backed up: deleted, paused or locked, it takes its backups along.`;
    return fail(
      new BackupError('safety', message, {
        code: 'BUCKET_IN_PROJECT',
        nextStep:
          'Set destination to a bucket of another provider, or at least of another project and owner.',
      }),
    );
  }
  const isHere = destination.kind === 'file' || (endpoint !== null && isLocalHost(endpoint));
  if (isHere && hosts.length > 0 && hosts.every(isLocalHost)) {
    return warn(
      'Database and backups are on the same machine: what destroys one destroys both.',
      'Set destination to a bucket, or to a folder that is mounted from elsewhere.',
    );
  }
  return ok(`The backups are ${isHere ? 'on this machine' : `at ${endpoint}`}, the database is not.`);
}

export function findSpace(freeBytes: number, estimate: DoctorEstimate): Finding {
  const { archiveBytes, storedBytes, storedBackups } = estimate;
  const free = `${formatBytes(freeBytes)} are free`;
  if (freeBytes < archiveBytes) {
    return fail(
      new BackupError('store', `${free}, and one archive has about ${formatBytes(archiveBytes)}.`, {
        code: 'STORE_FULL',
        nextStep: 'Free space there, or set destination to a larger disk.',
      }),
    );
  }
  const wanted = `the ${storedBackups} backups that retention keeps take about ${formatBytes(storedBytes)}`;
  if (freeBytes >= storedBytes) return ok(`${free}; ${wanted}.`);
  return warn(
    `${free}, and ${wanted} (those that are there already included).`,
    'Keep fewer, or use a larger disk.',
  );
}

/**
 * The tables that are read at the same time wait there, compressed.
 * @throws BackupError kind `store` when nothing can be written there
 */
export async function findTempDir(
  tempDir: string,
  tables: readonly ExaminedTable[] | null,
  jobs: number,
): Promise<Finding> {
  let freeBytes: number;
  try {
    await access(tempDir, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = await statfs(tempDir);
    freeBytes = bavail * bsize;
  } catch (error) {
    throw new BackupError(
      'store',
      `The folder for temporary files, ${tempDir}, cannot be used: ${messageOf(error)}`,
      {
        code: 'SPOOL_NOT_WRITABLE',
        setting: 'temp-dir',
        nextStep: 'Set temp-dir to a folder that exists and may be written to.',
        cause: error,
      },
    );
  }
  const words = `${formatBytes(freeBytes)} are free in ${tempDir}`;
  if (tables === null) return ok(`${words}.`);
  const largest = [...tables].sort((a, b) => b.estimatedBytes - a.estimatedBytes).slice(0, jobs);
  const needed = largest.reduce((sum, table) => sum + table.estimatedBytes, 0) * ARCHIVE_RATIO;
  const need = `about ${formatBytes(Math.round(needed))} are needed at most`;
  if (needed <= freeBytes) return ok(`${words}; ${need}.`);
  return warn(
    `${words}, and ${need} (the largest tables, compressed).`,
    'Set temp-dir to a larger disk, or jobs: 1.',
  );
}
