import { BackupError } from '../core/errors.js';
import type { RowStream, TableName } from '../core/ports.js';
import type { Kernel } from './kernel/kernel.js';
import { BAD_JSON, BAD_ROW } from './kernel/layout.js';

const CHECK_CONNECTION = 'Check the connection to the database and run it again.';

/** @throws BackupError code `ROW_MALFORMED` when the kernel's answer says so */
export function refuseMalformed(answer: number, kernel: Kernel, table: TableName): void {
  if (answer !== BAD_ROW && answer !== BAD_JSON) return;
  const what =
    answer === BAD_JSON ? 'a JSON value holds a raw control character' : 'it does not fit its columns';
  throw new BackupError('integrity', `Row ${kernel.rows + 1} of ${labelOf(table)} cannot be read: ${what}.`, {
    code: 'ROW_MALFORMED',
    nextStep: 'Run it again; if the same row fails again, please report it.',
  });
}

/**
 * At the end of the input.
 * @throws BackupError code `ROW_TRUNCATED` or `ROW_COUNT_DIFFERS`
 */
export function refuseIncomplete(kernel: Kernel, rows: RowStream, table: TableName): void {
  const label = labelOf(table);
  if (!kernel.isBetweenRows) {
    throw new BackupError('integrity', `The rows of ${label} end in the middle of row ${kernel.rows + 1}.`, {
      code: 'ROW_TRUNCATED',
      nextStep: CHECK_CONNECTION,
    });
  }
  const expected = rows.serverRowCount();
  if (expected === kernel.rows) return;
  throw new BackupError(
    'integrity',
    `The server sent ${expected} rows of ${label}, but ${kernel.rows} arrived.`,
    { code: 'ROW_COUNT_DIFFERS', nextStep: CHECK_CONNECTION },
  );
}

/** Large objects have no schema. */
export function labelOf({ schema, name }: TableName): string {
  return schema ? `${schema}.${name}` : name;
}
