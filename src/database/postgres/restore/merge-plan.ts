import type { PlanItem, RestorePlan, RestoreRequest } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';
import { loadedTables, notesOf } from './replace-plan.js';
import { describeSetAside } from './set-aside-find.js';
import { findLoadScope, type ScopeOptions } from './set-aside-scope.js';

/** An extension's rows are updated too, never deleted: DELETE stands in for an update that would collide half-way. */
export const MERGE_SCOPE: ScopeOptions = {
  privileges: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
  withRules: true,
};

/** What `merge` would do; a table without a primary key is a refusal. Reads the catalog only. */
export async function planMerge(session: PostgresSession, request: RestoreRequest): Promise<RestorePlan> {
  const scope = await findLoadScope(session, request, MERGE_SCOPE);
  return {
    mode: 'merge',
    dropped: [],
    created: [],
    emptied: [],
    loaded: loadedTables(request),
    setAside: describeSetAside(scope.aside),
    skipped: [],
    refusals: [...withoutKey(request), ...scope.refusals, ...(await noTemporaryTables(session))],
    notes: await notesOf(session, request, scope, 'move forward where they are behind'),
  };
}

function withoutKey({ tables }: RestoreRequest): PlanItem[] {
  return tables.flatMap(({ schema, name, primaryKey, columns }) => {
    const isComputed = columns.some(
      (column) => column.generated !== null && primaryKey.includes(column.name),
    );
    const reason = isComputed ? 'has a primary key that is generated' : 'has no primary key to merge by';
    return isComputed || primaryKey.length === 0 ? [{ kind: 'table', schema, name, reason }] : [];
  });
}

async function noTemporaryTables(session: PostgresSession): Promise<PlanItem[]> {
  const [row] = await session.query(`SELECT pg_catalog.current_database(),
    pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY')`);
  if (row?.[1] === 't') return [];
  return [{ kind: 'database', name: row?.[0] ?? '', reason: 'the role lacks TEMPORARY' }];
}
