import { type PostgresServer, startPostgres } from '../../../support/postgres-server.js';
import { type ArchiveFolder, backUp, openTarget, restoreUncommitted } from './archive-folder.js';

let server: PostgresServer;
let archive: ArchiveFolder;
const OWNER = 'create_refusals_owner';
const READER = 'create refusals "reader"';
const quoted = `"${READER.replaceAll('"', '""')}"`;

async function dropRoles() {
  for (const role of [OWNER, quoted]) await server.sql(`DROP ROLE IF EXISTS ${role}`);
}

beforeAll(async () => {
  server = await startPostgres();
  await server.createDatabase('refusals_source');
  await dropRoles();
  await server.sql(
    `CREATE ROLE ${OWNER}; CREATE ROLE ${quoted};
     CREATE TABLE public.a (id int PRIMARY KEY, t text); INSERT INTO public.a VALUES (1, 'x'), (2, 'y');
     CREATE TABLE public.b (id int PRIMARY KEY, a int REFERENCES public.a); INSERT INTO public.b VALUES (1, 1), (2, 2);
     ALTER TABLE public.a OWNER TO ${OWNER}; GRANT SELECT ON public.b TO ${quoted};
     ALTER TABLE public.b ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON public.b TO ${quoted} USING (true);
     SELECT lo_from_bytea(4711, 'hello'); ALTER LARGE OBJECT 4711 OWNER TO ${OWNER}; GRANT SELECT ON LARGE OBJECT 4711 TO ${quoted}`,
    'refusals_source',
  );
  archive = await backUp(server, 'refusals_source');
  await server.sql('DROP DATABASE refusals_source');
  await dropRoles();
});
afterAll(async () => {
  archive?.remove();
  await server.sql('DROP DATABASE IF EXISTS refusals_target WITH (FORCE)');
  await dropRoles();
  await server.stop();
});
beforeEach(() => server.createDatabase('refusals_target'));

async function withTarget<T>(
  work: (target: Awaited<ReturnType<typeof openTarget>>) => Promise<T>,
): Promise<T> {
  const target = await openTarget(server, 'refusals_target');
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

describe('create', () => {
  it('refuses by name what the target lacks, before anything is written', async () => {
    const plan = await withTarget((target) => target.plan(archive.request()));
    expect(plan.mode).toBe('create');
    expect(plan.refusals).toEqual([
      {
        kind: 'role',
        name: READER,
        reason: expect.stringContaining('named in the privileges of TABLE b, b p'),
      },
      { kind: 'role', name: OWNER, reason: 'is not at the target: owner of a' },
    ]);
    expect(plan.created).toContainEqual({ kind: 'foreign-key', schema: 'public', name: 'b b_a_fkey' });
    expect(plan.loaded).toContainEqual(expect.objectContaining({ schema: 'public', name: 'b', rows: 2 }));
  });

  it('goes on without it where that is allowed, and says what is missing', async () => {
    await withTarget(async (target) => {
      const restoration = await restoreUncommitted(target, archive, { skipUnrestorable: true });
      await restoration.commit();
      expect(restoration.outcome.skipped.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
        `table-owner a to ${OWNER}`,
        'acl TABLE b',
        `large-object-owner 4711 to ${OWNER}`,
        ...Array(4).fill('large-object 4711'),
        'policy b p',
      ]);
    });
    expect(await server.sql('SELECT count(*)::int AS n FROM public.b', 'refusals_target')).toEqual([
      { n: 2 },
    ]);
  });

  it('takes no notice of owners with owner: target', async () => {
    await server.sql(`CREATE ROLE ${quoted}`);
    try {
      await withTarget(async (target) => {
        const restoration = await restoreUncommitted(target, archive, { owner: 'target' });
        await restoration.commit();
        expect(restoration.outcome.skipped).toEqual([]);
      });
      expect(
        await server.sql(
          `SELECT pg_get_userbyid(relowner) AS a, has_table_privilege('${READER}', 'b', 'SELECT') AS b,
           lo_get(4711)::text AS c FROM pg_class WHERE relname = 'a'`,
          'refusals_target',
        ),
      ).toEqual([{ a: 'postgres', b: true, c: '\\x68656c6c6f' }]);
    } finally {
      await server.sql('DROP DATABASE refusals_target WITH (FORCE)');
      await dropRoles();
    }
  });

  it('adds a key NOT VALID whose other table is not restored', async () => {
    await withTarget(async (target) => {
      const tables = archive.manifest.tables.filter(({ name }) => name === 'b');
      const changes = { tables, isSelection: true, skipUnrestorable: true };
      const plan = await target.plan(archive.request(changes));
      expect(plan.notes.join()).toContain('b_a_fkey');
      await (await restoreUncommitted(target, archive, changes)).commit();
    });
    expect(
      await server.sql(
        "SELECT convalidated AS v FROM pg_constraint WHERE conname = 'b_a_fkey'",
        'refusals_target',
      ),
    ).toEqual([{ v: false }]);
  });

  it('refuses an occupied target, naming what is there, and numbers of large objects that are taken', async () => {
    await server.sql('SELECT lo_create(4711)', 'refusals_target');
    await withTarget(async (target) => {
      expect(target.info.isEmpty).toBe(true);
      const { notes } = await target.plan(archive.request());
      expect(notes).toEqual([expect.stringContaining('Large objects of the target: 1;')]);
      await expect(restoreUncommitted(target, archive, { skipUnrestorable: true })).rejects.toMatchObject({
        code: 'TARGET_LARGE_OBJECT_TAKEN',
      });
    });
    await server.sql('CREATE TYPE public.mood AS ENUM ()', 'refusals_target');
    await withTarget(async (target) => {
      expect(target.info.isEmpty).toBe(false);
      const plan = await target.plan(archive.request({ mode: 'create', skipUnrestorable: true }));
      expect(plan.refusals).toEqual([
        { kind: 'type', schema: 'public', name: 'mood', reason: 'is in the target already' },
      ]);
    });
  });

  it('refuses an archive without definitions and one whose definitions end the transaction', async () => {
    await withTarget(async (target) => {
      const plan = await target.plan(archive.request({ schema: null, skipUnrestorable: true }));
      expect(plan.refusals).toMatchObject([{ kind: 'definitions' }]);
      for (const sql of [
        'COMMIT;',
        'begin ;',
        '\\! id\n',
        'COPY public.a FROM STDIN;',
        "PREPARE TRANSACTION 'x';",
      ]) {
        const schema = { preData: Buffer.from(`CREATE SCHEMA x;\n${sql}`), postData: Buffer.from('') };
        await expect(target.plan(archive.request({ schema }))).rejects.toMatchObject({
          code: 'ARCHIVE_HOSTILE',
        });
      }
    });
  });

  it('refuses a database that is set to be read only', async () => {
    await server.sql('ALTER DATABASE refusals_target SET default_transaction_read_only = on');
    const plan = await withTarget((target) => target.plan(archive.request()));
    expect(plan.refusals).toContainEqual(
      expect.objectContaining({ kind: 'setting', name: 'default_transaction_read_only' }),
    );
  });

  it('refuses several jobs in any other mode', async () => {
    await server.sql('CREATE TABLE public.a (id int PRIMARY KEY, t text)', 'refusals_target');
    await withTarget(async (target) => {
      const plan = await target.plan(archive.request({ mode: 'rebuild', jobs: 2 }));
      expect(plan.refusals).toContainEqual(expect.objectContaining({ kind: 'setting', name: 'jobs' }));
    });
  });
});

describe('with a small lock table', () => {
  it('refuses by name what one transaction cannot hold, and several jobs can', async () => {
    const small = await startPostgres({
      config: {
        max_locks_per_transaction: 10,
        max_connections: 10,
        max_wal_senders: 0,
        max_worker_processes: 1,
      },
    });
    try {
      const tables = Array.from(
        { length: 400 },
        (_, i) => `CREATE TABLE public.t${i} (id int PRIMARY KEY, t text);`,
      );
      await server.createDatabase('refusals_many');
      await server.sql(tables.join('\n'), 'refusals_many');
      const many = await backUp(server, 'refusals_many');
      await server.sql('DROP DATABASE refusals_many');
      const target = await openTarget(small, 'postgres');
      try {
        const plan = await target.plan(many.request());
        expect(plan.refusals).toMatchObject([{ kind: 'locks', reason: expect.stringContaining('jobs: 2') }]);
        await (await restoreUncommitted(target, many, { jobs: 2 })).rollback();
        expect(await small.sql("SELECT count(*)::int AS n FROM pg_class WHERE relname ~ '^t[0-9]'")).toEqual([
          { n: 0 },
        ]);
        await (await restoreUncommitted(target, many, { jobs: 2 })).commit();
        expect(
          await small.sql("SELECT count(*)::int AS n FROM pg_class WHERE relname ~ '^t[0-9]+$'"),
        ).toEqual([{ n: 400 }]);
      } finally {
        await target.close();
        many.remove();
      }
    } finally {
      await small.stop();
    }
  }, 120_000);
});
