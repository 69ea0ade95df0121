import { splitSql, statementOf } from '../../../src/database/postgres/sql-statements.js';

const statements = (script: string) =>
  splitSql(script)
    .map((piece) => statementOf(piece).trim())
    .filter((statement) => statement !== '');

describe('splitSql', () => {
  it.each<[string, string, string[]]>([
    ['plain statements', 'SELECT 1; SELECT 2;', ['SELECT 1;', 'SELECT 2;']],
    ['a last one without semicolon', 'SELECT 1; SELECT 2', ['SELECT 1;', 'SELECT 2']],
    ['quotes', `SELECT ';', ";", ''';', """;";`, [`SELECT ';', ";", ''';', """;";`]],
    ['backslashes in plain strings', `SELECT '\\'; SELECT 2;`, [`SELECT '\\';`, 'SELECT 2;']],
    ['backslashes in escape strings', `SELECT E'\\';'; SELECT 2;`, [`SELECT E'\\';';`, 'SELECT 2;']],
    [
      'Unicode strings',
      `SELECT U&'\\0041;' UESCAPE '!'; SELECT 2;`,
      [`SELECT U&'\\0041;' UESCAPE '!';`, 'SELECT 2;'],
    ],
    ['an identifier that ends in e', `SELECT name'x\\'; SELECT 2;`, [`SELECT name'x\\';`, 'SELECT 2;']],
    ['dollar quotes', 'DO $$ a; b; $$; SELECT $x$ $$; $x$;', ['DO $$ a; b; $$;', 'SELECT $x$ $$; $x$;']],
    ['dollars inside identifiers', 'SELECT a$b$c; SELECT d$b$e;', ['SELECT a$b$c;', 'SELECT d$b$e;']],
    ['parameters', 'SELECT $1; SELECT $2;', ['SELECT $1;', 'SELECT $2;']],
    ['line comments', '-- a; b\nSELECT 1; -- c;\nSELECT 2;', ['SELECT 1;', 'SELECT 2;']],
    [
      'nested block comments',
      '/* a /* ; */ ; */ SELECT 1; SELECT /* ; */ 2;',
      ['SELECT 1;', 'SELECT /* ; */ 2;'],
    ],
    ['a minus and a slash', 'SELECT 1 - 2; SELECT 1 / 2;', ['SELECT 1 - 2;', 'SELECT 1 / 2;']],
    [
      'rules with several actions',
      'CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2;); SELECT 3;',
      ['CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2;);', 'SELECT 3;'],
    ],
    [
      'SQL bodies',
      'CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;',
      [
        'CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;',
        'SELECT 3;',
      ],
    ],
    [
      'a procedure body',
      'CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; END; SELECT 2;',
      ['CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; END;', 'SELECT 2;'],
    ],
    ['transactions', 'BEGIN; SELECT 1; END; SELECT 2;', ['BEGIN;', 'SELECT 1;', 'END;', 'SELECT 2;']],
    [
      "psql's own lines",
      '\\restrict aB1\nSELECT 1;\n\\unrestrict aB1\n',
      ['\\restrict aB1', 'SELECT 1;', '\\unrestrict aB1'],
    ],
    [
      'a backslash line inside a string',
      "SELECT '\n\\restrict x\n'; SELECT 2;",
      ["SELECT '\n\\restrict x\n';", 'SELECT 2;'],
    ],
    ['non-ASCII names', 'SELECT é$ä$ü; SELECT $ä$;$ä$;', ['SELECT é$ä$ü;', 'SELECT $ä$;$ä$;']],
  ])('knows %s', (_what, script, expected) => {
    expect(statements(script)).toEqual(expected);
    expect(splitSql(script).join('')).toBe(script);
  });

  it.each([`SELECT 'open`, 'SELECT "open', 'SELECT $$ open; ', '/* open', "E'\\", '-- x', '', '\\restrict'])(
    'ends at the end of the broken script %j',
    (script) => {
      expect(splitSql(script).join('')).toBe(script);
    },
  );

  it('takes time in proportion to the length', () => {
    const script = `SELECT '${'x;'.repeat(1000)}', $$${'y;'.repeat(1000)}$$; `.repeat(1000);
    expect(splitSql(script).length).toBe(1001);
  });
});
