/** Names that a table may have; each of them once, with one row that holds the name. */
export const HOSTILE_NAMES: readonly string[] = [
  'a/b',
  '../../etc/passwd',
  '.',
  '..',
  'Users',
  'users',
  'con',
  'x ',
  'x.',
  '%2e%2e',
  'manifest',
  'line\nbreak',
  'tab\there',
  'a""b\\c',
  "o'clock",
  'caf\u00e9',
  'cafe\u0301',
  '__proto__',
  '1',
  'select',
  'a$b',
  '$$',
  '\u{1F600}'.repeat(15),
  '-- comment',
  '/* open',
  ';',
  '*',
  '[a-z]',
];

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string) => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** Schemas and tables that are named to break paths, quoting and shells. */
export const NAMES = `
CREATE SCHEMA "s.t"; CREATE SCHEMA s; CREATE SCHEMA "a""b'c$d*?[x]"; CREATE SCHEMA "Upper";
CREATE TABLE "s.t".u (a text); INSERT INTO "s.t".u VALUES ('s.t / u');
CREATE TABLE s."t.u" (a text); INSERT INTO s."t.u" VALUES ('s / t.u');
CREATE TABLE "a""b'c$d*?[x]".t (a text); INSERT INTO "a""b'c$d*?[x]".t VALUES ('hostile schema');
CREATE TABLE "Upper".same (a int); CREATE TABLE s.same (a int); CREATE TABLE public.same (a int);
INSERT INTO "Upper".same VALUES (1); INSERT INTO s.same VALUES (2); INSERT INTO public.same VALUES (3);
CREATE TABLE "a""b'c$d*?[x]".points_at (a regclass, b regnamespace[]); INSERT INTO "a""b'c$d*?[x]".points_at VALUES ('"a""b''c$d*?[x]".t', ARRAY['"s.t"'::regnamespace]);
CREATE SCHEMA names;
${HOSTILE_NAMES.map((name) => `CREATE TABLE names.${quote(name)} (${quote(name)} text); INSERT INTO names.${quote(name)} VALUES (${literal(name)});`).join('\n')}
CREATE TABLE names.columns (a int, "__proto__" int, "1" int, "constructor" int, "a b" int, "A" int, "t" int, "columns" int, "\u{1F600}" int);
INSERT INTO names.columns VALUES (1, 2, 3, 4, 5, 6, 7, 8, 9);
`;
