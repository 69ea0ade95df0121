import type { PlanItem } from '../../../core/target.js';
import type { Catalog } from '../catalog.js';
import type { MysqlSession } from '../session.js';
import { TRIGGERS_TABLE } from './triggers-aside.js';
import { dropNoteSql, findLeftovers, undoCommand } from './undo-note.js';

/** What a killed run took away has to be back first: the next would take what it left for all that there was. */
export async function refuseLeftovers(
  session: MysqlSession,
  { database, tables }: Pick<Catalog, 'database' | 'tables'>,
): Promise<PlanItem[]> {
  const found = await findLeftovers(session, database);
  const items = found.map(({ note, isAlive }) => {
    const item = { kind: 'table', schema: note.schema, name: note.name };
    if (isAlive) return { ...item, reason: `another restore into ${database} is at work` };
    const back = undoCommand({ note }, database);
    const reason = `a restore into ${database} was killed, and what it moved away is kept here. To put it back: ${back} – and when all is there: ${dropNoteSql(note)}`;
    return { ...item, reason };
  });
  return tables.some(({ name }) => name === TRIGGERS_TABLE) ? [...items, cutOff(database)] : items;
}

function cutOff(schema: string): PlanItem {
  const reason =
    'has the triggers that a merge dropped before it was cut off: make those again that are missing, then drop this table';
  return { kind: 'table', schema, name: TRIGGERS_TABLE, reason };
}
