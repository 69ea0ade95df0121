import mysql from 'mysql2/promise';
import { connect } from '../../../src/database/mysql/connect.js';
import { sessionsThat } from '../../../src/database/mysql/process-list.js';
import { connectionOf } from '../../support/connection-of.js';
import { mysqlUrl } from '../../support/services.js';

const OPTIONS = { readOnly: true, lockTimeoutSeconds: 5, idleTimeoutMs: 60_000 };

/** What another session does with bytes that are no text keeps MySQL 9 from showing its list. */
async function busyWithBytes(seconds: number): Promise<{ ended: Promise<void> }> {
  const other = await mysql.createConnection({ uri: mysqlUrl('MYSQL'), charset: 'BINARY' });
  await other.query('SET NAMES binary');
  const asked = other.query(`SELECT SLEEP(${seconds}), '\u00ff'`);
  await new Promise((next) => setTimeout(next, 100));
  return { ended: asked.then(() => other.end()) };
}

it('waits for a list that the server does not show at once, and is content without', async () => {
  const session = await connect({
    target: connectionOf(mysqlUrl('MYSQL')),
    ...OPTIONS,
    signal: new AbortController().signal,
  });
  try {
    const itself = `ID = ${session.id}`;
    const short = await busyWithBytes(0.5);
    expect(await sessionsThat(session, itself)).toEqual([String(session.id)]);
    await short.ended;
    const long = await busyWithBytes(3);
    expect(await sessionsThat(session, itself)).toBeUndefined();
    await long.ended;
  } finally {
    await session.end();
  }
});
