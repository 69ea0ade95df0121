import { type ConnectOptions, connectBeside } from './connect.js';
import { sessionsThat } from './process-list.js';
import type { MysqlSession } from './session.js';

/**
 * Asks the server over another connection. One that builds an index or counts a table says nothing for hours, and one that
 * hangs says nothing either.
 */
export async function asksWhetherItWorks(session: MysqlSession, options: ConnectOptions): Promise<boolean> {
  const probe = await connectBeside(session, options);
  try {
    const working = await sessionsThat(probe, `ID = ${session.id} AND COMMAND <> 'Sleep'`);
    return working === undefined || working.length > 0;
  } finally {
    probe.destroy();
  }
}
