import type { BackupPoint, DrillHistory, DrillPoint, DrillReport } from '../../src/core/drill.js';
import type { ReportTable, RunReport } from '../../src/core/report.js';
import { reportOf } from './reports.js';
import { restoreOf } from './restore-reports.js';

/** Names that would do something to a page, a terminal or Markdown if they were let. */
export const HOSTILE_NAMES = [
  '<script>document.title="owned"</script>',
  `"'><img src=x onerror=alert(1)>`,
  '</title></style></svg><svg onload=alert(1)>',
  '</details></td></tr></table><h1>x',
  'javascript:alert(1)',
  '&lt;b&gt; {{x}} `|*_',
  'طلبات العملاء',
  '\u202eevil\u2066 right to left\u0000\u0007\n',
  '🦆'.repeat(63),
  'w'.repeat(63),
] as const;

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-03-25T04:00:00Z');

/** A good drill of a night's backup, with `count` backups and a drill for each thirty of them. */
export function drillOf(changes: Partial<DrillReport> = {}): DrillReport {
  return {
    pick: 'random',
    pickedBecause: 'at random from 30 backups of the last 30 days',
    dryRun: false,
    server: { engine: 'postgresql', serverVersion: '15.18 (Debian 15.18-1)' },
    image: 'postgres:15',
    phases: [
      { name: 'fetch', seconds: 14.2 },
      { name: 'verify', seconds: 9.6 },
      { name: 'restore', seconds: 171 },
      { name: 'prove', seconds: 57.4 },
      { name: 'check', seconds: 3.1 },
    ],
    checks: [
      { kind: 'rows', name: '2 tables', ok: true, detail: '1,234,567 rows read back and equal' },
      { kind: 'sequences', name: '2 sequences', ok: true, detail: null },
      { kind: 'triggers', name: '3 triggers', ok: true, detail: null },
      { kind: 'policies', name: '1 policy', ok: true, detail: null },
      { kind: 'orphans', name: '1 foreign key', ok: true, detail: '0 orphans, as in the source' },
      { kind: 'expected-tables', name: 'public.users>=500', ok: true, detail: '567 rows' },
      {
        kind: 'check-sql',
        name: 'SELECT count(*) > 0 FROM orders WHERE total >= 0',
        ok: true,
        detail: null,
      },
      { kind: 'rto', name: 'within 15 min', ok: true, detail: '4 min 12 s' },
    ],
    findings: [],
    rtoSeconds: 252.2,
    rtoLimitSeconds: 900,
    rpoSeconds: 7200,
    kept: null,
    proofUri: 's3://acme-backups/shop/production/proofs/backup-2026-03-11T020001Z/2026-03-25T040412Z.json',
    history: historyOf(30),
    ...changes,
  };
}

/** The run of that drill. */
export function drillReportOf(drill: Partial<DrillReport> = {}, changes: Partial<RunReport> = {}): RunReport {
  const backupId = 'backup-2026-03-11T020001Z';
  return reportOf({
    operation: 'drill',
    startedAt: '2026-03-25T04:00:00.000Z',
    durationSeconds: 258.4,
    backupId,
    archiveUri: `s3://acme-backups/shop/production/${backupId}.tar.gz`,
    manifestUri: `s3://acme-backups/shop/production/${backupId}.manifest.json`,
    schemaTool: null,
    tables: [
      { schema: 'public', name: 'orders', rows: 1_234_000, bytes: 9_000_000, seconds: 38 },
      { schema: 'public', name: 'users', rows: 567, bytes: 40_000, seconds: 2 },
    ],
    restore: restoreOf({ mode: 'create', targetEnvironment: null, committed: true }),
    drill: drillOf(drill),
    ...changes,
  });
}

/**
 * `count` backups, one a night, and `drills` tests of them. The numbers grow, with one night that was slow and large
 * and with a gap of nine days in long histories.
 */
export function historyOf(count: number, drills = Math.ceil(count / 3)): DrillHistory {
  return {
    backups: Array.from({ length: count }, (_, i) => backupPoint(i, count)),
    drills: Array.from({ length: drills }, (_, i) => drillPoint(i, drills)),
  };
}

function backupPoint(i: number, count: number): BackupPoint {
  const gapDays = i < count / 3 && count > 20 ? 9 : 0;
  const time = new Date(NOW - 2 * 3_600_000 - (count - 1 - i + gapDays) * DAY_MS);
  const wave = 1 + 0.06 * Math.sin(i * 1.7);
  const isOutlier = count > 8 && i === Math.floor(count / 2);
  return {
    backupId: idOf(time),
    time: time.toISOString().replace('.000Z', 'Z'),
    bytes: Math.round((2_400_000 + i * 26_000) * wave),
    rows: 1_000_000 + i * 8_100 + Math.round(3000 * wave),
    durationSeconds: (60 + i * 0.7) * wave * (isOutlier ? 14 : 1),
  };
}

function drillPoint(i: number, count: number): DrillPoint {
  const time = new Date(NOW - (count - 1 - i) * 3 * DAY_MS);
  const isFailed = i % 7 === 4;
  const isUnjudged = i % 11 === 8;
  const isSlow = i % 13 === 6;
  return {
    backupId: idOf(new Date(time.getTime() - 2 * 3_600_000)),
    time: time.toISOString().replace('.000Z', 'Z'),
    ok: !isFailed && !isUnjudged && !isSlow,
    judged: !isUnjudged,
    rtoSeconds: isFailed || isUnjudged ? null : rtoOf(i, count) * (isSlow ? 4.2 : 1),
  };
}

/** The last one is the drill of the report itself. */
function rtoOf(i: number, count: number): number {
  return i === count - 1 ? 252.2 : 200 + i * 1.5 + 30 * Math.sin(i);
}

function idOf(time: Date): string {
  return `backup-${time
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '')}`;
}

/** `count` tables of very different sizes. */
export function manyTables(count: number): ReportTable[] {
  return Array.from({ length: count }, (_, i) => ({
    schema: i % 5 === 0 ? 'audit' : 'public',
    name: `table_${i}`,
    rows: i * 37,
    bytes: i * 4096,
    seconds: i / 100,
  }));
}

const HISTORY_FAILED: DrillHistory = {
  ...historyOf(30),
  drills: historyOf(30).drills.map((drill, i, all) =>
    i === all.length - 1 ? { ...drill, ok: false, judged: true, rtoSeconds: null } : drill,
  ),
};

const FAILED = { ok: false, exitCode: 9, lastGoodBackupAt: '2026-03-25T02:00:01Z' };

/** One report of each kind that a drill can end with. */
export const DRILL_REPORTS: Readonly<Record<string, RunReport>> = {
  'drill-passed': drillReportOf(),
  'drill-first': drillReportOf(
    {
      pick: 'newest',
      pickedBecause: 'the newest of 1 backup',
      rtoLimitSeconds: null,
      checks: [{ kind: 'rows', name: '2 tables', ok: true, detail: '1,234,567 rows read back and equal' }],
      history: historyOf(1),
    },
    { environment: null },
  ),
  'drill-findings': drillReportOf({
    findings: [
      { kind: 'role', name: 'app', reason: 'the server has no such role; it was created without login' },
      { kind: 'grant', schema: 'public', name: HOSTILE_NAMES[1], reason: 'to a role that is missing' },
    ],
  }),
  'drill-failed': drillReportOf(
    {
      checks: [
        ...drillOf().checks,
        { kind: 'expected-tables', name: 'public.payments>=1', ok: false, detail: 'there is no such table' },
        {
          kind: 'check-sql',
          name: "SELECT max(created_at) > now() - interval '2 days' FROM public.orders",
          ok: false,
          detail: 'it returned false',
        },
        {
          kind: 'orphans',
          name: 'public.orders.orders_user_fkey',
          ok: false,
          detail: '3 orphans; 0 in the source',
        },
      ],
      kept: {
        database: 'db_backup_drill_20260325040000_k3v9',
        reachedBy: 'psql "postgresql://drill@localhost:5432/db_backup_drill_20260325040000_k3v9"',
        droppedBy: 'dropdb -h localhost -p 5432 -U drill db_backup_drill_20260325040000_k3v9',
      },
      history: HISTORY_FAILED,
    },
    {
      ...FAILED,
      error: {
        code: 'DRILL_FAILED',
        message:
          '3 of 11 checks failed on backup-2026-03-11T020001Z:\n- expected-tables public.payments>=1: there is no such table',
        nextStep: 'Look at the failed checks below; nothing is pruned until a drill passes.',
        setting: null,
      },
    },
  ),
  'drill-integrity': drillReportOf(
    {
      phases: [
        { name: 'fetch', seconds: 14.2 },
        { name: 'verify', seconds: 0.8 },
      ],
      checks: [],
      rtoSeconds: null,
      history: HISTORY_FAILED,
    },
    {
      ...FAILED,
      exitCode: 5,
      tables: [],
      rows: null,
      error: {
        code: 'ARCHIVE_DAMAGED',
        message: 'The archive is damaged: its SHA-256 differs from the one in its manifest.',
        nextStep: 'Restore an earlier version of the object, or let the next backup replace it.',
        setting: null,
      },
    },
  ),
  'drill-slow': drillReportOf(
    {
      checks: [
        ...drillOf().checks.filter(({ kind }) => kind !== 'rto'),
        { kind: 'rto', name: 'within 4 min', ok: false, detail: '4 min 12 s' },
      ],
      rtoLimitSeconds: 240,
    },
    {
      ...FAILED,
      error: {
        code: 'DRILL_FAILED',
        message:
          'It was restored and its rows are equal, but 1 of 8 checks failed:\n- rto within 4 min: 4 min 12 s',
        nextStep: 'Make the recovery faster, or raise rto-minutes.',
        setting: null,
      },
    },
  ),
  'drill-unreachable': drillReportOf(
    {
      server: null,
      image: null,
      phases: [],
      checks: [],
      rtoSeconds: null,
      proofUri: null,
    },
    {
      ...FAILED,
      exitCode: 7,
      tables: [],
      rows: null,
      warnings: ['The proof could not be written: the store refused it.'],
      error: {
        code: 'TARGET_UNREACHABLE',
        message: 'The drill server refused the connection.',
        nextStep: 'Check drill-server-url.',
        setting: 'drill-server-url',
      },
    },
  ),
  'drill-cancelled': drillReportOf(
    { phases: [{ name: 'fetch', seconds: 14.2 }], checks: [], rtoSeconds: null, proofUri: null },
    {
      ok: false,
      exitCode: 130,
      tables: [],
      rows: null,
      error: {
        code: 'CANCELLED',
        message: 'The run was cancelled.',
        nextStep: 'Run it again when you are ready.',
        setting: null,
      },
    },
  ),
  'drill-dry': drillReportOf(
    { dryRun: true, phases: [], checks: [], rtoSeconds: null, proofUri: null, history: historyOf(0, 0) },
    { tables: [], rows: null },
  ),
  'drill-hostile': drillReportOf(
    {
      checks: HOSTILE_NAMES.map((name, i) => ({
        kind: 'check-sql' as const,
        name,
        ok: i % 2 === 0,
        detail: name,
      })),
      findings: HOSTILE_NAMES.map((name) => ({ kind: 'role', name, reason: name })),
      pickedBecause: HOSTILE_NAMES[0],
    },
    {
      ...FAILED,
      environment: null,
      warnings: [...HOSTILE_NAMES],
      tables: HOSTILE_NAMES.map((name, i) => ({ schema: name, name, rows: i, bytes: i * 1000, seconds: i })),
      error: {
        code: 'DRILL_FAILED',
        message: HOSTILE_NAMES.join('\n'),
        nextStep: HOSTILE_NAMES[0],
        setting: null,
      },
    },
  ),
};
