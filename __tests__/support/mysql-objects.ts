import type { MysqlFlavour } from './services.js';

const COMMON = [
  "CREATE TABLE parents (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) COMMENT 'it''s; a, (comment)\\nwith lines', KEY `odd``(name` (name)) AUTO_INCREMENT=77",
  'CREATE TABLE children (id INT PRIMARY KEY, parent INT, other INT, g INT AS (id * 2) VIRTUAL, s INT AS (id + 1) STORED, ' +
    'CONSTRAINT `fk ``odd, name` FOREIGN KEY (parent) REFERENCES parents (id) ON DELETE SET NULL, ' +
    'CONSTRAINT up FOREIGN KEY (other) REFERENCES children (id))',
  "CREATE TABLE `we``ird; table\n(` (`co``l(,` INT DEFAULT 5, `__proto__` INT, `FOREIGN KEY` VARCHAR(20) DEFAULT ');,--')",
  'CREATE TABLE parts (d DATE NOT NULL, KEY (d)) PARTITION BY RANGE (YEAR(d)) (PARTITION p0 VALUES LESS THAN (2000), PARTITION p1 VALUES LESS THAN MAXVALUE)',
  "CREATE TABLE zero (d DATETIME NOT NULL DEFAULT '0000-00-00 00:00:00')",
  "INSERT INTO parents (name) VALUES ('x')",
  'CREATE FUNCTION twice(n INT) RETURNS INT DETERMINISTIC RETURN n * 2',
  "CREATE PROCEDURE many(IN a INT) COMMENT 'two; statements' BEGIN SET @x = a; /* ; ;; */ SELECT \"q;\", `name` FROM parents WHERE name = 'ü;;'; END",
  // Named against the order of their needs.
  'CREATE VIEW z_base AS SELECT id, name FROM parents',
  'CREATE VIEW a_top AS SELECT z.id, twice(z.id) AS t FROM z_base z',
  'CREATE SQL SECURITY INVOKER VIEW b_invoker AS SELECT * FROM a_top',
  "CREATE TRIGGER tr_b BEFORE INSERT ON parents FOR EACH ROW SET NEW.name = CONCAT(NEW.name, '!')",
  "CREATE TRIGGER tr_a BEFORE INSERT ON parents FOR EACH ROW BEGIN SET @n = NEW.id; SET NEW.name = CONCAT(NEW.name, '?'); END",
  "CREATE EVENT ev ON SCHEDULE EVERY 1 DAY STARTS '2030-01-01 00:00:00' DISABLE DO BEGIN DELETE FROM parents WHERE id < 0; END",
  'CREATE TABLE gone (x INT)',
  'CREATE VIEW broken AS SELECT x FROM gone',
  'DROP TABLE gone',
  "SET sql_mode = 'ANSI_QUOTES,STRICT_TRANS_TABLES'",
  'CREATE PROCEDURE ansi() BEGIN SELECT "id" FROM "parents"; END',
  "SET sql_mode = 'NO_BACKSLASH_ESCAPES'",
  "CREATE FUNCTION slash() RETURNS VARCHAR(9) DETERMINISTIC RETURN '\\'",
  "SET sql_mode = ''",
  'SET character_set_client = latin1, collation_connection = latin1_german1_ci',
  "CREATE FUNCTION german() RETURNS VARCHAR(9) DETERMINISTIC RETURN 'plain'",
  'SET NAMES utf8mb4',
  'ALTER DATABASE COLLATE utf8mb4_bin',
  'CREATE FUNCTION binary_text(t VARCHAR(9)) RETURNS VARCHAR(9) DETERMINISTIC RETURN t',
];

/** One that MySQL 8.0 does not know. */
const USUAL_MODE = [
  "SET sql_mode = 'ANSI_QUOTES,NO_AUTO_CREATE_USER'",
  'CREATE PROCEDURE usual() SELECT "id" FROM "parents"',
  "SET sql_mode = ''",
];

const OWN: Readonly<Record<MysqlFlavour, readonly string[]>> = {
  MYSQL: [
    'CREATE TABLE checked (n INT, CONSTRAINT positive CHECK (n > 0), u VARCHAR(9) INVISIBLE, KEY ((n + 1)))',
  ],
  MYSQL_57: USUAL_MODE,
  MARIADB: [
    ...USUAL_MODE,
    'CREATE SEQUENCE numbers START WITH 5 INCREMENT BY 3 MAXVALUE 1000 NOCACHE CYCLE',
    'CREATE TABLE uses_sequence (id INT DEFAULT (NEXT VALUE FOR numbers) PRIMARY KEY)',
    'SELECT NEXT VALUE FOR numbers',
    'CREATE TABLE versioned (a INT) WITH SYSTEM VERSIONING',
    "SET sql_mode = 'ORACLE'",
    'CREATE PACKAGE pack AS FUNCTION one RETURN INT; END',
    'CREATE PACKAGE BODY pack AS FUNCTION one RETURN INT AS BEGIN RETURN 1; END; END',
    "SET sql_mode = ''",
  ],
};

/** One of each kind of object, with names, texts and session settings that ask for care. */
export function objectStatements(flavour: MysqlFlavour): readonly string[] {
  return [...COMMON.slice(0, 9), ...OWN[flavour], ...COMMON.slice(9)];
}

/** What SHOW CREATE says of everything in the database of `query`, but what a restore cannot keep. */
export async function describeDatabase(
  query: (sql: string) => Promise<(string | null)[][]>,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  const add = async (kind: string, name: string | null | undefined) => {
    const quoted = `\`${(name ?? '').replaceAll('`', '``')}\``;
    const [row = []] = await query(`SHOW CREATE ${kind} ${quoted}`);
    // When it was made.
    found[`${kind} ${name}`] = kind === 'TRIGGER' ? row.slice(0, 6) : row;
  };
  for (const [name, type] of await query('SHOW FULL TABLES')) {
    const kind = type === 'VIEW' || type === 'SEQUENCE' ? type : 'TABLE';
    if (name !== 'broken') await add(kind, name);
  }
  const own = (column: string) => `${column} = DATABASE()`;
  for (const [name, kind] of await query(
    `SELECT ROUTINE_NAME, ROUTINE_TYPE FROM information_schema.ROUTINES WHERE ${own('ROUTINE_SCHEMA')}`,
  ))
    await add(kind ?? '', name);
  for (const [name] of await query(
    `SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE ${own('TRIGGER_SCHEMA')} ORDER BY EVENT_OBJECT_TABLE, ACTION_ORDER`,
  ))
    await add('TRIGGER', name);
  for (const [name] of await query(
    `SELECT EVENT_NAME FROM information_schema.EVENTS WHERE ${own('EVENT_SCHEMA')}`,
  ))
    await add('EVENT', name);
  const [order] = await query(
    `SELECT GROUP_CONCAT(TRIGGER_NAME ORDER BY ACTION_ORDER) FROM information_schema.TRIGGERS WHERE ${own('TRIGGER_SCHEMA')}`,
  );
  found['order of triggers'] = order;
  const [collation] = await query('SELECT @@collation_database');
  found.collation = collation;
  return found;
}
