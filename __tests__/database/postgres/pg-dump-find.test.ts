import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPgDump } from '../../../src/database/postgres/pg-dump-find.js';

describe('findPgDump', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'db-backup-find-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function program(place: string, name: string, body: string): Promise<string> {
    await mkdir(join(folder, place), { recursive: true });
    const path = join(folder, place, name);
    await writeFile(path, `#!/bin/sh\n${body}\n`);
    await chmod(path, 0o755);
    return path;
  }
  const find = (serverMajor: number, places: string[], pgDumpPath?: string) =>
    findPgDump({
      serverMajor,
      pgDumpPath,
      env: { PATH: places.map((place) => join(folder, place)).join(':') },
    });

  it('takes the newest of PATH, minor versions compared as numbers', async () => {
    await program('a', 'pg_dump', 'echo "pg_dump (PostgreSQL) 90.9"');
    await program('b', 'pg_dump', 'echo "pg_dump (PostgreSQL) 90.15 (Debian 90.15-1)"');
    await program('c', 'pg_dump', 'echo "pg_dump (PostgreSQL) 89.20"');
    expect(await find(89, ['a', 'b', 'c'])).toEqual({
      kind: 'program',
      path: join(folder, 'b', 'pg_dump'),
      version: '90.15',
    });
  });

  it('knows the version of an unreleased client', async () => {
    const path = await program('beta', 'pg_dump', 'echo "pg_dump (PostgreSQL) 91beta2"');
    expect(await find(91, ['beta'])).toMatchObject({ path, version: '91' });
  });

  it('says what is too old, and how to go on', async () => {
    const failure = await find(95, ['a', 'c']).catch((error) => error);
    expect(failure).toMatchObject({
      kind: 'settings',
      code: 'PG_DUMP_MISSING',
      exitCode: 2,
      setting: 'pg-dump-path',
    });
    expect(failure.message).toContain(`${join(folder, 'a', 'pg_dump')} (90.9)`);
    expect(failure.nextStep).toMatch(/postgresql-client-95.*schema-dump: off/);
  });

  it("takes a container of the server's major when docker answers", async () => {
    await program('docker', 'docker', '[ "$1" = info ] && echo 28.0');
    expect(await find(95, ['a', 'docker'])).toEqual({
      kind: 'container',
      path: 'postgres:95',
      version: '95',
    });
  });

  it('does without a docker that fails', async () => {
    await program('no-docker', 'docker', 'exit 1');
    await expect(find(95, ['no-docker'])).rejects.toMatchObject({ code: 'PG_DUMP_MISSING' });
  });
});
