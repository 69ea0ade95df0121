import { redactReport } from '../../src/core/redact-report.js';
import { reportOf } from '../support/reports.js';
import { planOf, restoreOf } from '../support/restore-reports.js';

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
