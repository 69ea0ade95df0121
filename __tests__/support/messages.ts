import type { Comparison, PruneReport, RunReport, TableChange } from '../../src/core/report.js';
import { DRILL_REPORTS } from './drill-reports.js';
import { FACE_REPORTS } from './face-reports.js';
import { FAILED, reportOf } from './reports.js';
import { restoreOf } from './restore-reports.js';
import { STATUS_REPORTS } from './status-reports.js';

export const RUN_URL = 'https://github.com/acme/shop/actions/runs/42?attempt=1&x=a|b>c';

const change = (
  name: string,
  previousRows: number | null,
  rows: number | null,
  schema = 'public',
): TableChange => ({
  schema,
  name,
  rows,
  previousRows,
  bytes: rows === null ? null : rows * 10 + 5,
  previousBytes: previousRows === null ? null : previousRows * 10,
});

function comparison(tables: readonly TableChange[]): Comparison {
  return {
    previousBackupId: 'backup-2026-03-24T020000Z',
    rows: 1_234_567,
    previousRows: 1_234_000,
    bytes: 9_040_000,
    previousBytes: 9_000_000,
    tables,
  };
}

const PRUNED: PruneReport = {
  dryRun: false,
  frozen: null,
  decisions: [
    { backupId: 'a', keep: true, reasons: [] },
    { backupId: 'b', keep: true, reasons: [] },
    { backupId: 'c', keep: false, reasons: [] },
  ],
  removed: ['c'],
  abortedUploads: ['x'],
  uncommitted: ['backup-2026-03-01T020000Z.tar.gz'],
  removedVersions: 4,
};

const HOSTILE = [
  '<!channel> & <https://evil.example|click>',
  '`rm -rf` *bold* _it_ ~no~ :boom:',
  'a\nb\tc\u0000d',
  '\u202egnp.exe',
  'é'.repeat(500),
  '😀'.repeat(200),
  '',
  '__proto__',
];

const SOURCE_DOWN = {
  ...FAILED,
  error: {
    code: 'STORE_UNREACHABLE',
    message: 'The store does not answer.',
    nextStep: 'Look at the store.',
    setting: null,
  },
} satisfies Partial<RunReport>;

/** What messages have to say, by what is special about it. */
export const CASES: Record<string, RunReport> = {
  'failure-third-in-a-row': reportOf({
    ...SOURCE_DOWN,
    failuresInARow: 3,
    failingSince: '2026-03-23T02:00:01Z',
  }),
  'failure-count-not-known': reportOf({ ...SOURCE_DOWN, failuresInARow: null }),
  'success-recovered': reportOf({ failuresInARow: 0, recoveredAfter: 3 }),
  'success-anomalies': reportOf({
    anomalies: Array.from({ length: 12 }, (_, i) => ({
      kind: 'rows-dropped',
      severity: 'alarm',
      table: { schema: 'public', name: `t<${i}>` },
      sentence: `public.t<${i}> has 10 rows, usually 100.`,
      value: 10,
      usual: 100,
    })),
    warnings: ['Not as before: public.t<0> has 10 rows, usually 100.', 'TLS is not verified.'],
  }),
  'success-first': reportOf({ environment: null }),
  'success-changes': reportOf({
    comparison: comparison([
      change('orders', 1_233_400, 1_234_000),
      change('users', 600, 567),
      change('invoices', null, 33),
      change('legacy', 12, null),
      change('notes', 4, 4),
    ]),
    prune: PRUNED,
    warnings: ['The foreign key orders_user leaves the selection.', 'TLS is not verified (sslmode=require).'],
  }),
  'success-nothing-changed-frozen': reportOf({
    comparison: comparison([]),
    prune: {
      ...PRUNED,
      frozen: 'the source is another database',
      removed: [],
      removedVersions: 0,
      abortedUploads: [],
      uncommitted: [],
    },
  }),
  'success-hostile-names': reportOf({
    comparison: comparison(HOSTILE.map((name) => change(name, 1, 2, name.slice(0, 20)))),
    warnings: HOSTILE,
  }),
  'success-too-much': reportOf({
    comparison: comparison(
      Array.from({ length: 2000 }, (_, i) => change(`table_${i}_${'&'.repeat(200)}`, i, i * 2 + 1)),
    ),
    prune: {
      ...PRUNED,
      dryRun: true,
      uncommitted: Array.from({ length: 500 }, (_, i) => `backup-${i}.tar.gz`),
    },
    warnings: Array.from({ length: 300 }, (_, i) => `Warning ${i}: ${'<&>'.repeat(20)}`),
  }),
  'failure-source': reportOf({
    ...FAILED,
    error: {
      code: 'PASSWORD_REFUSED',
      message: 'The server refused the password of postgres://app:p@ss/w:rd@db.example:5432/shop.',
      nextStep: 'Correct database-url; password=hunter2 was not accepted.',
      setting: 'database-url',
    },
    lastGoodBackupAt: '2026-03-23T22:00:00Z',
  }),
  'failure-settings-none-known': reportOf({
    ...FAILED,
    exitCode: 2,
    source: null,
    destination: null,
    lastGoodBackupAt: null,
    error: {
      code: 'SETTING_INVALID',
      message: 'retention-days: is 0; allowed: 1 to 36500\njobs: is two; allowed: 1 to 32',
      nextStep: null,
      setting: 'retention-days',
    },
  }),
  'failure-endless-message': reportOf({
    ...FAILED,
    error: { code: 'X', message: '<&>'.repeat(5000), nextStep: 'Read the log.', setting: null },
  }),
};

for (const [name, report] of Object.entries(FACE_REPORTS)) {
  if (report.restore) CASES[name] = report;
}
Object.assign(CASES, DRILL_REPORTS);
for (const name of ['status-green', 'status-stale']) CASES[name] = STATUS_REPORTS[name] ?? reportOf();
CASES['restore-too-much'] = reportOf({
  operation: 'restore',
  restore: restoreOf({
    skipped: Array.from({ length: 500 }, (_, i) => ({
      kind: 'index',
      schema: HOSTILE[i % HOSTILE.length] ?? '',
      name: HOSTILE[(i + 1) % HOSTILE.length] ?? '',
      reason: '<&>'.repeat(40),
    })),
    notes: HOSTILE,
  }),
});
