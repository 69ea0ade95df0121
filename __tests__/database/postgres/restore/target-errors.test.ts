import { safeMessage, targetError } from '../../../../src/database/postgres/restore/target-errors.js';
import { type PostgresServer, startPostgres } from '../../../support/postgres-server.js';

const SECRET = 'Frau Holle, 0170 1234567';

/** As `pg` gives the answer of a server. */
const answer = (message: string, fields: Record<string, string>) => Object.assign(new Error(message), fields);

describe('the message of a server, without values of rows', () => {
  it.each([
    ['English', `invalid input syntax for type integer: "${SECRET}"`, 'line 3, column c'],
    ['German', `ungültige Eingabesyntax für Typ integer: »${SECRET}«`, 'Zeile 3, Spalte c'],
    [
      'German, a range',
      `Wert »${SECRET}« ist außerhalb des gültigen Bereichs für Typ integer`,
      'Zeile 3, Spalte c',
    ],
    ['French', `syntaxe en entrée invalide pour le type integer : « ${SECRET} »`, 'ligne 3, colonne c '],
    ['Swedish', `ogiltig indatasyntax för typen integer: ”${SECRET}”`, 'rad 3, kolumn c'],
    ['Chinese', `无效的类型 integer 输入语法：${SECRET}`, '第 3'],
  ])('%s', (_, message, place) => {
    const found = safeMessage(answer(message, { code: '22P02', where: `COPY t, ${place}: "${SECRET}"` }));
    expect(found).not.toContain('Holle');
    expect(found).not.toContain('0170');
  });

  it('names column and row in any language', () => {
    const where = `COPY t, Zeile 3, Spalte c: »${SECRET}«`;
    expect(safeMessage(answer(`ungültig: »${SECRET}«`, { code: '22P02', where }))).toBe(
      'ungültig: "…" (column c, row 3)',
    );
  });

  it('keeps names of things', () => {
    expect(safeMessage(answer('relation "app.t" does not exist', { code: '42P01', file: 'planner.c' }))).toBe(
      'relation "app.t" does not exist',
    );
    const where = `COPY t, line 1: "${SECRET}"`;
    const broken = { code: '23502', where, schema: 'public', table: 't', column: 'a' };
    const message = 'null value in column "a" of relation "t" violates not-null constraint';
    expect(safeMessage(answer(message, broken))).toBe(`${message} (table public.t, row 1)`);
  });
});

describe('on a server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
    await server.createDatabase('errors_target');
  });
  afterAll(async () => {
    await server.sql('DROP DATABASE IF EXISTS errors_target WITH (FORCE)');
    await server.stop();
  });

  it.each([
    [
      'a function that raises with a code of its own',
      'CREATE FUNCTION f(t text) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION USING ERRCODE = $c$23514$c$, MESSAGE = $m$no: $m$ || t; END$$; CREATE TABLE t (a text CHECK (f(a)))',
    ],
    ['a key', 'CREATE TABLE t (a text PRIMARY KEY); INSERT INTO t VALUES ($s$SECRET$s$)'],
    ['a domain', 'CREATE DOMAIN d AS text CHECK (length(value) < 3); CREATE TABLE t (a d)'],
    ['an enum', 'CREATE TYPE e AS ENUM ($a$x$a$); CREATE TABLE t (a e)'],
    ['json', 'CREATE TABLE t (a json)'],
    ['a name that has to be looked up', 'CREATE TABLE t (a regclass)'],
    ['a partition that is not there', 'CREATE TABLE t (a text) PARTITION BY LIST (a)'],
    ['an exclusion', 'CREATE TABLE t (a text, EXCLUDE (a WITH =)); INSERT INTO t VALUES ($s$SECRET$s$)'],
  ])('%s tells nothing of a row', async (_, definitions) => {
    await server.sql(
      `DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${definitions.replaceAll('SECRET', SECRET)}`,
      'errors_target',
    );
    const error = await server
      .sql(`INSERT INTO t SELECT * FROM (VALUES ('${SECRET}')) v`, 'errors_target')
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    const cast = await server.sql(`INSERT INTO t VALUES ('${SECRET}')`, 'errors_target').then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    for (const thrown of [error, cast].filter((one) => one !== undefined)) {
      const shown = targetError(
        Object.assign(thrown as Error, { where: 'COPY t, line 1, column a: "x"' }),
        'loading',
      );
      expect(`${shown.message} ${(shown.cause as Error).message}`).not.toMatch(/Holle|0170/);
    }
    expect(cast).toBeDefined();
  });
});
