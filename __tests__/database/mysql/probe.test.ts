import { type MysqlProbeOptions, openMysqlProbe } from '../../../src/database/mysql/probe.js';
import { connectionOf } from '../../support/connection-of.js';
import { MYSQL_FLAVOURS, type MysqlFlavour, mysqlUrl, withUrl } from '../../support/services.js';

/** What statements come to is in app/drill/drill-mysql.test.ts. */
const open = (flavour: MysqlFlavour, changes: Partial<MysqlProbeOptions>) =>
  openMysqlProbe({
    connection: connectionOf(withUrl(mysqlUrl(flavour), { database: 'information_schema' })),
    sourceDatabase: 'shop',
    lockTimeoutSeconds: 10,
    signal: new AbortController().signal,
    ...changes,
  });

/** Hours of work. */
const ENDLESS = `SELECT COUNT(*) > 0 FROM ${'abcdef'
  .split('')
  .map((name) => `information_schema.COLUMNS ${name}`)
  .join(', ')}`;

describe.each(MYSQL_FLAVOURS)('on %s', (flavour) => {
  it('gives a statement up after its time', async () => {
    const hasty = await open(flavour, { timeoutMs: 200 });
    expect(await hasty.ask(ENDLESS)).toMatchObject({
      kind: 'error',
      message: expect.stringContaining('exceeded'),
    });
    await hasty.close();
  });

  it('is cancelled with the run', async () => {
    const controller = new AbortController();
    const asked = await open(flavour, { signal: controller.signal });
    const answer = asked.ask(ENDLESS);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ kind: 'cancelled' });
    await asked.close();
  });
});
