import { BackupError } from '../../core/errors.js';
import { displayTable } from '../postgres/quote.js';
import { anyOf } from './keyset.js';
import { convertPage, countRows, HEAP_PLACE, type ReadableTable, requestPage } from './page.js';
import type { RestApi } from './rest-api.js';
import { isFloat } from './values.js';

/** As many as fit into an address that every gateway takes. */
const SAMPLE_ROWS = 20;

/** Rows may change between two requests, so one difference proves nothing. */
const ATTEMPTS = 3;

/**
 * Asks the server whether the first rows' floats are what it printed: a session with extra_float_digits of 0 or less
 * cuts them, and nothing in a short number shows that.
 * @throws BackupError code `SOURCE_SETTINGS`
 */
export async function checkFloats(api: RestApi, table: ReadableTable): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const rows = await sample(api, table);
    if (rows.length === 0) return;
    if ((await countRows(api, table, anyOf(rows))) === rows.length) return;
  }
  throw new BackupError('source', `The API cuts the floats of ${displayTable(table)} short.`, {
    code: 'SOURCE_SETTINGS',
    nextStep:
      'Reset extra_float_digits for the roles authenticator and service_role and for the database (ALTER ROLE … RESET extra_float_digits), or back up with database-url.',
  });
}

async function sample(api: RestApi, table: ReadableTable) {
  const { columns, keyset } = table;
  const page = await requestPage(api, table, { limit: SAMPLE_ROWS });
  const floats = columns.flatMap(({ type }, index) => (isFloat(type) ? [index] : []));
  const isHeap = keyset === HEAP_PLACE;
  const keys = isHeap ? [] : keyset.map((key) => columns.findIndex(({ name }) => name === key));
  const watched = [...keys, ...floats];
  const rows: { columns: string[]; values: string[] }[] = [];
  let place: readonly (string | null)[] = [];
  convertPage(page, table, {
    watched,
    keep: (leading) => {
      place = leading;
      return true;
    },
    onRow: (values) => {
      const known = watched.flatMap((column, index) => {
        const value = values[index];
        return typeof value === 'string' ? [{ name: columns[column]?.name ?? '', value }] : [];
      });
      if (known.length === keys.length) return;
      rows.push({
        columns: [...(isHeap ? HEAP_PLACE : []), ...known.map(({ name }) => name)],
        values: [...(isHeap ? place.map((value) => value ?? '') : []), ...known.map(({ value }) => value)],
      });
    },
  });
  return rows;
}
