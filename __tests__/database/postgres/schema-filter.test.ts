import { filterSchema } from '../../../src/database/postgres/schema-filter.js';

describe('filterSchema', () => {
  it.each<[string, string, string]>([
    ['restrict lines', '--\n\n\\restrict aBc\n\nSELECT 1;\n\n\\unrestrict aBc\n', '--\n\n\nSELECT 1;\n\n'],
    [
      'transaction_timeout',
      'SET lock_timeout = 0;\nSET transaction_timeout = 0;\nSET x = 1;\n',
      'SET lock_timeout = 0;\n\nSET x = 1;\n',
    ],
    [
      'a column with pg_attver only',
      '\nALTER TABLE ONLY public.a ALTER COLUMN b SET (pg_attver=3353874712);\n',
      '\n\n',
    ],
    [
      'pg_attver beside other options',
      'ALTER TABLE ONLY "a ;".b ALTER COLUMN "c ""(" SET (n_distinct=5, pg_attver=33, n_distinct_inherited=2);',
      'ALTER TABLE ONLY "a ;".b ALTER COLUMN "c ""(" SET (n_distinct=5, n_distinct_inherited=2);',
    ],
    [
      'pg_attver first of several',
      'ALTER TABLE ONLY a.b ALTER COLUMN c SET (pg_attver=33, n_distinct=5);',
      'ALTER TABLE ONLY a.b ALTER COLUMN c SET (n_distinct=5);',
    ],
    [
      'options of a user mapping',
      `CREATE USER MAPPING FOR "OPTIONS (" SERVER s OPTIONS (\n    password 'it''s ) secret',\n    "user" 'u, v'\n);`,
      `CREATE USER MAPPING FOR "OPTIONS (" SERVER s OPTIONS (\n    "user" 'u, v'\n);`,
    ],
    [
      'a user mapping of secrets alone',
      `CREATE USER MAPPING FOR a SERVER s OPTIONS (\n    password E'a\\\\b''c'\n);`,
      'CREATE USER MAPPING FOR a SERVER s ;',
    ],
    [
      'secret options of a server',
      `CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (\n    api_key 'sk',\n    host 'h'\n);`,
      `CREATE SERVER s FOREIGN DATA WRAPPER w OPTIONS (\n    host 'h'\n);`,
    ],
    [
      'options of columns of a foreign table',
      `CREATE FOREIGN TABLE f (\n    a int OPTIONS (column_name 'x', token 'y')\n)\nSERVER s\nOPTIONS (\n    "path" 'p'\n);`,
      `CREATE FOREIGN TABLE f (\n    a int OPTIONS (\n    column_name 'x'\n)\n)\nSERVER s\nOPTIONS (\n    "path" 'p'\n);`,
    ],
  ])('takes out %s', (_what, script, expected) => {
    expect(filterSchema(script)).toBe(expected);
  });

  it.each([
    `CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$\nBEGIN RETURN '\nSET transaction_timeout = 0;\n\\restrict x\n'; END $$;`,
    `COMMENT ON TABLE t IS 'x;\nSET transaction_timeout = 0;\nALTER TABLE ONLY a ALTER COLUMN b SET (pg_attver=1);';`,
    `CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $_$\nCREATE USER MAPPING FOR a SERVER s OPTIONS (password 'x');\n$_$;`,
    `ALTER TABLE ONLY a ALTER COLUMN pg_attver SET (n_distinct=5);`,
    `CREATE TABLE pg_attver (a int);`,
  ])('leaves alone what only looks alike: %s', (script) => {
    expect(filterSchema(script)).toBe(script);
  });

  it('drops a statement with secrets that it cannot read', () => {
    expect(filterSchema(`CREATE USER MAPPING FOR a SERVER s OPTIONS (password U&'x');`)).not.toContain('x');
  });
});
