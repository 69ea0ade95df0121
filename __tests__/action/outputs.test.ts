import { OUTPUTS, outputsOf } from '../../src/action/outputs.js';
import { FAILED, reportOf } from '../support/reports.js';
import { planOf, restoreOf } from '../support/restore-reports.js';

describe('outputsOf', () => {
  it('names what a following step needs', () => {
    const { result, ...outputs } = outputsOf(reportOf({ versionId: 'v1' }));
    expect(outputs).toEqual({
      'amber-count': '',
      'anomaly-count': '',
      'backup-age-seconds': '',
      'drill-age-seconds': '',
      'status-state': '',
      'red-count': '',
      'backup-id': 'backup-2026-03-25T020001Z',
      'archive-uri': 's3://acme-backups/shop/production/backup-2026-03-25T020001Z.tar.gz',
      'manifest-uri': 's3://acme-backups/shop/production/backup-2026-03-25T020001Z.manifest.json',
      'archive-sha256': '0'.repeat(64),
      'archive-bytes': '3141592',
      'archive-version-id': 'v1',
      'table-count': '2',
      'row-count': '1234567',
      'duration-seconds': '80.4',
      'pruned-count': '',
      'restore-committed': '',
      'restore-mode': '',
      'target-database': '',
      'snapshot-at': '',
      'proven-tables': '',
      'skipped-count': '',
      'drill-ok': '',
      'drill-engine': '',
      'drill-image': '',
      'rto-seconds': '',
      'rpo-seconds': '',
      'proof-uri': '',
      'failed-checks': '',
      'fetched-to': '',
    });
    expect(JSON.parse(result)).toMatchObject({ operation: 'backup', ok: true, tables: [{}, {}] });
    expect(Object.keys(outputsOf(reportOf()))).toEqual(OUTPUTS.map((o) => o.name));
  });

  it('is empty where there is nothing', () => {
    expect(outputsOf(reportOf(FAILED))).toMatchObject({
      'backup-id': '',
      'table-count': '',
      'row-count': '',
    });
  });

  it('names what a step after a restore needs', () => {
    const restored = reportOf({ operation: 'restore', rows: null, tables: [], restore: restoreOf() });
    expect(outputsOf(restored)).toMatchObject({
      'backup-id': 'backup-2026-03-25T020001Z',
      'table-count': '2',
      'row-count': '1234567',
      'restore-committed': 'true',
      'restore-mode': 'replace',
      'target-database': 'shop_staging',
      'snapshot-at': '2026-03-25T02:00:01Z',
      'proven-tables': '2',
      'skipped-count': '0',
    });
    const failed = { ...restored, ok: false, restore: restoreOf({ committed: false, target: null }) };
    expect(outputsOf(failed)).toMatchObject({
      'table-count': '',
      'row-count': '',
      'restore-committed': 'false',
      'target-database': '',
    });
  });

  it('names the folder of what was fetched', () => {
    expect(outputsOf(reportOf({ operation: 'get', fetchedTo: '/tmp/b' }))['fetched-to']).toBe('/tmp/b');
  });

  it('keeps the counts of a restore whose plan is too long', () => {
    const created = Array.from({ length: 20_000 }, (_, i) => ({ kind: 'index', name: `index_${i}` }));
    const { result } = outputsOf(
      reportOf({ operation: 'restore', restore: restoreOf({ plan: planOf({ created }) }) }),
    );
    expect(result.length).toBeLessThan(400_000);
    expect(JSON.parse(result)).toMatchObject({ truncated: true, restore: { committed: true, plan: null } });
  });

  it('keeps the result below what GitHub takes', () => {
    const tables = Array.from({ length: 20_000 }, (_, i) => ({
      schema: 'public',
      name: `table_${i}`,
      rows: 1,
      bytes: 1,
    }));
    const { result } = outputsOf(reportOf({ tables }));
    expect(result.length).toBeLessThan(400_000);
    expect(JSON.parse(result)).toMatchObject({
      truncated: true,
      ok: true,
      backupId: 'backup-2026-03-25T020001Z',
    });
  });
});
