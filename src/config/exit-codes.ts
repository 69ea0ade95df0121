import { EXIT_CODES, EXIT_UNKNOWN } from '../core/errors.js';

/** What help and README say about each exit code; the numbers are those of the core. */
export const EXIT_CODE_MEANINGS: readonly { readonly code: number; readonly meaning: string }[] = [
  { code: 0, meaning: 'ok' },
  { code: EXIT_UNKNOWN, meaning: 'a bug, or unknown' },
  { code: EXIT_CODES.settings, meaning: 'settings wrong, or no usable pg_dump' },
  {
    code: EXIT_CODES.source,
    meaning: 'source unreachable or refused (password, table unreadable, row-level security, pooler mode)',
  },
  { code: EXIT_CODES.store, meaning: 'store or temporary disk unreachable, refused or full' },
  { code: EXIT_CODES.integrity, meaning: 'integrity: a hash, count, size or digest differs' },
  {
    code: EXIT_CODES.safety,
    meaning:
      'refused by a safety rule (empty database, id taken, confirmation missing, ephemeral destination)',
  },
  { code: EXIT_CODES.target, meaning: 'target wrong (schema, privileges, locks)' },
  {
    code: EXIT_CODES.stale,
    meaning: 'stale (`status`), or anomalous (`backup` with `on-anomaly: fail`, `status`)',
  },
  {
    code: EXIT_CODES.drill,
    meaning: 'drill failed: a check, an object the server did not take, or the time',
  },
  {
    code: EXIT_CODES.cancelled,
    meaning: 'cancelled; upload aborted or transaction rolled back within 7 s of SIGINT or SIGTERM',
  },
];
