import type { BackupPoint, DrillPoint } from '../../core/drill.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatWholeSeconds } from '../../lib/format-duration.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { markdownTable, right } from '../markdown.js';
import { sparkline } from '../sparkline.js';
import { outcomeOf, span } from './history.js';

/** One sign each for the newest drills and backups; more do not fit on a line. */
const MAX_SIGNS = 30;

export const OUTCOME_SIGNS = { passed: '✅', failed: '❌', unjudged: '⚪' } as const;

/** Drills as a row of signs; nothing for none. */
export function drillSigns(drills: readonly DrillPoint[]): string[] {
  if (drills.length === 0) return [];
  const passed = drills.filter((drill) => outcomeOf(drill) === 'passed').length;
  const signs = drills.slice(-MAX_SIGNS).map((drill) => OUTCOME_SIGNS[outcomeOf(drill)]);
  return [
    '### Drills so far\n',
    `${signs.join('')}\n`,
    `${passed} of ${formatPlural(drills.length, 'drill')} passed, ${span(drills)}; the newest is the last.\n`,
  ];
}

/** Size, rows and duration of the newest backups as curves of signs; nothing for none. */
export function measureLines(backups: readonly BackupPoint[]): string[] {
  const newest = backups.slice(-MAX_SIGNS);
  const last = newest.at(-1);
  if (last === undefined) return [];
  return [
    '### Backups so far\n',
    ...markdownTable(
      [{ title: '' }, { title: span(newest) }, right('Newest')],
      [
        ['Size', sparkline(newest.map(({ bytes }) => bytes)), formatBytes(last.bytes)],
        ['Rows', sparkline(newest.map(({ rows }) => rows)), formatCount(last.rows)],
        [
          'Duration',
          sparkline(newest.map((point) => point.durationSeconds)),
          formatWholeSeconds(last.durationSeconds),
        ],
      ],
    ),
    '',
  ];
}
