import type { Column } from '../../core/manifest.js';
import { COLUMNS, KIND_CODES, RECORD_BYTES } from './layout.js';

/**
 * Types whose every printed value is exact as a double. A domain is known by its own name here, so numbers
 * of a domain over a float follow the rule for the other types (bare up to 15 digits).
 */
const FLOAT_TYPE = /^(real|double precision|(float|double)( unsigned)?(\(.*\))?( unsigned)?( zerofill)?)$/;

export function isFloatColumn(column: Column): boolean {
  return column.encoding === 'number' && FLOAT_TYPE.test(column.type);
}

/** Column records and the prefixes they point to, as the kernel wants them at address COLUMNS. */
export function columnRecords(columns: readonly Column[]): { bytes: Uint8Array; longestPrefix: number } {
  const encoder = new TextEncoder();
  const prefixes = columns.map((column) => encoder.encode(`,${JSON.stringify(column.name)}:`));
  const recordBytes = columns.length * RECORD_BYTES;
  const total = prefixes.reduce((sum, prefix) => sum + prefix.length, recordBytes);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = recordBytes;
  let longestPrefix = 0;
  for (const [index, column] of columns.entries()) {
    const prefix = prefixes[index] as Uint8Array;
    const record = index * RECORD_BYTES;
    view.setUint32(record, COLUMNS + at, true);
    view.setUint32(record + 4, prefix.length, true);
    bytes[record + 8] = KIND_CODES[column.encoding];
    bytes[record + 9] = isFloatColumn(column) ? 1 : 0;
    bytes[record + 10] = column.generated === null ? 0 : 1;
    bytes.set(prefix, at);
    at += prefix.length;
    longestPrefix = Math.max(longestPrefix, prefix.length);
  }
  return { bytes, longestPrefix };
}
