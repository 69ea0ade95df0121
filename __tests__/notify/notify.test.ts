import { createHmac } from 'node:crypto';
import type { RunReport } from '../../src/core/report.js';
import { type Channels, type NotifyDeps, type NotifyOn, notifyAll } from '../../src/notify/notify.js';
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

  it('tells of a backup that is not as those before, even where only failures are told', async () => {
    const channels = { notifyOn: 'failure', slackWebhookUrl: endpoint.url } as const;
    const anomaly = { table: null, sentence: 'Fewer rows.', value: 1, usual: 9 };
    for (const severity of ['notice', 'alarm'] as const) {
      const kind = severity === 'alarm' ? 'rows-dropped' : 'slow';
      await notifyAll(reportOf({ anomalies: [{ ...anomaly, kind, severity }] }), channels, depsOf());
    }
    expect(endpoint.received.map(({ body }) => body.includes('Fewer rows.'))).toEqual([true]);
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

describe('all channels', () => {
  let endpoint: HttpEndpoint;
  let status = 200;
  beforeEach(async () => {
    status = 200;
    endpoint = await startEndpoint((response) => response.writeHead(status).end());
  });
  afterEach(() => endpoint.close());

  const channels = (notifyOn: NotifyOn): Channels => {
    const at = (path: string) => new URL(path, endpoint.url).href;
    return {
      notifyOn,
      slackWebhookUrl: at('/slack'),
      webhook: { url: at('/webhook?key=1'), token: 't0k3n', secret: 's3cret' },
      pagerDuty: { routingKey: 'key', url: at('/'), afterFailures: 2 },
      heartbeatUrl: at('/ping?x=1'),
    };
  };
  const paths = () => endpoint.received.map(({ path }) => path).sort();
  const counted = { incidentKey: 'db-backup/production/backup-1', logTail: 'the last line' };
  const second = { ...BAD, failuresInARow: 2 };

  it.each<[NotifyOn, RunReport, string[]]>([
    ['always', GOOD, ['/ping?x=1', '/slack', '/v2/enqueue', '/webhook?key=1']],
    ['failure', GOOD, ['/ping?x=1', '/v2/enqueue']],
    ['never', GOOD, ['/ping?x=1']],
    ['failure', second, ['/ping/fail?x=1', '/slack', '/v2/enqueue', '/webhook?key=1']],
    ['failure', { ...BAD, failuresInARow: 1 }, ['/ping/fail?x=1', '/slack', '/webhook?key=1']],
    ['never', second, ['/ping/fail?x=1']],
  ])('notify-on %s', async (notifyOn, report, expected) => {
    expect(await notifyAll(report, channels(notifyOn), depsOf(counted))).toEqual([]);
    expect(paths()).toEqual(expected);
  });

  it('page nobody and ping nothing for a rehearsal', async () => {
    await notifyAll(second, channels('always'), depsOf());
    expect(paths()).toEqual(['/slack', '/webhook?key=1']);
  });

  it('have what they need', async () => {
    await notifyAll(second, channels('always'), depsOf(counted));
    const of = (path: string) => endpoint.received.find((request) => request.path === path);
    const webhook = of('/webhook?key=1');
    const signature = createHmac('sha256', 's3cret')
      .update(webhook?.body ?? '')
      .digest('hex');
    expect(webhook?.headers).toMatchObject({
      authorization: 'Bearer t0k3n',
      'x-hub-signature-256': `sha256=${signature}`,
    });
    expect(JSON.parse(of('/v2/enqueue')?.body ?? '')).toMatchObject({
      event_action: 'trigger',
      dedup_key: counted.incidentKey,
    });
    expect(of('/ping/fail?x=1')?.body).toMatch(/broken.*The end of the log:\nthe last line$/s);
  });

  it('are each a warning of its own, without addresses or keys', async () => {
    status = 400;
    const warnings = await notifyAll(second, channels('always'), depsOf(counted));
    expect(warnings).toEqual(
      ['Slack', 'The webhook', 'PagerDuty', 'The heartbeat'].map(
        (name) => `${name} could not be told about this run: it answered 400.`,
      ),
    );
  });
});

it('waits for all channels together no longer than it may', async () => {
  const endpoint = await startEndpoint((response) => response.writeHead(429, { 'retry-after': '20' }).end());
  const channels = { notifyOn: 'always', slackWebhookUrl: endpoint.url } as const;
  const warnings = await notifyAll(BAD, channels, depsOf({ maxMs: 300 }));
  await endpoint.close();
  expect(warnings).toEqual([
    'Slack could not be told about this run: it answered 429; then the time for all messages was over.',
  ]);
});
