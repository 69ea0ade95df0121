import type { ManifestTable } from '../../../../src/core/manifest.js';
import { readCatalog } from '../../../../src/database/mysql/catalog.js';
import { loadRows } from '../../../../src/database/mysql/restore/load-rows.js';
import { connectTarget } from '../../../../src/database/mysql/restore/target-session.js';
import { decideScope, type PlannedTable } from '../../../../src/database/mysql/scope.js';
import type { MysqlSession } from '../../../../src/database/mysql/session.js';
import { connectionOf } from '../../../support/connection-of.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../../support/mysql-database.js';
import { MYSQL_FLAVOURS, type MysqlFlavour } from '../../../support/services.js';

/** Columns and one row each; every value is one that a careless way loses. */
const VALUES: readonly (readonly [type: string, ...values: string[]])[] = [
  ['bigint unsigned', '18446744073709551615', '0'],
  [
    'decimal(65,30)',
    '12345678901234567890123456789012345.123456789012345678901234567891',
    '-0.000000000000000000000000000001',
  ],
  ['float', '16777215', '3.4028234e38', '1.17549435e-38', '-0.0'],
  ['double', '1.7976931348623157e308', '-0e0', '0.1', '5e-324'],
  ['bit(64)', "b'1111111111111111111111111111111111111111111111111111111111111111'", "b'0'"],
  ['bit(3)', "b'101'"],
  ['binary(4)', "x'00275C0A'", "x'FF'"],
  ['varbinary(300)', "x'00095C270A0D1A5C4EFF'", "''", "'\\\\N'"],
  ['longblob', "REPEAT(x'00275CFF', 200000)", "''"],
  [
    'longtext',
    "REPEAT(CONCAT('it''s ', CHAR(92), CHAR(9), CHAR(10), CHAR(12), CHAR(11), CHAR(0), '😀'), 30000)",
    "'\\\\N'",
    "''",
    "'NULL'",
  ],
  ["enum('0','1','b''c')", "'b''c'", "'1'", "'nonsense'"],
  ["set('x','y z')", "'x,y z'", "''"],
  ['date', "'0000-00-00'", "'2024-00-00'", "'2024-02-30'", "'9999-12-31'"],
  ['datetime(6)', "'0000-00-00 00:00:00'", "'2024-10-27 01:30:00.123456'"],
  ['timestamp(3)', "'2024-10-27 00:30:00.123'", "'2024-10-27 01:30:00.123'"],
  ['time(6)', "'-838:59:59'", "'838:59:59'", "'00:00:00.000001'"],
  ['year', '0', '2155', '1901'],
  ['geometry', "ST_GeomFromText('POINT(1 2)', 4326)", "ST_GeomFromText('MULTIPOLYGON(((0 0,1 0,1 1,0 0)))')"],
  ['char(10) character set sjis', "_sjis x'FA54'", "_sjis x'835C'"],
  ['varchar(10) character set cp932', "_cp932 x'8790'", "_cp932 x'5C27'"],
  ['varchar(10) character set big5', "_big5 x'A15A'", "_big5 x'A55C'"],
  ['varchar(10) character set ucs2', "_ucs2 x'00270041'"],
  ['text character set latin1', "_latin1 x'80E9275C'"],
  ['varchar(10) character set utf16', "_utf16 x'D83DDE00'"],
  ['varchar(10) character set gbk', "_gbk x'B55C27'"],
  ['varchar(10) character set utf32', "_utf32 x'0001F600'"],
  ['varchar(10) character set eucjpms', "_eucjpms x'ADE2'"],
  ['char(10)', "'a  '", "'é'"],
];
/** Numbers that the text of a document does not keep. */
const JSON_NUMBERS = [
  `JSON_OBJECT('p', CAST(1.50 AS DECIMAL(10,2)), 'it''s \\\\ \\n "', JSON_ARRAY('\\\\"9.90', NULL, TRUE, CAST('12345678901234567890.10' AS DECIMAL(40,2))), 'q', 0.1e0)`,
  'CAST(CAST(-0.00 AS DECIMAL(5,2)) AS JSON)',
  'JSON_ARRAY(1.542216040446577e85, -1.7258022149020965e-49, 0.30000000000000004e0, CAST(123456789012345678901 AS DECIMAL(30,0)))',
] as const;

const OWN: Readonly<Record<MysqlFlavour, readonly (readonly [string, ...string[]])[]>> = {
  MYSQL: [
    [
      'json',
      `'{"a": [1.0, null, "\\\\u0001\\\\n''"], "b": 12345678901234567890}'`,
      "'null'",
      ...JSON_NUMBERS,
    ],
    ['vector(2)', "STRING_TO_VECTOR('[1.5,-0]')"],
  ],
  // 5.7 prints the double 1.0 as 1, so that its text, which any dump carries, makes an integer of it.
  MYSQL_57: [
    [
      'json',
      `'{"a": [1.5, null, "\\\\u0001\\\\n''"], "b": 12345678901234567890}'`,
      "'null'",
      ...JSON_NUMBERS,
    ],
  ],
  MARIADB: [
    ['json', `'{"a": [1.0, null, "\\\\u0001\\\\n''"], "b": 12345678901234567890}'`, "'null'"],
    ['uuid', "'123e4567-e89b-12d3-a456-426655440000'"],
    ['inet6', "'2001:db8::ff00:42:8329'"],
  ],
};

describe.each(MYSQL_FLAVOURS)('rows into a table of %s', (flavour) => {
  let database: MysqlTestDatabase;
  let session: MysqlSession;
  let tables: readonly PlannedTable[];
  const cases = [...VALUES, ...OWN[flavour]];

  beforeAll(async () => {
    database = await createMysqlDatabase(flavour);
    const statements = cases.flatMap(([type, ...values], i) => {
      const rows = [...values, 'NULL'].map((value, row) => `(${row}, ${value})`);
      return [
        `CREATE TABLE t${i} (id int primary key, v ${type} ${/^timestamp/.test(type) ? 'NULL' : ''})`,
        ...rows.map((row) => `INSERT IGNORE INTO t${i} VALUES ${row}`),
        `CREATE TABLE copy${i} LIKE t${i}`,
      ];
    });
    await database.run(...statements);
    session = await connectTarget({
      connection: connectionOf(database.url),
      lockTimeoutSeconds: 5,
      idleTimeoutMs: 60_000,
      signal: new AbortController().signal,
    });
    const selection = { schemas: [], includeTables: [], excludeTables: [] };
    tables = decideScope(await readCatalog(session), selection as never).tables;
  }, 60_000);

  afterAll(async () => {
    await session?.end();
    await database?.drop();
  });

  const planned = (name: string) => tables.find((table) => table.name === name) as PlannedTable;

  /** In pieces that end anywhere, as they come from an archive. */
  async function read(name: string): Promise<Buffer> {
    const plan = planned(name);
    const rows = await session.rowsOut(plan.selectSql, plan.forms);
    const chunks: Buffer[] = [];
    for (let chunk = await rows.nextChunk(); chunk; chunk = await rows.nextChunk())
      chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }

  it.each(cases.map(([type], i) => [type, i] as const))('keeps %s to the byte', async (_type, i) => {
    const text = await read(`t${i}`);
    const pieces = async function* () {
      const step = text.length > 10_000 ? 65_537 : 1;
      for (let at = 0; at < text.length; at += step) yield text.subarray(at, at + step);
    };
    const table = planned(`t${i}`) as unknown as ManifestTable;
    const into = { schema: database.name, name: `copy${i}` };
    const count = await loadRows(session, table, into, pieces);
    expect(count).toBe(cases[i]?.length ?? 0);
    expect((await read(`copy${i}`)).equals(text)).toBe(true);
    const checksums = await database.query(`CHECKSUM TABLE t${i}, copy${i}`);
    expect(checksums[1]?.[1]).toBe(checksums[0]?.[1]);
  });
});
