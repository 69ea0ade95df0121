import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type CliHost, run } from '../../src/cli/run.js';
import type { RunReport } from '../../src/core/report.js';
import { captureOutput } from '../support/captured-output.js';
import { FACE_REPORTS } from '../support/face-reports.js';
import { startEndpoint } from '../support/http-endpoint.js';
import { reportOf } from '../support/reports.js';

const STATE = mkdtempSync(join(tmpdir(), 'db-backup-state-'));
afterAll(() => rmSync(STATE, { recursive: true }));

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The face with an app that does what the test says. */
async function runWith(
  line: string,
  app: CliHost['loadRunOperation'] = async () => async () => reportOf(),
  variables: Record<string, string> = {},
  changes: Partial<CliHost> = {},
): Promise<Outcome> {
  const { text, streams } = captureOutput();
  const code = await run({
    words: line.split(' ').filter((w) => w !== ''),
    variables: { XDG_STATE_HOME: STATE, ...variables },
    ...streams,
    clock: { now: () => new Date('2026-03-25T02:00:00Z') },
    signal: new AbortController().signal,
    loadRunOperation: app,
    ...changes,
  });
  return { code, ...text };
}

const BACKUP = 'backup --destination /b';
const DATABASE = { DATABASE_URL: 'postgres://app:hunter22@h/shop' };
const neverCalled = async () => {
  throw new Error('the app was loaded');
};

describe('run', () => {
  it('hands settings, context and variables to the app and shows its report', async () => {
    const calls: unknown[] = [];
    const outcome = await runWith(
      BACKUP,
      async () => async (operation, settings, context, environment) => {
        calls.push([
          operation,
          settings.destination,
          settings.connection?.user,
          context.ephemeral,
          environment,
        ]);
        context.log.info('working');
        return reportOf({ warnings: ['careful'] });
      },
      DATABASE,
    );
    expect(calls).toEqual([
      ['backup', { kind: 'file', folder: '/b' }, 'app', false, expect.objectContaining(DATABASE)],
    ]);
    expect(outcome.code).toBe(0);
    expect(outcome.out).toContain('Backed up shop');
    expect(outcome.err).toBe('working\nwarning: careful\n');
  });

  it('tells Slack of settings that are wrong', async () => {
    const slack = await startEndpoint((response) => response.end('ok'));
    const { code } = await runWith(BACKUP, neverCalled, { SLACK_WEBHOOK_URL: slack.url });
    expect(code).toBe(2);
    expect(slack.received.map(({ body }) => JSON.parse(body).text)).toEqual(['❌ Backup failed']);
    await slack.close();
  });

  it('prints exactly one JSON object, and logs beside it', async () => {
    const app: CliHost['loadRunOperation'] = async () => async (_o, _s, context) => {
      context.log.info('working');
      return FACE_REPORTS['prune-dry'] as RunReport;
    };
    const { code, out, err } = await runWith('prune --destination /b --json', app);
    expect(code).toBe(0);
    expect(out.trimEnd()).not.toContain('\n');
    expect(JSON.parse(out)).toMatchObject({
      operation: 'prune',
      ok: true,
      exitCode: 0,
      error: null,
      decisions: [{ keep: true }, { keep: false, reasons: ['older than 30 days'] }],
    });
    expect(err).toBe('working\n');
  });

  it.each([
    ['backup --json', 2, 'SOURCE_MISSING', 'database-url'],
    ['list --json', 2, 'DESTINATION_MISSING', 'destination'],
    ['list --json --destination /b --bogus 3', 2, 'ARGUMENT_UNEXPECTED', 'arguments'],
    ['list --json --destination /b --bogus=3', 2, 'SETTING_UNKNOWN', 'bogus'],
    ['status --json', 2, 'DESTINATION_MISSING', 'destination'],
    ['restore --json --destination /b', 2, 'TARGET_MISSING', 'target-url'],
    ['copy --json', 2, 'OPERATION_RESERVED', 'operation'],
    ['nonsense --json', 2, 'OPERATION_UNKNOWN', 'operation'],
    ['--json', 2, 'OPERATION_UNKNOWN', 'operation'],
    ['prune 0 --json --destination /b', 2, 'SETTING_INVALID', 'retention-days'],
  ])('fails on "%s" in JSON too, before the app is loaded', async (line, code, errorCode, setting) => {
    const outcome = await runWith(line, neverCalled);
    expect(outcome.code).toBe(code);
    expect(JSON.parse(outcome.out)).toMatchObject({
      operation: line.startsWith('--') ? '' : line.split(' ')[0],
      ok: false,
      exitCode: code,
      error: { code: errorCode, setting, nextStep: expect.any(String), message: expect.any(String) },
    });
    expect(outcome.err).toContain(`error ${errorCode} (exit code ${code})`);
  });

  it('tells problems of the words and of the settings together', async () => {
    const { err } = await runWith('backup extra --jobs x --environment --json', neverCalled);
    for (const name of ['arguments', 'jobs', 'environment', 'destination', 'database-url']) {
      expect(err).toContain(`  ${name}: `);
    }
  });

  it('exits with the code of the report and prints the next step', async () => {
    const { code, out, err } = await runWith(
      BACKUP,
      async () => async () => FACE_REPORTS['backup-failed'] as RunReport,
      DATABASE,
    );
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('error AUTHENTICATION_FAILED (exit code 3)');
    expect(err).toContain('next step: Check DATABASE_URL.');
  });

  it('takes anything thrown for a bug, with its stack', async () => {
    const { code, err } = await runWith(BACKUP, neverCalled, DATABASE);
    expect(code).toBe(1);
    expect(err).toMatch(/Error: the app was loaded\n {4}at /);
    expect(err).toContain('This is a bug: please report it');
  });

  it('shows no secret, wherever it turns up', async () => {
    const app: CliHost['loadRunOperation'] = async () => async (_o, _s, context) => {
      context.log.error('cannot reach postgres://app:hunter22@h/shop, password hunter22');
      const error = { code: 'X', message: 'hunter22', nextStep: 'not hunter22', setting: null };
      return reportOf({ ok: false, exitCode: 3, error, warnings: ['hunter22'] });
    };
    const { out, err } = await runWith(`${BACKUP} --json`, app, DATABASE);
    expect(out + err).not.toContain('hunter22');
    expect(JSON.parse(out).error.message).toBe('***');
  });

  it('is quiet but for warnings', async () => {
    const app: CliHost['loadRunOperation'] = async () => async (_o, _s, context) => {
      context.log.info('working');
      await context.log.group('group', async () => context.log.warn('careful'));
      return reportOf();
    };
    expect((await runWith(`${BACKUP} --quiet`, app, DATABASE)).err).toBe('  warning: careful\n');
  });

  it.each([
    ['on a terminal', BACKUP, true, true, true],
    ['with --json', `${BACKUP} --json`, true, true, false],
    ['with --quiet', `${BACKUP} --quiet`, true, true, false],
    ['without a keyboard', BACKUP, false, true, false],
    ['without a terminal', BACKUP, true, false, false],
  ])('can ask a person or not: %s', async (_case, line, hasKeyboard, isTerminal, canAsk) => {
    const answers: unknown[] = [];
    const keyboard = new PassThrough();
    const app: CliHost['loadRunOperation'] = async () => async (_o, _s, context) => {
      keyboard.write('yes \r');
      answers.push(context.ask && (await context.ask('Sure? ')));
      return reportOf();
    };
    await runWith(line, app, DATABASE, {
      keyboard: hasKeyboard ? keyboard : undefined,
      stderr: { isTerminal, write: () => undefined },
    });
    expect(answers).toEqual([canAsk ? 'yes' : undefined]);
  });

  it('warns of a secret among the words', async () => {
    const { err } = await runWith(`${BACKUP} --database-url postgres://app:hunter22@h/shop`);
    expect(err).toContain('set the variable DATABASE_URL instead');
    expect(err).not.toContain('hunter22');
  });
});

describe('help and version', () => {
  it.each([['--help'], ['help'], ['-h'], ['help list']])('explains the command for "%s"', async (line) => {
    const { code, out } = await runWith(line, neverCalled);
    expect(code).toBe(0);
    expect(out).toContain('Usage: db-backup <operation>');
  });

  it('explains one operation with its settings alone', async () => {
    const { code, out } = await runWith('prune --help', neverCalled);
    expect(code).toBe(0);
    expect(out).toContain('--retention-days <n>');
    expect(out).not.toContain('--database-url');
    expect(out).not.toContain('--encrypt-to');
    expect(out.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  it('says so for an operation that is reserved', async () => {
    const { code, err } = await runWith('copy --help', neverCalled);
    expect(code).toBe(2);
    expect(err).toContain('OPERATION_RESERVED');
  });

  it('shows the overview and exits 2 without any word', async () => {
    const { code, out, err } = await runWith('', neverCalled);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage:');
  });

  it('prints the version alone', async () => {
    expect((await runWith('--version', neverCalled)).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
