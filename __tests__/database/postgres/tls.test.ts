import { readFileSync } from 'node:fs';
import type { Tls } from '../../../src/core/connection.js';
import { openSource } from '../../support/open-postgres.js';
import { type PostgresServer, serverAt } from '../../support/postgres-server.js';
import { postgresUrl, tlsFiles } from '../../support/services.js';

/** The server's certificate is for `localhost` alone. */
describe('TLS', () => {
  let server: PostgresServer;
  let authority: string;
  let stranger: string;

  beforeAll(async () => {
    server = serverAt(postgresUrl());
    await server.createDatabase('over_tls');
    await server.sql('CREATE TABLE t (a int)', 'over_tls');
    authority = readFileSync(tlsFiles().authority, 'utf8');
    stranger = readFileSync(tlsFiles().stranger, 'utf8');
  });

  const open = async (host: string, tls: Tls) => {
    const connection = server.connection('over_tls', { hosts: [{ host, port: server.port }], tls });
    const source = await openSource(server, 'over_tls', { connection, schemaDump: 'required' });
    try {
      const [row] = await server.sql(
        "SELECT bool_and(s.ssl) AS all, bool_or(s.ssl) AS any FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.application_name = 'db-backup-test' AND a.datname = 'over_tls'",
      );
      const dump = await source.dumpSchema();
      return { ...row, dumped: Buffer.from(dump?.preData ?? []).includes('CREATE TABLE public.t') };
    } finally {
      await source.close();
    }
  };
  const encrypted = { all: true, any: true, dumped: true };

  it.each<[Tls['mode'], string, () => string | undefined]>([
    ['require', '127.0.0.1', () => undefined],
    ['require', '127.0.0.1', () => authority],
    ['verify-ca', '127.0.0.1', () => authority],
    ['verify-full', 'localhost', () => authority],
  ])('%s to %s is encrypted, on every connection and in pg_dump', async (mode, host, ca) => {
    expect(await open(host, { mode, ca: ca() })).toEqual(encrypted);
  });

  it('is off with disable', async () => {
    expect(await open('127.0.0.1', { mode: 'disable', ca: undefined })).toEqual({
      all: false,
      any: false,
      dumped: true,
    });
  });

  it.each<[string, Tls['mode'], string, () => string | undefined, RegExp]>([
    ['an authority that is not known', 'verify-full', 'localhost', () => undefined, /tls-ca/],
    ['another authority', 'verify-ca', 'localhost', () => stranger, /tls-ca/],
    ['another authority with require', 'require', 'localhost', () => stranger, /tls-ca/],
    ['a name that is not in the certificate', 'verify-full', '127.0.0.1', () => authority, /verify-ca/],
  ])('refuses %s', async (_what, mode, host, ca, nextStep) => {
    const error = await open(host, { mode, ca: ca() }).catch((e) => e);
    expect(error).toMatchObject({ kind: 'source', code: 'SOURCE_TLS' });
    expect(error.nextStep).toMatch(nextStep);
  });
});
