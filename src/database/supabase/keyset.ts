import { quote } from './quote.js';

/** Columns that order a table's rows, each row in one place: its primary key, or where it lies in the heap. */
export interface Keyset {
  readonly columns: readonly string[];
}

/**
 * The rows after the one with these values, as the value of `or`: PostgREST has no row comparison. The first column
 * is bounded once more by itself, so that an index can begin at it. Comparison and order both go by the column's own
 * collation, so they agree.
 */
export function rowsAfter({ columns }: Keyset, values: readonly string[]): string {
  const compare = (index: number, operator: string) =>
    `${quote(columns[index] ?? '')}.${operator}.${quote(values[index] ?? '')}`;
  const alternatives = columns.map((_, index) => {
    const equal = columns.slice(0, index).map((_column, before) => compare(before, 'eq'));
    return all([...equal, compare(index, 'gt')]);
  });
  if (alternatives.length === 1) return `(${alternatives[0]})`;
  return `(${all([compare(0, 'gte'), `or(${alternatives.join(',')})`])})`;
}

/** Rows with exactly these values, as the value of `or`; each row is columns and values of one length. */
export function anyOf(rows: readonly { columns: readonly string[]; values: readonly string[] }[]): string {
  const equal = rows.map(({ columns, values }) =>
    all(columns.map((name, index) => `${quote(name)}.eq.${quote(values[index] ?? '')}`)),
  );
  return `(${equal.join(',')})`;
}

function all(conditions: readonly string[]): string {
  return conditions.length === 1 ? (conditions[0] ?? '') : `and(${conditions.join(',')})`;
}
