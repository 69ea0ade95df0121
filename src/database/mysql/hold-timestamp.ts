import { readCatalog } from './catalog.js';
import { connectBeside } from './connect.js';
import type { HeldSource, HoldOptions } from './held-source.js';
import type { MysqlSession } from './session.js';
import { beginStatement, readClock, touchTables } from './snapshot.js';
import { checkLifeTime, readAtTimestamp, readTimestamp } from './tidb.js';

/**
 * TiDB: the leader's open transaction keeps the garbage collector back and gives its timestamp; readers see that moment in the
 * structure that it had, so no lock is needed and a reader that breaks off is replaced.
 */
export async function holdTimestamp(options: HoldOptions): Promise<HeldSource> {
  const { leader, opened, connecting } = options;
  await leader.query(beginStatement(leader));
  const timestamp = await readTimestamp(leader);
  const takenAt = await readClock(leader);
  const openReader = async (): Promise<MysqlSession> => {
    const session = await connectBeside(leader, connecting);
    opened.push(session);
    await readAtTimestamp(session, timestamp);
    return session;
  };
  const first = await openReader();
  const catalog = await readCatalog(first);
  const scope = await options.decide(catalog);
  await checkLifeTime(
    leader,
    scope.tables.reduce((sum, table) => sum + table.estimatedBytes, 0),
  );
  const withRows = await touchTables(first, scope.tables);
  const others = await Promise.all(Array.from({ length: options.jobs - 1 }, openReader));
  return {
    catalog,
    scope,
    takenAt,
    withRows,
    readers: [first, ...others],
    openReader,
    consistency: `snapshot at timestamp ${timestamp}`,
    warnings: scope.warnings,
    standsStill: () => true,
    onRead: () => undefined,
  };
}
