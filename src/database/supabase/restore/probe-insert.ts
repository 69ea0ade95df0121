import type { TableName } from '../../../core/ports.js';
import type { RestApi } from '../rest-api.js';
import { RestError } from '../rest-errors.js';
import { writeNothing } from './write-rows.js';

export type InsertProbe =
  | {
      readonly kind: 'table';
      /** Columns that the table computes. */
      readonly generated: readonly string[];
      /** Identities that are GENERATED ALWAYS: the API has no words to write them. */
      readonly always: readonly string[];
    }
  | { readonly kind: 'view' };

const GENERATED = '428C9';
const NO_SUCH_KEY = '42P10';
const NO_SUCH_COLUMN = '42703';

/** A system column, which no key can have: the server refuses the statement when it plans it, so nothing runs and no trigger fires. */
const NEVER_UNIQUE = 'tableoid';

/**
 * Which of the columns can be written, of which the API's description says nothing: the server names the others one at a time.
 * Writes nothing.
 * @throws RestError
 */
export async function probeInsert(
  api: RestApi,
  into: TableName,
  columns: readonly { readonly name: string }[],
): Promise<InsertProbe> {
  const generated: string[] = [];
  const always: string[] = [];
  for (let left = columns; left.length > 0; ) {
    try {
      await writeNothing(api, { into, columns: left, onConflict: NEVER_UNIQUE });
      break;
    } catch (error) {
      if (!(error instanceof RestError)) throw error;
      if (error.code === NO_SUCH_KEY) break;
      if (error.code === NO_SUCH_COLUMN && error.text.includes(`"${NEVER_UNIQUE}"`)) return { kind: 'view' };
      const named = left
        .filter(({ name }) => error.code === GENERATED && error.text.includes(`"${name}"`))
        .sort((a, b) => b.name.length - a.name.length)[0];
      if (!named) throw error;
      // The hint, OVERRIDING SYSTEM VALUE, is given for identities alone.
      (error.hint === '' ? generated : always).push(named.name);
      left = left.filter((column) => column !== named);
    }
  }
  return { kind: 'table', generated, always };
}
