import { type Quoting, quotingAfter, splitSql, USUAL_QUOTING } from '../sql-statements.js';

/** A statement of the archive's definitions, and what it is about. */
export interface ScriptStatement {
  readonly sql: string;
  /** Such as `table`, `view`, `trigger`, `foreign-key`; `setting` for SET. */
  readonly kind: string;
  /** As the database has them, without quotes: one, or all foreign keys of a table, each behind the table's name. */
  readonly names: readonly string[];
  /** The database that the name is qualified with; only programs, which keep their text, may have one. */
  readonly database?: string;
  /** False for what is none of these: nobody's archive has it. */
  readonly isKnown: boolean;
  /** That of the sql_mode which the script sets for it. */
  readonly quoting: Quoting;
}

const NAME = '(?:`(?:[^`]|``)+`|[^\\s`(.;]+)';
const QUALIFIED = `(?:(?<database>${NAME})\\s*\\.\\s*)?(?<name>${NAME})`;
const OPENED = '^(?:/\\*M?!\\d*\\s*)?';
const DEFINER = '(?:\\s+DEFINER\\s*=\\s*(?:`[^`]*`@`[^`]*`|CURRENT_USER(?:\\(\\))?|\\S+))?';

const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['table', new RegExp(`${OPENED}CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${QUALIFIED}`, 'i')],
  ['sequence', new RegExp(`${OPENED}CREATE\\s+SEQUENCE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${QUALIFIED}`, 'i')],
  [
    'view',
    new RegExp(
      `${OPENED}CREATE(?:\\s+OR\\s+REPLACE)?(?:\\s+ALGORITHM\\s*=\\s*\\w+)?${DEFINER}(?:\\s+SQL\\s+SECURITY\\s+\\w+)?\\s+VIEW\\s+${QUALIFIED}`,
      'i',
    ),
  ],
  ['trigger', new RegExp(`${OPENED}CREATE${DEFINER}\\s+TRIGGER\\s+${QUALIFIED}`, 'i')],
  ['event', new RegExp(`${OPENED}CREATE${DEFINER}\\s+EVENT\\s+${QUALIFIED}`, 'i')],
  ['procedure', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PROCEDURE\\s+${QUALIFIED}`, 'i')],
  // One without parentheses is loaded from a library of the server.
  [
    'function',
    new RegExp(`${OPENED}CREATE${DEFINER}(?:\\s+AGGREGATE)?\\s+FUNCTION\\s+${QUALIFIED}\\s*\\(`, 'i'),
  ],
  ['package-body', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+BODY\\s+${QUALIFIED}`, 'i')],
  ['package', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+${QUALIFIED}`, 'i')],
  // Of the session, one at a time, and never those of the server, of accounts or of files.
  ['setting', /^SET (?<name>NAMES) utf8mb4$/i],
  ['setting', /^SET SESSION (?<name>sql_mode|time_zone) = '(?:[^'\\]|\\.)*'$/i],
  [
    'setting',
    /^SET SESSION (?<name>sql_mode) = \/\*!80000 REPLACE\(\*\/ '[A-Z_,]*' \/\*!80000 , 'NO_AUTO_CREATE_USER', ''\) \*\/$/,
  ],
  ['setting', /^SET SESSION (?<name>foreign_key_checks|unique_checks) = 0$/i],
  ['setting', /^SET (?<name>character_set_client|collation_connection) = \w+$/i],
  ['setting', /^ALTER (?<name>DATABASE)(?: CHARACTER SET \w+)?(?: COLLATE \w+)?$/i],
];

const ADD_KEY = new RegExp(`ADD\\s+CONSTRAINT\\s+(${NAME})\\s+FOREIGN\\s+KEY`, 'gi');
const ALTER = new RegExp(`${OPENED}ALTER\\s+TABLE\\s+${QUALIFIED}`, 'i');

export function readScript(script: Uint8Array): ScriptStatement[] {
  let next = USUAL_QUOTING;
  return splitSql(Buffer.from(script).toString('utf8')).map((sql) => {
    const quoting = next;
    next = quotingAfter(sql, quoting);
    return { ...describe(sql), quoting };
  });
}

function describe(sql: string): Omit<ScriptStatement, 'quoting'> {
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(sql)?.groups;
    if (found?.name !== undefined) return { sql, kind, names: [unquoted(found.name)], ...known(kind, found) };
  }
  const altered = ALTER.exec(sql)?.groups;
  const table = altered?.name;
  const keys = [...sql.matchAll(ADD_KEY)].map(([, key]) => unquoted(key ?? ''));
  if (table !== undefined && keys.length > 0) {
    const names = keys.map((key) => `${unquoted(table)} ${key}`);
    return { sql, kind: 'foreign-key', names, ...known('foreign-key', altered) };
  }
  return { sql, kind: 'statement', names: [], isKnown: false };
}

/** SHOW CREATE gives programs as they were written; everything else goes into the database of the session. */
const AS_WRITTEN = ['trigger', 'event', 'procedure', 'function', 'package', 'package-body'];

function known(
  kind: string,
  found: Readonly<Record<string, string>> | undefined,
): Pick<ScriptStatement, 'isKnown' | 'database'> {
  if (found?.database === undefined) return { isKnown: true };
  return { isKnown: AS_WRITTEN.includes(kind), database: unquoted(found.database) };
}

export function unquoted(name: string): string {
  const quote = name.charAt(0);
  return quote === '`' || quote === '"' ? name.slice(1, -1).replaceAll(quote + quote, quote) : name;
}
