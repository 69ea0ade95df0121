import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunReport } from '../../src/core/report.js';
import { corpusOf, corpusStatements, ENGINES } from '../support/mysql-corpus.js';
import { createMysqlDatabase, type MysqlTestDatabase } from '../support/mysql-database.js';
import { checksums, definitions } from '../support/mysql-oracle.js';
import { SHOP_OBJECTS, SHOP_TABLES, shopStatements } from '../support/mysql-shop.js';
import { operateInProcess } from '../support/operate-in-process.js';
import { MYSQL_FLAVOURS, type MysqlFlavour, mysqlUrl } from '../support/services.js';

/** The promise of a restore of MySQL and MariaDB, judged by the servers: what comes back is what was there. */
const PAIRS = [
  ...MYSQL_FLAVOURS.map((flavour) => [flavour, flavour] as const),
  ['MYSQL_57', 'MYSQL'] as const,
];

/** CHECKSUM TABLE of 5.7 is about where JSON lies in memory: such columns have tables of their own there, and are compared as text. */
function corpusTables(
  flavour: MysqlFlavour,
): { readonly name: string; readonly isJson: boolean; readonly sql: string[] }[] {
  return ENGINES[flavour].flatMap((engine) => {
    const all = corpusOf(flavour, engine);
    const apart = flavour === 'MYSQL_57' ? all.filter(({ type }) => type === 'JSON') : [];
    const rest = all.filter((column) => !apart.includes(column));
    return [
      ...(apart.length > 0 ? [{ prefix: 'j', columns: apart }] : []),
      { prefix: 'v', columns: rest },
    ].map(({ prefix, columns }) => {
      const name = `${prefix}_${engine.toLowerCase()}`;
      return { name, isJson: prefix === 'j', sql: corpusStatements(name, engine, columns) };
    });
  });
}

/** What the corpus and the shop have that CHECKSUM TABLE does not tell apart by content. */
const NOT_COUNTED: Readonly<Record<MysqlFlavour, readonly string[]>> = {
  MYSQL: ['the engine ARCHIVE is not known to give the same again'],
  MYSQL_57: [
    'MySQL 5.7.29 does not count JSON by its content',
    'the engine ARCHIVE is not known to give the same again',
  ],
  MARIADB: [
    'MariaDB does not compute virtual columns for it',
    'the engine ARCHIVE is not known to give the same again',
  ],
};

let folder: string;
const sources = new Map<MysqlFlavour, MysqlTestDatabase>();
const sourceOf = (flavour: MysqlFlavour) => sources.get(flavour) as MysqlTestDatabase;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'db-backup-mysql-'));
  for (const flavour of MYSQL_FLAVOURS) {
    const source = await createMysqlDatabase(flavour);
    sources.set(flavour, source);
    const corpus = corpusTables(flavour).flatMap(({ sql }) => sql);
    await source.run(...shopStatements(flavour), ...corpus);
    const report = await operateInProcess('backup', {
      'database-url': source.url,
      destination: join(folder, flavour),
      // Tables without transactions stand still, so that the server's own checksums of them can be compared.
      ...{ lock: 'allow', jobs: '1' },
    });
    if (!report.ok) throw new Error(JSON.stringify(report.error));
  }
}, 120_000);

afterAll(async () => {
  for (const source of sources.values()) await source.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** What 5.7 and newer versions print differently of one and the same; `utf8mb4_0900_ai_ci`, the newer ones' usual collation, is none of it. */
function inWordsOfBoth(definitions: readonly unknown[]): string {
  return JSON.stringify(definitions, null, 1)
    .replaceAll('`', '')
    .replace(/\b((?:tiny|small|medium|big)?int|year)\(\d+\)(?! unsigned zerofill)/g, '$1')
    .replace(/ CHARACTER SET utf8\b/g, ' CHARACTER SET utf8mb3')
    .replace(/ COLLATE[ =]\w+_(general|swedish|japanese|chinese)_ci/g, '')
    .toLowerCase();
}

describe.each(PAIRS)('a database of %s restored into %s', (from, into) => {
  let target: MysqlTestDatabase;
  let report: RunReport;
  beforeAll(async () => {
    target = await createMysqlDatabase(into, { options: 'CHARACTER SET latin1' });
    report = await operateInProcess('restore', {
      destination: join(folder, from),
      'target-url': target.url,
    });
    if (!report.ok) throw new Error(JSON.stringify(report, null, 1));
    expect(report.restore).toMatchObject({ mode: 'create', committed: true, skipped: [] });
  }, 60_000);
  afterAll(() => target?.drop());

  const corpus = corpusTables(from).map(({ name }) => name);
  const jsons = corpusTables(from)
    .filter(({ isJson }) => isJson)
    .map(({ name }) => name);
  const own = from === 'MARIADB' ? ['prices'] : from === 'MYSQL' ? ['keyless'] : [];
  const tables = [...SHOP_TABLES, ...own, ...corpus];

  it('has every row, by the checksums of the servers', async () => {
    const judged = tables.filter((name) => !jsons.includes(name));
    expect(await checksums(target, judged)).toEqual(await checksums(sourceOf(from), judged));
    for (const name of jsons) {
      const text = `SELECT id, CAST(c0 AS CHAR), JSON_TYPE(c0) FROM ${name} ORDER BY id`;
      expect(await target.query(text)).toEqual(await sourceOf(from).query(text));
    }
  });

  it('is witnessed by the servers themselves, as far as they count alike', () => {
    const { equal = 0, notCompared = [] } = report.restore?.serverChecksums ?? {};
    const reasons = notCompared.map(({ reason }) => reason).sort();
    const notHere = notCompared.flatMap(({ tables: list }) => list.map(({ name }) => name));
    expect(equal + notHere.length).toBe(report.tables.length);
    if (from !== into) {
      expect(equal).toBe(0);
      expect(reasons).toContainEqual(
        expect.stringMatching(/^not comparable: MySQL 5\.7\.\d+ in the backup, 9\./),
      );
    } else {
      expect(notHere.filter((name) => /^v_(innodb|myisam|memory|aria)$/.test(name))).toEqual([]);
      expect(reasons).toEqual(NOT_COUNTED[from]);
    }
  });

  it('has every definition', async () => {
    const objects = [...tables.map((name) => `TABLE ${name}`), ...SHOP_OBJECTS];
    const [found, expected] = [
      await definitions(target, objects),
      await definitions(sourceOf(from), objects),
    ];
    if (from === into) return expect(found).toEqual(expected);
    expect(inWordsOfBoth(found)).toEqual(inWordsOfBoth(expected));
  });

  if (from === into) {
    it('gets rows of every type back by a merge', async () => {
      await target.run(
        'DELETE FROM v_innodb WHERE id % 3 = 0',
        'UPDATE v_innodb a JOIN v_innodb b ON b.id = a.id + 1 SET a.c9 = b.c9, a.c21 = b.c21 WHERE a.id % 3 = 1',
      );
      const report = await operateInProcess('restore', {
        destination: join(folder, from),
        'target-url': target.url,
        mode: 'merge',
        tables: '*.v_innodb',
      });
      expect(report.error).toBeNull();
      expect(report.restore?.merged[0]?.inserted).toBeGreaterThan(1);
      expect(await checksums(target, ['v_innodb'])).toEqual(await checksums(sourceOf(from), ['v_innodb']));
    });
  }

  if (from === 'MARIADB') {
    it('has the history of versions and the sequences where they were', async () => {
      const history = 'SELECT id, price, ROW_START, ROW_END FROM prices FOR SYSTEM_TIME ALL ORDER BY 1, 3';
      expect(await target.query(history)).toEqual(await sourceOf(from).query(history));
      const sequences = 'SELECT * FROM tickets UNION ALL SELECT * FROM turns';
      const before = await sourceOf(from).query(sequences);
      expect(before[1]?.[7]).toBe('1');
      expect(await target.query(sequences)).toEqual(before);
    });
  }
});

describe.each(MYSQL_FLAVOURS)('a backup of %s', (flavour) => {
  const scratches = () =>
    sourceOf(flavour).query(
      "SELECT TABLE_SCHEMA FROM information_schema.TABLES WHERE TABLE_SCHEMA LIKE 'db\\_backup\\_%' AND TABLE_NAME = 'v_innodb'",
    );

  it('is proved by verify with deep', async () => {
    const report = await operateInProcess('verify', {
      destination: join(folder, flavour),
      deep: 'true',
      'target-url': mysqlUrl(flavour),
    });
    expect(report).toMatchObject({ ok: true, error: null });
    expect(await scratches()).toEqual([]);
  }, 60_000);

  it('is drilled, and asked', async () => {
    const report = await operateInProcess('drill', {
      destination: join(folder, flavour),
      'drill-server-url': mysqlUrl(flavour),
      'expected-tables': `${sourceOf(flavour).name}.orders>=3`,
      'check-sql':
        "-- it's a comment;\nSELECT COUNT(*) = 3 FROM orders; SELECT `select` = 1 FROM `odd ``na.me é`; SELECT COUNT(*) = 0 FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() AND STATUS = 'ENABLED'",
    });
    expect(report.error).toBeNull();
    expect(report.drill?.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report.drill?.checks.find(({ kind }) => kind === 'rows')?.detail).toMatch(
      /^\d+ rows read back and equal, \d+ tables also by the server's own checksum$/,
    );
    expect(report.drill?.checks.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'rows',
        'objects',
        'sequences',
        'triggers',
        'orphans',
        'expected-tables',
        'check-sql',
      ]),
    );
    expect(await scratches()).toEqual([]);
  }, 60_000);
});
