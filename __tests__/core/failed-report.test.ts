import { BackupError, SettingsError } from '../../src/core/errors.js';
import { failedReport } from '../../src/core/failed-report.js';
import { reportJson } from '../../src/core/report-json.js';

const AT = new Date('2026-03-25T02:00:00Z');

describe('failedReport', () => {
  it('says what an error of the settings says', () => {
    const error = new SettingsError([{ setting: 'jobs', message: 'is wrong' }]);
    expect(failedReport('backup', error, AT, new Date(AT.getTime() + 1500))).toMatchObject({
      operation: 'backup',
      ok: false,
      exitCode: 2,
      durationSeconds: 1.5,
      startedAt: '2026-03-25T02:00:00.000Z',
      error: { code: 'SETTING_INVALID', message: 'jobs: is wrong', setting: 'jobs' },
    });
  });

  it('gives each kind its exit code, and a bug 1', () => {
    const store = new BackupError('store', 'x', { code: 'DISK_FULL', nextStep: 'y' });
    expect(failedReport('list', store, AT)).toMatchObject({ exitCode: 4, error: { setting: null } });
    expect(failedReport('list', new TypeError('oops'), AT)).toMatchObject({
      exitCode: 1,
      error: { code: 'UNEXPECTED', message: 'oops' },
    });
  });
});

describe('reportJson', () => {
  it('has decisions on top for prune alone, and no manifest', () => {
    const report = failedReport('prune', new Error('x'), AT);
    expect(reportJson(report)).toHaveProperty('decisions', []);
    expect(reportJson(failedReport('backup', new Error('x'), AT))).not.toHaveProperty('decisions');
    expect(reportJson({ ...report, manifest: {} as never })).not.toHaveProperty('manifest');
    expect(reportJson(report, 'nonsense').operation).toBe('nonsense');
  });
});
