import { redactReport } from '../../src/core/redact-report.js';
import { drillReportOf } from '../support/drill-reports.js';
import { reportOf } from '../support/reports.js';
import { planOf, restoreOf } from '../support/restore-reports.js';
import { statusReportOf } from '../support/status-reports.js';

it('redacts sentences, and leaves what a following step needs', () => {
  const prune = {
    dryRun: false,
    frozen: 'shop',
    decisions: [{ backupId: 'shop-2026-03-25T020001Z', keep: true, reasons: ['newest'] }],
    removed: [],
    abortedUploads: [],
    uncommitted: [],
    removedVersions: 0,
    notes: ['shop'],
  };
  const report = reportOf({
    warnings: ['shop'],
    error: { code: 'X', message: 'shop', nextStep: 'shop', setting: null },
    schemaTool: 'pg_dump (/shop)',
    prune,
    excluded: [{ kind: 'table', schema: 'shop', name: 'shop', reason: 'shop' }],
    notCovered: [{ kind: 'role', name: 'shop', reason: 'shop' }],
  });
  const redacted = redactReport(report, (text) => text.replaceAll('shop', '***'));
  expect(redacted).toEqual({
    ...report,
    warnings: ['***'],
    error: { code: 'X', message: '***', nextStep: '***', setting: null },
    schemaTool: 'pg_dump (/***)',
    prune: { ...prune, frozen: '***', notes: ['***'] },
    excluded: [{ kind: 'table', schema: 'shop', name: 'shop', reason: '***' }],
    notCovered: [{ kind: 'role', name: 'shop', reason: '***' }],
  });
  expect(redacted.archiveUri).toContain('/shop/');
});

it('redacts what a restore says, and leaves its names', () => {
  const item = { kind: 'role', name: 'shop', reason: 'shop' };
  const named = { kind: 'table', schema: 'shop', name: 'shop' };
  const { restore } = redactReport(
    reportOf({
      restore: restoreOf({
        skipped: [item],
        notes: ['shop'],
        plan: planOf({ dropped: [item, named], notes: ['shop'] }),
      }),
    }),
    (text) => text.replaceAll('shop', '***'),
  );
  const cleaned = { ...item, reason: '***' };
  expect(restore).toMatchObject({ skipped: [cleaned], notes: ['***'], target: { database: 'shop_staging' } });
  expect(restore?.plan).toMatchObject({ dropped: [cleaned, named], notes: ['***'] });
});

it('redacts what a drill says, and leaves its names', () => {
  const report = drillReportOf({
    pickedBecause: 'shop',
    checks: [{ kind: 'check-sql', name: "SELECT 'shop'", ok: false, detail: 'shop' }],
    findings: [{ kind: 'role', name: 'shop', reason: 'shop' }],
    kept: { database: 'shop', reachedBy: 'psql shop', droppedBy: 'dropdb shop' },
  });
  expect(redactReport(report, (text) => text.replaceAll('shop', '***')).drill).toEqual({
    ...report.drill,
    pickedBecause: '***',
    checks: [{ kind: 'check-sql', name: "SELECT '***'", ok: false, detail: '***' }],
    findings: [{ kind: 'role', name: 'shop', reason: '***' }],
    kept: { database: 'shop', reachedBy: 'psql ***', droppedBy: 'dropdb ***' },
  });
});

it('redacts why a status is red', () => {
  const problem = { code: 'BACKUP_DAMAGED', message: 'shop', nextStep: 'shop' } as const;
  const report = statusReportOf({ problems: [problem] });
  expect(redactReport(report, (text) => text.replaceAll('shop', '***')).status).toEqual({
    ...report.status,
    problems: [{ ...problem, message: '***', nextStep: '***' }],
  });
});

it('keeps names whole, unless a secret of some length is in one', () => {
  const redact = (text: string) => text.replaceAll('hunter22', '***').replaceAll('shop', '***');
  const table = { schema: 'shop', name: 'logins_hunter22', rows: 1, bytes: 1 };
  const { tables, archiveUri } = redactReport(
    reportOf({ tables: [table], archiveUri: 's3://b/shop' }),
    redact,
  );
  expect(tables).toEqual([{ ...table, name: 'logins_***' }]);
  expect(archiveUri).toBe('s3://b/shop');
});
