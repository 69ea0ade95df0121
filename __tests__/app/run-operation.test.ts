import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Operation } from '../../src/core/report.js';
import { type HttpEndpoint, startEndpoint } from '../support/http-endpoint.js';
import { operateInProcess } from '../support/operate-in-process.js';

let slack: HttpEndpoint;
let folder: string;

beforeAll(async () => {
  slack = await startEndpoint((response) => response.end('ok'));
  folder = mkdtempSync(join(tmpdir(), 'db-backup-run-'));
});

afterAll(async () => {
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The report, and the texts that stood in Slack. */
async function runOn(operation: Operation, changes: Record<string, string>) {
  const before = slack.received.length;
  const clock = { now: () => new Date('2026-03-25T02:00:00Z') };
  const report = await operateInProcess(operation, { destination: folder, ...changes }, { clock });
  return { report, bodies: slack.received.slice(before).map(({ body }) => body) };
}

it.each([
  ['prune', {}, '✅ Prune succeeded'],
  ['verify', {}, '❌ Verify failed'],
  ['verify', { 'notify-on': 'failure' }, '❌ Verify failed'],
] as const)('%s with %j tells: %s', async (operation, changes, headline) => {
  const { bodies } = await runOn(operation, { 'slack-webhook-url': slack.url, ...changes });
  expect(bodies.map((body) => JSON.parse(body).text)).toEqual([headline]);
  expect(bodies[0]).not.toContain('Last good backup');
});

it.each([
  ['prune', { 'notify-on': 'failure' }, 0],
  ['verify', { 'notify-on': 'never' }, 4],
] as const)('%s with %j tells nobody', async (operation, changes, exitCode) => {
  const { report, bodies } = await runOn(operation, { 'slack-webhook-url': slack.url, ...changes });
  expect(bodies).toEqual([]);
  expect(report.exitCode).toBe(exitCode);
});
