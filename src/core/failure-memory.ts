import type { Operation } from './report.js';

/** What is counted apart: one operation of one series. */
export interface FailureKey {
  readonly operation: Operation;
  /** Address of the destination; null where there is none. */
  readonly destination: string | null;
  readonly environment: string | null;
  readonly backupName: string;
}

/** Failures in a row, as of the last run that was counted. */
export interface FailureRecord {
  /** 0 after a success. */
  readonly failures: number;
  /** RFC 3339 UTC: when the first of them began; null where there is none. */
  readonly since: string | null;
  /** One more with each record: of two copies the higher is the newer, whatever a clock says. */
  readonly revision: number;
}

export interface Remembered {
  /** undefined where no run was counted yet. */
  readonly record: FailureRecord | undefined;
  /** One sentence each, such as a record that could not be read and counts for nothing. */
  readonly warnings: readonly string[];
}

/** Remembers failures from run to run, apart from the store: one that is down cannot count its own failures. */
export interface FailureMemory {
  /** @throws when it cannot be known */
  read(key: FailureKey): Promise<Remembered>;
  /** Replaces the record as a whole. @throws when it cannot be kept */
  write(key: FailureKey, record: FailureRecord): Promise<void>;
}

/** A larger file is none of ours. */
export const MAX_RECORD_BYTES = 4096;

export function failureRecordText(record: FailureRecord): string {
  return `${JSON.stringify({ format: 'db-backup-failures', version: 1, ...record })}\n`;
}

/** undefined for what is no record of ours. */
export function parseFailureRecord(text: string): FailureRecord | undefined {
  const found = parseObject(text);
  if (found?.format !== 'db-backup-failures') return undefined;
  const { failures, since, revision } = found;
  if (!isCount(failures) || !isCount(revision)) return undefined;
  const isTime = typeof since === 'string' && !Number.isNaN(Date.parse(since));
  return { failures, since: isTime ? since : null, revision };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
