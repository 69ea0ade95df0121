import { createHmac } from 'node:crypto';
import { heartbeatBody, heartbeatUrl } from '../../src/notify/heartbeat.js';
import { renderMail } from '../../src/notify/mail.js';
import { composeMessage } from '../../src/notify/message.js';
import { eventsUrl, pagerDutyAction, renderPagerDuty } from '../../src/notify/pagerduty.js';
import { renderWebhook, webhookHeaders } from '../../src/notify/webhook.js';
import { expectGolden } from '../support/golden.js';
import { CASES, RUN_URL } from '../support/messages.js';
import { reportOf } from '../support/reports.js';

const AT = new Date('2026-03-25T02:01:30Z');
const PAGERDUTY = { routingKey: 'R0UT1NGK3Y', url: 'https://events.pagerduty.com', afterFailures: 2 };

/** Each is shown in full; the limits hold for all. */
const SHOWN = [
  'failure-third-in-a-row',
  'failure-count-not-known',
  'failure-source',
  'failure-settings-none-known',
  'success-recovered',
  'success-anomalies',
  'success-changes',
  'success-hostile-names',
  'restore-failed',
  'drill-failed',
];

const caseOf = (name: string) => CASES[name] ?? reportOf();
const messageOf = (name: string) => composeMessage(caseOf(name), RUN_URL);

function pagerDutyOf(name: string) {
  const { startedAt, destination, ...report } = caseOf(name);
  const incident = { key: 'db-backup/production/backup-1', startedAt, destination };
  return renderPagerDuty(messageOf(name), { ...incident, failuresInARow: report.failuresInARow }, PAGERDUTY);
}

it.each(SHOWN)('%s', (name) => {
  const { subject, text, html } = renderMail(messageOf(name));
  expectGolden(`notify/mail-${name}.txt`, `Subject: ${subject}\n\n${text}`);
  expectGolden(`notify/mail-${name}.html`, html);
  expectGolden(`notify/pagerduty-${name}.json`, `${JSON.stringify(pagerDutyOf(name), null, 2)}\n`);
  const webhook = JSON.parse(renderWebhook(caseOf(name), messageOf(name), AT));
  expectGolden(`notify/webhook-${name}.json`, `${JSON.stringify(webhook, null, 2)}\n`);
});

describe.each(Object.keys(CASES))('%s stays within', (name) => {
  it('a header of one line, and what mail programs show', () => {
    const { subject, text, html } = renderMail(messageOf(name));
    expect(subject).toMatch(/^[^\p{Cc}]{1,200}$/u);
    expect(Buffer.byteLength(text)).toBeLessThan(100_000);
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
    // Whatever a table is called, it becomes no element.
    expect(
      html.replace(/<\/?(html|head|meta|title|body|h2|p|b|br|ul|li|table|tr|td|a)\b[^<>]*>/g, ''),
    ).toMatch(/^<!doctype html>[^<>]*$/);
  });

  it('what PagerDuty takes', () => {
    const event = pagerDutyOf(name);
    expect(event?.payload?.summary.length ?? 1).toBeLessThanOrEqual(1024);
    expect(Buffer.byteLength(JSON.stringify(event))).toBeLessThan(512_000);
  });

  it('a megabyte of webhook, whose title and content are for people', () => {
    const body = renderWebhook(caseOf(name), messageOf(name), AT);
    expect(Buffer.byteLength(body)).toBeLessThan(1_000_000);
    const { title, content, ok, operation } = JSON.parse(body);
    expect([title.length <= 200, Buffer.byteLength(content) <= 16_000]).toEqual([true, true]);
    expect([ok, operation]).toEqual([caseOf(name).ok, caseOf(name).operation]);
  });

  it('the body of a ping, the end of the log with it', () => {
    const log = Array.from({ length: 5000 }, (_, i) => `line ${i} ${'é'.repeat(20)}`).join('\n');
    const body = heartbeatBody(messageOf(name), log);
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(100_000);
    if (caseOf(name).ok) expect(body).toBe(messageOf(name).headline);
    else expect(body).toMatch(/The end of the log:\nline \d+ .*\nline 4999 é+$/s);
  });
});

it('keeps the facts in a mail however many lines an error has', () => {
  const message = Array.from({ length: 3000 }, (_, i) => `public.t${i}: permission denied`).join('\n');
  const report = reportOf({ ok: false, error: { code: 'X', message, nextStep: 'Grant it.', setting: null } });
  const { html } = renderMail(composeMessage(report, RUN_URL));
  expect(html).toContain('public.t0: permission denied<br>');
  expect(html).toMatch(/Grant it\..*Duration/s);
});

it('leaves anomalies out of a webhook when they alone are too long', () => {
  const anomaly = { kind: 'table-gone', severity: 'alarm', table: null, value: null, usual: 1 } as const;
  const anomalies = Array.from({ length: 9000 }, (_, i) => ({
    ...anomaly,
    sentence: `public.t${i} is gone.`,
  }));
  const report = reportOf({ anomalies });
  const { omitted } = JSON.parse(renderWebhook(report, composeMessage(report, RUN_URL), AT));
  expect(omitted.at(-1)).toBe('anomalies');
});

it('leaves out of a webhook what is longest, and says so', () => {
  const tables = Array.from({ length: 20_000 }, (_, i) => ({
    schema: 'public',
    name: `t${i}`.padEnd(40, 'x'),
    rows: 1,
    bytes: 1,
  }));
  const report = reportOf({ tables });
  const body = JSON.parse(renderWebhook(report, composeMessage(report, RUN_URL), AT));
  expect([body.tables, body.omitted, body.rows]).toEqual([undefined, ['tables'], report.rows]);
});

describe('pagerDutyAction', () => {
  it.each<[boolean, number | null | undefined, number, string | null]>([
    [true, 0, 2, 'resolve'],
    [true, undefined, 2, 'resolve'],
    [false, 1, 2, null],
    [false, 2, 2, 'trigger'],
    [false, 7, 2, 'trigger'],
    [false, 1, 1, 'trigger'],
    [false, null, 2, 'trigger'],
    [false, undefined, 5, 'trigger'],
  ])('ok %p, %p in a row, page after %p: %p', (ok, inARow, after, action) => {
    expect(pagerDutyAction(ok, inARow, after)).toBe(action);
  });
});

it.each([
  ['https://events.pagerduty.com', 'https://events.pagerduty.com/v2/enqueue'],
  ['https://events.eu.pagerduty.com/', 'https://events.eu.pagerduty.com/v2/enqueue'],
  ['https://events.eu.pagerduty.com/v2/enqueue', 'https://events.eu.pagerduty.com/v2/enqueue'],
  ['http://127.0.0.1:1/proxy', 'http://127.0.0.1:1/proxy/v2/enqueue'],
])('events for %s go to %s', (base, url) => {
  expect(eventsUrl(base)).toBe(url);
});

it.each([
  ['https://hc-ping.com/uuid', 'start', 'https://hc-ping.com/uuid/start'],
  ['https://hc-ping.com/uuid/', 'fail', 'https://hc-ping.com/uuid/fail'],
  [
    'https://hc-ping.com/key/slug?create=1&x=a%20b',
    'fail',
    'https://hc-ping.com/key/slug/fail?create=1&x=a%20b',
  ],
  ['https://hc-ping.com/uuid?x=1', 'success', 'https://hc-ping.com/uuid?x=1'],
] as const)('%s, %s: %s', (base, event, url) => {
  expect(heartbeatUrl(base, event)).toBe(url);
});

it('signs the bytes of a webhook, and carries the token', () => {
  const headers = webhookHeaders('{"é":1}', { url: '', token: 't0k3n', secret: 's3cret' });
  const signature = createHmac('sha256', 's3cret').update(Buffer.from('{"é":1}')).digest('hex');
  expect(headers).toEqual({ authorization: 'Bearer t0k3n', 'x-hub-signature-256': `sha256=${signature}` });
  expect(webhookHeaders('x', { url: '' })).toEqual({});
});
