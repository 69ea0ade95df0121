import type { RestorePlan, RestoreRequest } from '../../../core/target.js';
import { displayTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { noteForeign } from '../supabase/foreign-parts.js';
import { isOverRest } from './compare-tables.js';
import { noteLargeObjects } from './note-large-objects.js';
import { findDependentViews, refreshedNote } from './replace-views.js';
import { describeSetAside, type SetAside } from './set-aside-find.js';
import { maySwitchKeys } from './set-aside-key-states.js';
import { droppedRules } from './set-aside-open-rules.js';
import { findLoadScope, type LoadScope, type ScopeOptions, writtenOids } from './set-aside-scope.js';

export const REPLACE_SCOPE: ScopeOptions = {
  privileges: ['SELECT', 'INSERT', 'TRUNCATE', 'DELETE'],
  withRules: false,
};

/** What `replace` would do; every difference and every missing privilege is a refusal. Reads the catalog only. */
export async function planReplace(session: PostgresSession, request: RestoreRequest): Promise<RestorePlan> {
  const scope = await findLoadScope(session, request, REPLACE_SCOPE);
  const { matched } = scope;
  return {
    mode: 'replace',
    dropped: [],
    created: [],
    emptied: matched.map(({ entry: { schema, name } }) => ({ schema, name })),
    loaded: loadedTables(request),
    setAside: describeSetAside(scope.aside),
    skipped: [],
    refusals: scope.refusals,
    notes: await notesOf(session, request, scope, 'get the exact number of the backup'),
  };
}

export function loadedTables({ tables }: RestoreRequest): RestorePlan['loaded'] {
  return tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes }));
}

/** What replace and merge have to say alike. */
export async function notesOf(
  session: PostgresSession,
  request: RestoreRequest,
  { matched, sequences, notes, aside, foreign }: LoadScope,
  sequencesDo: string,
): Promise<string[]> {
  const views = await findDependentViews(session, writtenOids(matched));
  const moves = isOverRest(request) ? 'move behind the highest number of their column' : sequencesDo;
  const of = request.isSelection ? ' of the selected tables' : '';
  const open = aside.foreignKeys.filter(({ isValidated }) => !isValidated);
  return [
    ...notes,
    ...matched
      .filter(({ route }) => route?.condition)
      .map(
        ({ entry }) =>
          `${displayTable(entry)} belongs to an extension: only the rows that are not the extension's own are restored.`,
      ),
    ...(sequences.length > 0 ? [`Sequences${of} that ${moves}: ${sequences.length}.`] : []),
    ...open.map(
      ({ name, from }) => `The foreign key ${name} of ${displayTable(from)} is NOT VALID and stays so.`,
    ),
    ...droppedRules(aside.open).map(
      ({ name, relation }) =>
        `The constraint ${name} of ${displayTable(relation)} is NOT VALID and stays so.`,
    ),
    ...aside.open.ofDomains.map(
      ({ name, domain }) =>
        `The constraint ${name} of the domain ${displayTable(domain)} is NOT VALID and stays so.`,
    ),
    ...(await noteDisabledKeys(session, aside)),
    ...noteForeign(foreign),
    ...(await noteLargeObjects(session, request)),
    ...views.map((view) =>
      view.mayRefresh
        ? refreshedNote(view)
        : `The materialized view ${displayTable(view)} stays as it is: the role may not refresh it.`,
    ),
  ];
}

/** Keys out of use by `DISABLE TRIGGER ALL`. */
async function noteDisabledKeys(session: PostgresSession, { foreignKeys }: SetAside): Promise<string[]> {
  const disabled = foreignKeys.filter(({ states }) => states.length > 0);
  if (disabled.length === 0) return [];
  const ending = (await maySwitchKeys(session))
    ? 'they stay as they are, and the key is checked against the restored rows'
    : 'they are enabled now, because only a superuser may disable them again';
  return disabled.map(
    ({ name, from }) =>
      `The triggers of the foreign key ${name} of ${displayTable(from)} are disabled; ${ending}.`,
  );
}
