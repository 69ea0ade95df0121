import type { ManifestTable } from '../../../core/manifest.js';
import type { RestorePlan, RowsOf } from '../../../core/target.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { endHush, hush, moveForeignSequences } from '../supabase/foreign-parts.js';
import { isOverRest, type MatchedTable } from './compare-tables.js';
import { holdSequences } from './hold-sequences.js';
import { type KeyColumn, readFixedColumns, readKeys, sameKey } from './merge-keys.js';
import { MERGE_SCOPE } from './merge-plan.js';
import { mergeRows } from './merge-rows.js';
import { findDependentViews, refreshViews } from './replace-views.js';
import { readHighest, withoutComputed } from './rest-archive.js';
import { restoreSequences } from './restore-sequences.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import { forceAgain, putBack, takeAway } from './set-aside-apply.js';
import { refuseOrphans } from './set-aside-orphans.js';
import { type LoadScope, lockLoadScope, writtenOids } from './set-aside-scope.js';
import { fillStage, makeStage, stageName } from './stage-rows.js';

/** Rows by primary key: lock, set aside, stage, update and insert, put back; nothing is deleted. */
export function mergeSteps(
  context: StepsContext,
  _plan: RestorePlan,
): RestoreSteps & { seal(): Promise<void> } {
  return new MergeSteps(context);
}

/** How one table is merged. */
interface MergeRoute {
  readonly match: MatchedTable;
  readonly into: string;
  readonly stage: string;
  readonly key: readonly KeyColumn[];
  readonly fixed: ReadonlySet<string>;
}

class MergeSteps implements RestoreSteps {
  private scope: LoadScope | undefined;
  private routes: ReadonlyMap<string, MergeRoute> = new Map();

  constructor(private readonly context: StepsContext) {}

  async prepare(): Promise<void> {
    const { session, request } = this.context;
    this.scope = await lockLoadScope(session, request, MERGE_SCOPE);
    this.routes = await findRoutes(session, this.scope.matched);
    await takeAway(session, this.scope.aside);
    await holdSequences(session, this.scope.matched);
    if (this.scope.foreign.tables.size > 0) await hush(session);
  }

  async load(session: PostgresSession, table: ManifestTable, rows: RowsOf): Promise<number> {
    const route = this.routeOf(table);
    await makeStage(session, route.stage, stageSelect(table));
    const { entry } = route.match;
    const own = entry === table ? rows : withoutComputed(rows, entry.columns);
    const staged = await fillStage(this.context, session, entry, route.stage, own);
    await session.query(`ANALYZE ${route.stage}`);
    const { inserted, updated } = await mergeRows(session, route);
    const { schema, name } = table;
    this.context.merged({ schema, name, inserted, updated, unchanged: staged - inserted - updated });
    return staged;
  }

  async finish(): Promise<void> {
    const { session, request } = this.context;
    const { aside, foreign, sequences, matched } = this.known();
    if (foreign.tables.size > 0) await endHush(session);
    const archived = isOverRest(request) ? await readHighest(session, matched) : sequences;
    await restoreSequences(session, archived, 'forward-only');
    await session.query('SET CONSTRAINTS ALL IMMEDIATE');
    await refuseOrphans(session, [...aside.foreignKeys, ...foreign.foreignKeys]);
    await putBack(session, aside, false);
    await refreshViews(this.context, await findDependentViews(session, writtenOids(matched)));
  }

  /** Rows whose key the archive has, in whatever partition they are. */
  readBackSql(table: ManifestTable): string {
    const { match, into, stage, key } = this.routeOf(table);
    const columns = table.columns.map(({ name }) => {
      const quoted = `t.${quoteIdentifier(name)}`;
      return match.route?.xmlColumns.has(name) ? `${quoted}::pg_catalog.text` : quoted;
    });
    return `SELECT ${columns.join(', ')} FROM ${into} t WHERE EXISTS (SELECT FROM ${stage} s WHERE ${sameKey(key)})`;
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

  private routeOf(table: ManifestTable): MergeRoute {
    const route = this.routes.get(quoteTable(table));
    if (!route) throw new Error(`no table for ${quoteTable(table)}`);
    return route;
  }
}

function stageSelect({ columns, ...table }: ManifestTable): string {
  return `SELECT ${columns.map(({ name }) => quoteIdentifier(name)).join(', ')} FROM ONLY ${quoteTable(table)}`;
}

/** A tree with one key on top is merged there: the row of a key may live in another leaf now. */
async function findRoutes(
  session: PostgresSession,
  matched: readonly MatchedTable[],
): Promise<ReadonlyMap<string, MergeRoute>> {
  const oids = writtenOids(matched);
  const keys = await readKeys(session, oids);
  const fixed = await readFixedColumns(session, oids);
  return new Map(
    matched.map((match, index) => {
      const { entry, table, ancestors } = match;
      const root = ancestors.at(-1);
      const isKeyedAbove =
        root !== undefined && namesOf(keys.get(root.oid)) === JSON.stringify(entry.primaryKey);
      const through = isKeyedAbove ? root : table;
      return [
        quoteTable(entry),
        {
          match,
          into: `${isKeyedAbove || table.kind === 'partitioned' ? '' : 'ONLY '}${quoteTable(through)}`,
          stage: stageName(index),
          key: keys.get(through.oid) ?? [],
          fixed: fixed.get(table.oid) ?? new Set(),
        },
      ] as const;
    }),
  );
}

function namesOf(key: readonly KeyColumn[] | undefined): string {
  return JSON.stringify(key?.map(({ name }) => name));
}
