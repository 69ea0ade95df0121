import type { RunReport } from '../../src/core/report.js';
import { DOCTOR_REPORTS } from './doctor-reports.js';
import { FAILED, reportOf } from './reports.js';
import { planOf, restoreOf } from './restore-reports.js';

/** Names that would do something to a terminal, a log or Markdown if they were let. */
const HOSTILE_NAME = 'a|b\n::error::x\u001b[31m<script>`*_x_*`[l](http://x)';

const RESTORED = reportOf({
  operation: 'restore',
  rows: null,
  tables: [],
  schemaTool: null,
  lastGoodBackupAt: null,
  restore: restoreOf(),
});

/** One report of each kind that a face has to show. */
export const FACE_REPORTS: Readonly<Record<string, RunReport>> = {
  'backup-first': reportOf({ environment: null, schemaTool: null }),
  'backup-changed': reportOf({
    versionId: 'v.1_x',
    warnings: ['The foreign key public.orders → public.users points out of the selection.'],
    tables: [
      { schema: 'public', name: 'orders', rows: 1_234_000, bytes: 9_000_000, seconds: 3.21 },
      { schema: 'public', name: 'users', rows: 567, bytes: 40_000, seconds: 0.04 },
      { schema: 'public', name: HOSTILE_NAME, rows: 1, bytes: 10, seconds: 0 },
    ],
    comparison: {
      previousBackupId: 'backup-2026-03-24T020001Z',
      rows: 1_234_568,
      previousRows: 1_230_000,
      bytes: 9_040_010,
      previousBytes: 9_100_000,
      tables: [
        {
          schema: 'public',
          name: 'orders',
          rows: 1_234_000,
          previousRows: 1_229_000,
          bytes: 9_000_000,
          previousBytes: 9_050_000,
        },
        { schema: 'public', name: HOSTILE_NAME, rows: 1, previousRows: null, bytes: 10, previousBytes: null },
        { schema: 'public', name: 'old', rows: null, previousRows: 1000, bytes: null, previousBytes: 50_000 },
      ],
    },
    prune: {
      dryRun: false,
      frozen: null,
      decisions: [
        { backupId: 'backup-2026-03-25T020001Z', keep: true, reasons: ['newest', 'within 30 days'] },
        { backupId: 'backup-2026-01-01T020000Z', keep: false, reasons: ['older than 30 days'] },
      ],
      removed: ['backup-2026-01-01T020000Z'],
      abortedUploads: ['production/backup-2026-03-20T020000Z.tar.gz'],
      uncommitted: ['production/backup-2026-03-21T020000Z.tar.gz'],
      removedVersions: 0,
      notes: ['3 versions of removed backups stay until the bucket expires them.'],
    },
    excluded: [{ kind: 'table', schema: 'public', name: 'log', reason: 'exclude-tables' }],
    notCovered: [{ kind: 'role', name: 'app', reason: 'roles belong to the server' }],
  }),
  'backup-anomalies': reportOf({
    warnings: ['Not as before: public.orders: 40 rows instead of about 1,000 rows (96 % less).'],
    anomalies: [
      {
        kind: 'rows-dropped',
        severity: 'alarm',
        table: { schema: 'public', name: 'orders' },
        sentence: 'public.orders: 40 rows instead of about 1,000 rows (96 % less).',
        value: 40,
        usual: 1000,
      },
      {
        kind: 'table-new',
        severity: 'notice',
        table: { schema: 'public', name: HOSTILE_NAME },
        sentence: `public.${HOSTILE_NAME} is new, with 1 row.`,
        value: 1,
        usual: null,
      },
    ],
  }),
  'backup-failed': reportOf({
    ...FAILED,
    error: {
      code: 'AUTHENTICATION_FAILED',
      message: 'The server refused the password of user app.\nFATAL: 28P01 <b>',
      nextStep: 'Check DATABASE_URL.',
      setting: 'database-url',
    },
  }),
  'list-empty': reportOf({ ...FAILED, ok: true, exitCode: 0, operation: 'list', backups: [] }),
  list: reportOf({
    ...FAILED,
    ok: true,
    exitCode: 0,
    operation: 'list',
    backups: [
      {
        backupId: 'backup-2026-03-25T020001Z',
        time: '2026-03-25T02:00:01Z',
        archiveUri: 's3://b/x',
        manifestUri: 's3://b/y',
        bytes: 3_141_592,
        tables: 2,
        rows: 1_234_567,
        environment: null,
        engine: 'postgresql',
        encrypted: false,
        anomalous: false,
        proof: { time: '2026-03-25T01:00:00Z', ok: true, rtoSeconds: 252 },
      },
      {
        backupId: 'backup-2026-03-24T020001Z',
        time: '2026-03-24T02:00:01Z',
        archiveUri: 's3://b/x',
        manifestUri: 's3://b/y',
        bytes: 999,
        tables: 12,
        rows: 0,
        environment: null,
        engine: 'postgresql',
        encrypted: true,
        anomalous: true,
        proof: { time: '2026-03-23T01:00:00Z', ok: false, rtoSeconds: null },
      },
    ],
  }),
  'prune-dry': reportOf({
    ...FAILED,
    ok: true,
    exitCode: 0,
    operation: 'prune',
    prune: {
      dryRun: true,
      frozen: null,
      decisions: [
        { backupId: 'backup-2026-03-25T020001Z', keep: true, reasons: ['newest'] },
        { backupId: 'backup-2026-01-01T020000Z', keep: false, reasons: ['older than 30 days'] },
      ],
      removed: ['backup-2026-01-01T020000Z'],
      abortedUploads: [],
      uncommitted: [],
      removedVersions: 0,
    },
  }),
  'prune-frozen': reportOf({
    ...FAILED,
    ok: true,
    exitCode: 0,
    operation: 'prune',
    prune: {
      dryRun: false,
      frozen: 'the source is another database',
      decisions: [{ backupId: 'backup-2026-01-01T020000Z', keep: false, reasons: ['older than 30 days'] }],
      removed: [],
      abortedUploads: [],
      uncommitted: [],
      removedVersions: 0,
    },
  }),
  verify: reportOf({
    operation: 'verify',
    verify: { files: 12, bytes: 40_000_000, checkedAgainst: 'own-manifest' },
  }),
  get: reportOf({
    operation: 'get',
    verify: { files: 12, bytes: 40_000_000, checkedAgainst: 'sidecar' },
    fetchedTo: '/tmp/backups',
  }),
  'verify-deep': reportOf({
    operation: 'verify',
    verify: { files: 12, bytes: 40_000_000, checkedAgainst: 'sidecar' },
    restore: restoreOf({
      mode: 'create',
      targetEnvironment: null,
      skipped: [{ kind: 'role', name: 'app', reason: 'the server has no such role' }],
    }),
  }),
  'restore-replace': {
    ...RESTORED,
    rows: 1_234_567,
    tables: [
      { schema: 'public', name: 'orders', rows: 1_234_000, bytes: 9_000_000, seconds: 38 },
      { schema: 'public', name: 'users', rows: 567, bytes: 40_000, seconds: 2 },
    ],
  },
  'restore-cancelled': reportOf({
    ...RESTORED,
    ok: false,
    exitCode: 130,
    lastGoodBackupAt: null,
    error: {
      code: 'CANCELLED',
      message: 'The run was cancelled; the target is as it was before.',
      nextStep: 'Run it again when you are ready.',
      setting: null,
    },
    restore: restoreOf({ committed: false, provenTables: 0, rowsPerSecond: null }),
  }),
  'restore-create-skipped': reportOf({
    ...RESTORED,
    environment: null,
    warnings: ['The server verifies no certificate.'],
    restore: restoreOf({
      mode: 'create',
      targetEnvironment: null,
      checkedAgainst: 'own-manifest',
      bytesFetched: 0,
      skipped: [
        { kind: 'extension', name: 'postgis', reason: 'the server does not have it' },
        { kind: 'table', schema: 'public', name: HOSTILE_NAME, reason: 'it needs the extension postgis' },
        { kind: 'role', name: 'app', reason: 'the server has no such role; 3 grants were left out' },
      ],
      notes: ['Generated columns of public.orders were recomputed and are not what they were in the backup.'],
    }),
  }),
  'restore-merge': reportOf({
    ...RESTORED,
    restore: restoreOf({
      mode: 'merge',
      merged: [
        { schema: 'public', name: 'orders', inserted: 1200, updated: 3, unchanged: 1_232_797 },
        { schema: 'public', name: 'users', inserted: 0, updated: 0, unchanged: 567 },
      ],
    }),
  }),
  'restore-dry': reportOf({
    ...RESTORED,
    restore: restoreOf({
      mode: 'rebuild',
      dryRun: true,
      committed: false,
      provenTables: 0,
      rowsPerSecond: null,
      estimatedSeconds: 185,
      bytesFetched: 4096,
      phases: [{ name: 'plan', seconds: 0.4 }],
      plan: planOf({
        mode: 'rebuild',
        emptied: [],
        setAside: [],
        dropped: [
          ...Array.from({ length: 40 }, (_, i) => ({ kind: 'table', schema: 'public', name: `t${i}` })),
          { kind: 'view', schema: 'public', name: HOSTILE_NAME, reason: 'it reads public.t1' },
        ],
        created: [
          { kind: 'table', schema: 'public', name: 'orders' },
          { kind: 'index', schema: 'public', name: 'orders_pkey' },
        ],
        skipped: [{ kind: 'role', name: 'app', reason: 'the server has no such role' }],
        notes: ['The view other.v reads public.orders and is dropped with it.'],
      }),
      notes: [
        'It will need confirm: REBUILD, because the objects of the backup’s schemas are dropped first.',
      ],
    }),
  }),
  'restore-refused': reportOf({
    ...RESTORED,
    ok: false,
    exitCode: 7,
    lastGoodBackupAt: null,
    error: {
      code: 'TARGET_REFUSED',
      message:
        'The target cannot take this backup (mode replace):\n- column public.orders.note: the target does not have it',
      nextStep: 'Nothing was touched. Mend what is listed, or choose another target or mode.',
      setting: null,
    },
    restore: restoreOf({
      committed: false,
      provenTables: 0,
      rowsPerSecond: null,
      phases: [{ name: 'plan', seconds: 0.4 }],
      plan: planOf({
        refusals: [
          {
            kind: 'column',
            schema: 'public',
            name: 'orders.note',
            reason: 'the target does not have it',
          },
          { kind: 'table', schema: 'public', name: 'users', reason: 'the message does not name it' },
        ],
        setAside: [],
      }),
    }),
  }),
  'restore-failed': reportOf({
    ...RESTORED,
    ok: false,
    exitCode: 5,
    lastGoodBackupAt: null,
    error: {
      code: 'TARGET_ROWS_DIFFER',
      message:
        'What was loaded is not what the backup holds, so nothing is kept:\n- public.orders: 3 rows instead of 4',
      nextStep: 'Run again with explain-differences: true.',
      setting: null,
    },
    restore: restoreOf({ committed: false, provenTables: 1, rowsPerSecond: null }),
  }),
  'restore-unsure': reportOf({
    ...RESTORED,
    ok: false,
    exitCode: 7,
    lastGoodBackupAt: null,
    error: {
      code: 'TARGET_LOST',
      message: 'The connection to the target broke off (finishing): Connection terminated',
      nextStep: 'Look into the target before anybody uses it.',
      setting: null,
    },
    restore: restoreOf({
      committed: false,
      provenTables: 0,
      rowsPerSecond: null,
      remains: ['The target keeps something of the failed restore: DROP SCHEMA IF EXISTS app; is refused.'],
    }),
  }),
  'restore-after-failed': reportOf({
    ...RESTORED,
    ok: false,
    exitCode: 7,
    lastGoodBackupAt: null,
    error: {
      code: 'AFTER_RESTORE_FAILED',
      message: 'The after-restore command ended with exit code 3.',
      nextStep: 'Run it by hand.',
      setting: 'after-restore',
    },
    restore: restoreOf(),
  }),
  ...DOCTOR_REPORTS,
};
