import { createHash } from 'node:crypto';
import { formatBackupId, parseBackupId } from '../../src/core/backup-id.js';
import type { CommittedManifest, ManifestTable } from '../../src/core/manifest.js';
import type { Store } from '../../src/core/ports.js';
import { archiveKey, baseName, checksumKey, manifestKey, type Series } from '../../src/core/series-keys.js';

export const SERIES: Series = { environment: undefined, backupName: 'backup' };

export function table(schema: string, name: string, rows: number, bytes = rows * 10): ManifestTable {
  return {
    schema,
    name,
    file: 'tables/~1-t.json',
    rows,
    bytes,
    sha256: '0'.repeat(64),
    digest: '0'.repeat(32),
    generatedDigest: null,
    partitionOf: null,
    columns: [{ name: 'id', type: 'bigint', encoding: 'number', generated: null }],
    primaryKey: ['id'],
    span: { offset: 0, length: 1 },
  };
}

/** A valid sidecar; `archive` describes the bytes that `putBackup` stores. */
export function manifestOf(
  series: Series,
  id: string,
  changes: Partial<CommittedManifest> = {},
): CommittedManifest {
  const at = (parseBackupId(id)?.time ?? new Date(0)).toISOString().replace('.000Z', 'Z');
  const content = contentOf(id);
  return {
    format: 'db-backup',
    version: 1,
    id,
    tool: '1.0.0',
    digestAlgorithm: 'murmur3-x86-128-sum',
    snapshotAt: at,
    finishedAt: at,
    environment: series.environment ?? null,
    source: {
      engine: 'postgresql',
      serverVersion: '15.18',
      database: 'shop',
      fingerprint: '7/5',
      fingerprintKind: 'system-identifier',
      consistency: 'snapshot',
    },
    tables: [table('public', 'orders', 5), table('public', 'users', 2)],
    sequences: [],
    files: [],
    excluded: [],
    notCovered: [],
    dependsOn: [],
    anomaly: null,
    archive: {
      file: baseName(archiveKey(series, id, '.tar.gz')),
      bytes: content.byteLength,
      sha256: createHash('sha256').update(content).digest('hex'),
      versionId: null,
      encryption: null,
    },
    ...changes,
  };
}

function contentOf(id: string): Buffer {
  return Buffer.from(`archive of ${id}`);
}

/** Stores a committed backup as the tool leaves it, and returns its id. */
export async function putBackup(
  store: Store,
  series: Series,
  time: string | Date,
  changes: Partial<CommittedManifest> = {},
): Promise<string> {
  const id = await putUncommitted(store, series, time);
  const manifest = Buffer.from(JSON.stringify(manifestOf(series, id, changes)));
  await store.put(manifestKey(series, id), manifest, 'application/json');
  return id;
}

/** An archive and its checksum without the commit mark. */
export async function putUncommitted(store: Store, series: Series, time: string | Date): Promise<string> {
  const id = formatBackupId({ name: series.backupName, time: new Date(time) });
  const key = archiveKey(series, id, '.tar.gz');
  const content = contentOf(id);
  await store.put(key, content, 'application/gzip');
  const sha256 = createHash('sha256').update(content).digest('hex');
  await store.put(checksumKey(key), Buffer.from(`${sha256}  ${baseName(key)}\n`), 'text/plain');
  return id;
}

/** `count` backups, one a day, the last one at `last`; newest first. */
export async function putDaily(store: Store, series: Series, last: string, count: number): Promise<string[]> {
  const end = new Date(last).getTime();
  const ids: string[] = [];
  for (let day = 0; day < count; day += 1) {
    ids.push(await putBackup(store, series, new Date(end - day * 24 * 60 * 60 * 1000)));
  }
  return ids;
}
