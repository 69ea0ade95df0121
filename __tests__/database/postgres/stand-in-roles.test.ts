import { execSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Scratch } from '../../../src/core/scratch.js';
import { createScratchDatabase } from '../../../src/database/postgres/scratch-database.js';
import { connectionOf } from '../../support/connection-of.js';
import { createDatabase } from '../../support/postgres-database.js';
import { type PostgresServer, serverAt } from '../../support/postgres-server.js';
import { type PostgresMajor, postgresUrl, withUrl } from '../../support/services.js';
import { SilentLog } from '../../support/silent-log.js';
import { type ArchiveFolder, backUp, openTarget, restoreUncommitted } from './restore/archive-folder.js';

const suffix = randomBytes(4).toString('hex');
const OWNER = `o'wn "er"; ${suffix}`;
const READER = `Reader ${suffix}`;
const HEAD = `head_${suffix}`;
const ROLES = [OWNER, READER, HEAD];
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

let archive: ArchiveFolder;

/** Only the server of the source has the roles. */
beforeAll(async () => {
  const source = await createDatabase(15);
  await source.query(`
    ${ROLES.map((name) => `CREATE ROLE ${quoted(name)} LOGIN CREATEDB CREATEROLE;`).join('')}
    CREATE SCHEMA app; CREATE TABLE app.orders (id int PRIMARY KEY); INSERT INTO app.orders VALUES (1), (2);
    CREATE TABLE public.notes (id int REFERENCES app.orders); INSERT INTO public.notes VALUES (1);
    CREATE FUNCTION public.one() RETURNS int LANGUAGE sql AS 'SELECT 1';
    ALTER SCHEMA app OWNER TO ${quoted(HEAD)};
    ALTER TABLE app.orders OWNER TO ${quoted(OWNER)}; ALTER TABLE public.notes OWNER TO ${quoted(OWNER)};
    ALTER FUNCTION public.one() OWNER TO ${quoted(HEAD)};
    GRANT SELECT ON app.orders TO ${quoted(READER)};
    CREATE POLICY mine ON app.orders TO ${quoted(READER)} USING (true);
    ALTER DEFAULT PRIVILEGES FOR ROLE ${quoted(OWNER)} GRANT SELECT ON TABLES TO ${quoted(READER)};
    SELECT lo_from_bytea(5001, 'x'); ALTER LARGE OBJECT 5001 OWNER TO ${quoted(HEAD)};`);
  archive = await backUp(serverAt(source.url), source.name);
  await source.drop();
  await serverAt(postgresUrl()).sql(`DROP ROLE ${ROLES.map(quoted).join(', ')}`);
});
afterAll(() => archive.remove());

function open(url: string, signal = new AbortController().signal): Promise<Scratch> {
  return createScratchDatabase(connectionOf(url), { signal, log: new SilentLog(), lockTimeoutSeconds: 10 });
}

async function rolesAt(server: PostgresServer): Promise<unknown[]> {
  const rows =
    await server.sql(`SELECT rolname, rolsuper OR rolcreatedb OR rolcreaterole OR rolcanlogin OR rolreplication OR rolbypassrls AS more
    FROM pg_roles WHERE rolname LIKE '%${suffix}' AND rolname NOT LIKE 'plain%' ORDER BY 1`);
  return rows.map(({ rolname, more }) => (more ? `${rolname} with attributes` : rolname));
}

async function restoreInto(server: PostgresServer, scratch: Scratch): Promise<readonly string[]> {
  const { owner } = await scratch.standIn(archive.request());
  const { connection } = scratch;
  const target = await openTarget(server, connection.database, { connection });
  const restoration = await restoreUncommitted(target, archive, { owner, skipUnrestorable: true });
  await restoration.commit();
  await target.close();
  return restoration.outcome.skipped.map(({ kind, name, reason }) => `${kind} ${name}: ${reason}`);
}

const OWNERS = `SELECT c.relname AS name, pg_get_userbyid(c.relowner)::text AS owner FROM pg_class c WHERE c.relname IN ('orders', 'notes')
  UNION ALL SELECT nspname, pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'app'
  UNION ALL SELECT proname, pg_get_userbyid(proowner) FROM pg_proc WHERE proname = 'one'
  UNION ALL SELECT oid::text, pg_get_userbyid(lomowner) FROM pg_largeobject_metadata
  UNION ALL SELECT 'acl of public', count(*)::text FROM pg_namespace, aclexplode(nspacl) a
    WHERE nspname = 'public' AND a.privilege_type = 'CREATE' AND pg_get_userbyid(a.grantee) LIKE '%${suffix}' ORDER BY 1`;

describe.each([13, 15, 16, 18] as PostgresMajor[])('PostgreSQL %s', (major) => {
  const server = serverAt(postgresUrl(major));
  const plain = `plain_${suffix}`;
  const plainUrl = withUrl(postgresUrl(major), { user: plain, password: 'geheim77' });

  beforeAll(async () => {
    await server.sql(`CREATE ROLE ${plain} LOGIN PASSWORD 'geheim77' CREATEDB CREATEROLE`);
  });
  afterAll(async () => {
    await server.sql(`DROP ROLE ${plain}`);
  });

  it.each([
    ['a superuser', postgresUrl(major)],
    ['a role with CREATEDB and CREATEROLE', plainUrl],
  ])('%s lets roles without login stand in, and they go with the database', async (_, url) => {
    const scratch = await open(url);
    expect(await restoreInto(server, scratch)).toEqual([]);
    expect(await rolesAt(server)).toEqual([...ROLES].sort());
    expect(await server.sql(OWNERS, scratch.connection.database)).toEqual([
      { name: '5001', owner: HEAD },
      { name: 'acl of public', owner: '0' },
      { name: 'app', owner: HEAD },
      { name: 'notes', owner: OWNER },
      { name: 'one', owner: HEAD },
      { name: 'orders', owner: OWNER },
    ]);
    await scratch.drop();
    expect(scratch.warnings).toEqual([]);
    expect(await rolesAt(server)).toEqual([]);
  });

  it('a role with CREATEDB alone goes on without them, and says so', async () => {
    await server.sql(`ALTER ROLE ${plain} NOCREATEROLE`);
    const scratch = await open(plainUrl);
    const standIns = await scratch.standIn(archive.request());
    expect(standIns.owner).toBe('target');
    expect(standIns.findings.map(({ kind, name }) => [kind, name])).toEqual(
      [...ROLES].sort().map((name) => ['role', name]),
    );
    expect(standIns.findings[0]?.reason).toContain('may not create roles');
    const skipped = await restoreInto(server, scratch);
    expect(skipped.length).toBeGreaterThan(0);
    expect(
      skipped.filter((line) => !ROLES.some((name) => line.includes(name)) && !/^(default-)?acl /.test(line)),
    ).toEqual([]);
    await scratch.drop();
    expect(scratch.warnings).toEqual([]);
    await server.sql(`ALTER ROLE ${plain} CREATEROLE`);
  });

  it('leaves roles that were there before, and the drill beside', async () => {
    await server.sql(`CREATE ROLE ${quoted(READER)}; COMMENT ON ROLE ${quoted(READER)} IS 'somebody''s'`);
    const [one, two] = await Promise.all([open(plainUrl), open(plainUrl)]);
    const [first, second] = await Promise.all(
      [one, two].map((scratch) => scratch.standIn(archive.request())),
    );
    for (const standIns of [first, second]) {
      expect(standIns?.findings.map(({ name }) => name)).toEqual([HEAD, OWNER]);
      expect(standIns?.owner).toBe('keep');
    }
    await one.drop();
    expect(await rolesAt(server)).toEqual([...ROLES].sort());
    expect(await restoreInto(server, two)).toEqual([]);
    await two.drop();
    expect([...one.warnings, ...two.warnings]).toEqual([]);
    expect(await rolesAt(server)).toEqual([READER]);
    await server.sql(`DROP ROLE ${quoted(READER)}`);
  });
});

describe('stand-ins', () => {
  const server = serverAt(postgresUrl());

  it('are not dropped while somebody uses them, and are named then', async () => {
    const scratch = await open(postgresUrl());
    await scratch.standIn(archive.request());
    await server.sql(`CREATE SCHEMA taken_${suffix} AUTHORIZATION ${quoted(HEAD)}`);
    await scratch.drop();
    expect(scratch.warnings).toEqual([expect.stringContaining(`stood in for those of a backup: ${HEAD};`)]);
    expect(await rolesAt(server)).toEqual([HEAD]);
    await server.sql(`DROP SCHEMA taken_${suffix}; DROP ROLE ${HEAD}`);
  });

  it('of a killed run are dropped after a day, younger ones are not', async () => {
    const old = `stand-in of db-backup for a missing role, to be dropped (20200101t000000)`;
    const day = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    await server.sql(`CREATE ROLE ${quoted(OWNER)}; COMMENT ON ROLE ${quoted(OWNER)} IS '${old}';
      CREATE ROLE ${HEAD}; COMMENT ON ROLE ${HEAD} IS '${old.replace('20200101', day)}'`);
    await (await open(postgresUrl())).drop();
    expect(await rolesAt(server)).toEqual([HEAD]);
    await server.sql(`DROP ROLE ${HEAD}`);
  });

  it('go after a cancelled run, too', async () => {
    const controller = new AbortController();
    const scratch = await open(postgresUrl(), controller.signal);
    await scratch.standIn(archive.request());
    controller.abort();
    await scratch.drop();
    expect(await rolesAt(server)).toEqual([]);
  });

  it('are kept with their database, and go by the command that is told', async () => {
    const scratch = await open(postgresUrl());
    await restoreInto(server, scratch);
    const kept = await scratch.keep();
    await scratch.drop();
    expect(kept.droppedBy).toContain(quoted(OWNER).replaceAll("'", String.raw`'\''`));
    const env = { PATH: process.env.PATH, PGPASSWORD: decodeURIComponent(new URL(postgresUrl()).password) };
    execSync(kept.droppedBy, { env, stdio: 'pipe' });
    expect(await rolesAt(server)).toEqual([]);
  });
});
