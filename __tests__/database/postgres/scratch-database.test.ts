import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { BackupError } from '../../../src/core/errors.js';
import type { Scratch } from '../../../src/core/scratch.js';
import { createScratchDatabase } from '../../../src/database/postgres/scratch-database.js';
import { connectionOf } from '../../support/connection-of.js';
import { createDatabase, type TestDatabase } from '../../support/postgres-database.js';
import { withUrl } from '../../support/services.js';
import { SilentLog } from '../../support/silent-log.js';

let beside: TestDatabase;
beforeAll(async () => {
  beside = await createDatabase();
});
afterAll(() => beside.drop());

function optionsOf(signal = new AbortController().signal) {
  return { signal, log: new SilentLog(), lockTimeoutSeconds: 10 };
}

const create = (url = beside.url, options = optionsOf()): Promise<Scratch> =>
  createScratchDatabase(connectionOf(url), options);

async function exists(name: string): Promise<boolean> {
  const { rowCount } = await beside.query(`SELECT FROM pg_database WHERE datname = '${name}'`);
  return rowCount === 1;
}

it('makes an empty database in UTF-8 that can be told, and drops it with everybody in it', async () => {
  const scratch = await create();
  const { database } = scratch.connection;
  expect(database).toMatch(/^db_backup_scratch_\d{8}t\d{6}_[0-9a-f]{8}$/);
  const { rows } = await beside.query(
    `SELECT pg_encoding_to_char(encoding) AS encoding, shobj_description(oid, 'pg_database') AS comment
     FROM pg_database WHERE datname = '${database}'`,
  );
  expect(rows).toEqual([{ encoding: 'UTF8', comment: 'scratch database of db-backup, to be dropped' }]);
  const { default: pg } = await import('pg');
  const guest = new pg.Client({ connectionString: withUrl(beside.url, { database }) });
  guest.on('error', () => undefined);
  await guest.connect();
  await scratch.drop();
  await scratch.drop();
  expect(await exists(database)).toBe(false);
  expect(scratch.warnings).toEqual([]);
  await guest.end().catch(() => undefined);
});

it('drops it after the run was cancelled, too', async () => {
  const controller = new AbortController();
  const scratch = await create(beside.url, optionsOf(controller.signal));
  controller.abort();
  await scratch.drop();
  expect(await exists(scratch.connection.database)).toBe(false);
});

it('leaves nothing when it is cancelled from the start', async () => {
  const before = await scratchNames();
  await expect(create(beside.url, optionsOf(AbortSignal.abort()))).rejects.toMatchObject({
    kind: 'cancelled',
  });
  expect(await scratchNames()).toEqual(before);
});

it('keeps what is to be looked at, and tells how to open and drop it', async () => {
  const scratch = await create();
  const kept = await scratch.keep();
  await scratch.drop();
  const { database } = scratch.connection;
  expect(kept.database).toBe(database);
  expect(kept.reachedBy).toMatch(
    /^psql "host=127.0.0.1 port=\d+ user=\w+ dbname=db_backup_scratch_\w+ sslmode=disable"$/,
  );
  expect(await exists(database)).toBe(true);
  await runShell(`${kept.reachedBy} -c 'CREATE TABLE looked_at ()'`);
  await runShell(kept.droppedBy);
  expect(await exists(database)).toBe(false);
});

it('says what cannot be dropped', async () => {
  const scratch = await create();
  const { database } = scratch.connection;
  await beside.query(`ALTER DATABASE ${database} IS_TEMPLATE true`);
  await scratch.drop();
  expect(scratch.warnings).toEqual([
    expect.stringMatching(
      new RegExp(
        `^The scratch database ${database} could not be dropped .*DROP DATABASE IF EXISTS ${database} WITH`,
      ),
    ),
  ]);
  await beside.query(`ALTER DATABASE ${database} IS_TEMPLATE false`);
  await beside.query(`DROP DATABASE ${database}`);
});

it('needs CREATEDB and nothing more', async () => {
  const role = `${beside.name}_role`;
  await beside.query(`CREATE ROLE ${role} LOGIN PASSWORD 'geheim77'`);
  const url = withUrl(beside.url, { user: role, password: 'geheim77' });
  const refused = await create(url).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(BackupError);
  expect(refused).toMatchObject({ kind: 'target', code: 'TARGET_PERMISSION', setting: 'target-url' });
  expect((refused as BackupError).nextStep).toContain(`ALTER ROLE "${role}" CREATEDB`);
  await beside.query(`ALTER ROLE ${role} CREATEDB`);
  const scratch = await create(url);
  expect(await exists(scratch.connection.database)).toBe(true);
  await scratch.drop();
  expect(await exists(scratch.connection.database)).toBe(false);
  await beside.query(`DROP ROLE ${role}`);
});

it('drops what an earlier run left behind, names what it cannot tell, and leaves younger ones', async () => {
  const ours = 'db_backup_scratch_20200101t000000_0a';
  const strange = 'db_backup_scratch_20200101t000000_0b';
  const young = `db_backup_scratch_${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', 't')}_0c`;
  for (const name of [ours, strange, young]) await beside.query(`CREATE DATABASE ${name}`);
  for (const name of [ours, young])
    await beside.query(`COMMENT ON DATABASE ${name} IS 'scratch database of db-backup, to be dropped'`);
  const scratch = await create();
  expect(await Promise.all([ours, strange, young].map(exists))).toEqual([false, true, true]);
  expect(scratch.warnings).toEqual([expect.stringContaining(strange)]);
  await scratch.drop();
  for (const name of [strange, young]) await beside.query(`DROP DATABASE ${name}`);
});

it('says that target-url is wrong where it is', async () => {
  await expect(create(withUrl(beside.url, { database: 'nowhere_at_all' }))).rejects.toMatchObject({
    kind: 'target',
    setting: 'target-url',
  });
});

async function runShell(command: string): Promise<void> {
  const password = decodeURIComponent(new URL(beside.url).password);
  await promisify(exec)(command, { env: { PATH: process.env.PATH, PGPASSWORD: password } });
}

async function scratchNames(): Promise<unknown[]> {
  const { rows } = await beside.query(
    "SELECT datname FROM pg_database WHERE datname LIKE 'db\\_backup\\_scratch%' ORDER BY 1",
  );
  return rows;
}
