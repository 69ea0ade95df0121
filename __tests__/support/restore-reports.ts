import type { RestoreReport } from '../../src/core/report.js';
import type { RestorePlan } from '../../src/core/target.js';

/** The plan of a replacing restore of two tables. */
export function planOf(changes: Partial<RestorePlan> = {}): RestorePlan {
  return {
    mode: 'replace',
    dropped: [],
    created: [],
    emptied: [
      { schema: 'public', name: 'orders' },
      { schema: 'public', name: 'users' },
    ],
    loaded: [
      { schema: 'public', name: 'orders', rows: 1_234_000, bytes: 9_000_000 },
      { schema: 'public', name: 'users', rows: 567, bytes: 40_000 },
    ],
    setAside: [{ kind: 'foreign-key', schema: 'public', name: 'orders_user_fkey' }],
    skipped: [],
    refusals: [],
    notes: [],
    ...changes,
  };
}

/** A restore into staging that went well. */
export function restoreOf(changes: Partial<RestoreReport> = {}): RestoreReport {
  return {
    mode: 'replace',
    dryRun: false,
    snapshotAt: '2026-03-25T02:00:01Z',
    target: {
      engine: 'postgresql',
      serverVersion: '17.2 (Debian 17.2-1)',
      database: 'shop_staging',
      fingerprint: '7/16384',
      fingerprintKind: 'system-identifier',
      isEmpty: false,
    },
    targetEnvironment: 'staging',
    checkedAgainst: 'sidecar',
    bytesFetched: 3_141_592,
    plan: planOf(),
    estimatedSeconds: null,
    phases: [
      { name: 'fetch', seconds: 0.21 },
      { name: 'plan', seconds: 0.4 },
      { name: 'check', seconds: 2.04 },
      { name: 'prepare', seconds: 0.02 },
      { name: 'load', seconds: 40.2 },
      { name: 'finish', seconds: 30 },
      { name: 'proof', seconds: 7.5 },
      { name: 'commit', seconds: 0.01 },
    ],
    rowsPerSecond: 30_711,
    provenTables: 2,
    committed: true,
    remains: [],
    merged: [],
    skipped: [],
    notes: [],
    ...changes,
  };
}
