import type { Anomaly } from '../../core/anomaly.js';
import type { RunReport } from '../../core/report.js';
import { formatPlural } from '../../lib/format-number.js';
import { escapeMarkdown } from '../markdown.js';

const SIGNS: Readonly<Record<Anomaly['severity'], string>> = { alarm: '⚠️', notice: 'ℹ️' };

/** Of the report all are in the JSON. */
const MAX_LISTED = 100;

/** What is not as in the backups before, one line each. */
export function anomalies({ anomalies: list = [] }: Pick<RunReport, 'anomalies'>): string[] {
  if (list.length === 0) return [];
  const more = list.length - MAX_LISTED;
  return [
    '### Not as before\n',
    ...list
      .slice(0, MAX_LISTED)
      .map(({ severity, sentence }) => `- ${SIGNS[severity]} ${escapeMarkdown(sentence)}`),
    ...(more > 0 ? [`- And ${formatPlural(more, 'line')} more, in the JSON report.`] : []),
    '',
  ];
}
