import type { Source } from '../../../src/core/ports.js';
import { connect } from '../../../src/database/mysql/connect.js';
import { flavourOf } from '../../../src/database/mysql/flavour.js';
import { checksumAfterReading } from '../../../src/database/mysql/read-checksum.js';
import type { PlannedTable } from '../../../src/database/mysql/scope.js';
import { countedLines, hasHiddenColumn, reasonAgainst } from '../../../src/database/mysql/server-checksum.js';
import { connectionOf } from '../../support/connection-of.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { checksums } from '../../support/mysql-oracle.js';
import { openMysql } from '../../support/open-mysql.js';
import { MYSQL_FLAVOURS } from '../../support/services.js';

const column = (type: string, generated: 'virtual' | null = null) => ({
  name: 'c',
  type,
  encoding: 'text' as const,
  generated,
});

it.each([
  ['InnoDB', 'json', null, '9.7.4', true, null],
  ['InnoDB', 'json', null, '5.7.29', true, 'MySQL 5.7.29 does not count JSON by its content'],
  ['InnoDB', "enum('a','it''s')", null, '9.7.4', true, null],
  ['InnoDB', 'int', 'virtual', '5.7.29', true, null],
  ['InnoDB', 'int', 'virtual', '10.11.19-MariaDB', true, 'MariaDB does not compute virtual columns for it'],
  ['ARCHIVE', 'int', null, '9.7.4', true, 'the engine ARCHIVE is not known to give the same again'],
  [
    'MyISAM',
    'int',
    null,
    '9.7.4',
    false,
    'MyISAM without a lock: rows may change between reading and counting',
  ],
  ['MyISAM', 'int', null, '9.7.4', true, null],
  ['InnoDB', 'int', null, '8.0.11-TiDB-v7.5.1', true, 'TiDB has no CHECKSUM TABLE'],
] as const)('%s with %s %s on %s', (engine, type, generated, version, standsStill, reason) => {
  const table = { engine, columns: [column(type, generated)] };
  expect(reasonAgainst(table, flavourOf(version), standsStill)).toBe(reason);
});

const CREATE = [
  'CREATE TABLE `t` (',
  "  `id` int NOT NULL COMMENT 'KEY ((',",
  '  `j` json DEFAULT NULL,',
  '  PRIMARY KEY (`id`),',
  '  KEY `plain` (`id`),',
  '  KEY `upper` ((upper(`a`))),',
  '  CONSTRAINT `k` FOREIGN KEY (`id`) REFERENCES `o` (`id`)',
  ") ENGINE=InnoDB AUTO_INCREMENT=7 DEFAULT CHARSET=utf8mb4 ROW_FORMAT=COMPACT COMMENT='a ''b''' STATS_PERSISTENT=0",
  '/*!50100 PARTITION BY HASH (`id`) */',
];

it('depends on columns and on options', () => {
  expect(countedLines(CREATE.join('\n')).split('\n')).toEqual([
    "  `id` int NOT NULL COMMENT 'KEY (('",
    '  `j` json DEFAULT NULL',
    ') ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 ROW_FORMAT=COMPACT STATS_PERSISTENT=0',
  ]);
});

it.each([
  ['KEY `m` ((cast(`j` as unsigned array)))', 'InnoDB', 'mysql', true],
  ['KEY `m` ((upper(`j`)))', 'InnoDB', 'mysql', true],
  ['KEY `m` (`j`)', 'InnoDB', 'mysql', false],
  ['UNIQUE KEY `b` (`b`) USING HASH', 'InnoDB', 'mariadb', true],
  ['UNIQUE KEY `b` (`b`) USING HASH', 'MEMORY', 'mariadb', false],
] as const)('%s of %s', (key, tableEngine, engine, expected) => {
  const create = `CREATE TABLE \`t\` (\n  \`j\` text,\n  ${key}\n) ENGINE=${tableEngine}`;
  expect(hasHiddenColumn(create, { engine })).toBe(expected);
});

const CONNECTING = {
  readOnly: true,
  lockTimeoutSeconds: 10,
  idleTimeoutMs: 60_000,
  signal: new AbortController().signal,
};

describe.each(MYSQL_FLAVOURS)('the checksum of %s', (flavour) => {
  let db: MysqlTestDatabase;
  beforeAll(async () => {
    db = await createMysqlDatabase(flavour);
    await db.run(
      'CREATE TABLE t (id INT PRIMARY KEY, v VARCHAR(20), f FLOAT)',
      "INSERT INTO t VALUES (1, 'a', 0.1), (2, NULL, -0.0)",
      'CREATE TABLE m (id INT) ENGINE=MyISAM CHECKSUM=1',
      'INSERT INTO m VALUES (1), (2)',
    );
  });
  afterAll(() => db.drop());

  async function checksumOf(source: Source, name: string) {
    const table = source.tables.find((one) => one.name === name);
    if (!table) throw new Error(name);
    const rows = await source.readTable(table);
    for await (const _ of rows.chunks);
    return rows.serverChecksum?.();
  }

  it('is that of the rows in the snapshot, whatever others commit', async () => {
    const [[, before] = []] = await checksums(db, ['t']);
    const source = await openMysql(db.url);
    await db.run("UPDATE t SET v = 'changed'", "INSERT INTO t VALUES (3, 'c', 1)");
    const found = await checksumOf(source, 't');
    await source.close();
    expect(found).toEqual({ value: before, definition: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await checksums(db, ['t'])).not.toEqual([['t', before]]);
  });

  it('is that of a table without transactions only while it is locked', async () => {
    const open = await openMysql(db.url);
    const unlocked = await checksumOf(open, 'm');
    await open.close();
    const locked = await openMysql(db.url, { lock: 'allow' });
    const found = await checksumOf(locked, 'm');
    await locked.close();
    expect(unlocked).toMatchObject({ value: null, reason: expect.stringContaining('without a lock') });
    const [row] = await db.query('CHECKSUM TABLE m EXTENDED');
    expect(found).toMatchObject({ value: row?.[1] });
  });

  it('is asked for of large tables only with always', async () => {
    const session = await connect({ ...CONNECTING, target: connectionOf(db.url) });
    const table = { schema: db.name, name: 't' } as PlannedTable;
    const ask = (choice: 'auto' | 'always', bytes: number) =>
      checksumAfterReading(session, table, bytes, { choice, reasonAgainst: () => null });
    const small = await ask('auto', 32 * 1024 * 1024);
    const large = await ask('auto', 32 * 1024 * 1024 + 1);
    expect(small).toMatchObject({ value: expect.any(String) });
    expect(large).toMatchObject({ value: null, reason: expect.stringContaining('over 32 MiB') });
    expect(await ask('always', 1e12)).toEqual(small);
    await session.end();
  });

  it('is not asked for where the setting says so', async () => {
    const source = await openMysql(db.url, { tableChecksum: 'off' });
    expect(await checksumOf(source, 't')).toEqual({ value: null, reason: 'table-checksum: off' });
    await source.close();
  });
});
