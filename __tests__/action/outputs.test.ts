import { OUTPUTS, outputsOf } from '../../src/action/outputs.js';
import { FAILED, reportOf } from '../support/reports.js';

describe('outputsOf', () => {
  it('names what a following step needs', () => {
    const { result, ...outputs } = outputsOf(reportOf({ versionId: 'v1' }));
    expect(outputs).toEqual({
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
