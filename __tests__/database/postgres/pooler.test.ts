import { openSource } from '../../support/open-postgres.js';
import { serverAt } from '../../support/postgres-server.js';
import { poolerUrl, postgresUrl } from '../../support/services.js';

describe('a pooler in transaction mode', () => {
  it('is refused before any setting could leak to its other clients', async () => {
    const server = serverAt(postgresUrl());
    const pooler = new URL(poolerUrl());
    const connection = server.connection('postgres', {
      hosts: [{ host: '127.0.0.1', port: Number(pooler.port) }],
    });
    const error = await openSource(server, 'postgres', { connection }).then(
      (source) => source.close(),
      (e) => e,
    );
    expect(error).toMatchObject({ kind: 'source', code: 'POOLER_TRANSACTION_MODE', setting: 'database-url' });
    expect(error.nextStep).toMatch(/session mode/);
    const behind = serverAt(poolerUrl());
    const shown = [];
    for (let i = 0; i < 3; i++)
      shown.push(
        await behind.sql(
          "SELECT current_setting('default_transaction_read_only') AS ro, current_setting('row_security') AS rls",
        ),
      );
    expect(shown.flat()).toEqual(Array(3).fill({ ro: 'off', rls: 'on' }));
  });
});
