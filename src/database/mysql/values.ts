import { BackupError } from '../../core/errors.js';
import type { Column, Encoding } from '../../core/manifest.js';
import { quoteIdentifier } from './quote.js';
import type { ValueForm } from './rows-kernel/rows-kernel.js';

/** What decides how a column is read and written; as information_schema has it. */
export interface ColumnType {
  readonly name: string;
  /** Such as `varchar`. */
  readonly dataType: string;
  /** With modifiers, such as `varchar(20)` or `int(10) unsigned zerofill`. */
  readonly columnType: string;
  /** null for what is no text. */
  readonly characterSet: string | null;
}

const NUMBERS = words('tinyint smallint mediumint int bigint decimal float double');
const BYTES = words(
  'bit binary varbinary tinyblob blob mediumblob longblob vector geometry point linestring polygon ' +
    'multipoint multilinestring multipolygon geomcollection geometrycollection',
);
/** MariaDB's JSON is a longtext. */
const TEXTS = words('char varchar tinytext text mediumtext longtext enum set');
const PLAIN = words('date time datetime timestamp year json uuid inet4 inet6');

/** What travels as UTF-8; everything else keeps its own bytes, because conversions there and back lose some. */
const UTF8_SETS = words('utf8mb4 utf8mb3 utf8');

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Text whose bytes are not UTF-8. */
export function isLegacyText({ dataType, characterSet }: ColumnType): boolean {
  return TEXTS.has(dataType) && characterSet !== null && !UTF8_SETS.has(characterSet);
}

/**
 * How a column's values stand in the archive (docs/archive-format.md, "Encoding of values").
 * @throws BackupError code `SOURCE_TYPE_UNKNOWN` for a type nobody has looked at
 */
export function encodingOf(column: ColumnType): Encoding {
  const { dataType } = column;
  if (NUMBERS.has(dataType)) return 'number';
  if (BYTES.has(dataType) || isLegacyText(column)) return 'hex';
  if (TEXTS.has(dataType) || PLAIN.has(dataType)) return 'text';
  throw new BackupError('source', `The column ${column.name} has the type ${dataType}, which is not known.`, {
    code: 'SOURCE_TYPE_UNKNOWN',
    nextStep: 'Leave the table out by exclude-tables, and ask for the type to be added.',
  });
}

/** What stands in the manifest; the bytes of legacy text mean nothing without their character set. */
export function typeName(column: ColumnType): string {
  return isLegacyText(column)
    ? `${column.columnType} character set ${column.characterSet}`
    : column.columnType;
}

export function formOf({ encoding }: Pick<Column, 'encoding'>): ValueForm {
  return encoding === 'hex' ? 'hex' : 'text';
}

/**
 * What a column is read as. Bytes arrive as they are and become digits here: HEX() and, at MariaDB,
 * CAST AS BINARY give NULL for what comes out longer than max_allowed_packet. A FLOAT prints six digits by itself; as a DOUBLE it prints all (`* 1e0`,
 * because 5.7 has no CAST to DOUBLE, and `+ 0` loses the sign of zero). Text of the protocol and of CAST AS CHAR are equal for
 * everything else.
 */
export function selectExpression(column: ColumnType): string {
  const name = quoteIdentifier(column.name);
  if (column.dataType === 'float') return `${name} * 1e0`;
  if (column.dataType === 'year') return `LPAD(CAST(${name} AS CHAR), 4, '0')`;
  const text = withoutDoubt(column, name);
  return isLegacyText(column) ? `CONVERT(${text} USING binary)` : text;
}

/**
 * Where '' is a label, it does not tell whether an ENUM has it or is the error value (index 0), nor whether a SET has it or is
 * empty. An ENUM makes the error value of whatever is no label, and a SET takes a comma more for that label: measured on all
 * three servers.
 */
function withoutDoubt({ dataType, columnType, characterSet }: ColumnType, name: string): string {
  if (dataType !== 'enum' && dataType !== 'set') return name;
  const labels = [...columnType.matchAll(/'((?:[^']|'')*)'/g)].map(([, label]) => label ?? '');
  const empty = labels.indexOf('');
  if (empty < 0) return name;
  const literal = (text: string) => `CONVERT('${text}' USING ${characterSet})`;
  if (dataType === 'set')
    return `IF(${labelNumber(name)} & ${2n ** BigInt(empty)}, CONCAT(${name}, ${literal(',')}), ${name})`;
  let none = '0';
  while (labels.includes(none)) none += '0';
  return `IF(${labelNumber(name)} = 0, ${literal(none)}, ${name})`;
}

/** The number that stands for labels, to the last of 64 bits: `+ 0` makes a DOUBLE of it at MySQL. */
function labelNumber(name: string): string {
  return `CAST(${name} AS UNSIGNED)`;
}

/** What an INSERT … SELECT or UPDATE copies of a column: labels go by text from table to table, and '' does not come back. */
export function copyExpression({ dataType }: Pick<ColumnType, 'dataType'>, name: string): string {
  return dataType === 'enum' || dataType === 'set' ? labelNumber(name) : name;
}

/** What a value of the archive is written as; `value` is the literal or parameter that holds its text. */
export function restoreExpression(column: ColumnType, value: string): string {
  if (column.dataType === 'bit') return `CAST(CONV(${value}, 16, 10) AS UNSIGNED)`;
  if (BYTES.has(column.dataType)) return `UNHEX(${value})`;
  return isLegacyText(column) ? `CONVERT(UNHEX(${value}) USING ${column.characterSet})` : value;
}
