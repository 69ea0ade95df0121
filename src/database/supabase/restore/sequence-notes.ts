import type { RestoreRequest } from '../../../core/target.js';
import { quoteIdentifier, quoteLiteral, quoteTable } from '../../postgres/quote.js';
import type { RestMatch } from './match-tables.js';

const WHOLE_NUMBERS = new Set(['smallint', 'integer', 'bigint']);

/**
 * Sequences cannot be set over REST, and one that stands behind the rows gives numbers that are taken. The archive names
 * them, or else columns of primary keys may have some: `setval` of none does nothing.
 */
export function sequenceNotes(
  { manifest, isSelection }: RestoreRequest,
  matched: readonly RestMatch[],
): string[] {
  const statements =
    isSelection || manifest.source.via === 'rest'
      ? matched.flatMap(afterHighest)
      : manifest.sequences
          .filter(({ isCalled }) => isCalled)
          .map((sequence) => {
            const name = quoteTable(sequence);
            return `SELECT setval(${quoteLiteral(name)}, greatest((SELECT last_value FROM ${name}), ${sequence.lastValue}));`;
          });
  if (statements.length === 0) return [];
  return [
    `Sequences are not restored by service key, so new rows may get numbers that are taken. Run this in the SQL editor of the project: ${[...new Set(statements)].join(' ')}`,
  ];
}

function afterHighest({ through, sent }: RestMatch): string[] {
  const keys = new Set(through.columns.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ name }) => name));
  return sent
    .filter(({ name, type, pointsTo }) => keys.has(name) && WHOLE_NUMBERS.has(type) && pointsTo === undefined)
    .map(({ name }) => {
      const table = quoteTable(through);
      const sequence = `pg_get_serial_sequence(${quoteLiteral(table)}, ${quoteLiteral(name)})`;
      return `SELECT setval(${sequence}, max(${quoteIdentifier(name)})) FROM ${table};`;
    });
}
