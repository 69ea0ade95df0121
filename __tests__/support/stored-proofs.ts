import type { Store } from '../../src/core/ports.js';
import type { Proof } from '../../src/core/proof.js';
import { proofKey, type Series } from '../../src/core/series-keys.js';

/** A drill that went well. */
export function proofOf(backupId: string, time: string, changes: Partial<Proof> = {}): Proof {
  return {
    format: 'db-backup-proof',
    version: 1,
    backupId,
    time,
    archiveSha256: '0'.repeat(64),
    tool: '1.0.0',
    judged: true,
    exitCode: 0,
    errorCode: null,
    server: { engine: 'postgresql', serverVersion: '15.18' },
    phases: [{ name: 'fetch', seconds: 1.5 }],
    rtoSeconds: 252,
    rtoLimitSeconds: null,
    rpoSeconds: 3600,
    tables: 2,
    rows: 7,
    checks: [],
    findings: [],
    runUrl: null,
    ...changes,
  };
}

export const FAILED_DRILL = { exitCode: 9, errorCode: 'DRILL_FAILED' } as const;
export const BROKEN_DRILL = { judged: false, exitCode: 7, errorCode: 'TARGET_UNREACHABLE' } as const;

/** Stores it as a drill does; gives its key. */
export async function putProof(
  store: Store,
  series: Series,
  backupId: string,
  time: string,
  changes: Partial<Proof> = {},
): Promise<string> {
  const key = proofKey(series, backupId, new Date(time));
  await store.put(key, Buffer.from(JSON.stringify(proofOf(backupId, time, changes))), 'application/json');
  return key;
}
