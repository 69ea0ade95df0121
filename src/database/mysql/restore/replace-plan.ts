import type { PlanItem, RestorePlan, RestoreRequest } from '../../../core/target.js';
import { displayTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { compareTables } from './compare-tables.js';
import type { KeyText } from './key-text.js';
import { readOutsideKeys } from './outside-keys.js';
import { programsOf } from './programs.js';
import { refuseBlind } from './refuse-blind.js';
import { noteLeftovers, refuseLeftovers } from './refuse-leftovers.js';
import { refuseMissingRights } from './refuse-rights.js';

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
      ...outside.map(keyItem),
      ...programsOf(catalog, { tables: names }).map(({ kind, name }) => ({
        kind: kind.toLowerCase(),
        schema: database,
        name,
      })),
    ],
    skipped: [],
    refusals: [
      ...(await refuseLeftovers(session, catalog)),
      ...(await refuseBlind(session, database)),
      ...(await refuseMissingRights(session, database, 'replace')),
      ...differences,
    ],
    notes: [
      ...(await noteLeftovers(session, database)),
      ...notes,
      ...(sequences.length > 0
        ? [`Sequences that get the exact number of the backup: ${sequences.length}.`]
        : []),
    ],
  };
}

export function keyItem({ from, name }: KeyText): PlanItem {
  return { kind: 'foreign-key', schema: from.schema, name, reason: `of ${displayTable(from)}` };
}

export function loadedTables({ tables }: RestoreRequest): RestorePlan['loaded'] {
  return tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes }));
}
