import { BackupError, ConsequenceError } from '../../core/errors.js';
import { displayList } from '../display-list.js';
import { connectBeside } from './connect.js';
import { readServerId } from './fingerprint.js';
import type { HeldSource, HoldOptions } from './held-source.js';
import { lockAll, lockTables, unlockAll } from './locks.js';
import { displayName } from './quote.js';
import type { PlannedTable, Scope } from './scope.js';
import type { MysqlSession } from './session.js';
import { beginStatement, holdSnapshot, touchTables } from './snapshot.js';

/**
 * MySQL and MariaDB: one transaction on one connection. With `lock: allow`, where the user may, writes stop for the moment in which
 * several connections begin theirs, and tables without transactions stay locked until they are read.
 */
export async function holdTransaction(options: HoldOptions): Promise<HeldSource> {
  const { leader, opened, log, jobs } = options;
  const mayLock = options.lock === 'allow';
  const workers = mayLock && jobs > 1 ? await openWorkers(options) : [];
  const guard = leader.flavour.hidesTruncate ? await openBeside(options) : undefined;
  let locker: MysqlSession | undefined;
  let isStopped = false;
  let areTablesLocked = false;

  const held = await holdSnapshot(leader, log, {
    decide: options.decide,
    isGuarded: guard !== undefined,
    beforeBegin: async ({ tables, outsideSnapshot }: Scope) => {
      await guard?.query('START TRANSACTION');
      if (guard) await touchTables(guard, tables);
      // In this order: a writer that waits for one table would keep the lock on all of them waiting.
      isStopped = workers.length > 0 && (await lockAll(leader, log));
      if (!mayLock || outsideSnapshot.length === 0) return;
      locker ??= await openBeside(options);
      areTablesLocked = await lockTables(locker, outsideSnapshot, log);
    },
    afterTouch: async ({ tables }: Scope) => {
      await guard?.query('ROLLBACK');
      if (!isStopped) return;
      for (const worker of workers) {
        await worker.query(beginStatement(worker));
        await touchTables(worker, tables);
      }
      await unlockAll(leader);
    },
    undo: async () => {
      await guard?.query('ROLLBACK');
      if (isStopped) await unlockAll(leader);
      for (const worker of workers) await worker.query('ROLLBACK');
      if (areTablesLocked && locker) await unlockAll(locker);
    },
  });

  await guard?.end();
  const outside = held.scope.outsideSnapshot;
  const readers = isStopped ? [leader, ...workers] : [leader];
  const unread = new Set(areTablesLocked ? outside : []);
  return {
    ...held,
    readers,
    openReader: () => Promise.reject(momentLost()),
    consistency: describe(readers.length, outside, areTablesLocked),
    warnings: [...held.scope.warnings, ...warn(outside, areTablesLocked)],
    standsStill: (table) => areTablesLocked || !outside.includes(table),
    onRead: (table) => {
      if (!unread.delete(table) || unread.size > 0 || !locker?.isAlive) return;
      locker.query('UNLOCK TABLES').catch((error: unknown) => log.debug(String(error)));
    },
  };

  async function openWorkers(from: HoldOptions): Promise<MysqlSession[]> {
    const id = await readServerId(leader);
    const beside = await Promise.all(Array.from({ length: jobs - 1 }, () => openBeside(from)));
    for (const worker of beside) if ((await readServerId(worker)) !== id) throw otherServer();
    return beside;
  }

  async function openBeside({ connecting }: HoldOptions): Promise<MysqlSession> {
    const session = await connectBeside(leader, connecting);
    opened.push(session);
    return session;
  }
}

function describe(readers: number, outside: readonly PlannedTable[], areLocked: boolean): string {
  const shared = readers > 1 ? `, shared by ${readers} connections under a global read lock` : '';
  if (outside.length === 0) return `snapshot${shared}`;
  const names = outside.map(({ name, engine }) => `${displayName(name)} (${engine})`).join(', ');
  const how = areLocked ? 'locked since that moment' : 'each as it was when it was read';
  return `snapshot${shared}; without transactions, ${how}: ${names}`;
}

function warn(outside: readonly PlannedTable[], areLocked: boolean): string[] {
  if (outside.length === 0 || areLocked) return [];
  const names = displayList(outside.map(({ name, engine }) => `${displayName(name)} (${engine})`));
  return [
    `Tables without transactions are outside the snapshot, and may show a later moment than the others: ${names}. Set lock: allow to have them locked while they are read, or convert them to InnoDB.`,
  ];
}

/** Whoever was reading on it says why. */
function momentLost(): BackupError {
  return new ConsequenceError('source', 'A connection that holds the snapshot is gone.', {
    code: 'SOURCE_LOST',
    nextStep: "Look into the server's log and run again.",
  });
}

function otherServer(): BackupError {
  return new BackupError('source', 'The connections of this backup reach different servers.', {
    code: 'SOURCE_SETTINGS',
    nextStep: 'Set jobs: 1, or connect to one server instead of a proxy.',
    setting: 'jobs',
  });
}
