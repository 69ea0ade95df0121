/**
 * What about a backup is not as before, in the order in which it is told. `alarm`: rows may have been lost or written
 * by mistake, so that `on-anomaly: fail` marks the backup. `notice`: worth a line, and what every release of an
 * application does.
 */
export const ANOMALY_SEVERITIES = {
  'table-gone': 'alarm',
  'table-emptied': 'alarm',
  'column-gone': 'alarm',
  'rows-dropped': 'alarm',
  'bytes-dropped': 'alarm',
  'rows-jumped': 'alarm',
  'bytes-jumped': 'alarm',
  'table-new': 'notice',
  'columns-changed': 'notice',
  slow: 'notice',
} as const;
export type AnomalyKind = keyof typeof ANOMALY_SEVERITIES;

export interface Anomaly {
  readonly kind: AnomalyKind;
  readonly severity: 'alarm' | 'notice';
  /** null where it is about the whole backup. */
  readonly table: { readonly schema: string; readonly name: string } | null;
  /** One line that explains it: names and counts, no value of a row. */
  readonly sentence: string;
  /** Rows, bytes or seconds of this backup; null where it is no number. */
  readonly value: number | null;
  /** What they usually are: the median of those before, or what the table had. */
  readonly usual: number | null;
}

/** What `anomaly` in the sidecar of a marked backup holds. Any value but null marks it. */
export interface AnomalyMark {
  /** Its alarms, the most telling first, at most MAX_MARKED. */
  readonly anomalies: readonly Omit<Anomaly, 'severity'>[];
  /** Alarms that are not named. */
  readonly more: number;
}

const MAX_MARKED = 50;

export function alarmsOf(anomalies: readonly Anomaly[]): Anomaly[] {
  return anomalies.filter(({ severity }) => severity === 'alarm');
}

/** The mark for these alarms. */
export function markOf(alarms: readonly Anomaly[]): AnomalyMark {
  const named = alarms.slice(0, MAX_MARKED);
  return {
    anomalies: named.map(({ severity: _, ...anomaly }) => anomaly),
    more: alarms.length - named.length,
  };
}

/** True for a backup that `latest` passes over and that stands in for no good one. */
export function isMarked({ anomaly }: { readonly anomaly?: unknown }): boolean {
  return anomaly !== undefined && anomaly !== null;
}
