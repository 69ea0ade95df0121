import { BackupError } from '../../core/errors.js';
import type { Log } from '../../core/ports.js';
import { displayList } from '../display-list.js';
import { codeOf } from '../error-code.js';
import { type Catalog, type CatalogTable, readCatalog } from './catalog.js';
import { LockQueueError } from './early-schema-dump.js';
import { displayTable, quoteLiteral, quoteTable } from './quote.js';
import { type PlannedTable, type Scope, withSizes } from './scope.js';
import type { PostgresSession } from './session.js';

/** The leader's transaction, whose snapshot everything else shares. */
export interface Snapshot {
  /** For `SET TRANSACTION SNAPSHOT` and `pg_dump --snapshot`. */
  readonly id: string;
  /** RFC 3339 UTC, whole seconds, by the server's clock. */
  readonly takenAt: string;
  readonly inRecovery: boolean;
}

/** Sessions that change tables, or wait to, at every snapshot end the run after so many. */
const MAX_SNAPSHOTS = 20;

/** Relations in one LOCK TABLE or one check; keeps statements short enough to read in a log. */
const BATCH = 500;

const BEGIN = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

const EXPORT = `SELECT pg_catalog.pg_export_snapshot(), pg_catalog.pg_is_in_recovery(),
  pg_catalog.to_char(pg_catalog.clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

export interface HeldSnapshot<T> {
  readonly snapshot: Snapshot;
  readonly scope: Scope;
  readonly read: T;
}

/**
 * Takes a snapshot on `leader`, decides the scope, locks it and makes sure that no lock came too late: TRUNCATE and
 * rewriting ALTERs ignore snapshots, so a table that changed between snapshot and lock starts the snapshot again.
 * `decide` judges the catalog (and throws what no new snapshot would mend); `read` runs under the locks.
 */
export async function holdSnapshot<T>(
  leader: PostgresSession,
  log: Log,
  decide: (catalog: Catalog, snapshot: Snapshot) => Scope,
  read: (scope: Scope, snapshot: Snapshot) => Promise<T>,
): Promise<HeldSnapshot<T>> {
  let changed: string[] = [];
  for (let attempt = 1; attempt <= MAX_SNAPSHOTS; attempt++) {
    const snapshot = await begin(leader);
    const scope = decide(await readCatalog(leader), snapshot);
    try {
      await lockAll(leader, scope);
      changed = await changedSince(leader, scope);
      if (changed.length === 0) {
        const sized = withSizes(scope, await readSizes(leader, scope));
        return { snapshot, scope: sized, read: await read(sized, snapshot) };
      }
    } catch (error) {
      if (!leader.isAlive || !isChange(error)) throw error;
      changed = [String((error as Error).message)];
    }
    await leader.query('ROLLBACK');
    log.info(
      `The database changed while it was being locked (${displayList(changed)}); taking a new snapshot.`,
    );
  }
  throw new BackupError(
    'source',
    `Tables keep being truncated, rewritten or renamed: ${displayList(changed)}.`,
    {
      code: 'SOURCE_CHANGING',
      nextStep: 'Run the backup when no migration or bulk load runs.',
    },
  );
}

/** Lets another session see exactly what the leader sees. */
export async function joinSnapshot(session: PostgresSession, snapshot: Snapshot): Promise<void> {
  await session.query(`${BEGIN}; SET TRANSACTION SNAPSHOT ${quoteLiteral(snapshot.id)}`);
}

async function begin(leader: PostgresSession): Promise<Snapshot> {
  await leader.query(BEGIN);
  const [row] = await leader.query(EXPORT);
  return { id: row?.[0] ?? '', inRecovery: row?.[1] === 't', takenAt: row?.[2] ?? '' };
}

/** Missing table, column, schema or catalog entry: something was dropped or renamed after the snapshot. */
function isChange(error: unknown): boolean {
  if (error instanceof LockQueueError) return true;
  const dropped = ['42P01', '42703', '3F000', '42809'].includes(codeOf(error));
  return dropped || /cache lookup failed|could not open relation/.test(String((error as Error).message));
}

async function lockAll(leader: PostgresSession, scope: Scope): Promise<void> {
  const lockable = [...scope.tables.map((t) => t.catalog), ...scope.parents].filter((t) => t.tableReadable);
  for (const batch of batches(lockable)) {
    const names = batch.map((table) => `ONLY ${quoteTable(table)}`).join(', ');
    try {
      await leader.query(`LOCK TABLE ${names} IN ACCESS SHARE MODE`);
    } catch (error) {
      throw codeOf(error) === '55P03' ? await lockedError(leader, batch, error) : error;
    }
  }
  // LOCK TABLE asks for more than privileges on columns; reading nothing takes the same lock.
  for (const table of scope.tables.filter((t) => !t.catalog.tableReadable)) {
    await leader.query(`${table.selectSql} LIMIT 0`);
  }
}

/** The server does not say which table it was; whoever holds or awaits a lock on one of them is the answer. */
async function lockedError(leader: PostgresSession, batch: readonly CatalogTable[], cause: unknown) {
  await leader.query('ROLLBACK');
  const rows = await leader.query(`SELECT DISTINCT l.relation FROM pg_catalog.pg_locks l
    WHERE l.mode = 'AccessExclusiveLock' AND l.relation IN (${batch.map((table) => table.oid).join(',')})`);
  const locked = new Set(rows.map(([oid]) => oid));
  const names = batch.filter((table) => locked.has(table.oid)).map(displayTable);
  const what = names.length > 0 ? displayList(names) : 'A table';
  return new BackupError('source', `${what} is locked by another session for longer than lock-timeout.`, {
    code: 'SOURCE_LOCKED',
    nextStep:
      'Run again when the migration or maintenance that holds the lock is over, or raise lock-timeout.',
    setting: 'lock-timeout',
    cause,
  });
}

/** Bytes on disk by oid, TOAST included, indexes not. */
export async function readSizes(leader: PostgresSession, scope: Scope): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const batch of batches(scope.tables.map((table) => table.catalog.oid))) {
    const rows = await leader.query(
      `SELECT c.oid, pg_catalog.pg_relation_size(c.oid)
        + CASE WHEN c.reltoastrelid = 0 THEN 0 ELSE pg_catalog.pg_relation_size(c.reltoastrelid) END
      FROM pg_catalog.pg_class c WHERE c.oid IN (${batch.join(',')})`,
    );
    for (const [oid, bytes] of rows) sizes.set(oid ?? '', Number(bytes));
  }
  return sizes;
}

/**
 * Names of tables that are not what the snapshot shows. Tables in SQL are read through the snapshot; the functions
 * here look at the live catalog (pg_relation_filenode, to_regclass and pg_identify_object_as_address use the
 * system caches).
 */
async function changedSince(leader: PostgresSession, scope: Scope): Promise<string[]> {
  const byOid = new Map<string, CatalogTable>();
  for (const table of [...scope.tables.map((t: PlannedTable) => t.catalog), ...scope.parents])
    byOid.set(table.oid, table);
  const changed = new Set<string>();
  for (const batch of batches([...byOid.keys()])) {
    const list = batch.join(',');
    const rows = await leader.query(`
      SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.oid IN (${list})
        AND (pg_catalog.to_regclass(pg_catalog.format('%I.%I', n.nspname, c.relname)) IS DISTINCT FROM c.oid::pg_catalog.regclass
          OR c.relkind = 'r' AND pg_catalog.pg_relation_filenode(c.oid) IS DISTINCT FROM c.relfilenode)
      UNION ALL
      SELECT a.attrelid FROM pg_catalog.pg_attribute a
      WHERE a.attrelid IN (${list}) AND a.attnum > 0 AND NOT a.attisdropped
        AND (pg_catalog.pg_identify_object_as_address('pg_catalog.pg_class'::pg_catalog.regclass, a.attrelid, a.attnum)).object_names[3]
          IS DISTINCT FROM a.attname::pg_catalog.text`);
    for (const [oid] of rows) changed.add(oid ?? '');
  }
  return [...changed].map((oid) => {
    const table = byOid.get(oid);
    return table ? displayTable(table) : oid;
  });
}

function* batches<T>(items: readonly T[]): Iterable<readonly T[]> {
  for (let i = 0; i < items.length; i += BATCH) yield items.slice(i, i + BATCH);
}
