import { randomBytes } from 'node:crypto';
import type { MysqlSession } from './session.js';

/** A mark as part of a regular expression; its one group is the time. */
export const RUN_MARK = '(\\d{8}t\\d{6})_[0-9a-f]{8}';

const TIME_FORMAT = '%Y%m%dt%H%i%s';

/** What ends every name that a run gives to a database or table of its own: the server's time in UTC, and random digits. */
export async function makeRunMark(session: MysqlSession): Promise<string> {
  const [row] = await session.query(`SELECT DATE_FORMAT(UTC_TIMESTAMP(), '${TIME_FORMAT}')`);
  return `${row?.[0]}_${randomBytes(4).toString('hex')}`;
}

/** The time of a mark that was made a day ago; earlier ones sort before it. */
export async function markTimeADayAgo(session: MysqlSession): Promise<string> {
  const [row] = await session.query(`SELECT DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 1 DAY, '${TIME_FORMAT}')`);
  return row?.[0] ?? '';
}
