import { type NotifyDeps, type NotifyOn, notifyAll } from '../../src/notify/notify.js';
import { unexpectedSentence } from '../../src/notify/post.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { FAILED, reportOf } from '../support/reports.js';
import { SilentLog } from '../support/silent-log.js';

const GOOD = reportOf();
const BAD = reportOf({ ...FAILED, error: { code: 'X', message: 'broken', nextStep: null, setting: null } });

function depsOf(changes: Partial<NotifyDeps> = {}): NotifyDeps {
  return {
    clock: { now: () => new Date() },
    random: () => 0.5,
    signal: new AbortController().signal,
    log: new SilentLog(),
    runUrl: 'https://github.com/acme/shop/actions/runs/42',
    ...changes,
  };
}

describe('with an endpoint that works', () => {
  let endpoint: HttpEndpoint;
  beforeEach(async () => {
    endpoint = await startEndpoint((response) => response.writeHead(200).end('ok'));
  });
  afterEach(() => endpoint.close());

  it.each<[NotifyOn, number, number]>([
    ['always', 1, 1],
    ['failure', 0, 1],
    ['never', 0, 0],
  ])('notify-on %s sends %d messages about a good run, %d about a bad one', async (notifyOn, good, bad) => {
    const channels = { notifyOn, slackWebhookUrl: endpoint.url };
    expect(await notifyAll(GOOD, channels, depsOf())).toEqual([]);
    expect(endpoint.received).toHaveLength(good);
    expect(await notifyAll(BAD, channels, depsOf())).toEqual([]);
    expect(endpoint.received).toHaveLength(good + bad);
  });

  it('sends Block Kit with a link to the run', async () => {
    await notifyAll(GOOD, { notifyOn: 'always', slackWebhookUrl: endpoint.url }, depsOf());
    const payload = JSON.parse(endpoint.received[0]?.body ?? '');
    expect(payload.text).toBe('✅ Backup succeeded · production');
    expect(payload.blocks[0].type).toBe('header');
    expect(JSON.stringify(payload)).toContain('<https://github.com/acme/shop/actions/runs/42|Open the run>');
  });

  it('takes known secrets out first', async () => {
    const report = reportOf({ warnings: ['key AKIA123 is old'] });
    const redact = (whole: typeof report) => ({
      ...whole,
      warnings: whole.warnings.map((text) => text.replace('AKIA123', '***')),
    });
    await notifyAll(report, { notifyOn: 'always', slackWebhookUrl: endpoint.url }, depsOf({ redact }));
    expect(endpoint.received[0]?.body).toContain('key *** is old');
  });

  it('sends nothing where no channel is set', async () => {
    expect(await notifyAll(BAD, { notifyOn: 'always' }, depsOf())).toEqual([]);
    expect(endpoint.received).toHaveLength(0);
  });

  it('still tells about a run that was cancelled', async () => {
    const deps = depsOf({ signal: AbortSignal.abort() });
    expect(await notifyAll(BAD, { notifyOn: 'failure', slackWebhookUrl: endpoint.url }, deps)).toEqual([]);
    expect(endpoint.received).toHaveLength(1);
  });
});

it('a cancelled run waits two seconds at most', async () => {
  const endpoint = await startEndpoint(() => {});
  const begin = Date.now();
  const channels = { notifyOn: 'always', slackWebhookUrl: endpoint.url } as const;
  const warnings = await notifyAll(BAD, channels, depsOf({ signal: AbortSignal.abort() }));
  await endpoint.close();
  expect(warnings).toEqual(['Slack could not be told about this run: it did not answer within 2 s.']);
  expect(Date.now() - begin).toBeLessThan(4000);
});

it('a channel that fails is one warning without its address, and no error', async () => {
  const endpoint = await startEndpoint((response) => response.writeHead(410).end('channel_is_archived'));
  const warnings = await notifyAll(GOOD, { notifyOn: 'always', slackWebhookUrl: endpoint.url }, depsOf());
  await endpoint.close();
  expect(warnings).toEqual([
    'Slack could not be told about this run: it answered 410 (channel_is_archived).',
  ]);
});

it('even a bug is a warning only, without the address', async () => {
  const url = 'https://hooks.example/services/secret-token';
  const channels = { notifyOn: 'always', slackWebhookUrl: url } as const;
  const report = reportOf({ startedAt: 'never' });
  expect(await notifyAll(report, channels, depsOf())).toEqual([
    'Slack could not be told about this run: Invalid time value',
  ]);
  expect(unexpectedSentence('Slack', new Error(`broken at ${url}, sorry`))).toBe(
    'Slack could not be told about this run: broken at (address withheld) sorry',
  );
});
