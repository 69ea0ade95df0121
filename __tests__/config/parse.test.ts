import { parseSettings } from '../../src/config/parse.js';
import { SETTING_DEFINITIONS } from '../../src/config/settings-table.js';
import type { SettingSources } from '../../src/config/sources.js';
import { SettingsError } from '../../src/core/errors.js';
import type { Operation } from '../../src/core/report.js';
import { action, cli, machine } from './sources-of.js';

const URL = 'postgresql://app:pa55word@db.example.com/shop';
const WHOLE = { 'database-url': URL, destination: 's3://bucket/prefix' };
const BY_KEY = {
  destination: '/b',
  'target-supabase-url': 'https://abcdefghijklmnopqrst.supabase.co',
  'target-supabase-service-role-key': 'sb_secret_x',
};
const TARGET = { destination: '/b', 'target-url': 'postgres://u:p@h/d' };

function problemsOf(operation: Operation, sources: SettingSources) {
  try {
    parseSettings(operation, sources, machine());
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('parseSettings', () => {
  it('gives typed values and defaults under camelCase keys, frozen', () => {
    const { settings } = parseSettings(
      'backup',
      cli({
        ...WHOLE,
        'include-tables': 'public.*, shop.{a,b}\naudit.log',
        'lock-timeout': '500ms',
        jobs: '4',
      }),
      machine(),
    );
    expect(settings).toMatchObject({
      destination: { kind: 's3', bucket: 'bucket', prefix: 'prefix' },
      includeTables: ['public.*', 'shop.{a,b}', 'audit.log'],
      excludeTables: [],
      lockTimeoutMs: 500,
      jobs: 4,
      retentionDays: 30,
      retentionMinCount: 7,
      dryRun: false,
      compression: 'gzip',
      compressionLevel: undefined,
      backupName: 'backup',
      environment: undefined,
      s3ForcePathStyle: undefined,
      notifyOn: 'always',
      freezeOnFailedDrill: true,
    });
    expect(settings.connection).toMatchObject({ user: 'app', password: 'pa55word', database: 'shop' });
    expect(settings).not.toHaveProperty('databaseUrl');
    expect(Object.isFrozen(settings)).toBe(true);
  });

  it.each([
    ['60', 60_000],
    ['60s', 60_000],
    ['2m', 120_000],
    ['1h', 3_600_000],
    ['1500 ms', 1500],
  ])('reads the duration %s', (text, milliseconds) => {
    const { settings } = parseSettings('backup', cli({ ...WHOLE, 'lock-timeout': text }), machine());
    expect(settings.lockTimeoutMs).toBe(milliseconds);
  });

  it('prefers flag, then prefixed variable, then shared variable, then default', () => {
    const variables = {
      DB_BACKUP_DATABASE_URL: 'postgres://p@prefixed/x',
      DATABASE_URL: 'postgres://s@shared/x',
      DB_BACKUP_RETENTION_DAYS: '5',
    };
    const host = (given: Record<string, string>, vars: Record<string, string>) =>
      parseSettings('backup', cli({ destination: '/b', ...given }, vars), machine()).settings;
    expect(host({ 'database-url': URL }, variables).connection?.hosts[0]?.host).toBe('db.example.com');
    expect(host({}, variables).connection?.hosts[0]?.host).toBe('prefixed');
    expect(host({}, { DATABASE_URL: 'postgres://s@shared/x' }).connection?.hosts[0]?.host).toBe('shared');
    expect(host({}, variables).retentionDays).toBe(5);
    expect(host({ 'retention-days': '9' }, variables).retentionDays).toBe(9);
  });

  it('reads no prefixed and no libpq variable in the action', () => {
    const { settings } = parseSettings(
      'backup',
      action(WHOLE, {
        DB_BACKUP_RETENTION_DAYS: '5',
        DB_BACKUP_NONSENSE: 'x',
        PGPASSWORD: 'no',
        PGUSER: 'no',
      }),
      machine(),
    );
    expect(settings.retentionDays).toBe(30);
    expect(settings.connection?.password).toBe('pa55word');
  });

  it('takes an empty text for not given', () => {
    const { settings } = parseSettings(
      'backup',
      action({ ...WHOLE, environment: '', 'retention-days': '  ' }),
    );
    expect(settings.environment).toBeUndefined();
    expect(settings.retentionDays).toBe(30);
  });

  it('reports every problem at once, each naming its setting and what is allowed', () => {
    const problems = problemsOf(
      'backup',
      cli({
        'retention-days': '0',
        'retenton-days': '3',
        jobs: 'two',
        compression: 'lzma',
        'dry-run': 'yes',
        environment: 'Prod!',
        destination: 'gs://bucket',
      }),
    );
    const lines = problems.map((p) => `${p.setting}: ${p.message}`);
    expect(lines).toEqual([
      'retenton-days: no such setting; did you mean retention-days?',
      'jobs: "two" is not allowed; allowed: a whole number from 1 to 64',
      'destination: unknown scheme "gs://"; allowed: s3://bucket/prefix, file:///folder or a path (for an S3-compatible store: s3-endpoint)',
      'environment: "Prod!" is not allowed; allowed: lower-case letters, digits and hyphens, not beginning with a hyphen, at most 32',
      'compression: "lzma" is not allowed; allowed: gzip, zstd',
      'retention-days: "0" is not allowed; allowed: a whole number from 1 to 36500',
      'dry-run: "yes" is not allowed; allowed: true, false',
      'database-url: is missing; allowed: postgres://user:password@host:5432/database, here or in DATABASE_URL, or "postgresql://" to take everything from PGHOST, PGUSER …; or supabase-url with supabase-service-role-key',
    ]);
  });

  it.each([
    ['no source', 'backup', cli({ destination: '/b' }), 'database-url', 'SOURCE_MISSING'],
    [
      'two sources',
      'backup',
      cli({ ...WHOLE, 'supabase-url': 'https://x.supabase.co' }),
      'supabase-url',
      'TWO_SOURCES',
    ],
    ['no destination', 'list', cli({}), 'destination', 'DESTINATION_MISSING'],
    ['no destination to verify', 'verify', cli({}), 'destination', 'DESTINATION_MISSING'],
    ['unknown setting', 'list', cli({ destination: '/b', bogus: '1' }), 'bogus', 'SETTING_UNKNOWN'],
    [
      'unknown variable',
      'list',
      cli({ destination: '/b' }, { DB_BACKUP_RETENTON: '1' }),
      'DB_BACKUP_RETENTON',
      'SETTING_UNKNOWN',
    ],
    [
      'foreign setting',
      'list',
      cli({ destination: '/b', 'retention-days': '3' }),
      'retention-days',
      'SETTING_WRONG_OPERATION',
    ],
    [
      'action setting',
      'backup',
      cli({ ...WHOLE, 'upload-report': 'true' }),
      'upload-report',
      'SETTING_UNKNOWN',
    ],
    ['encrypt-to', 'backup', cli({ ...WHOLE, 'encrypt-to': 'age1x' }), 'encrypt-to', 'SETTING_NOT_BUILT'],
    [
      'deep without a target',
      'verify',
      cli({ destination: '/b', deep: 'true' }),
      'target-url',
      'TARGET_MISSING',
    ],
    [
      'restore without a target, whatever DATABASE_URL says',
      'restore',
      cli({ destination: '/b' }, { DATABASE_URL: 'postgres://u:p@h/d' }),
      'target-url',
      'TARGET_MISSING',
    ],
    ['mode by key', 'restore', cli({ ...BY_KEY, mode: 'replace' }), 'mode', undefined],
    ['command by key', 'restore', cli({ ...BY_KEY, 'after-restore': 'true' }), 'after-restore', undefined],
    [
      'files alone, and a database',
      'restore',
      cli({ ...TARGET, ...BY_KEY, tables: 'none' }),
      'tables',
      undefined,
    ],
    [
      'address that is none',
      'restore',
      cli({ ...TARGET, 'health-urls': 'localhost:80' }),
      'health-urls',
      undefined,
    ],
    ['scheme', 'backup', cli({ ...WHOLE, 'database-url': 'oracle://u:p@h/d' }), 'database-url', undefined],
    [
      'reserved environment',
      'list',
      cli({ destination: '/b', environment: 'proofs' }),
      'environment',
      undefined,
    ],
    [
      's3 setting for a folder',
      'backup',
      cli({ ...WHOLE, destination: '/b', 's3-sse': 'AES256' }),
      's3-sse',
      undefined,
    ],
    ['kms key alone', 'backup', cli({ ...WHOLE, 's3-sse-kms-key-id': 'k' }), 's3-sse-kms-key-id', undefined],
    ['gzip level', 'backup', cli({ ...WHOLE, 'compression-level': '12' }), 'compression-level', undefined],
    [
      'negative number',
      'prune',
      cli({ destination: '/b', 'retention-days': '-1' }),
      'retention-days',
      undefined,
    ],
    [
      'number with unit',
      'prune',
      cli({ destination: '/b', 'retention-days': '30d' }),
      'retention-days',
      undefined,
    ],
  ] as const)('refuses %s by name', (_title, operation, sources, setting, code) => {
    const problems = problemsOf(operation, sources);
    expect(problems.map((p) => [p.setting, p.code])).toEqual([[setting, code]]);
  });

  it('accepts every default as an input of every operation, because GitHub hands them all over', () => {
    const defaults = Object.fromEntries(
      SETTING_DEFINITIONS.filter((s) => s.default !== undefined).map((s) => [s.name, s.default as string]),
    );
    for (const operation of ['backup', 'list', 'prune', 'verify'] as const) {
      expect(
        problemsOf(
          operation,
          action({ ...defaults, ...(operation === 'backup' ? WHOLE : { destination: '/b' }) }),
        ),
      ).toEqual([]);
    }
  });

  it('takes a project from what is set for it, after a database, and judges its key only then', () => {
    const key = 'sb_secret_0123456789';
    const ambient = { SUPABASE_URL: 'https://x.supabase.co/rest/v1', SUPABASE_SECRET_KEY: key };
    const sourceOf = (sources: SettingSources) => {
      const { project, connection } = parseSettings('backup', sources, machine()).settings;
      return { project, host: connection?.hosts[0]?.host };
    };
    expect(sourceOf(action({ destination: '/b' }, ambient))).toEqual({
      project: { url: 'https://x.supabase.co', key },
      host: undefined,
    });
    expect(sourceOf(action(WHOLE, { ...ambient, SUPABASE_SECRET_KEY: 'no key' })).project).toBeUndefined();
    expect(parseSettings('doctor', action({}, ambient), machine()).settings.project?.key).toBe(key);
    const given = { destination: '/b', 'supabase-url': 'https://x.supabase.co' };
    expect(sourceOf(action({ ...given, 'supabase-service-role-key': key })).project?.key).toBe(key);
    const codes = (more: Record<string, string>) =>
      problemsOf('backup', action({ ...given, ...more })).map(({ setting, code }) => [setting, code]);
    expect(codes({})).toEqual([['supabase-service-role-key', 'KEY_MISSING']]);
    expect(codes({ 'supabase-service-role-key': 'sb_publishable_x' })).toEqual([
      ['supabase-service-role-key', 'KEY_REFUSED'],
    ]);
    const both = { ...WHOLE, 'supabase-url': 'https://x.supabase.co', 'supabase-service-role-key': key };
    const files = parseSettings('backup', action({ ...both, 'storage-buckets': 'all' }), machine()).settings;
    expect([files.project, files.filesProject?.key]).toEqual([undefined, key]);
    expect(problemsOf('backup', action(both))[0]?.code).toBe('TWO_SOURCES');
    expect(problemsOf('backup', action({ ...WHOLE, 'storage-buckets': 'all' }))[0]?.code).toBe(
      'PROJECT_MISSING',
    );
    expect(codes({ 'supabase-service-role-key': key, 'schema-dump': 'required' })).toEqual([
      ['schema-dump', undefined],
    ]);
    expect(
      parseSettings(
        'backup',
        action({ ...given, 'supabase-url': 'http://example.com', 'supabase-service-role-key': key }),
        machine(),
      ).warnings,
    ).toEqual(['supabase-url: the key and every row travel unencrypted to example.com; use https://.']);
  });

  it('warns of a secret on the command line and names the variable, and only there', () => {
    const given = { ...WHOLE, 'slack-webhook-url': 'https://hooks.slack.com/services/T/B/x' };
    const { warnings } = parseSettings('backup', cli(given), machine());
    expect(warnings.map((w) => /variable (\S+) instead/.exec(w)?.[1])).toEqual([
      'DATABASE_URL',
      'SLACK_WEBHOOK_URL',
    ]);
    expect(parseSettings('backup', action(given), machine()).warnings).toEqual([]);
  });

  it('never shows a secret in an error', () => {
    const secret = 'ftp-hunter22';
    const given = { ...WHOLE, 'slack-webhook-url': secret, 'database-url': `postgres://u:${secret}/x@h/d` };
    const text = problemsOf('backup', cli(given))
      .map((p) => p.message)
      .join('\n');
    expect(text).toContain('https://');
    expect(text).not.toContain('hunter22');
  });

  it('takes a target from its own setting or variable alone, and nothing of it from PG variables', () => {
    const variables = { DB_BACKUP_TARGET_URL: 'postgres://u:p@h/d', PGPASSWORD: 'x', PGPORT: '6000' };
    const { settings } = parseSettings('restore', cli({ destination: '/b' }, variables), machine());
    expect(settings.targetConnection).toMatchObject({ hosts: [{ host: 'h', port: 5432 }], password: 'p' });
    expect(settings.targetUrl).toBe('postgres://u:p@h/d');
  });

  it('never takes a confirmation from a variable', () => {
    const variables = { DB_BACKUP_CONFIRM: 'REBUILD' };
    const { settings } = parseSettings('restore', cli(TARGET, variables), machine());
    expect(settings.confirm).toBeUndefined();
    expect(parseSettings('restore', cli({ ...TARGET, confirm: 'REBUILD' }), machine()).settings.confirm).toBe(
      'REBUILD',
    );
  });

  it('verifies a local archive without a destination', () => {
    expect(problemsOf('verify', cli({ backup: './backup-2026-03-25T020000Z.tar.gz' }))).toEqual([]);
  });
});
