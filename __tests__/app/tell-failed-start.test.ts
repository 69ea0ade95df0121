import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tellFailedStart } from '../../src/app/tell-failed-start.js';
import { SettingsError } from '../../src/core/errors.js';
import { failedReport } from '../../src/core/failed-report.js';
import { action } from '../config/sources-of.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { SilentLog } from '../support/silent-log.js';

const SECRET_GONE = new SettingsError([{ setting: 'database-url', message: 'is missing' }]);

let slack: HttpEndpoint;
let status = 200;

beforeAll(async () => {
  slack = await startEndpoint((response) => response.writeHead(status).end('ok'));
});

afterAll(() => slack.close());

async function tell(operation: string, given: Record<string, string>) {
  const before = slack.received.length;
  const clock = { now: () => new Date('2026-03-25T02:00:00Z') };
  const report = await tellFailedStart(
    failedReport(operation, SECRET_GONE, clock.now()),
    action({ 'slack-webhook-url': slack.url, ...given }),
    {
      clock,
      log: new SilentLog(),
      random: () => 0,
      signal: new AbortController().signal,
      runUrl: 'https://github.com/o/r/actions/runs/42',
      redact: (value) => value,
    },
  );
  return { report, bodies: slack.received.slice(before).map(({ body }) => body) };
}

it('tells of a backup that could not begin, with its environment', async () => {
  const { report, bodies } = await tell('backup', { environment: 'production' });
  expect(report).toMatchObject({ ok: false, exitCode: 2, environment: 'production', warnings: [] });
  expect(bodies).toHaveLength(1);
  expect(JSON.parse(bodies[0] ?? '').text).toBe('❌ Backup failed · production');
  expect(bodies[0]).toContain('database-url: is missing');
  expect(bodies[0]).toContain('https://github.com/o/r/actions/runs/42');
});

it.each([
  ['backup', { 'notify-on': 'failure' }, 1],
  ['backup', { 'notify-on': 'falure' }, 1],
  ['prune', {}, 1],
  ['verify', {}, 1],
  ['backup', { 'notify-on': 'never' }, 0],
  ['backup', { 'slack-webhook-url': 'no address' }, 0],
  ['list', {}, 0],
])('%s with %j posts %i messages', async (operation, given, count) => {
  const { report, bodies } = await tell(operation, given);
  expect(bodies).toHaveLength(count);
  expect(report.warnings).toEqual([]);
});

it('leaves no page of yesterday in the place of a status that could not begin', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-failed-start-'));
  writeFileSync(join(folder, 'badge.json'), '{"message":"2 h ago"}');
  await tell('status', { 'report-dir': folder });
  expect(JSON.parse(readFileSync(join(folder, 'badge.json'), 'utf8')).message).toBe('unknown');
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('database-url: is missing');
  rmSync(folder, { recursive: true });
});

it('sends no token where it could be read on its way', async () => {
  const open = slack.url.replace('127.0.0.1', '0.0.0.0');
  for (const [url, authorization] of [
    [slack.url, 'Bearer t0k3n'],
    [open, undefined],
  ]) {
    await tell('backup', { 'slack-webhook-url': '', 'webhook-url': url ?? '', 'webhook-token': 't0k3n' });
    expect(slack.received.at(-1)?.headers.authorization).toBe(authorization);
  }
});

it('warns when nobody could be told', async () => {
  status = 404;
  const { report } = await tell('backup', {});
  status = 200;
  expect(report).toMatchObject({ exitCode: 2, warnings: [expect.stringContaining('Slack')] });
});
