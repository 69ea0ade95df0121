import type { RunReport } from '../../src/core/report.js';
import type { LastGoodBackup, StatusReport, TableHistory } from '../../src/core/status.js';
import { HOSTILE_NAMES, historyOf } from './drill-reports.js';
import { FAILED, reportOf } from './reports.js';

const LAST: LastGoodBackup = {
  backupId: 'backup-2026-03-25T020000Z',
  time: '2026-03-25T02:00:00Z',
  ageSeconds: 7200,
  archiveUri: 's3://acme-backups/shop/production/backup-2026-03-25T020000Z.tar.gz',
  manifestUri: 's3://acme-backups/shop/production/backup-2026-03-25T020000Z.manifest.json',
  archiveBytes: 3_141_592,
  tables: 12,
  rows: 1_486_000,
  durationSeconds: 80.4,
  database: 'shop',
  engine: 'postgresql',
  serverVersion: '15.18',
};

/** A series of `count` nights that is as it should be. */
export function statusOf(changes: Partial<StatusReport> = {}, count = 60): StatusReport {
  const history = historyOf(count, Math.min(count, 30));
  const tableTimes = history.backups.slice(-60).map(({ time }) => time);
  return {
    state: 'green',
    checkedAt: '2026-03-25T04:00:00Z',
    problems: [],
    maxAgeSeconds: 26 * 3600,
    maxDrillAgeSeconds: 35 * 86_400,
    backupCount: count,
    lastGoodBackup: LAST,
    lastGoodDrill: {
      backupId: 'backup-2026-03-11T020000Z',
      time: '2026-03-12T04:00:00Z',
      ageSeconds: 13 * 86_400,
      rtoSeconds: 252.2,
    },
    drills: { passed: 23, failed: 4, unjudged: 3, successRate: 23 / 27 },
    failuresInARow: { backup: 0, drill: 0 },
    rpo: { currentSeconds: 7200, worstSeconds: 86_400 * 2.1, medianSeconds: 86_400, windowDays: 30 },
    rto: { lastSeconds: 252.2, medianSeconds: 231, worstSeconds: 870 },
    storage: {
      currentBytes: 172_000_000,
      noncurrentBytes: 61_000_000,
      uncommittedBytes: 2_400_000,
      totalBytes: 235_400_000,
    },
    growth: {
      archiveBytesPerDay: 26_000,
      rowsPerDay: 8100,
      forecast: [
        { days: 30, archiveBytes: 3_900_000, storedBytes: 219_000_000 },
        { days: 90, archiveBytes: 5_500_000, storedBytes: 312_000_000 },
        { days: 365, archiveBytes: 12_600_000, storedBytes: 741_000_000 },
      ],
    },
    futureBackups: [],
    anomalousBackups: [],
    history: { ...history, tableTimes, tables: tablesOf(NAMES, tableTimes.length), moreTables: 0 },
    ...changes,
  };
}

const NAMES = [
  'orders',
  'order_items',
  'events',
  'users',
  'sessions',
  'payments',
  'products',
  'addresses',
  'coupons',
  'reviews',
  'carts',
  'settings',
];

export function tablesOf(names: readonly string[], points: number): TableHistory[] {
  return names.map((name, i) => {
    const rows = Array.from({ length: points }, (_, day) =>
      i === 4 && day < points / 3
        ? null
        : Math.round(
            (400_000 / (i + 1) ** 2) * (0.7 + (day / points) * 0.3) * (1 + 0.04 * Math.sin(day * (i + 1))),
          ),
    );
    return {
      schema: i % 5 === 4 ? 'auth' : 'public',
      name,
      columns: 4 + i,
      rows,
      bytes: rows.map((count) => (count === null ? null : count * (60 + 20 * i))),
    };
  });
}

/** The run of that look. */
export function statusReportOf(
  status: Partial<StatusReport> = {},
  changes: Partial<RunReport> = {},
): RunReport {
  return reportOf({
    ...FAILED,
    ok: true,
    exitCode: 0,
    operation: 'status',
    startedAt: '2026-03-25T04:00:00.000Z',
    durationSeconds: 1.2,
    source: null,
    schemaTool: null,
    anomalies: [],
    status: statusOf(status),
    ...changes,
  });
}

const RED = { ok: false, exitCode: 8 };

const STALE_MESSAGE =
  'The newest good backup, backup-2026-03-22T020000Z, is 3 d 2 h old; 1 d 2 h are allowed.';

/** One report of each kind that a look can end with. */
export const STATUS_REPORTS: Readonly<Record<string, RunReport>> = {
  'status-green': statusReportOf(),
  'status-amber': statusReportOf(
    { state: 'amber', anomalousBackups: [] },
    {
      warnings: ['Not as before: public.coupons: 12 rows instead of about 3,300 rows (99 % less).'],
      anomalies: [
        {
          kind: 'rows-dropped',
          severity: 'alarm',
          table: { schema: 'public', name: 'coupons' },
          sentence: 'public.coupons: 12 rows instead of about 3,300 rows (99 % less).',
          value: 12,
          usual: 3300,
        },
        {
          kind: 'table-new',
          severity: 'notice',
          table: { schema: 'public', name: 'invoices' },
          sentence: 'public.invoices is new, with 12 rows.',
          value: 12,
          usual: null,
        },
      ],
    },
  ),
  'status-stale': statusReportOf(
    {
      state: 'red',
      problems: [
        {
          code: 'BACKUP_STALE',
          message: STALE_MESSAGE,
          nextStep: 'Look at the runs of the backup, then run one.',
        },
        {
          code: 'DRILL_FAILED',
          message: 'The newest drill failed: backup-2026-03-11T020000Z at 2026-03-20 04:00:00 UTC.',
          nextStep: 'Mend what its report names, then run the drill again.',
        },
      ],
      lastGoodBackup: { ...LAST, ageSeconds: 266_400 },
      failuresInARow: { backup: 3, drill: 1 },
      rpo: { currentSeconds: 266_400, worstSeconds: 266_400, medianSeconds: 86_400, windowDays: 30 },
    },
    {
      ...RED,
      error: { code: 'BACKUP_STALE', message: STALE_MESSAGE, nextStep: 'Look at the runs.', setting: null },
    },
  ),
  'status-empty': statusReportOf(
    {
      state: 'red',
      problems: [
        {
          code: 'NO_BACKUP',
          message: 'There is no backup in s3://acme-backups/shop/production.',
          nextStep: 'Run a backup.',
        },
      ],
      backupCount: 0,
      lastGoodBackup: null,
      lastGoodDrill: null,
      maxDrillAgeSeconds: null,
      drills: { passed: 0, failed: 0, unjudged: 0, successRate: null },
      failuresInARow: { backup: null, drill: 0 },
      rpo: { currentSeconds: null, worstSeconds: null, medianSeconds: null, windowDays: 1 },
      rto: { lastSeconds: null, medianSeconds: null, worstSeconds: null },
      storage: { currentBytes: 0, noncurrentBytes: null, uncommittedBytes: 0, totalBytes: 0 },
      growth: { archiveBytesPerDay: null, rowsPerDay: null, forecast: [] },
      history: { backups: [], drills: [], tableTimes: [], tables: [], moreTables: 0 },
    },
    {
      ...RED,
      lastGoodBackupAt: null,
      error: {
        code: 'NO_BACKUP',
        message: 'There is no backup in s3://acme-backups/shop/production.',
        nextStep: 'Run a backup.',
        setting: null,
      },
    },
  ),
  'status-unreachable': withoutStatus(
    statusReportOf(
      {},
      {
        ok: false,
        exitCode: 4,
        lastGoodBackupAt: null,
        error: {
          code: 'STORE_UNREACHABLE',
          message: 's3://acme-backups: connect ECONNREFUSED 127.0.0.1:9',
          nextStep: 'Check s3-endpoint and the network.',
          setting: 'destination',
        },
      },
    ),
  ),
  'status-hostile': statusReportOf(
    {
      state: 'amber',
      lastGoodBackup: {
        ...LAST,
        database: HOSTILE_NAMES[0],
        serverVersion: HOSTILE_NAMES[3],
        archiveUri: HOSTILE_NAMES[4],
      },
      history: {
        ...statusOf().history,
        tables: tablesOf(HOSTILE_NAMES, 60).map((t) => ({ ...t, schema: t.name })),
      },
    },
    {
      warnings: [...HOSTILE_NAMES],
      anomalies: HOSTILE_NAMES.map((name) => ({
        kind: 'table-gone',
        severity: 'alarm',
        table: { schema: name, name },
        sentence: `${name} is gone; it had 1 row.`,
        value: null,
        usual: 1,
      })),
    },
  ),
};

function withoutStatus({ status: _, ...report }: RunReport): RunReport {
  return report;
}
