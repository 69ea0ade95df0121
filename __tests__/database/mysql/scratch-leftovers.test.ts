import { connectTarget } from '../../../src/database/mysql/restore/target-session.js';
import { clearLeftovers } from '../../../src/database/mysql/scratch-leftovers.js';
import { connectionOf } from '../../support/connection-of.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../../support/mysql-database.js';
import { MYSQL_FLAVOURS, withUrl } from '../../support/services.js';
import { SilentLog } from '../../support/silent-log.js';

describe.each(MYSQL_FLAVOURS)('clearLeftovers on %s', (flavour) => {
  let home: MysqlTestDatabase;
  let accounts: string[];
  let scratch: string;
  beforeAll(async () => {
    home = await createMysqlDatabase(flavour);
    const digits = home.name.slice(-8);
    accounts = [`a_${digits}`, `b_${digits}`];
    scratch = `db_backup_scratch_20200101t000000_${digits}`;
    await home.run(
      `CREATE DATABASE ${scratch}`,
      ...accounts.flatMap((user) => [
        `CREATE USER '${user}'@'%' IDENTIFIED BY 'Secret-1'`,
        `GRANT ALL ON ${scratch}.* TO '${user}'@'%'`,
      ]),
    );
  });
  afterAll(async () => {
    await home.runForced(`DROP DATABASE ${scratch}`, ...accounts.map((user) => `DROP USER '${user}'@'%'`));
    await home.drop();
  });

  const connectAs = (user = '', database = '') =>
    connectTarget({
      connection: connectionOf(withUrl(home.url, { user, password: 'Secret-1', database })),
      lockTimeoutSeconds: 10,
      idleTimeoutMs: 60_000,
      signal: new AbortController().signal,
    });

  it('leaves the database of a run of another account, whose sessions this one cannot see', async () => {
    const [owner, cleaner] = accounts;
    const working = await connectAs(owner, scratch);
    const session = await connectAs(cleaner, 'information_schema');
    const clear = async () => {
      const warnings: string[] = [];
      await clearLeftovers(session, new SilentLog(), warnings);
      return warnings.join();
    };
    const isThere = () => home.query(`SHOW DATABASES LIKE '${scratch}'`);
    try {
      expect(await clear()).toContain(scratch);
      expect(await isThere()).toHaveLength(1);
      await working.end();
      expect(await clear()).not.toContain(scratch);
      expect(await isThere()).toHaveLength(0);
    } finally {
      await working.end();
      await session.end();
    }
  });
});
