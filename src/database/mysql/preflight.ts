import { BackupError, SettingsError } from '../../core/errors.js';
import { displayList } from '../display-list.js';
import type { Selection } from '../selection.js';
import type { Catalog } from './catalog.js';
import { errorNumberOf } from './connect-errors.js';
import { hasRight, type Rights } from './grants.js';
import { displayTable, quoteIdentifier, quoteTable } from './quote.js';
import { decideScope, type Scope } from './scope.js';
import type { MysqlSession } from './session.js';

const DENIED = [1142, 1143];

export interface PreflightOptions {
  readonly session: MysqlSession;
  readonly catalog: Catalog;
  readonly scope: Scope;
  readonly rights: Rights;
  /** Tables were named by `include-tables`. */
  readonly isSelected: boolean;
  readonly needsSchema: boolean;
}

/**
 * Everything in scope can be read in full. A server shows a user only what he has some right on: what he may not read is
 * not there, so rights on the whole database are asked for.
 * @returns sentences for the report
 * @throws BackupError kind `source` code `SOURCE_PERMISSION`, naming everything at once
 */
export async function checkReadable(options: PreflightOptions): Promise<string[]> {
  const { session, catalog, rights, scope, isSelected, needsSchema } = options;
  const database = quoteIdentifier(catalog.database);
  if (!rights.reads && !isSelected) {
    throw denied(
      `The user has no SELECT on the whole database ${database}, and a server hides tables that a user has no right on: nobody could tell whether some are missing.`,
      `GRANT SELECT ON ${database}.* to the user of database-url, or name the tables by include-tables.`,
    );
  }
  const missing = needsSchema ? missingForSchema(options) : [];
  if (missing.length > 0) {
    throw denied(
      `The user cannot see every definition of ${database}: ${missing.map(({ what }) => what).join('; ')}.`,
      `GRANT ${missing.map(({ grant }) => grant).join(' and ')} to the user of database-url (docs/mysql.md), or set schema-dump: off to go without definitions.`,
    );
  }
  if (rights.reads) return [];
  const unreadable: string[] = [];
  for (const table of scope.tables) {
    try {
      await session.query(`SELECT * FROM ${quoteTable(table)} LIMIT 0`);
    } catch (error) {
      if (!DENIED.includes(errorNumberOf(error))) throw error;
      unreadable.push(displayTable(table));
    }
  }
  if (unreadable.length > 0) {
    throw denied(
      `The user cannot read everything: no SELECT on every column of ${displayList(unreadable)}.`,
      'GRANT SELECT on these tables to the user of database-url, or leave them out by exclude-tables.',
    );
  }
  return [
    `The user has no SELECT on the whole database ${catalog.database}: tables that include-tables would mean, and that this user has no right on, are not in this backup.`,
  ];
}

/**
 * The scope for a user who may not see everything: what matches nothing may be there.
 * @throws BackupError kind `source` code `SOURCE_PERMISSION`
 */
export function decideVisible(catalog: Catalog, selection: Selection): Scope {
  try {
    return decideScope(catalog, selection);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const found = error.problems.map(({ setting, message }) => `${setting}: ${message}`).join(' ');
    throw denied(
      `${found} A server hides tables that a user has no right on, and this one has no SELECT on the whole database.`,
      'GRANT SELECT on these tables to the user of database-url, or correct the names.',
    );
  }
}

interface Missing {
  readonly what: string;
  readonly grant: string;
}

function missingForSchema({ session, catalog, rights }: PreflightOptions): Missing[] {
  const { hasPrograms, routineTable } = session.flavour;
  const on = `ON ${quoteIdentifier(catalog.database)}.*`;
  const missing: Missing[] = [];
  const need = (name: string, what: string) => {
    if (!hasRight(rights.onDatabase, name)) missing.push({ what, grant: `${name} ${on}` });
  };
  if (catalog.views.length > 0) need('SHOW VIEW', 'views need SHOW VIEW');
  if (!hasPrograms) return missing;
  need('TRIGGER', 'triggers are hidden without TRIGGER');
  need('EVENT', 'events are hidden without EVENT');
  const seesRoutines =
    rights.readsRoutineTable ||
    hasRight(rights.onServer, 'SELECT', 'SHOW_ROUTINE') ||
    hasRight(rights.onDatabase, 'EXECUTE', 'CREATE ROUTINE', 'ALTER ROUTINE', 'SHOW CREATE ROUTINE');
  if (!seesRoutines) {
    const grant = routineTable === null ? 'SHOW_ROUTINE ON *.*' : `SELECT ON ${routineTable}`;
    missing.push({ what: 'routines are hidden from this user', grant });
  }
  return missing;
}

function denied(message: string, nextStep: string): BackupError {
  return new BackupError('source', message, { code: 'SOURCE_PERMISSION', nextStep, setting: 'database-url' });
}
