import type { RestorePlan, RestoreRequest } from '../../../core/target.js';
import { displayList } from '../../display-list.js';
import type { MysqlSession } from '../session.js';
import { matchTables } from './merge-tables.js';
import { refuseBlind } from './refuse-blind.js';
import { refuseLeftovers } from './refuse-leftovers.js';
import { readTriggers, refuseOtherCollation } from './triggers-aside.js';

/** What `merge` would do; reads the catalog only. */
export async function planMerge(
  session: MysqlSession,
  request: RestoreRequest,
  database: string,
): Promise<RestorePlan> {
  const { catalog, tables, refusals } = await matchTables(session, request);
  const merged = new Set(tables.map(({ table }) => table.name));
  const triggers = catalog.triggers.filter(({ table }) => merged.has(table));
  const blind = await refuseBlind(session, database);
  const extra = tables.flatMap((one) => one.extra.map((name) => `${one.table.name}.${name}`));
  const notes: string[] = [];
  if (triggers.length > 0)
    notes.push(
      'Triggers are dropped for the merge and made again; meanwhile nobody else can read or write any of its tables.',
    );
  if (extra.length > 0)
    notes.push(`Columns that only the target has keep their values: ${displayList(extra)}.`);
  return {
    mode: 'merge',
    dropped: [],
    created: [],
    emptied: [],
    loaded: request.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
    setAside: triggers.map(({ name, table }) => ({
      kind: 'trigger',
      schema: database,
      name,
      reason: `of ${table}`,
    })),
    skipped: [],
    refusals: [
      ...(await refuseLeftovers(session, catalog)),
      ...blind,
      ...(blind.length > 0
        ? []
        : refuseOtherCollation(await readTriggers(session, catalog, merged), catalog)),
      ...refusals,
    ],
    notes,
  };
}
