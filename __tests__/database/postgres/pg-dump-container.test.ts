import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../../src/database/postgres/connect.js';
import { findPgDump } from '../../../src/database/postgres/pg-dump-find.js';
import { type PgDumpRun, runPgDump } from '../../../src/database/postgres/pg-dump-run.js';
import type { PostgresSession } from '../../../src/database/postgres/session.js';
import { type PostgresServer, startPostgres } from '../../support/postgres-server.js';

/** A program called docker that notes how it is called and, for `run`, runs the real pg_dump on the spot. */
describe('pg_dump in a container', () => {
  const secret = 'not for arguments %s';
  let server: PostgresServer;
  let folder: string;
  let leader: PostgresSession;
  let run: (changes?: Partial<PgDumpRun>) => PgDumpRun;

  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase('in_container');
    await server.sql(
      `DROP ROLE IF EXISTS db_backup_docker; CREATE ROLE db_backup_docker SUPERUSER LOGIN PASSWORD '${secret}'`,
    );
    await server.sql('CREATE TABLE t (a int PRIMARY KEY)', 'in_container');
    folder = await mkdtemp(join(tmpdir(), 'db-backup-docker-'));
    const target = server.connection('in_container', { user: 'db_backup_docker', password: secret });
    const signal = new AbortController().signal;
    leader = await connect({ target, readOnly: true, lockTimeoutSeconds: 5, idleTimeoutMs: 10_000, signal });
    await leader.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [row] = await leader.query('SELECT pg_export_snapshot()');
    run = (changes) => ({
      pgDump: { kind: 'container', path: 'postgres:15', version: '15' },
      target,
      applicationName: 'db-backup-test',
      leader,
      snapshotId: row?.[0] ?? '',
      lockTimeoutSeconds: 5,
      schemasOutside: [],
      tablesOutside: [],
      tempDir: folder,
      idleTimeoutMs: 10_000,
      env: { PATH: `${folder}:${process.env.PATH ?? ''}` },
      signal,
      ...changes,
    });
  });
  afterAll(async () => {
    await leader?.end();
    await server?.sql('DROP DATABASE in_container WITH (FORCE)');
    await server?.sql('DROP ROLE db_backup_docker');
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function docker(body: string): Promise<string> {
    const notes = join(folder, 'notes');
    await writeFile(notes, '');
    const path = join(folder, 'docker');
    await writeFile(path, `#!/bin/sh\necho "$@" >> ${notes}\n${body}\n`);
    await chmod(path, 0o755);
    return notes;
  }

  it('is given its connection by environment and makes both sections', async () => {
    const given = process.env.TEST_PG_DUMP_18;
    const real = await findPgDump({ pgDumpPath: given, serverMajor: 15, env: { PATH: process.env.PATH } });
    const notes = await docker(
      `[ "$1" = run ] || exit 1\nwhile [ "$1" != postgres:15 ]; do shift; done; shift; exec ${real.path} "$@"`,
    );
    const sections = await runPgDump(run());
    expect(sections['pre-data'].toString()).toContain('CREATE TABLE public.t');
    expect(sections['post-data'].toString()).toContain('ADD CONSTRAINT t_pkey PRIMARY KEY');
    const called = await readFile(notes, 'utf8');
    expect(called.trim().split('\n')).toHaveLength(2);
    expect(called).toContain('run --rm --network host --name db-backup-');
    expect(called).toContain('-e PGPASSWORD -e');
    expect(called).not.toContain('not for arguments');
  });

  it('is killed by name when the run is cancelled', async () => {
    const notes = await docker('[ "$1" = run ] && exec sleep 60');
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 200);
    await expect(runPgDump(run({ signal: abort.signal }))).rejects.toMatchObject({ kind: 'cancelled' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    const called = await readFile(notes, 'utf8');
    const names = [...called.matchAll(/--name (\S+)/g)].map((match) => match[1]);
    expect(names).toHaveLength(2);
    for (const name of names) expect(called).toContain(`kill ${name}`);
  });
});
