import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ActionHost, run } from '../../src/action/run.js';
import { startEndpoint } from '../support/http-endpoint.js';
import { MemoryCache } from '../support/memory-cache.js';
import { FAILED, reportOf } from '../support/reports.js';

const STATE = mkdtempSync(join(tmpdir(), 'db-backup-state-'));
afterAll(() => rmSync(STATE, { recursive: true }));

const URL = 'postgres://app:p%40ss-word@h/shop';

/** The face with an app that does what the test says; keeps everything it says to GitHub, in order. */
async function runWith(inputs: Record<string, string>, changes: Partial<ActionHost> = {}, variables = {}) {
  const said: string[] = [];
  const outputs: Record<string, string> = {};
  let summary = '';
  const host: ActionHost = {
    core: {
      getInput: (name) => inputs[name] ?? '',
      setSecret: (secret) => void said.push(`mask ${secret}`),
      setOutput(name, value) {
        outputs[name] = value;
      },
      debug: (message) => void said.push(`debug ${message}`),
      info: (message) => void said.push(`info ${message}`),
      warning: (message) => void said.push(`warning ${message}`),
      error: (message, properties) => void said.push(`error [${properties?.title}] ${message}`),
      startGroup: (name) => void said.push(`group ${name}`),
      endGroup: () => void said.push('end'),
    },
    variables: { XDG_STATE_HOME: STATE, ...variables },
    clock: { now: () => new Date('2026-03-25T02:00:00Z') },
    signal: new AbortController().signal,
    loadRunOperation: async () => async () => reportOf(),
    writeSummary: async (markdown) => {
      summary += markdown;
    },
    openArtifactClient: async () => {
      throw new Error('no artifacts here');
    },
    openCacheClient: async () => ({
      isFeatureAvailable: () => false,
      restoreCache: async () => undefined,
      saveCache: async () => 0,
    }),
    ...changes,
  };
  const code = await run(host);
  return { code, said, outputs, summary };
}

const INPUTS = { 'database-url': URL, destination: 's3://b/p' };

describe('run', () => {
  it('masks every form of a secret before it says or does anything', async () => {
    const { said } = await runWith({
      ...INPUTS,
      'slack-webhook-url': 'https://hooks.slack.com/services/T/B/xyz',
    });
    const masks = said.filter((line) => line.startsWith('mask '));
    expect(said.slice(0, masks.length)).toEqual(masks);
    for (const secret of [URL, 'p%40ss-word', 'p@ss-word', '/services/T/B/xyz'])
      expect(masks).toContain(`mask ${secret}`);
  });

  it('hands the context of GitHub to the app', async () => {
    const calls: unknown[] = [];
    const { code } = await runWith(
      INPUTS,
      {
        loadRunOperation: async () => async (operation, _settings, context) => {
          calls.push([operation, context.ephemeral, context.runUrl]);
          return reportOf();
        },
      },
      {
        RUNNER_ENVIRONMENT: 'github-hosted',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_REPOSITORY: 'o/r',
        GITHUB_RUN_ID: '7',
      },
    );
    expect(code).toBe(0);
    expect(calls).toEqual([['backup', true, 'https://github.com/o/r/actions/runs/7']]);
  });

  it('writes outputs, summary and warnings', async () => {
    const loadRunOperation: ActionHost['loadRunOperation'] = async () => async () =>
      reportOf({ warnings: ['careful'] });
    const { said, outputs, summary } = await runWith(INPUTS, { loadRunOperation });
    expect(outputs['backup-id']).toBe('backup-2026-03-25T020001Z');
    expect(summary).toContain('## ✅ Backup');
    expect(said).toContain('warning careful');
  });

  it('tells Slack of settings that are wrong, and of no operation that does not exist', async () => {
    const slack = await startEndpoint((response) => response.end('ok'));
    const inputs = { destination: 's3://b/p', environment: 'production', 'slack-webhook-url': slack.url };
    expect((await runWith(inputs)).code).toBe(2);
    expect(slack.received.map(({ body }) => JSON.parse(body).text)).toEqual([
      '❌ Backup failed · production',
    ]);
    expect((await runWith({ ...inputs, operation: 'bakup' })).code).toBe(2);
    expect(slack.received).toHaveLength(1);
    await slack.close();
  });

  it('names the operation that was asked for, built or not', async () => {
    const { code, outputs, summary } = await runWith({ ...INPUTS, operation: 'restore' });
    expect(code).toBe(2);
    expect(summary).toContain('## ❌ Restore failed');
    expect(JSON.parse(outputs.result ?? '')).toMatchObject({ operation: 'restore' });
  });

  it('annotates a failure with its code and exit code', async () => {
    const error = { code: 'DISK_FULL', message: 'No space left.', nextStep: 'Make room.', setting: null };
    const loadRunOperation: ActionHost['loadRunOperation'] = async () => async () =>
      reportOf({ ...FAILED, exitCode: 4, error });
    const { code, said, summary } = await runWith(INPUTS, { loadRunOperation });
    expect(code).toBe(4);
    expect(said).toContain('error [DISK_FULL] exit code 4: No space left.\nNext step: Make room.');
    expect(summary).toContain('## ❌ Backup failed');
  });

  it('refuses bad inputs by name before the app is loaded', async () => {
    const loadRunOperation = async () => {
      throw new Error('the app was loaded');
    };
    const inputs = { ...INPUTS, 'retention-days': '0' };
    const { code, said, outputs } = await runWith(
      inputs,
      { loadRunOperation },
      { 'INPUT_RETENTON-DAYS': '3' },
    );
    expect(code).toBe(2);
    const [error = ''] = said.filter((line) => line.startsWith('error'));
    expect(error).toContain(
      '[SETTING_UNKNOWN] exit code 2: retenton-days: no such setting; did you mean retention-days?',
    );
    expect(error).toContain('retention-days: "0" is not allowed');
    expect(JSON.parse(outputs.result ?? '')).toMatchObject({ ok: false, exitCode: 2 });
  });

  it.each([['restore'], ['copy'], ['nonsense']])('refuses the operation %s', async (operation) => {
    expect((await runWith({ ...INPUTS, operation })).code).toBe(2);
  });

  it('shows no secret, wherever it turns up', async () => {
    const error = { code: 'X', message: 'p@ss-word', nextStep: URL, setting: null };
    const loadRunOperation: ActionHost['loadRunOperation'] = async () => async (_o, _s, context) => {
      context.log.info(`trying ${URL}`);
      return reportOf({ ...FAILED, error, warnings: ['p@ss-word'] });
    };
    const { said, outputs, summary } = await runWith(INPUTS, { loadRunOperation });
    const shown =
      said.filter((line) => !line.startsWith('mask ')).join('\n') + JSON.stringify(outputs) + summary;
    expect(shown).not.toMatch(/p@ss-word|p%40ss-word|p&#64;ss/);
  });

  it('goes on without summary and artifact, with warnings', async () => {
    const { code, said } = await runWith(
      { ...INPUTS, 'upload-report': 'true' },
      {
        writeSummary: async () => {
          throw new Error('read-only');
        },
      },
    );
    expect(code).toBe(0);
    expect(said).toContain('warning The job summary could not be written: read-only');
    expect(said).toContain('warning The report could not be uploaded as an artifact: no artifacts here');
  });

  it('says in the summary how many runs failed in a row', async () => {
    const cache = new MemoryCache();
    const openCacheClient = async () => cache;
    const inputs = { destination: 's3://b/p' };
    const runs = [await runWith(inputs, { openCacheClient }), await runWith(inputs, { openCacheClient })];
    expect(runs.map(({ code }) => code)).toEqual([2, 2]);
    expect(runs[1]?.summary).toContain('Failures in a row: 2');
  });

  it('takes anything thrown for a bug', async () => {
    const loadRunOperation = async () => {
      throw new TypeError('oops');
    };
    const { code, said } = await runWith(INPUTS, { loadRunOperation });
    expect(code).toBe(1);
    expect(said.find((line) => line.startsWith('info TypeError: oops'))).toContain('\n');
    expect(said.find((line) => line.startsWith('error [UNEXPECTED] exit code 1: oops'))).toContain(
      'report it',
    );
  });
});
