import { BackupError } from '../../core/errors.js';
import { displayList } from '../display-list.js';
import type { CatalogTable } from './catalog.js';
import { displayTable, quoteIdentifier } from './quote.js';
import type { Scope } from './scope.js';

/**
 * Every table and sequence in scope can be read in full by this role.
 * `needsTableLocks`: pg_dump will lock every table of the schemas, which column privileges do not allow.
 * @throws BackupError kind `source`, code `SOURCE_PERMISSION` or `SOURCE_RLS`, naming everything at once
 */
export function checkReadable(scope: Scope, role: string, needsTableLocks: boolean): void {
  refuseUnreadable(scope, role, needsTableLocks);
  refuseHiddenRows(scope, role);
}

/** @throws BackupError code `SOURCE_PERMISSION` */
export function refuseUnreadable(scope: Scope, role: string, needsTableLocks: boolean): void {
  const unreadable = [
    ...scope.tables.flatMap(({ catalog }) => whatIsMissing(catalog, needsTableLocks)),
    ...(needsTableLocks ? scope.parents.flatMap((table) => whatIsMissing(table, true)) : []),
    ...scope.sequences.filter((s) => !s.readable).map((s) => `sequence ${displayTable(s)}`),
  ];
  if (unreadable.length > 0) {
    throw new BackupError(
      'source',
      `The role "${role}" cannot read everything: no SELECT on ${displayList(unreadable)}.`,
      {
        code: 'SOURCE_PERMISSION',
        nextStep: `GRANT USAGE on the schemas and SELECT on these tables and sequences to ${quoteIdentifier(role)} (or GRANT pg_read_all_data, PostgreSQL 14+), or leave them out by schemas or exclude-tables.`,
      },
    );
  }
}

/** @throws BackupError code `SOURCE_RLS` */
export function refuseHiddenRows(scope: Scope, role: string): void {
  const hidden = scope.tables.filter(({ catalog }) => catalog.rowSecurityActive).map(displayTable);
  if (hidden.length > 0) {
    throw new BackupError(
      'source',
      `Row-level security hides rows from the role "${role}" in ${displayList(hidden)}.`,
      {
        code: 'SOURCE_RLS',
        nextStep: `Connect as a role with BYPASSRLS (ALTER ROLE ${quoteIdentifier(role)} BYPASSRLS), or leave the tables out by exclude-tables.`,
      },
    );
  }
}

function whatIsMissing(table: CatalogTable, needsTableLock: boolean): string[] {
  if (table.tableReadable && table.schemaUsable) return [];
  if (!table.schemaUsable) return [`${displayTable(table)} (no USAGE on its schema)`];
  const columns = table.columns
    .filter((column) => !column.readable)
    .map((column) => quoteIdentifier(column.name));
  if (columns.length > 0 && columns.length < table.columns.length) {
    return [`${displayTable(table)} (column ${displayList(columns)})`];
  }
  if (columns.length > 0 || table.columns.length === 0) return [displayTable(table)];
  return needsTableLock
    ? [`${displayTable(table)} (the table itself, for pg_dump's lock; columns alone do not do)`]
    : [];
}
