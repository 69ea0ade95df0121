/** `environment` and `backup-name` match this; it keeps every key portable and unambiguous. */
export const NAME_PATTERN = /^[a-z0-9][a-z0-9-]{0,31}$/;

/** A folder of this name below the prefix holds drill proofs, so no environment may be called so. */
export const RESERVED_ENVIRONMENT = 'proofs';

const ID_PATTERN = /^([a-z0-9][a-z0-9-]{0,31})-(\d{4}-\d{2}-\d{2}T\d{6}Z)$/;
const STAMP_PATTERN = /^(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})(\d{2})Z$/;

/** Milliseconds of a second, for cutting a time to what an id can say. */
const SECOND_MS = 1000;

export interface BackupId {
  readonly name: string;
  /** UTC, whole seconds. */
  readonly time: Date;
}

/** `<name>-2026-03-25T020000Z`; milliseconds are cut off. */
export function formatBackupId({ name, time }: BackupId): string {
  return `${name}-${formatStamp(time)}`;
}

/** The parts of an id, or undefined when the text is none (an impossible date included). */
export function parseBackupId(id: string): BackupId | undefined {
  const [, name = '', stamp = ''] = ID_PATTERN.exec(id) ?? [];
  const time = parseStamp(stamp);
  return time && { name, time };
}

/** A time as keys have it, `2026-03-25T020000Z`; milliseconds are cut off. */
export function formatStamp(time: Date): string {
  const seconds = new Date(Math.floor(time.getTime() / SECOND_MS) * SECOND_MS);
  return seconds.toISOString().replace('.000Z', 'Z').replaceAll(':', '');
}

/** The time that `formatStamp` wrote, or undefined for any other text (an impossible date included). */
export function parseStamp(stamp: string): Date | undefined {
  const time = new Date(stamp.replace(STAMP_PATTERN, '$1:$2:$3Z'));
  if (!STAMP_PATTERN.test(stamp) || Number.isNaN(time.getTime())) return undefined;
  return formatStamp(time) === stamp ? time : undefined;
}
