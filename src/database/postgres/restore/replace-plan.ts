import type { RestorePlan, RestoreRequest } from '../../../core/target.js';
import { displayTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { findDependentViews } from './replace-views.js';
import { describeSetAside } from './set-aside-find.js';
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
  { isSelection }: RestoreRequest,
  { matched, sequences, notes, aside }: LoadScope,
  sequencesDo: string,
): Promise<string[]> {
  const views = await findDependentViews(session, writtenOids(matched));
  const subject = `${sequences.length} sequence${sequences.length === 1 ? '' : 's'}${isSelection ? ' of the selected tables' : ''}`;
  const open = aside.foreignKeys.filter(({ isValidated }) => !isValidated);
  return [
    ...notes,
    ...matched
      .filter(({ route }) => route?.condition)
      .map(
        ({ entry }) =>
          `${displayTable(entry)} belongs to an extension: only the rows that are not the extension's own are restored.`,
      ),
    ...(sequences.length > 0 ? [`Sequences: ${subject} ${sequencesDo}.`] : []),
    ...open.map(
      ({ name, from }) => `The foreign key ${name} of ${displayTable(from)} is NOT VALID and stays so.`,
    ),
    ...views.map((view) =>
      view.mayRefresh
        ? `The materialized view ${displayTable(view)} will be refreshed.`
        : `The materialized view ${displayTable(view)} stays as it is: the role may not refresh it.`,
    ),
  ];
}
