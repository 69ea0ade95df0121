import type { MysqlFlavour } from './services.js';

/** One column and the SQL of its values; each value is a row of its own. */
export interface CorpusColumn {
  readonly type: string;
  readonly values: readonly string[];
}

const BYTES = ["''", "X'00'", "X'FF00FE'", "X'0A095C27220D'", "X'5C30'", "REPEAT(X'8141', 90)"];
const WORDS = [
  "''",
  "' '",
  "'a  '",
  "'tab\\tline\\nback\\\\slash\\rnul\\0 quote\\'\\\"'",
  "'\\\\N'",
  "'NULL'",
  "'Ünïcödé 日本'",
];
const POINTS = ["ST_GeomFromText('POINT(1 2)')", "ST_GeomFromText('POINT(-0.1 12.3456789)', 4326)"];

/** What every server of the family has. */
const MANY_LABELS = Array.from({ length: 63 }, (_, label) => `'l${label}'`).join(',');

const COMMON: readonly CorpusColumn[] = [
  { type: 'TINYINT', values: ['-128', '127', '0'] },
  { type: 'TINYINT(1)', values: ['0', '1', '7'] },
  { type: 'SMALLINT UNSIGNED', values: ['65535'] },
  { type: 'MEDIUMINT', values: ['-8388608'] },
  { type: 'INT(6) UNSIGNED ZEROFILL', values: ['42', '4294967295'] },
  { type: 'BIGINT', values: ['9007199254740993', '-9223372036854775808'] },
  { type: 'BIGINT UNSIGNED', values: ['18446744073709551615'] },
  {
    type: 'DECIMAL(65,30)',
    values: [
      '99999999999999999999999999999999999.999999999999999999999999999999',
      '-0.000000000000000000000000000001',
    ],
  },
  { type: 'DECIMAL(5,0)', values: ['-99999'] },
  { type: 'FLOAT', values: ['16777215', "'-0'", '3.4028235e38', '1.17549435e-38', '0.1', '1e-45'] },
  { type: 'FLOAT(7,3)', values: ['1234.567', '-0.001'] },
  { type: 'DOUBLE', values: ["'-0'", '1.7976931348623157e308', '5e-324', '0.1', '123456789012345678'] },
  { type: 'DOUBLE(20,4)', values: ['1234567890123456.7891', '-0.0001'] },
  { type: 'DOUBLE UNSIGNED ZEROFILL', values: ['1.5'] },
  { type: 'BIT(1)', values: ["b'0'", "b'1'"] },
  { type: 'BIT(64)', values: ['18446744073709551615', '0', "b'101'"] },
  { type: 'DATE', values: ["'0000-00-00'", "'2024-00-00'", "'2024-02-30'", "'9999-12-31'", "'1000-01-01'"] },
  { type: 'TIME(6)', values: ["'838:59:59'", "'-838:59:58.999999'", "'00:00:00.000001'"] },
  {
    type: 'DATETIME(6)',
    values: ["'0000-00-00 00:00:00'", "'9999-12-31 23:59:59.999999'", "'2024-02-30 01:02:03'"],
  },
  {
    type: 'TIMESTAMP(6) NULL',
    values: ["'1970-01-01 00:00:01'", "'2025-10-26 00:30:00'", "'2025-10-26 01:30:00.5'", '0'],
  },
  { type: 'YEAR', values: ["'0000'", "'1901'", "'2155'"] },
  { type: 'CHAR(20)', values: WORDS.filter((word) => !word.includes('\\t')) },
  { type: 'VARCHAR(80)', values: [...WORDS, "'😀'", "CONVERT(X'F48FBFBF' USING utf8mb4)"] },
  { type: 'VARCHAR(80) CHARACTER SET utf8mb3', values: WORDS },
  { type: 'TEXT', values: [...WORDS, "REPEAT('ä\\t', 20000)"] },
  { type: 'LONGTEXT', values: ["REPEAT('x\\\\', 300000)"] },
  { type: "ENUM('0','1','ä','with,comma')", values: ["'0'", "'ä'", "'with,comma'", "''"] },
  { type: "ENUM('0','','00')", values: ['0', "''", "'0'", "'00'"] },
  { type: "ENUM('','表') CHARACTER SET ucs2", values: ['0', "''", "'表'"] },
  { type: "SET('','q')", values: ['0', '1', '2', '3'] },
  { type: `SET('',${MANY_LABELS})`, values: ['1', '9223372036854775809', '18446744073709551614'] },
  { type: "SET('a','b','ü')", values: ["'a,ü'", "''"] },
  { type: 'BINARY(4)', values: ["X'00'", "X'FFFFFFFF'"] },
  { type: 'VARBINARY(255)', values: BYTES },
  { type: 'TINYBLOB', values: BYTES },
  { type: 'LONGBLOB', values: ["REPEAT(X'00FF0A', 200000)"] },
  { type: 'VARCHAR(80) CHARACTER SET latin1', values: ["'caf\\u00e9'", "CONVERT(X'80FFE9' USING latin1)"] },
  { type: 'VARCHAR(80) CHARACTER SET ascii', values: ["'plain'"] },
  { type: 'TEXT CHARACTER SET sjis', values: ["CONVERT(X'955C835C' USING sjis)", "_sjis X'FA54'"] },
  { type: 'VARCHAR(80) CHARACTER SET cp932', values: ["_cp932 X'8790'", "_cp932 X'81E0'"] },
  { type: 'VARCHAR(80) CHARACTER SET big5', values: ["_big5 X'A15A'"] },
  { type: 'VARCHAR(80) CHARACTER SET gbk', values: ["_gbk X'B1ED'"] },
  { type: 'VARCHAR(80) CHARACTER SET ucs2', values: ["_ucs2 X'65E5672C'", "''"] },
  { type: 'VARCHAR(80) CHARACTER SET utf16', values: ["_utf16 X'D83DDE00'"] },
  { type: "ENUM('a','表') CHARACTER SET sjis", values: ["'表'"] },
  {
    type: 'JSON',
    values: ["'null'", "'1.0'", '\'{"a": [1, 9007199254740993, "\\\\\\\\ \\\\n"], "b": null}\'', '\'"x"\''],
  },
];

const SPATIAL: readonly CorpusColumn[] = [
  {
    type: 'GEOMETRY',
    values: [...POINTS, "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(0 0),LINESTRING(0 0,1 1))')"],
  },
  { type: 'POINT', values: POINTS },
  { type: 'POLYGON', values: ["ST_GeomFromText('POLYGON((0 0,1 0,1 1,0 0))')"] },
];

/** 5.7 prints a double without fraction inside JSON as an integer, in its own dumps too. */
const WHOLE_DOUBLE = "'1.0'";

const OWN: Readonly<Record<MysqlFlavour, readonly CorpusColumn[]>> = {
  MYSQL: [
    { type: 'VECTOR(3)', values: ["STRING_TO_VECTOR('[1, -0, 3.5]')"] },
    { type: 'VARCHAR(20) INVISIBLE', values: ["'unseen'"] },
  ],
  MYSQL_57: [],
  MARIADB: [
    { type: 'UUID', values: ["'123e4567-e89b-12d3-a456-426614174000'"] },
    { type: 'INET6', values: ["'2001:db8::ff00:42:8329'", "'::ffff:1.2.3.4'"] },
    { type: 'INET4', values: ["'255.0.0.1'"] },
    { type: 'VARCHAR(20) INVISIBLE', values: ["'unseen'"] },
    { type: 'VARCHAR(200) COMPRESSED', values: ["REPEAT('ab\\t', 50)"] },
  ],
};

/** Engines and the columns that they refuse. */
export const ENGINES: Readonly<Record<MysqlFlavour, readonly string[]>> = {
  MYSQL: ['InnoDB', 'MyISAM', 'MEMORY', 'ARCHIVE'],
  MYSQL_57: ['InnoDB', 'MyISAM', 'MEMORY', 'ARCHIVE'],
  MARIADB: ['InnoDB', 'MyISAM', 'MEMORY', 'ARCHIVE', 'Aria'],
};

/** MEMORY has no long values. */
const LONG = /TEXT|BLOB|JSON|GEOMETRY|POINT|POLYGON|VECTOR|COMPRESSED/;

export function corpusOf(flavour: MysqlFlavour, engine: string): readonly CorpusColumn[] {
  const all = [...COMMON, ...SPATIAL, ...OWN[flavour]].map((column) =>
    flavour === 'MYSQL_57' && column.type === 'JSON'
      ? { ...column, values: column.values.filter((value) => value !== WHOLE_DOUBLE) }
      : column,
  );
  if (engine === 'MEMORY') return all.filter(({ type }) => !LONG.test(type));
  if (engine === 'ARCHIVE') return all.filter(({ type }) => !type.startsWith('VECTOR'));
  return all;
}

/** The definition of a table with these columns and an id from 0 on, and one INSERT for each row. */
export function corpusStatements(name: string, engine: string, columns: readonly CorpusColumn[]): string[] {
  const rows = Math.max(...columns.map(({ values }) => values.length));
  const definitions = columns.map(
    ({ type }, i) => `c${i} ${type}${type.includes('INVISIBLE') ? ' NULL' : ''}`,
  );
  const names = columns.map((_, i) => `c${i}`).join(', ');
  const key = engine === 'ARCHIVE' ? 'id INT' : 'id INT AUTO_INCREMENT PRIMARY KEY';
  const inserts = Array.from({ length: rows + 1 }, (_, row) => {
    const values = columns.map(({ values }) => values[row] ?? 'NULL');
    return `INSERT INTO ${name} (id, ${names}) VALUES (${row}, ${values.join(', ')})`;
  });
  return [`CREATE TABLE ${name} (${key}, ${definitions.join(', ')}) ENGINE=${engine}`, ...inserts];
}
