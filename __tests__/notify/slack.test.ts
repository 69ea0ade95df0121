import type { Comparison, PruneReport, RunReport, TableChange } from '../../src/core/report.js';
import { composeMessage } from '../../src/notify/message.js';
import { renderSlack, type SlackPayload } from '../../src/notify/slack.js';
import { DRILL_REPORTS } from '../support/drill-reports.js';
import { FACE_REPORTS } from '../support/face-reports.js';
import { expectGolden } from '../support/golden.js';
import { FAILED, reportOf } from '../support/reports.js';
import { restoreOf } from '../support/restore-reports.js';

const RUN_URL = 'https://github.com/acme/shop/actions/runs/42?attempt=1&x=a|b>c';

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

const CASES: Record<string, RunReport> = {
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

const ENTITY = /&(amp|lt|gt);/g;

/** Slack's own limits and its rule for escapes, apart from what the renderer believes. */
function expectWithinSlackRules(payload: SlackPayload): void {
  expect(payload.blocks.length).toBeLessThanOrEqual(50);
  for (const block of payload.blocks) {
    if (block.type === 'header') {
      expect(block.text.text.length).toBeLessThanOrEqual(150);
      continue;
    }
    const texts = 'fields' in block ? block.fields : [block.text];
    expect(texts.length).toBeLessThanOrEqual(10);
    for (const { text } of texts) {
      expect(text.length).toBeGreaterThan(0);
      expect(text.length).toBeLessThanOrEqual('fields' in block ? 2000 : 3000);
      const plain = text.replace(/<https:\/\/[^<>|]*\|[^<>|]*>/g, '').replace(ENTITY, '');
      expect(plain).not.toMatch(/[<>&]/);
      expect(text).not.toMatch(/\p{Surrogate}/u);
    }
  }
}

it.each(Object.entries(CASES))('%s', (name, report) => {
  const payload = renderSlack(composeMessage(report, RUN_URL));
  expectWithinSlackRules(payload);
  expectGolden(`notify/slack-${name}.json`, `${JSON.stringify(payload, null, 2)}\n`);
});

it('says of a restore into what, from when, and whether the target was changed', () => {
  const textOf = (name: string) =>
    JSON.stringify(renderSlack(composeMessage(CASES[name] ?? reportOf(), undefined)));
  const good = textOf('restore-replace');
  for (const words of [
    'Restore succeeded · staging',
    'shop_staging (postgresql 17.2), staging',
    'as of 2026-03-25 02:00:01 UTC',
    'replace',
    '1,234,567 in 2 tables',
    '2 tables read back and equal',
  ])
    expect(good).toContain(words);
  expect(textOf('restore-create-skipped')).toContain('extension postgis: the server does not have it');
  expect(textOf('restore-failed')).toContain('*The target was not changed.*');
  expect(textOf('restore-after-failed')).toContain('*The target was changed');
});

it('says of a drill which backup, how long, what failed and where to look', () => {
  const textOf = (name: string) =>
    JSON.stringify(renderSlack(composeMessage(CASES[name] ?? reportOf(), RUN_URL)));
  const failed = textOf('drill-failed');
  for (const words of [
    'Drill failed · production',
    'backup-2026-03-11T020001Z, at random from 30 backups of the last 30 days',
    '3 of 11 checks failed',
    '*Failed checks*\\n• expected-tables public.payments&gt;=1: there is no such table',
    '4 min 12 s, allowed 15 min',
    '2 h (age of the newest backup)',
    'was kept; open it with psql',
    'Open the run',
  ])
    expect(failed).toContain(words);
  expect(textOf('drill-passed')).toContain('all 8 checks passed');
  expect(textOf('drill-dry')).toContain('Drill (dry run) succeeded');
});

it('never shows credentials', () => {
  const report = CASES['failure-source'];
  if (!report) throw new Error('case missing');
  const text = JSON.stringify(renderSlack(composeMessage(report, undefined)));
  expect(text).not.toMatch(/p@ss|w:rd|hunter2|app:/);
  expect(text).toContain('postgres://***@db.example:5432/shop');
});

it('keeps the next step and the age of the last good backup however long the error is', () => {
  const report = CASES['failure-endless-message'];
  if (!report) throw new Error('case missing');
  const text = JSON.stringify(renderSlack(composeMessage(report, undefined)));
  expect(text).toContain('Read the log.');
  expect(text).toContain('*Last good backup*: 2026-03-25 02:00:01 UTC');
});
