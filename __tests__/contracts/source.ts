import type { Source } from '../../src/core/ports.js';
import type { Selection } from '../../src/database/selection.js';
import { NO_SELECTION, readAll } from '../support/open-postgres.js';

export interface SourceUnderTest {
  /** What tables lie in. */
  readonly schema: string;
  /** Every read shows the moment in which the source was opened. */
  readonly hasSnapshot: boolean;
  /** One statement that writes. */
  run(sql: string): Promise<void>;
  /** With everyday settings, no definitions and two jobs; `changes` replace them. */
  open(changes?: SourceChanges): Promise<Source>;
  drop(): Promise<void>;
}

export interface SourceChanges {
  readonly selection?: Selection;
  readonly signal?: AbortSignal;
}

const MANY = 3000;

/** What every source promises (`Source` in core/ports.ts); run by every implementation. */
export function describeSource(name: string, create: (setUp: SetUp) => Promise<SourceUnderTest>): void {
  describe(`source contract: ${name}`, () => {
    let place: SourceUnderTest;
    let source: Source | undefined;

    beforeAll(async () => {
      place = await create(setUpStatements);
    });
    afterEach(() => source?.close());
    afterAll(() => place.drop());

    const open = async (changes?: SourceChanges) => {
      source = await place.open(changes);
      return source;
    };
    const table = (from: Source, wanted: string) => {
      const found = from.tables.find((one) => one.schema === place.schema && one.name === wanted);
      if (!found) throw new Error(`no table ${wanted}`);
      return found;
    };
    const read = async (from: Source, wanted: string) => readAll(await from.readTable(table(from, wanted)));
    const sorted = (text: string) => text.split('\n').sort();

    it('names its tables in order, with columns and key', async () => {
      const opened = await open();
      const own = opened.tables.filter(({ schema }) => schema === place.schema);
      expect(own.map((one) => one.name)).toEqual(['Beta', 'alpha', 'many', 'nothing']);
      const { columns, primaryKey, partitionOf } = table(opened, 'Beta');
      expect(columns.map((column) => [column.name, column.encoding, column.generated])).toEqual([
        ['id', 'number', null],
        ['note', 'text', null],
      ]);
      expect([primaryKey, partitionOf]).toEqual([['id'], null]);
      expect(opened.info).toMatchObject({ database: expect.any(String), fingerprint: expect.any(String) });
      expect(opened.snapshotAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    it('gives the same rows as the same text', async () => {
      const { text, rows } = await read(await open(), 'Beta');
      expect(rows).toBe(4);
      expect(sorted(text)).toEqual(sorted(`1\ttab\\tline\\nback\\\\N\n2\t\\N\n3\t\n4\tÜnïcödé 日本 😀\n`));
    });

    it('reads two tables at once, and says what the server counted', async () => {
      const opened = await open();
      const [many, alpha] = await Promise.all([read(opened, 'many'), read(opened, 'alpha')]);
      expect([many.rows, alpha.rows]).toEqual([MANY, 1]);
      expect(many.text.match(/\n/g)).toHaveLength(MANY);
    });

    it('leaves out what is not selected, by name', async () => {
      const opened = await open({ selection: { ...NO_SELECTION, excludeTables: ['many'] } });
      expect(opened.tables.map((one) => one.name)).not.toContain('many');
      expect(opened.excluded).toContainEqual(
        expect.objectContaining({ kind: 'table', schema: place.schema, name: 'many' }),
      );
      await expect(
        place.open({ selection: { ...NO_SELECTION, includeTables: ['no_such_table'] } }),
      ).rejects.toMatchObject({ kind: 'settings', code: 'PATTERN_MATCHES_NOTHING' });
    });

    it('tells whether there are rows at all', async () => {
      expect(await (await open()).hasRows()).toBe(true);
      await source?.close();
      const empty = await open({ selection: { ...NO_SELECTION, includeTables: ['nothing'] } });
      expect(await empty.hasRows()).toBe(false);
      expect(await read(empty, 'nothing')).toEqual({ text: '', rows: 0 });
    });

    it('may be left in the middle, and closed twice', async () => {
      const opened = await open();
      for await (const chunk of (await opened.readTable(table(opened, 'many'))).chunks) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
      await opened.close();
      await opened.close();
      expect((await read(await open(), 'many')).rows).toBe(MANY);
    });

    it('is stopped by its signal', async () => {
      const controller = new AbortController();
      const opened = await open({ signal: controller.signal });
      controller.abort(new Error('SIGTERM'));
      await expect(read(opened, 'many')).rejects.toThrow();
    });

    it('shows one moment, where it says so', async () => {
      const opened = await open();
      await place.run(`INSERT INTO alpha VALUES (99)`);
      const { rows } = await read(opened, 'alpha');
      await place.run(`DELETE FROM alpha WHERE n = 99`);
      expect(rows).toBe(place.hasSnapshot ? 1 : 2);
      expect(opened.info.consistency.startsWith('snapshot')).toBe(place.hasSnapshot);
    });
  });
}

type SetUp = typeof setUpStatements;

/** `quoted` is the name Beta in the quotes of the engine. */
function setUpStatements(quoted: string, chr: string): string[] {
  const tuples = Array.from({ length: MANY }, (_, i) => `(${i})`).join(', ');
  return [
    `CREATE TABLE ${quoted} (id INT PRIMARY KEY, note VARCHAR(80))`,
    `INSERT INTO ${quoted} VALUES (1, CONCAT('tab', ${chr}(9), 'line', ${chr}(10), 'back', ${chr}(92), 'N')), (2, NULL), (3, ''), (4, 'Ünïcödé 日本 😀')`,
    'CREATE TABLE alpha (n INT PRIMARY KEY)',
    'INSERT INTO alpha VALUES (1)',
    'CREATE TABLE many (n INT PRIMARY KEY)',
    `INSERT INTO many VALUES ${tuples}`,
    'CREATE TABLE nothing (n INT PRIMARY KEY)',
  ];
}
