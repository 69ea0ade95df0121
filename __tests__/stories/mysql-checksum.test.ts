import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../src/core/manifest.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { repack, unpack } from '../support/repack-archive.js';
import { mysqlUrl } from '../support/services.js';

/** The proof by digest believes what reads back as it was written; the servers' own checksums know the rows themselves. */
describe.each(['MYSQL', 'MARIADB'] as const)('the checksums of %s', (flavour) => {
  let source: MysqlTestDatabase;
  let target: MysqlTestDatabase;
  let folder: string;
  /** The archive, unpacked. */
  let unpacked: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'db-backup-checksum-'));
    source = await createMysqlDatabase(flavour);
    target = await createMysqlDatabase(flavour);
    await source.run(
      'CREATE TABLE orders (id INT PRIMARY KEY, amount FLOAT, note VARCHAR(20) DEFAULT NULL, twice INT AS (id * 2) STORED)',
      "INSERT INTO orders (id, amount, note) VALUES (1, 16777215, 'a'), (2, 0.1, NULL)",
    );
    const made = await operateInProcess('backup', { 'database-url': source.url, destination: folder });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const archive = readdirSync(folder).find((name) => name.endsWith('.tar.gz')) ?? '';
    unpacked = unpack(join(folder, archive), folder);
  });
  afterAll(async () => {
    await source.drop();
    await target.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const restore = (given: Record<string, string> = {}) =>
    operateInProcess('restore', { backup: unpacked, 'target-url': target.url, ...given });

  it('are equal after a restore, also into tables that are there', async () => {
    const created = await restore();
    const replaced = await restore({ mode: 'replace' });
    for (const report of [created, replaced]) {
      expect(report.error).toBeNull();
      expect(report.restore?.serverChecksums).toEqual({ equal: 1, notCompared: [] });
      expect(report.tables).toEqual([expect.objectContaining({ name: 'orders', serverChecksum: 'equal' })]);
    }
  });

  it.each([
    [
      'the table is defined otherwise in the target',
      'replace',
      "ALTER TABLE orders ALTER note SET DEFAULT 'x'",
    ],
    ['a merge keeps rows that the backup does not have', 'merge', 'DELETE FROM orders WHERE id = 2'],
    [
      'generated columns were recomputed',
      'replace',
      'ALTER TABLE orders MODIFY twice INT AS (id * 3) STORED',
    ],
  ])('are not compared where %s', async (reason, mode, change) => {
    await target.run(change);
    const { error, restore: found } = await restore({ mode });
    expect(error).toBeNull();
    const tables = [{ schema: source.name, name: 'orders' }];
    expect(found).toMatchObject({
      provenTables: 1,
      serverChecksums: { equal: 0, notCompared: [{ reason, tables }] },
    });
    expect(found?.notes).toContain(
      `The server's own checksum of 1 table was not compared (${reason}): ${source.name}.orders.`,
    );
  });

  it('are missing in older archives, which is said and stops nothing', async () => {
    const older = join(folder, 'older');
    cpSync(unpacked, older, { recursive: true });
    const manifest = manifestOf(older);
    for (const table of manifest.tables) delete table.serverChecksum;
    writeFileSync(join(older, 'manifest.json'), JSON.stringify(manifest));
    repack(older, manifest.tables[0]?.file ?? '', (rows) => rows);
    await target.empty();
    const report = await restore({ backup: older });
    expect(report.error).toBeNull();
    expect(report.restore?.serverChecksums).toMatchObject({
      equal: 0,
      notCompared: [{ reason: 'the backup has none' }],
    });
  });

  describe('when the archive holds digits as a lossy encoder writes them, digest and hashes included', () => {
    beforeAll(async () => {
      repack(
        unpacked,
        manifestOf(unpacked).tables[0]?.file ?? '',
        (rows) => rows.replace('16777215', '16777200'),
        {
          digest: true,
        },
      );
      await target.empty();
    });

    it('a restore keeps nothing of it', async () => {
      const report = await restore();
      expect(report).toMatchObject({
        exitCode: 5,
        error: {
          code: 'TARGET_CHECKSUM_DIFFERS',
          message: expect.stringContaining(`- ${source.name}.orders: CHECKSUM TABLE differs`),
          nextStep: expect.stringContaining('table-checksum: off'),
        },
        restore: {
          provenTables: 1,
          committed: false,
          remains: [],
          serverChecksums: { equal: 0, notCompared: [] },
        },
        tables: [{ serverChecksum: 'different' }],
      });
      expect(await target.query('SHOW TABLES')).toEqual([]);
    });

    it('verify with deep is red', async () => {
      const given = { backup: unpacked, deep: 'true', 'target-url': mysqlUrl(flavour) };
      const { error } = await operateInProcess('verify', given);
      expect(error?.code).toBe('TARGET_CHECKSUM_DIFFERS');
    });

    it('table-checksum: off restores what the archive holds', async () => {
      const report = await restore({ 'table-checksum': 'off' });
      expect(report.error).toBeNull();
      expect(report.restore?.serverChecksums?.notCompared).toMatchObject([{ reason: 'table-checksum: off' }]);
    });
  });
});

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
}
