import type { ManifestTable } from '../../../core/manifest.js';
import type { RowsOf } from '../../../core/target.js';
import { codeOf } from '../../error-code.js';
import { displayTable, quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { copyIn } from './copy-in.js';
import type { StepsContext } from './restore-steps.js';
import { mayNeedSearchPath, searchPathsToTry, setSearchPath } from './search-path.js';

const SAVEPOINT = 'db_backup_rows';

/** The columns of an entry that COPY may fill, `(a, b)`; empty for a table without any. */
export function copyColumns({ columns }: ManifestTable): string {
  const names = columns
    .filter(({ generated }) => generated === null)
    .map(({ name }) => quoteIdentifier(name));
  return names.length === 0 ? '' : `(${names.join(', ')})`;
}

/**
 * Loads rows by `copySql` under a savepoint of its own, so the session has to be in a transaction. Again with a
 * search_path when a function of a CHECK constraint, domain or generated column cannot do without one.
 * Errors of the server are thrown as they are.
 */
export async function loadTableRows(
  context: Pick<StepsContext, 'note'>,
  session: PostgresSession,
  table: ManifestTable,
  copySql: string,
  rows: RowsOf,
): Promise<number> {
  await session.query(`SAVEPOINT ${SAVEPOINT}`);
  const load = async (path: string | null) => {
    if (path !== null) await setSearchPath(session, path);
    const loaded = await copyIn(session, copySql, rows);
    await session.query(`RELEASE SAVEPOINT ${SAVEPOINT}`);
    if (path !== null) await setSearchPath(session, '');
    return loaded;
  };
  let refusal: unknown;
  let paths: readonly (string | null)[] = [null];
  for (let i = 0; i < paths.length; i++) {
    const path = paths[i] ?? null;
    try {
      const loaded = await load(path);
      if (path !== null) {
        context.note(
          `A function that ${displayTable(table)} uses needs a search_path; its rows were loaded with ${path}.`,
        );
      }
      return loaded;
    } catch (error) {
      refusal ??= error;
      if (!session.isAlive || !mayNeedSearchPath(codeOf(error))) throw error;
      await session.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
      if (i === 0) paths = [null, ...(await searchPathsToTry(session, table.schema))];
    }
  }
  throw refusal;
}
