import type { RestoreRequest } from '../../../../src/core/target.js';
import { settleRefused } from '../../../../src/database/postgres/restore/settle-refused.js';
import { type PostgresServer, startPostgres } from '../../../support/postgres-server.js';
import { targetSession } from '../../../support/steps-harness.js';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const entry = { name: 't p', type: 'POLICY', schema: 'public', owner: 'app' };

it.each([
  ['CREATE POLICY p ON public.t TO "no such";', 'role "no such" does not exist'],
  ['GRANT SELECT ON TABLE public.t TO nobody_here;', 'role "nobody_here" does not exist'],
  ['CREATE POLICY p ON public.t TO pg_read_all_data USING (public.f());', 'gibt es nicht'],
])('%s: a missing role is told in one language', async (sql, reason) => {
  const session = await targetSession(server, 'postgres');
  try {
    const skipped: unknown[] = [];
    const request = { skipUnrestorable: true } as RestoreRequest;
    const refused = [{ statement: { sql, entry }, sqlState: '42704', reason: 'gibt es nicht' }];
    await settleRefused({ session, request, skip: (item) => skipped.push(item) }, 'testing', refused);
    expect(skipped).toEqual([expect.objectContaining({ reason })]);
  } finally {
    await session.end();
  }
});
