import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '../../../src/core/manifest.js';
import { operateInProcess } from '../../support/operate-in-process.js';
import { type StandInOptions, startTidb, type TidbStandIn } from '../../support/tidb/tidb-server.js';

/*
 * No TiDB server can run here: a stand-in answers as TiDB's documentation says, knows nothing else, and what these tests prove is
 * that the product keeps to what is written there.
 */

let folder: string;
const started: TidbStandIn[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'db-backup-tidb-'));
});

afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: StandInOptions = {}): Promise<TidbStandIn> {
  const server = await startTidb(options);
  started.push(server);
  return server;
}

/** Others write, and make a table, as soon as the backup has its timestamp. */
const whileOthersWrite: StandInOptions['onStatement'] = (sql, world) => {
  if (sql === 'SELECT @@tidb_current_ts') world.changeEverything();
};

const backUp = ({ url }: TidbStandIn, more: Record<string, string> = {}) =>
  operateInProcess('backup', { 'database-url': url, destination: folder, jobs: '3', ...more });

function manifest(): Manifest {
  const name = readdirSync(folder).find((file) => file.endsWith('.manifest.json')) ?? '';
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Manifest;
}

describe.each(['5.4.0', '6.1.0', '6.5.9', '7.5.0', '8.5.0'])('TiDB %s', (version) => {
  it('is backed up at one timestamp by several connections, and restored', async () => {
    const server = await start({ version, onStatement: whileOthersWrite });
    const report = await backUp(server);
    expect(server.unknown).toEqual([]);
    expect(report).toMatchObject({ ok: true });

    const { source, tables, sequences, notCovered } = manifest();
    const [timestamp] = new Set(server.world.readAt.values());
    expect([...server.world.readAt.keys()].sort()).toEqual(['customers', 'kinds', 'nothing', 'orders']);
    expect(new Set(server.world.readAt.values()).size).toBe(1);
    expect(source).toMatchObject({
      engine: 'tidb',
      serverVersion: version,
      database: 'shop',
      fingerprintKind: 'address',
    });
    expect(source.consistency).toBe(`snapshot at timestamp ${timestamp}`);
    expect(server.statements.filter((sql) => sql.includes('tidb_snapshot'))).toHaveLength(3);
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['customers', 3],
      ['kinds', 2],
      ['nothing', 0],
      ['orders', 2],
    ]);
    expect(sequences).toEqual([{ schema: 'shop', name: 'numbers', lastValue: '1001', isCalled: false }]);
    const inert = notCovered.filter(({ kind }) => kind === 'foreign-key').map(({ name }) => name);
    expect(inert).toEqual(version < '6.6' ? ['orders fk_1', 'orders fk_2'] : []);
    expect(server.statements.filter((sql) => /SAVEPOINT|FLUSH|LOCK TABLES|READ ONLY/.test(sql))).toEqual([]);
    // The transaction that keeps the garbage collector back is over.
    expect(server.world.open.size).toBe(0);

    const target = await start({ version, isEmpty: true });
    const restored = await operateInProcess('restore', {
      backup: 'latest',
      destination: folder,
      'target-url': target.url,
    });
    expect(target.unknown).toEqual([]);
    expect(restored).toMatchObject({ ok: true });
    const now = target.world.now();
    expect(now.tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['customers', 3],
      ['kinds', 2],
      ['nothing', 0],
      ['orders', 2],
    ]);
    expect(now.tables.find(({ name }) => name === 'orders')?.keys).toHaveLength(2);
    expect([...now.views.keys(), ...now.sequences.keys()]).toEqual(['names', 'numbers']);
  });
});

describe('TiDB', () => {
  const slow = { tidb_gc_life_time: '10m0s' };

  it.each([
    ['6.0.0', {}, "SET GLOBAL tidb_gc_life_time = '1h' before the backup"],
    ['7.5.0', { tidb_gc_max_wait_time: '600' }, 'SET GLOBAL tidb_gc_max_wait_time = 3600'],
  ])('%s that forgets too early is refused, with what to set', async (version, variables, step) => {
    const server = await start({
      version,
      variables: { ...slow, ...variables },
      dataLength: String(4 * 1024 ** 3),
    });
    const report = await backUp(server);
    expect(report).toMatchObject({ ok: false, exitCode: 3, error: { code: 'SOURCE_GC_LIFE_TIME' } });
    expect(report.error?.nextStep).toContain(step);
  });

  it('keeps its moment for a large database as long as the transaction is open', async () => {
    const server = await start({ dataLength: String(4 * 1024 ** 3) });
    expect(await backUp(server)).toMatchObject({ ok: true });
  });

  it('says what was collected when the transaction is lost', async () => {
    const server = await start({
      onStatement: (sql, world) => {
        if (sql.includes('FROM `shop`.`orders`') && !sql.includes('LIMIT')) world.open.clear();
      },
    });
    const report = await backUp(server);
    expect(report).toMatchObject({ ok: false, exitCode: 3, error: { code: 'SOURCE_SNAPSHOT_GONE' } });
    expect(report.error?.nextStep).toContain('tidb_gc_life_time');
  });

  it('that breaks off a reader is a red run', async () => {
    let isCut = false;
    const server = await start({
      onStatement: (sql, _world, cut) => {
        if (isCut || !sql.includes('FROM `shop`.`kinds`') || sql.includes('LIMIT')) return;
        isCut = true;
        cut();
      },
    });
    const report = await backUp(server, { jobs: '1' });
    expect(isCut).toBe(true);
    expect(report).toMatchObject({ ok: false, exitCode: 3, error: { code: 'SOURCE_LOST' } });
  });

  it.each([
    'Connections using insecure transport are prohibited. See https://docs.pingcap.com/tidbcloud/secure-connections-to-serverless-clusters',
    'Missing user name prefix. See https://docs.pingcap.com/tidbcloud/select-cluster-tier#user-name-prefix',
  ])('explains a refusal of TiDB Cloud: %s', async (refusal) => {
    const report = await backUp(await start({ refusal }));
    const code = refusal.includes('transport') ? 'SOURCE_TLS' : 'SOURCE_LOGIN_REFUSED';
    expect(report).toMatchObject({ ok: false, exitCode: 3, error: { code } });
  });

  it.each([
    [["GRANT USAGE ON *.* TO 'u'@'%'", "GRANT Select,Show View ON shop.* TO 'u'@'%'"], true],
    [["GRANT USAGE ON *.* TO 'u'@'%'", "GRANT SELECT ON `shop`.`kinds` TO 'u'@'%'"], false],
    [["GRANT INSERT ON `shop`.* TO 'u'@'%'"], false],
  ])('with the rights %j', async (grants, isEnough) => {
    const report = await backUp(await start({ grants }));
    expect(report).toMatchObject(
      isEnough ? { ok: true } : { ok: false, exitCode: 3, error: { code: 'SOURCE_PERMISSION' } },
    );
  });

  it('is known where a setting hides its name in the version', async () => {
    const server = await start({ version: '8.5.0', serverVersion: '8.0.11' });
    expect(await backUp(server)).toMatchObject({ ok: true });
    expect(server.unknown).toEqual([]);
    expect(manifest().source).toMatchObject({ engine: 'tidb', serverVersion: '8.5.0' });
  });

  it('refuses every mode but create before the target is asked anything more', async () => {
    await backUp(await start());
    const server = await start();
    for (const mode of ['auto', 'replace', 'merge']) {
      const report = await operateInProcess('restore', {
        destination: folder,
        'target-url': server.url,
        mode,
        confirm: 'RESTORE PRODUCTION',
      });
      expect(report).toMatchObject({ ok: false, exitCode: 7, error: { code: 'TARGET_REFUSED' } });
      expect(report.error?.message).toMatch(/mode: is \w+, which .*: restore into an empty database/);
    }
    expect(server.unknown).toEqual([]);
  });

  it('names a table that may not be read', async () => {
    const report = await backUp(await start({ denied: ['kinds'] }));
    expect(report).toMatchObject({ ok: false, exitCode: 3, error: { code: 'SOURCE_PERMISSION' } });
    expect(report.error?.message).toContain('kinds');
  });

  it('asks for the number that KILL knows, which the greeting has no room for', async () => {
    const controller = new AbortController();
    const server = await start({
      onStatement: (sql) => {
        if (sql.includes('FROM `shop`.`kinds`') && !sql.includes('LIMIT'))
          controller.abort(new Error('SIGTERM'));
      },
    });
    const report = await operateInProcess(
      'backup',
      { 'database-url': server.url, destination: folder, jobs: '1' },
      { signal: controller.signal },
    );
    expect(report).toMatchObject({ ok: false, exitCode: 130 });
    expect(server.unknown).toEqual([]);
    expect(server.world.killed).toEqual([expect.stringMatching(/^58571028392092635\d\d$/)]);
  });
});
