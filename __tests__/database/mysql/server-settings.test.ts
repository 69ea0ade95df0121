import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { openMysql } from '../../support/open-mysql.js';
import { readAll, readNamed } from '../../support/open-postgres.js';
import { operateInProcess } from '../../support/operate-in-process.js';
import { createOnOwnMysql } from '../../support/own-mysql.js';
import { MYSQL_FLAVOURS, withUrl } from '../../support/services.js';

/** Settings that bite silently: each would shorten or change a backup without an error. */
describe.each(MYSQL_FLAVOURS)('whatever the settings of %s', (flavour) => {
  const readOnly = flavour === 'MYSQL' ? 'transaction_read_only' : 'tx_read_only';
  let own: MysqlTestDatabase;
  beforeAll(async () => {
    own = await createOnOwnMysql(flavour);
  }, 60_000);
  afterEach(() => own.empty());
  afterAll(() => own.drop());

  it('values over max_allowed_packet are whole', async () => {
    await own.run(
      'CREATE TABLE t (i INT, b LONGBLOB, l LONGTEXT CHARACTER SET latin1, u LONGTEXT)',
      ...[0, 1].map(
        (i) =>
          `INSERT INTO t VALUES (${i}, REPEAT(X'00FF', 700000), REPEAT('é', 1500000), REPEAT('ä\\n', 500000))`,
      ),
      'UPDATE t SET b = CONCAT(b, b)',
      `SET GLOBAL max_allowed_packet = ${1024 * 1024}`,
    );
    const source = await openMysql(own.url);
    const table = source.tables[0];
    const { text, rows } = await readAll(await source.readTable(table as NonNullable<typeof table>));
    await source.close();
    const value = (i: number) => [
      String(i),
      '00FF'.repeat(1_400_000),
      'E9'.repeat(1_500_000),
      'ä\\n'.repeat(500_000),
    ];
    expect(rows).toBe(2);
    expect(text === `${value(0).join('\t')}\n${value(1).join('\t')}\n`).toBe(true);
  });

  it('a row over max_allowed_packet of a target is named, and nothing is kept', async () => {
    const setPacket = (mebibytes: number) =>
      own.run(`SET GLOBAL max_allowed_packet = ${mebibytes * 1024 * 1024}`);
    await setPacket(16);
    await own.run(
      'CREATE TABLE wide (id INT PRIMARY KEY, b LONGBLOB)',
      "INSERT INTO wide VALUES (1, X'27'), (2, REPEAT(X'5C27', 400000)), (3, REPEAT(X'00FF', 700000))",
    );
    const destination = mkdtempSync(join(tmpdir(), 'db-backup-packet-'));
    const target = await createMysqlDatabase(flavour, { server: withUrl(own.url, { database: 'mysql' }) });
    try {
      const backup = await operateInProcess('backup', { 'database-url': own.url, destination });
      expect(backup.error).toBeNull();
      const restore = () => operateInProcess('restore', { destination, 'target-url': target.url });
      await setPacket(1);
      const refused = await restore();
      expect(refused).toMatchObject({ exitCode: 7, error: { code: 'TARGET_PACKET_TOO_SMALL' } });
      expect(refused.error?.message).toContain('wide');
      expect(await target.query('SHOW TABLES')).toEqual([]);
      await setPacket(2);
      // A COMMIT would end the session, and every transaction could only read.
      await own.run("SET GLOBAL completion_type = 'RELEASE'", `SET GLOBAL ${readOnly} = 1`);
      expect((await restore()).error).toBeNull();
    } finally {
      await own.run(`SET GLOBAL ${readOnly} = 0`, 'SET GLOBAL completion_type = 0');
      await target.drop();
      rmSync(destination, { recursive: true });
    }
  });

  it('a session is pinned to its own', async () => {
    const wild = {
      sql_mode: "'PAD_CHAR_TO_FULL_LENGTH,NO_BACKSLASH_ESCAPES,ANSI_QUOTES'",
      time_zone: "'+05:30'",
      sql_select_limit: '1',
      [flavour === 'MARIADB' ? 'max_statement_time' : 'max_execution_time']: '1',
      sql_big_selects: '0',
      max_join_size: '1',
      sql_quote_show_create: '0',
      net_write_timeout: '1',
      wait_timeout: '1',
      ...(flavour === 'MARIADB' ? {} : { show_create_table_verbosity: '1' }),
      [flavour === 'MARIADB' ? 'tx_isolation' : 'transaction_isolation']: "'READ-COMMITTED'",
    };
    await own.run(...Object.entries(wild).map(([name, value]) => `SET GLOBAL ${name} = ${value}`));
    await own.run(
      'SET SESSION sql_select_limit = DEFAULT',
      'CREATE TABLE pinned (`select` CHAR(5), at TIMESTAMP NULL)',
      "INSERT INTO pinned VALUES ('a', '2025-01-01 00:00:00'), ('b\\\\', '2025-06-01 00:00:00')",
      'CREATE VIEW z AS SELECT at FROM pinned',
      'CREATE VIEW a AS SELECT at FROM z',
    );
    const source = await openMysql(own.url, { schemaDump: 'required' });
    // Longer than wait_timeout.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await readNamed(source, own.name, 'pinned')).text).toBe(
      'a\t2025-01-01 00:00:00\nb\\\\\t2025-06-01 00:00:00\n',
    );
    const definitions = Buffer.from((await source.dumpSchema())?.preData ?? []).toString();
    await source.close();
    expect(definitions).toContain('`select` char(5)');
    expect(definitions).not.toContain('ROW_FORMAT');
    expect(definitions.search(/VIEW `?a`? AS/)).toBeGreaterThan(definitions.search(/VIEW `?z`? AS/));
    expect(definitions.search(/VIEW `?z`? AS/)).toBeGreaterThan(0);
  });
});
