import type { PlanItem } from '../../../core/target.js';
import type { Catalog } from '../catalog.js';
import type { MysqlSession } from '../session.js';
import { findLeftovers, type Leftover, tellUseless } from './leftovers.js';
import { findMergeNote, howToMakeAgain, TRIGGERS_TABLE } from './merge-note.js';
import { undoCommand } from './undo-note.js';

/** What a killed run took away has to be back first: the next would take what it left for all that there was. */
export async function refuseLeftovers(
  session: MysqlSession,
  { database }: Pick<Catalog, 'database'>,
): Promise<PlanItem[]> {
  const found = await findLeftovers(session, database);
  const items = found.filter(({ state }) => state !== 'useless').map((one) => refused(one, database));
  return [...items, ...(await refuseMergeNote(session, database))];
}

/** What stands in nobody's way is named all the same. */
export async function noteLeftovers(session: MysqlSession, database: string): Promise<string[]> {
  const found = await findLeftovers(session, database);
  return found.filter(({ state }) => state === 'useless').map(tellUseless);
}

function refused({ note, state, removal }: Leftover, database: string): PlanItem {
  const item = { kind: 'table', schema: note.schema, name: note.name };
  if (state === 'at work') return { ...item, reason: `another restore into ${database} is at work` };
  const back = undoCommand(note, database);
  const reason = `a restore into ${database} was killed, and what it moved away is kept here. To put it back: ${back} – and when all is there, and nothing is needed of what was written since, which is kept, too: ${removal}`;
  return { ...item, reason };
}

async function refuseMergeNote(session: MysqlSession, schema: string): Promise<PlanItem[]> {
  const found = await findMergeNote(session, schema);
  if (found === 'none') return [];
  const reason =
    found === 'at work'
      ? `another merge into ${schema} is at work, or the server has not yet ended one that was killed: run again later`
      : `has the triggers that a merge dropped before it was cut off. ${howToMakeAgain(schema)}`;
  return [{ kind: 'table', schema, name: TRIGGERS_TABLE, reason }];
}
