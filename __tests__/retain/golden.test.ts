import { decideRetention, type RetentionInput } from '../../src/retain/decide-retention.js';
import { expectGolden } from '../support/golden.js';
import { DAY_MS, policyOf, series, taken } from '../support/timelines.js';

const GFS = { keepDaily: 14, keepWeekly: 8, keepMonthly: 12, keepYearly: 5 };
const HOUR_MS = DAY_MS / 24;

const CASES: Record<string, Partial<RetentionInput> & Pick<RetentionInput, 'backups' | 'now'>> = {
  'daily-two-years-defaults': {
    now: new Date('2026-03-25T02:00:09Z'),
    backups: series('2026-03-25T02:00:00Z', 730),
  },
  'daily-two-years-gfs': {
    now: new Date('2026-03-25T02:00:09Z'),
    backups: series('2026-03-25T02:00:00Z', 730),
    policy: policyOf(GFS),
  },
  'every-six-hours-over-week-53-gfs': {
    now: new Date('2021-01-05T12:00:00Z'),
    backups: series('2021-01-05T06:00:00Z', 200, 6 * HOUR_MS),
    policy: policyOf({ ...GFS, retentionDays: 3, keepDaily: 5, keepWeekly: 4 }),
  },
  'irregular-with-gaps-gfs': {
    now: new Date('2026-03-25T02:00:00Z'),
    policy: policyOf({ ...GFS, retentionDays: 7, minCount: 3, keepDaily: 3, keepWeekly: 3, keepMonthly: 4 }),
    backups: [
      '2026-03-25T01:59:59Z',
      '2026-03-24T23:59:59Z',
      '2026-03-24T00:00:00Z',
      '2026-03-18T02:00:00Z',
      '2026-03-18T01:59:59Z',
      '2026-03-01T00:00:00Z',
      '2026-02-28T23:59:59Z',
      '2025-12-31T23:59:59Z',
      '2025-12-31T00:00:00Z',
      '2025-07-04T09:30:00Z',
      '2025-07-03T09:30:00Z',
      '2024-02-29T12:00:00Z',
      '2020-02-29T12:00:00Z',
      '2019-12-30T00:00:00Z',
    ].map((time) => taken(time)),
  },
  'paused-schedule': {
    now: new Date('2028-01-01T00:00:00Z'),
    backups: series('2026-03-25T02:00:00Z', 60),
  },
  'clock-ran-ahead': {
    now: new Date('2026-03-25T02:00:00Z'),
    backups: [...series('2036-01-02T02:00:00Z', 2), ...series('2026-02-01T02:00:00Z', 12)],
  },
};

it.each(Object.entries(CASES))('%s', (name, input) => {
  const decisions = decideRetention({ policy: policyOf(), proofs: [], freeze: null, ...input });
  const lines = decisions.map(
    (d) => `${d.keep ? 'keep  ' : 'remove'} ${d.backupId}  ${d.reasons.join('; ')}`,
  );
  expectGolden(`retain/${name}.txt`, `${lines.join('\n')}\n`);
});
