import { composeMessage } from '../../src/notify/message.js';
import { renderSlack, type SlackPayload } from '../../src/notify/slack.js';
import { expectGolden } from '../support/golden.js';
import { CASES, RUN_URL } from '../support/messages.js';
import { reportOf } from '../support/reports.js';

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
