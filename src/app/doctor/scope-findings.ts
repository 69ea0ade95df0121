import { ok, warn } from '../../core/checkup.js';
import type { ExaminedTable, Finding, SourceExamination } from '../../core/doctor.js';
import type { Omission } from '../../core/manifest.js';
import { displayList } from '../../database/display-list.js';
import { displayTable } from '../../database/postgres/quote.js';

/** Kinds of which a restore has less than people think. */
const LOSSES: readonly string[] = ['storage-files', 'vault-secrets', 'column-precision', 'foreign-table'];

/** So many reasons are told; the manifest has all. */
const MAX_REASONS = 5;

export function findPrimaryKeys(tables: readonly ExaminedTable[]): Finding {
  const without = tables.filter((table) => table.primaryKey.length === 0).map(displayTable);
  if (without.length === 0) return ok('Every table has one.');
  return warn(
    `${without.length} of ${tables.length} tables have none: ${displayList(without)}. They are backed up and restored like the others, except by the mode merge.`,
    'Give them a primary key, or restore with mode replace.',
  );
}

/** What the archive will not hold, as the manifest would name it. */
export function findCoverage({ excluded, notCovered, warnings }: SourceExamination): Finding {
  const omissions = [...excluded, ...notCovered];
  if (omissions.length === 0 && warnings.length === 0) return ok('Nothing.');
  const found = omissions.length === 0 ? [] : [`${omissions.length}: ${displayList(omissions.map(nameOf))}.`];
  const losses = omissions.filter(({ kind }) => LOSSES.includes(kind));
  if (losses.length === 0 && warnings.length === 0) {
    return ok(`${found.join('')} Each manifest names them with the reason.`);
  }
  const reasons = losses.map((omission) => `${nameOf(omission)}: ${omission.reason}.`);
  return warn(
    [...found, ...warnings, ...reasons].slice(0, MAX_REASONS + 1).join(' '),
    'Make sure that what is left out is kept elsewhere, or is not missed.',
  );
}

function nameOf({ kind, schema, name }: Omission): string {
  return `${kind} ${schema === undefined ? name : displayTable({ schema, name })}`;
}
