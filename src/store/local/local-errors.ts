import { BackupError, type ErrorDetails } from '../../core/errors.js';

type Explanation = Omit<ErrorDetails, 'cause'> & { readonly reason: string };

/** Code of a failed system call, such as `ENOENT`; undefined for anything else. */
export function errnoOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/**
 * Turns a failed system call while doing `what` into an error a user can act on.
 * Anything else comes back as it is: a bug.
 */
export function explainLocalError(what: string, error: unknown): unknown {
  const errno = errnoOf(error);
  if (errno === undefined || error instanceof BackupError) return error;
  const { reason, ...details } = BY_ERRNO[errno] ?? failed(errno);
  return new BackupError('store', `Could not ${what}: ${reason}`, { ...details, cause: error });
}

const full: Explanation = {
  reason: 'the disk or the quota is full',
  code: 'STORE_FULL',
  setting: 'destination',
  nextStep: 'Free space there, or set destination to a larger disk.',
};

const notWritable: Explanation = {
  reason: 'this process may not write there',
  code: 'STORE_NOT_WRITABLE',
  setting: 'destination',
  nextStep: 'Give the user of this process the right to write there, or set destination to another folder.',
};

const notAFolder: Explanation = {
  reason: 'a part of the path is a file, not a folder',
  code: 'STORE_NOT_A_FOLDER',
  setting: 'destination',
  nextStep: 'Set destination to a folder.',
};

const notFound: Explanation = {
  reason: 'there is no such file',
  code: 'NOT_FOUND',
  nextStep: 'List the backups and choose one of them.',
};

const BY_ERRNO: Readonly<Record<string, Explanation>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: { ...notWritable, reason: 'the file system is mounted read only' },
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
  ENOENT: notFound,
  EISDIR: { ...notFound, reason: 'there is a folder of that name, not a file' },
};

function failed(errno: string): Explanation {
  return {
    reason: `the system refused (${errno})`,
    code: 'STORE_FAILED',
    nextStep: 'See the cause; check the disk below the destination.',
  };
}
