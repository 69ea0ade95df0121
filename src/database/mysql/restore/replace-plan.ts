import type { PlanItem, RestorePlan, RestoreRequest } from '../../../core/target.js';
import { displayTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { compareTables } from './compare-tables.js';
import { readOutsideKeys } from './outside-keys.js';
import { programsOf } from './programs.js';
import { dropNoteSql, findLeftovers, undoCommand } from './undo-note.js';

/** What `replace` would do; every difference is a refusal. Reads the catalog only. */
export async function planReplace(
  session: MysqlSession,
  request: RestoreRequest,
  database: string,
): Promise<RestorePlan> {
  const { catalog, matched, sequences, differences, notes } = await compareTables(session, request);
  const names = new Set(matched.map(({ table }) => table.name));
  const outside = await readOutsideKeys(session, database, names);
  return {
    mode: 'replace',
    dropped: [],
    created: [],
    emptied: matched.map(({ table: { schema, name } }) => ({ schema, name })),
    loaded: loadedTables(request),
    setAside: [
      ...outside.map(({ from, name }) => ({
        kind: 'foreign-key',
        schema: from.schema,
        name,
        reason: `of ${displayTable(from)}`,
      })),
      ...programsOf(catalog, { tables: names }).map(({ kind, name }) => ({
        kind: kind.toLowerCase(),
        schema: database,
        name,
      })),
    ],
    skipped: [],
    refusals: [...(await refuseLeftovers(session, database)), ...differences],
    notes: [
      ...notes,
      ...(sequences.length > 0
        ? [`Sequences that get the exact number of the backup: ${sequences.length}.`]
        : []),
    ],
  };
}

export function loadedTables({ tables }: RestoreRequest): RestorePlan['loaded'] {
  return tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes }));
}

/** Another restore would take what a killed one left for what has to be. */
export async function refuseLeftovers(session: MysqlSession, database: string): Promise<PlanItem[]> {
  const found = await findLeftovers(session, database);
  return found.map(({ note, isAlive }) => {
    const item = { kind: 'table', schema: note.schema, name: note.name };
    if (isAlive) return { ...item, reason: `another restore into ${database} is at work` };
    const back = undoCommand({ note }, database);
    const reason = `a restore into ${database} was killed, and what it moved away is kept here. To put it back: ${back} – and when all is there: ${dropNoteSql(note)}`;
    return { ...item, reason };
  });
}
