import { BackupError, type ErrorKind } from '../../../core/errors.js';
import { printable } from '../../../lib/printable.js';

/** How much of the server's own words a message shows. */
const MAX_TEXT = 300;

/** What Supabase Storage, or the gateway before it, answers instead of a result. */
export class StorageError extends Error {
  constructor(
    /** Older servers answer 400 and put the true status into the body. */
    readonly status: number,
    /** Such as `NoSuchKey`; empty when the answer is not the storage's. */
    readonly code: string,
    readonly text: string,
    readonly what: string,
  ) {
    const details = [code, text].filter((part) => part !== '').join(', ');
    super(`${what}: HTTP ${status}${details === '' ? '' : ` ${details}`}`);
  }

  get isGone(): boolean {
    return this.status === 404;
  }

  get isTransient(): boolean {
    return [408, 423, 425, 429].includes(this.status) || this.status >= 500;
  }
}

export function toStorageError(status: number, body: Uint8Array, what: string): StorageError {
  const answer = readAnswer(body);
  const inBody = Number(answer.statusCode);
  const text = (name: string) => (typeof answer[name] === 'string' ? (answer[name] as string) : '');
  return new StorageError(
    inBody >= 400 && inBody < 600 ? inBody : status,
    text('code') || text('error'),
    printable(text('message')).slice(0, MAX_TEXT),
    what,
  );
}

function readAnswer(body: Uint8Array): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What the storage is to the run: where files come from, or where they go. */
export type StorageRole = Extract<ErrorKind, 'source' | 'target'>;

/** An error that a person can act on; a bug stays what it is. */
export function explainStorageError(error: unknown, role: StorageRole): unknown {
  if (!(error instanceof StorageError)) return error;
  const fail = (code: string, message: string, nextStep: string) =>
    new BackupError(role, message, { code, nextStep, cause: error });
  if (error.status === 401 || error.status === 403) {
    return fail(
      'STORAGE_AUTH_FAILED',
      `Supabase Storage refuses the key (${error.message}).`,
      'Copy the service_role key or a secret key (sb_secret_…) of this very project from its API settings; disabled legacy keys do not work.',
    );
  }
  if (error.isTransient) {
    return fail(
      'STORAGE_UNAVAILABLE',
      `Supabase Storage answers with an error again and again (${error.message}).`,
      "Look at the project's status and logs in the dashboard, then run again.",
    );
  }
  if (error.status === 413) {
    return fail(
      'STORAGE_FILE_TOO_LARGE',
      `Supabase Storage takes no file of this size (${error.message}).`,
      "Raise the upload limit in the project's storage settings, and file_size_limit of the bucket; then run again: what is there already is not sent twice.",
    );
  }
  return fail(
    'STORAGE_FAILED',
    `Supabase Storage does not do what it is asked for (${error.message}).`,
    'Look into the storage logs of the project, then run again.',
  );
}
