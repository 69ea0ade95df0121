import { BackupError } from '../../../core/errors.js';
import type { PlanItem, RestoreRequest } from '../../../core/target.js';
import { displayList } from '../../display-list.js';
import { displayTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { type ForeignParts, refuseAlwaysFiring, separateForeign } from '../supabase/foreign-parts.js';
import { findMissingPrivileges } from './compare-privileges.js';
import { type Comparison, compareTables, type MatchedTable } from './compare-tables.js';
import { refuseForeignSequences } from './hold-sequences.js';
import { isBare } from './load-bare-rows.js';
import { findSetAside, type SetAside } from './set-aside-find.js';
import { lockTables } from './set-aside-lock.js';

/** The tables of a request with all that has to be set aside for them. */
export interface LoadScope extends Comparison {
  readonly aside: SetAside;
  /** Of Supabase's own tables: what nobody but Supabase may set aside. */
  readonly foreign: ForeignParts;
  readonly refusals: readonly PlanItem[];
}

export interface ScopeOptions {
  /** Privileges on the tables that are written. */
  readonly privileges: readonly string[];
  /** Rules stand in the way of INSERT and UPDATE, never of COPY; rows without values are always inserted. */
  readonly withRules: boolean;
}

/** Compares, and finds what stands in the way; reads the catalog only. */
export async function findLoadScope(
  session: PostgresSession,
  request: RestoreRequest,
  { privileges, withRules }: ScopeOptions,
): Promise<LoadScope> {
  const comparison = await compareTables(session, request);
  const { matched } = comparison;
  const ruled = withRules ? matched : matched.filter(({ entry }) => isBare(entry));
  const found = await findSetAside(session, writtenOids(matched), writtenOids(ruled));
  const { aside, foreign } = await separateForeign(session, comparison, found);
  const sequences = comparison.sequences.filter((sequence) => !foreign.sequences.includes(sequence));
  const own = { ...comparison, sequences };
  const refusals = [
    ...comparison.differences,
    ...(await findMissingPrivileges(session, own, aside, privileges, foreign.tables)),
    ...refuseAlwaysFiring(foreign),
    ...(await refuseForeignSequences(session, matched)),
  ];
  return { ...own, aside, foreign, refusals };
}

/**
 * Locks the tables and looks again: what was planned without locks may have changed since.
 * @throws BackupError codes `TARGET_LOCKED`, `TARGET_REFUSED`
 */
export async function lockLoadScope(
  session: PostgresSession,
  request: RestoreRequest,
  options: ScopeOptions,
): Promise<LoadScope> {
  const before = await findLoadScope(session, request, options);
  refuse(before.refusals);
  await lockTables(session, await lockable(session, before));
  const after = await findLoadScope(session, request, options);
  refuse(after.refusals);
  return after;
}

/** The tables and everything above them: keys and triggers of a root act on its leaves. */
export function writtenOids(matched: readonly MatchedTable[]): string[] {
  return [...new Set(matched.flatMap(treeOf).map(({ oid }) => oid))];
}

function treeOf({ table, ancestors, partitions }: MatchedTable) {
  return [table, ...ancestors, ...partitions];
}

/** Those that the role may lock; a table that a key only points to may belong to somebody else. */
async function lockable(session: PostgresSession, { matched, aside }: LoadScope) {
  const tables = [
    ...matched.flatMap(treeOf),
    ...aside.foreignKeys.flatMap(({ from, to }) => [from, to]),
    ...aside.open.ofTables.map(({ relation }) => relation),
  ];
  if (tables.length === 0) return [];
  const rows = await session.query(`SELECT c.oid FROM pg_catalog.pg_class c
    WHERE c.oid IN (${tables.map(({ oid }) => oid).join(', ')})
      AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')`);
  const allowed = new Set(rows.map(([oid]) => oid));
  return tables.filter(({ oid }) => allowed.has(oid));
}

function refuse(refusals: readonly PlanItem[]): void {
  if (refusals.length === 0) return;
  const list = refusals.map(
    ({ schema, name, reason }) =>
      `${schema === undefined ? name : displayTable({ schema, name })}${reason === undefined ? '' : ` ${reason}`}`,
  );
  throw new BackupError('target', `The target has changed since it was looked at: ${displayList(list)}.`, {
    code: 'TARGET_REFUSED',
    nextStep: 'Nothing was changed. See that nobody alters the target meanwhile, and run again.',
  });
}
