import type { ManifestTable } from '../../../core/manifest.js';
import type { RestorePlan, RowsOf } from '../../../core/target.js';
import { quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { endHush, hush, moveForeignSequences } from '../supabase/foreign-parts.js';
import { settleBrokenKeys } from './broken-keys.js';
import { isOverRest, type MatchedTable } from './compare-tables.js';
import { holdSequences } from './hold-sequences.js';
import { isBare, loadBareRows } from './load-bare-rows.js';
import { readBackSelect } from './load-routes.js';
import { copyColumns, loadTableRows } from './load-table-rows.js';
import { REPLACE_SCOPE } from './replace-plan.js';
import { findDependentViews, refreshViews } from './replace-views.js';
import { readHighest, withoutComputed } from './rest-archive.js';
import { restoreSequences } from './restore-sequences.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import { forceAgain, putBack, takeAway } from './set-aside-apply.js';
import { refuseOrphans } from './set-aside-orphans.js';
import { type LoadScope, lockLoadScope, writtenOids } from './set-aside-scope.js';

/** Rows into the tables that are there: lock, set aside, empty, load, put back. */
export function replaceSteps(
  context: StepsContext,
  _plan: RestorePlan | null,
): RestoreSteps & { seal(): Promise<void> } {
  return new ReplaceSteps(context);
}

class ReplaceSteps implements RestoreSteps {
  private scope: LoadScope | undefined;
  private matches: ReadonlyMap<string, MatchedTable> = new Map();

  constructor(private readonly context: StepsContext) {}

  async prepare(): Promise<void> {
    const { session, request } = this.context;
    const scope = await lockLoadScope(session, request, REPLACE_SCOPE);
    this.scope = scope;
    this.matches = new Map(scope.matched.map((match) => [quoteTable(match.entry), match]));
    await takeAway(session, scope.aside);
    await holdSequences(session, scope.matched);
    if (scope.foreign.tables.size > 0) await hush(session);
    await emptyTables(session, scope);
  }

  load(session: PostgresSession, table: ManifestTable, archived: RowsOf): Promise<number> {
    const { entry, through, extraColumns } = this.matchOf(table);
    const rows = entry === table ? archived : withoutComputed(archived, entry.columns);
    if (isBare(entry) && extraColumns.length > 0) {
      return loadBareRows(this.context, session, entry, quoteTable(through), rows);
    }
    const copy = `COPY ${quoteTable(through)} ${copyColumns(entry)} FROM STDIN`;
    return loadTableRows(this.context, session, entry, copy, rows);
  }

  async finish(): Promise<void> {
    const { session, request } = this.context;
    const { aside, foreign, sequences, matched } = this.known();
    if (foreign.tables.size > 0) await endHush(session);
    if (isOverRest(request))
      await restoreSequences(session, await readHighest(session, matched), 'forward-only');
    else await restoreSequences(session, sequences, 'exact');
    // Checks that wait for the end of the transaction would keep the tables from being altered.
    await session.query('SET CONSTRAINTS ALL IMMEDIATE');
    const loaded = new Set(writtenOids(matched));
    await refuseOrphans(session, [
      ...aside.foreignKeys.filter(({ from, to }) => !loaded.has(from.oid) || !loaded.has(to.oid)),
      // No trigger has checked them.
      ...foreign.foreignKeys,
    ]);
    await settleBrokenKeys(this.context, true, await putBack(session, aside, true));
    await refreshViews(this.context, await findDependentViews(session, [...loaded]));
  }

  readBackSql(table: ManifestTable): string {
    const { route, partitions } = this.matchOf(table);
    return partitions.length === 0
      ? readBackSelect(table, route)
      : readBackSelect(table, route, quoteTable(table));
  }

  async seal(): Promise<void> {
    const { aside, foreign } = this.known();
    await forceAgain(this.context.session, aside);
    await moveForeignSequences(this.context.session, foreign);
  }

  private known(): LoadScope {
    if (!this.scope) throw new Error('the steps begin with prepare');
    return this.scope;
  }

  private matchOf(table: ManifestTable): MatchedTable {
    const match = this.matches.get(quoteTable(table));
    if (!match) throw new Error(`no table for ${quoteTable(table)}`);
    return match;
  }
}

/** An extension's own rows stay; everything else is emptied at once, so that no order matters. */
async function emptyTables(session: PostgresSession, { matched, foreign }: LoadScope): Promise<void> {
  const whole = matched.filter(({ table, route }) => !route?.condition && !foreign.tables.has(table.oid));
  for (const { table, route } of matched) {
    if (route?.condition) await session.query(`DELETE FROM ONLY ${quoteTable(table)} ${route.condition}`);
    // TRUNCATE would ask for tables that the backup does not have, and have keys stand in its way.
    else if (foreign.tables.has(table.oid)) await session.query(`DELETE FROM ONLY ${quoteTable(table)}`);
  }
  if (whole.length === 0) return;
  await session.query(
    `TRUNCATE ${whole.map(({ table }) => `${table.kind === 'partitioned' ? '' : 'ONLY '}${quoteTable(table)}`).join(', ')}`,
  );
}
