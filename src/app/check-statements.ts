import { SettingsError } from '../core/errors.js';
import { splitSql, statementOf } from '../database/postgres/sql-statements.js';

/**
 * The statements of `check-sql`, without comments and semicolons around them.
 * @throws SettingsError when there is text, and no statement in it
 */
export function checkStatements(text: string | undefined): string[] {
  if (text === undefined) return [];
  const statements = splitSql(text)
    .map((piece) => statementOf(piece).trim().replace(/;$/, '').trim())
    .filter((statement) => statement !== '');
  if (statements.length > 0) return statements;
  throw new SettingsError([
    { setting: 'check-sql', message: 'holds no statement; allowed: SELECT …; SELECT … (each returns true)' },
  ]);
}
