import type { TableName } from '../../../core/ports.js';
import { codeOf } from '../../error-code.js';
import { displayTable, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { StepsContext } from './restore-steps.js';
import { clearSearchPath, mayNeedSearchPath, useDefaultSearchPath } from './search-path.js';
import { targetError } from './target-errors.js';

export interface DependentView extends TableName {
  readonly mayRefresh: boolean;
}

const SAVEPOINT = 'db_backup_view';

/** What reads what through rules of views; `depth` grows along every way, so the greatest is a safe order. */
const VIEWS = (oids: string, mayRefresh: string) => `
WITH RECURSIVE uses (reader, used) AS (
  SELECT DISTINCT r.ev_class, d.refobjid
  FROM pg_catalog.pg_rewrite r
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass AND d.objid = r.oid
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid <> r.ev_class
    JOIN pg_catalog.pg_class c ON c.oid = r.ev_class AND c.relkind IN ('v', 'm')
), reached (oid, depth) AS (
  SELECT c.oid, 0 FROM pg_catalog.pg_class c WHERE c.oid IN (${oids})
  UNION
  SELECT u.reader, r.depth + 1 FROM reached r JOIN uses u ON u.used = r.oid
)
SELECT n.nspname, c.relname, ${mayRefresh}
FROM (SELECT oid, pg_catalog.max(depth) AS depth FROM reached GROUP BY oid) r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid AND c.relkind = 'm' AND c.relispopulated
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY r.depth, n.nspname, c.relname`;

/** Populated materialized views that show the tables, directly or through other views, each after those it reads. */
export async function findDependentViews(
  session: PostgresSession,
  oids: readonly string[],
): Promise<DependentView[]> {
  if (oids.length === 0) return [];
  const owned = "pg_catalog.pg_has_role(c.relowner, 'USAGE')";
  const mayRefresh =
    session.serverVersionNum >= 170_000
      ? `${owned} OR pg_catalog.has_table_privilege(c.oid, 'MAINTAIN')`
      : owned;
  const rows = await session.query(VIEWS(oids.join(', '), mayRefresh));
  return rows.map(([schema, name, allowed]) => ({
    schema: schema ?? '',
    name: name ?? '',
    mayRefresh: allowed === 't',
  }));
}

/** Refreshes them in the order given; one that needs the target's own search_path gets it. */
export async function refreshViews(
  { session, note, signal }: StepsContext,
  views: readonly DependentView[],
): Promise<void> {
  for (const view of views.filter(({ mayRefresh }) => mayRefresh)) {
    const refresh = `REFRESH MATERIALIZED VIEW ${quoteTable(view)}`;
    await session.query(`SAVEPOINT ${SAVEPOINT}`);
    try {
      await session.query(refresh);
    } catch (error) {
      const doing = `refreshing the materialized view ${displayTable(view)}`;
      if (!session.isAlive || !mayNeedSearchPath(codeOf(error))) throw targetError(error, doing, signal);
      await session.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
      await useDefaultSearchPath(session);
      await session.query(refresh).catch((again: unknown) => {
        throw targetError(again, doing, signal);
      });
      await clearSearchPath(session);
    }
    await session.query(`RELEASE SAVEPOINT ${SAVEPOINT}`);
    note(refreshedNote(view));
  }
}

/** The same in a plan and afterwards, so that a report says it once. */
export function refreshedNote(view: DependentView): string {
  return `The materialized view ${displayTable(view)} is refreshed.`;
}
