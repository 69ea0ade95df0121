import type pg from 'pg';
import type { Source } from '../../src/core/ports.js';
import { digestRows } from '../../src/encode/digest-rows.js';
import { openSource } from '../support/open-postgres.js';
import { hostileCorpus } from '../support/postgres-corpus.js';
import { type PostgresServer, serversToTry } from '../support/postgres-server.js';
import { canonicalCopy } from './canonical-copy.js';
import { decodeAll } from './decode-all.js';
import { cutAtRandom, encodeAll, rowStream, seeded } from './encode-all.js';

describe.each(serversToTry())('the hostile corpus of $name, there and back', ({ start }) => {
  const database = 'decode "corpus';
  let server: PostgresServer;
  let client: pg.Client;
  let source: Source;

  beforeAll(async () => {
    server = await start();
    await server.createDatabase(database);
    client = await server.client({ database });
    const { rows } = await client.query('SHOW server_version_num');
    await client.query(hostileCorpus(Math.floor(Number(rows[0].server_version_num) / 10_000)));
    source = await openSource(server, database);
  });

  afterAll(async () => {
    await source?.close();
    await client?.end();
    await server?.stop();
  });

  it('is the COPY text that the server sent, and has the digest of the file', async () => {
    const next = seeded(15);
    const different: string[] = [];
    for (const table of source.tables) {
      const stream = await source.readTable(table);
      const parts: Buffer[] = [];
      for await (const chunk of stream.chunks) parts.push(Buffer.from(chunk));
      const sent = Buffer.concat(parts);
      const { columns } = table;
      const { body, totals } = await encodeAll([sent], columns, stream.serverRowCount());
      const text = await decodeAll(cutAtRandom(body, 1000, next), columns);
      const hasGenerated = columns.some(({ generated }) => generated !== null);
      const expected = hasGenerated ? canonicalCopy(sent, columns) : sent;
      const found = await digestRows(rowStream([sent], totals.rows), columns, {
        table,
        signal: new AbortController().signal,
      });
      const isEqual =
        text.equals(expected) &&
        found.digest === totals.digest &&
        found.generatedDigest === totals.generatedDigest;
      if (!isEqual) different.push(`${table.schema}.${table.name}`);
    }
    expect(different).toEqual([]);
    expect(source.tables.length).toBeGreaterThan(60);
  });
});
