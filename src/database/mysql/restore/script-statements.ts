import { type Quoting, quotingAfter, splitSql, USUAL_QUOTING } from '../sql-statements.js';

/** A statement of the archive's definitions, and what it is about. */
export interface ScriptStatement {
  readonly sql: string;
  /** Such as `table`, `view`, `trigger`, `foreign-key`; `setting` for SET. */
  readonly kind: string;
  /** As the database has them, without quotes: one, or all foreign keys of a table, each behind the table's name. */
  readonly names: readonly string[];
  /** False for what is none of these: nobody's archive has it. */
  readonly isKnown: boolean;
  /** That of the sql_mode which the script sets for it. */
  readonly quoting: Quoting;
}

const NAME = '(?:`(?:[^`]|``)+`|[^\\s`(.;]+)';
const QUALIFIED = `(?:${NAME}\\s*\\.\\s*)?(${NAME})`;
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
  ['function', new RegExp(`${OPENED}CREATE${DEFINER}(?:\\s+AGGREGATE)?\\s+FUNCTION\\s+${QUALIFIED}`, 'i')],
  ['package-body', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+BODY\\s+${QUALIFIED}`, 'i')],
  ['package', new RegExp(`${OPENED}CREATE${DEFINER}\\s+PACKAGE\\s+${QUALIFIED}`, 'i')],
  ['setting', /^SET\s+(?:SESSION\s+)?(\w+)/i],
  ['setting', /^ALTER\s+(DATABASE)\s+(?:CHARACTER\s+SET|COLLATE)\s/i],
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
    const name = pattern.exec(sql)?.[1];
    if (name !== undefined) return { sql, kind, names: [unquoted(name)], isKnown: true };
  }
  const table = ALTER.exec(sql)?.[1];
  const keys = [...sql.matchAll(ADD_KEY)].map(([, key]) => unquoted(key ?? ''));
  if (table !== undefined && keys.length > 0) {
    const names = keys.map((key) => `${unquoted(table)} ${key}`);
    return { sql, kind: 'foreign-key', names, isKnown: true };
  }
  return { sql, kind: 'statement', names: [], isKnown: false };
}

export function unquoted(name: string): string {
  const quote = name.charAt(0);
  return quote === '`' || quote === '"' ? name.slice(1, -1).replaceAll(quote + quote, quote) : name;
}
