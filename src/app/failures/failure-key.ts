import { createHash } from 'node:crypto';
import type { FailureKey } from '../../core/failure-memory.js';

const HASH_CHARACTERS = 16;

/** The same for the same operation of the same series, and fit for the name of a file. */
export function failureName(key: FailureKey): string {
  const series = JSON.stringify([key.destination, key.environment, key.backupName]);
  const hash = createHash('sha256').update(series).digest('hex').slice(0, HASH_CHARACTERS);
  return `${key.operation}-${hash}`;
}

/** Names one incident for each operation of a series. At most 255 characters, as PagerDuty asks. */
export function incidentKey(key: FailureKey): string {
  return `db-backup/${key.environment ?? 'default'}/${failureName(key)}`;
}
