import type { RestoreMode } from '../../../../src/core/target.js';
import { type PostgresServer, serverAt } from '../../../support/postgres-server.js';
import { postgresUrl } from '../../../support/services.js';
import { type ArchiveFolder, backUp, openTarget, restoreUncommitted } from './archive-folder.js';

const SOURCE = 'broken_keys_source';
const TARGET = 'broken_keys_target';
const KEY = `"o'dd ""key"""`;

describe.each([13, 15, 18] as const)('keys that the rows of a backup break, on PostgreSQL %s', (major) => {
  let server: PostgresServer;
  let archive: ArchiveFolder;

  /** A healthy source: whoever loads with `session_replication_role = replica` brings rows that no key has seen. */
  beforeAll(async () => {
    server = serverAt(postgresUrl(major));
    await server.createDatabase(SOURCE);
    await server.sql(
      `CREATE TABLE public.parents (id int PRIMARY KEY, n int, UNIQUE (id, n)); INSERT INTO public.parents VALUES (1, 1), (2, 2);
       CREATE TABLE public.children (id int, n int,
         CONSTRAINT ${KEY} FOREIGN KEY (id) REFERENCES public.parents ON DELETE CASCADE,
         CONSTRAINT both_of FOREIGN KEY (id, n) REFERENCES public.parents (id, n) MATCH FULL);
       COMMENT ON CONSTRAINT ${KEY} ON public.children IS 'as it was';
       CREATE TABLE public.good (id int CONSTRAINT good_key REFERENCES public.parents); INSERT INTO public.good VALUES (1);
       CREATE TABLE public.parts (id int CONSTRAINT parts_key REFERENCES public.parents) PARTITION BY LIST (id);
       CREATE TABLE public.parts_1 PARTITION OF public.parts DEFAULT;
       SET session_replication_role = replica;
       INSERT INTO public.children VALUES (1, 1), (2, 1), (3, NULL), (4, 4); INSERT INTO public.parts VALUES (1), (7)`,
      SOURCE,
    );
    archive = await backUp(server, SOURCE);
  });
  afterAll(async () => {
    archive?.remove();
    for (const name of [SOURCE, TARGET]) await server.sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });

  async function restore(
    jobs: number,
    skipUnrestorable: boolean,
    from = archive,
    mode: RestoreMode = 'create',
  ) {
    const target = await openTarget(server, TARGET);
    try {
      const restoration = await restoreUncommitted(target, from, { jobs, skipUnrestorable, mode });
      await restoration.commit();
      return restoration.outcome.skipped;
    } finally {
      await target.close();
    }
  }

  const count = (table: string, number: number) =>
    `${number === 1 ? '1 row points' : `${number} rows point`} to rows that public.${table} does not have, in the backup as at the source`;

  it.each([1, 2])('refuse a restore, all of them by name, jobs: %s', async (jobs) => {
    await server.createDatabase(TARGET);
    const refused = await restore(jobs, false).catch((error: unknown) => error);
    expect(refused).toMatchObject({ kind: 'target', code: 'TARGET_ORPHANS' });
    const { message, nextStep } = refused as { message: string; nextStep: string };
    expect(message).toContain(`- o'dd "key" of public.children: ${count('parents', 2)}`);
    expect(message).toContain(`- both_of of public.children: ${count('parents', 3)}`);
    expect(message).toContain('- parts_key of public.parts: ');
    expect(message).not.toContain('good_key');
    expect(nextStep).toContain('skip-unrestorable');
    expect(
      await server.sql("SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace", TARGET),
    ).toEqual([]);
  });

  it.each([1, 2])(
    'come back NOT VALID where that is allowed, with their number of rows, jobs: %s',
    async (jobs) => {
      await server.createDatabase(TARGET);
      const skipped = await restore(jobs, true);
      const open = `${count('parents', 1)}; it was added NOT VALID`;
      const left = `rows point to rows that public.parents does not have, in the backup as at the source; it is left out, because this server has no NOT VALID for partitioned tables`;
      expect(skipped).toEqual([
        {
          kind: 'orphans',
          schema: 'public',
          name: 'children both_of',
          reason: open.replace('1 row points', '3 rows point'),
        },
        {
          kind: 'orphans',
          schema: 'public',
          name: `children o'dd "key"`,
          reason: open.replace('1 row points', '2 rows point'),
        },
        { kind: 'orphans', schema: 'public', name: 'parts parts_key', reason: major === 18 ? open : left },
      ]);
      const keys = await server.sql(
        `SELECT conname, convalidated, obj_description(oid, 'pg_constraint') AS comment FROM pg_constraint
       WHERE contype = 'f' AND conparentid = 0 ORDER BY conname`,
        TARGET,
      );
      expect(keys).toEqual([
        { conname: 'both_of', convalidated: false, comment: null },
        { conname: 'good_key', convalidated: true, comment: null },
        { conname: `o'dd "key"`, convalidated: false, comment: 'as it was' },
        ...(major === 18 ? [{ conname: 'parts_key', convalidated: false, comment: null }] : []),
      ]);
      await expect(server.sql('INSERT INTO public.children VALUES (9, 9)', TARGET)).rejects.toThrow(
        /violates/,
      );
    },
  );

  it('need no permission once they are recorded as NOT VALID', async () => {
    const second = await backUp(server, TARGET);
    expect(second.manifest.state?.foreignKeys.find(({ name }) => name === 'both_of')).toMatchObject({
      validated: false,
      orphans: 3,
    });
    await server.createDatabase(TARGET);
    expect(await restore(1, false, second)).toEqual([]);
    second.remove();
  });

  it('come back NOT VALID over the tables of a target, too, where that is allowed', async () => {
    await server.createDatabase(TARGET);
    await server.sql(
      `CREATE TABLE public.parents (id int PRIMARY KEY); CREATE TABLE public.children (id int CONSTRAINT held REFERENCES public.parents);
       SET session_replication_role = replica; INSERT INTO public.children VALUES (5)`,
      TARGET,
    );
    const own = await backUp(server, TARGET);
    const isValid = async () =>
      (await server.sql("SELECT convalidated FROM pg_constraint WHERE conname = 'held'", TARGET))[0];
    await expect(restore(1, false, own, 'replace')).rejects.toMatchObject({ code: 'TARGET_ORPHANS' });
    expect(await isValid()).toEqual({ convalidated: true });
    expect(await restore(1, true, own, 'replace')).toEqual([
      {
        kind: 'orphans',
        schema: 'public',
        name: 'children held',
        reason: `${count('parents', 1)}; it was added NOT VALID`,
      },
    ]);
    expect(await isValid()).toEqual({ convalidated: false });
    own.remove();
  });
});
