import { BackupError } from '../core/errors.js';

/** Begins the name of a file that is still being written; no key may look like one. */
export const TEMP_MARK = '.tmp-';

/**
 * Refuses keys that could leave the destination or that one of the stores would read differently.
 * @throws BackupError code `KEY_REFUSED`
 */
export function assertSafeKey(key: string): void {
  const segments = key.split('/');
  if (segments.some((segment) => !isSafeSegment(segment))) refuse(key);
  if (segments.at(-1)?.startsWith(TEMP_MARK)) refuse(key);
}

/** As `assertSafeKey`, for the beginning of a key: it may be empty and end anywhere. */
export function assertSafePrefix(prefix: string): void {
  if (prefix === '') return;
  const segments = prefix.split('/');
  const last = segments.pop() ?? '';
  if (segments.some((segment) => !isSafeSegment(segment))) refuse(prefix);
  if (last !== '' && !isSafeSegment(last)) refuse(prefix);
}

function isSafeSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && !/[\0\\]/.test(segment);
}

function refuse(key: string): never {
  throw new BackupError('safety', `The key ${JSON.stringify(key)} does not stay inside the destination.`, {
    code: 'KEY_REFUSED',
    nextStep: 'Use a relative key without "..", empty parts or backslashes.',
  });
}

/** Order of keys in every listing: by UTF-8 bytes, as S3 has it. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
