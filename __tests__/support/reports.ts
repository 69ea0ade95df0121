import type { RunReport } from '../../src/core/report.js';

/** A good backup run with nothing special about it. */
export function reportOf(changes: Partial<RunReport> = {}): RunReport {
  return {
    operation: 'backup',
    ok: true,
    exitCode: 0,
    startedAt: '2026-03-25T02:00:01.250Z',
    durationSeconds: 80.4,
    warnings: [],
    error: null,
    environment: 'production',
    destination: 's3://acme-backups/shop',
    backupId: 'backup-2026-03-25T020001Z',
    archiveUri: 's3://acme-backups/shop/production/backup-2026-03-25T020001Z.tar.gz',
    manifestUri: 's3://acme-backups/shop/production/backup-2026-03-25T020001Z.manifest.json',
    archiveSha256: '0'.repeat(64),
    archiveBytes: 3_141_592,
    versionId: null,
    rows: 1_234_567,
    tables: [
      { schema: 'public', name: 'orders', rows: 1_234_000, bytes: 9_000_000 },
      { schema: 'public', name: 'users', rows: 567, bytes: 40_000 },
    ],
    source: { engine: 'postgresql', serverVersion: '15.18', database: 'shop' },
    schemaTool: 'pg_dump 15.18',
    excluded: [],
    notCovered: [],
    comparison: null,
    lastGoodBackupAt: '2026-03-25T02:00:01Z',
    prune: null,
    ...changes,
  };
}

export const FAILED = {
  ok: false,
  exitCode: 3,
  backupId: null,
  archiveUri: null,
  manifestUri: null,
  archiveSha256: null,
  archiveBytes: null,
  rows: null,
  tables: [],
} satisfies Partial<RunReport>;
