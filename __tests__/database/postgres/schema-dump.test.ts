import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SchemaDump, Source } from '../../../src/core/ports.js';
import { splitSql } from '../../../src/database/postgres/sql-statements.js';
import { openSource } from '../../support/open-postgres.js';
import { hostileCorpus } from '../../support/postgres-corpus.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';

const run = promisify(execFile);
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8');

describe('the schema', () => {
  const database = 'schema dump = \' "x';
  let server: PostgresServer;
  let temp: string;
  let dump: SchemaDump | null;

  beforeAll(async () => {
    server = await startPostgres();
    temp = await mkdtemp(join(tmpdir(), 'db-backup-schema-test-'));
    await server.createDatabase(database);
    await server.sql(hostileCorpus(await majorOf(server)), database);
    dump = await withSource({}, (source) => source.dumpSchema());
  });

  afterAll(async () => {
    await server?.stop();
    await rm(temp, { recursive: true, force: true });
  });

  async function withSource<T>(
    changes: Parameters<typeof openSource>[2],
    work: (source: Source) => Promise<T>,
  ) {
    const source = await openSource(server, database, { schemaDump: 'required', tempDir: temp, ...changes });
    try {
      return await work(source);
    } finally {
      await source.close();
    }
  }

  it('comes in two sections from a client that is new enough', () => {
    expect(text(dump?.preData)).toContain('CREATE TABLE st.part (');
    expect(text(dump?.preData)).not.toContain('CREATE TRIGGER');
    expect(text(dump?.postData)).toContain('CREATE TRIGGER swallow');
    expect(text(dump?.postData)).toContain('ADD CONSTRAINT ref_c_a_fkey');
    expect(dump?.tool).toMatch(/^pg_dump \d+(\.\d+)? \(.*pg_dump\)$/);
  });

  it('holds no secret and no line that only psql understands', () => {
    const whole = text(dump?.preData) + text(dump?.postData);
    expect(whole).not.toMatch(/secret/);
    expect(whole).toContain('"user" \'u\'');
    expect(whole).toContain("host 'h'");
    expect(whole).toContain("path 'kept'");
    expect(splitSql(whole).filter((piece) => /^\s*\\/.test(piece))).toEqual([]);
    expect(whole).toContain(
      "RETURN '\nSET transaction_timeout = 0;\n\\restrict abc\nALTER TABLE ONLY x ALTER COLUMN y SET (pg_attver=1);",
    );
    expect(whole).toMatch(/SET \(n_distinct=5\)/);
  });

  it('restores statement by statement, to the same schema', async () => {
    await server.createDatabase('schema_restored');
    const client = await server.client({ database: 'schema_restored' });
    try {
      for (const piece of splitSql(`${text(dump?.preData)}\n${text(dump?.postData)}`))
        await client.query(piece);
    } finally {
      await client.end();
    }
    const again = await openSource(server, 'schema_restored', { schemaDump: 'required', tempDir: temp });
    try {
      const second = await again.dumpSchema();
      expect(text(second?.postData)).toBe(text(dump?.postData));
      // Extension members that the test planted are part of the extension no more; all else is equal.
      const lines = (d: SchemaDump | null) => new Set(text(d?.preData).split('\n'));
      const missing = [...lines(dump)].filter((line) => !lines(second).has(line));
      expect(missing).toEqual([]);
    } finally {
      await again.close();
    }
  });

  it('leaves nothing behind in the temporary folder', async () => {
    expect(await readdir(temp)).toEqual([]);
  });

  it('leaves out schemas that are not selected, but keeps extensions and the schemas they need', async () => {
    const selection = { schemas: ['st'], includeTables: [], excludeTables: [] };
    const partial = await withSource({ selection }, (source) => source.dumpSchema());
    const preData = text(partial?.preData);
    expect(preData).toContain('CREATE TABLE st.part (');
    expect(preData).not.toMatch(/CREATE TABLE (names|val|public|s)\./);
    expect(preData).not.toContain('hostile schema');
    expect(preData).not.toContain(`CREATE SCHEMA "a""b'c$d*?[x]"`);
    expect(preData).toContain('CREATE SCHEMA IF NOT EXISTS "ext ensions";');
    expect(preData).toContain('CREATE EXTENSION IF NOT EXISTS hstore');
  });

  it('is null when it is switched off, even without any pg_dump', async () => {
    expect(await withSource({ schemaDump: 'off', env: {} }, (source) => source.dumpSchema())).toBeNull();
  });

  it('sees the snapshot, not what came after it', async () => {
    await server.sql('CREATE TABLE st.before (a int)', database);
    const seen = await withSource({}, async (source) => {
      await server.sql('CREATE TABLE st.after (a int); INSERT INTO st.before VALUES (1)', database);
      return { dump: await source.dumpSchema(), hasAfter: source.tables.some((t) => t.name === 'after') };
    });
    await server.sql('DROP TABLE st.before, st.after', database);
    expect(text(seen.dump?.preData)).toContain('CREATE TABLE st.before');
    expect(text(seen.dump?.preData)).not.toContain('CREATE TABLE st.after');
    expect(seen.hasAfter).toBe(false);
  });

  describe('with programs that stand in for pg_dump', () => {
    const script = async (name: string, body: string) => {
      const path = join(temp, name);
      await writeFile(path, `#!/bin/sh\n${body}\n`);
      await chmod(path, 0o755);
      return path;
    };
    const fail = (changes: Parameters<typeof openSource>[2]) =>
      withSource(changes, (source) => source.dumpSchema()).then(
        () => undefined,
        (error) => error,
      );

    it('refuses a pg-dump-path that is older than the server', async () => {
      const old = await script('old', 'echo "pg_dump (PostgreSQL) 9.6.1"');
      expect(await fail({ pgDumpPath: old })).toMatchObject({
        kind: 'settings',
        code: 'PG_DUMP_TOO_OLD',
        setting: 'pg-dump-path',
      });
    });

    it.each(['/nowhere/pg_dump', '/bin/ls'])('refuses the pg-dump-path %s', async (path) => {
      expect(await fail({ pgDumpPath: path })).toMatchObject({ code: 'PG_DUMP_UNUSABLE', exitCode: 2 });
    });

    it('reports what pg_dump complained of', async () => {
      const broken = await script(
        'broken',
        '[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit; echo "pg_dump: error: it is broken" >&2; exit 1',
      );
      const error = await fail({ pgDumpPath: broken });
      expect(error).toMatchObject({ kind: 'source', code: 'PG_DUMP_FAILED' });
      expect(error.message).toContain('pg_dump: error: it is broken');
    });

    it('says that a lock was not granted in time', async () => {
      const locked = await script(
        'locked',
        '[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit; echo "pg_dump: error: query failed: ERROR:  canceling statement due to statement timeout" >&2; exit 1',
      );
      expect(await fail({ pgDumpPath: locked })).toMatchObject({ kind: 'source', code: 'SOURCE_LOCKED' });
    });

    it('gives credentials by environment, never as an argument, and passes on no PG variable', async () => {
      const seen = join(temp, 'seen');
      const spy = await script(
        'spy',
        `[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit; { echo "$@"; env; } >> ${seen}`,
      );
      await withSource(
        {
          pgDumpPath: spy,
          env: {
            PATH: process.env.PATH,
            PGOPTIONS: '-c x=y',
            PGSERVICE: 'inherited',
            DATABASE_URL: 'inherited',
            AWS_SECRET_ACCESS_KEY: 'inherited',
            'INPUT_DATABASE-URL': 'inherited',
            DB_BACKUP_TARGET_URL: 'inherited',
            KEPT: 'yes',
          },
        },
        (source) => source.dumpSchema(),
      );
      const { stdout } = await run('cat', [seen]);
      const { password } = server.connection('x');
      expect(stdout).toContain(`PGPASSWORD=${password}\n`);
      expect(stdout).toContain('KEPT=yes');
      expect(stdout).not.toMatch(/PGOPTIONS|inherited/);
      const args = stdout.split('\n').filter((line) => line.startsWith('--section'));
      expect(args).toHaveLength(2);
      expect(args.join()).not.toContain(password);
      await rm(seen);
    });

    it('is killed when the run is cancelled', async () => {
      const slow = await script(
        'slow',
        '[ "$1" = --version ] && echo "pg_dump (PostgreSQL) 99.1" && exit; exec sleep 600',
      );
      const abort = new AbortController();
      const started = Date.now();
      const error = await withSource(
        { pgDumpPath: slow, lockTimeoutSeconds: 1, signal: abort.signal },
        (source) => {
          setTimeout(() => abort.abort(), 100);
          return source.dumpSchema();
        },
      ).catch((e) => e);
      expect(error).toMatchObject({ kind: 'cancelled' });
      expect(Date.now() - started).toBeLessThan(3_000);
    });

    it('is killed when the source is closed', async () => {
      const slow = join(temp, 'slow');
      const source = await openSource(server, database, {
        schemaDump: 'required',
        tempDir: temp,
        lockTimeoutSeconds: 1,
        pgDumpPath: slow,
      });
      const dumping = source.dumpSchema().catch((e) => e);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await source.close();
      expect(await dumping).toBeInstanceOf(Error);
    });
  });
});

async function majorOf(server: PostgresServer): Promise<number> {
  const [row] = await server.sql('SHOW server_version_num');
  return Math.floor(Number(row?.server_version_num) / 10_000);
}
