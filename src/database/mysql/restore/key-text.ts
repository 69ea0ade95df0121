import type { TableName } from '../../../core/ports.js';
import type { ForeignKey } from '../foreign-keys.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { showCreate } from '../show-create.js';
import { splitTable } from '../split-table.js';
import { unquoted } from './script-statements.js';

/** A foreign key, and its definition as it stands behind ADD. */
export interface KeyText extends ForeignKey {
  readonly text: string;
}

const NAME = '`(?:[^`]|``)+`';
const NAMES = `\\(\\s*${NAME}(?:\\s*,\\s*${NAME})*\\s*\\)`;
const KEY = new RegExp(
  `CONSTRAINT\\s+(${NAME})\\s+FOREIGN KEY\\s*(?:${NAME}\\s*)?(${NAMES})\\s*REFERENCES\\s+(?:(${NAME})\\s*\\.\\s*)?(${NAME})\\s*(${NAMES})`,
  'i',
);

/**
 * From the text of SHOW CREATE, or from one that was made of it; a name without a database is in that of the table.
 * @throws Error for anything else
 */
export function parseKey(from: TableName, text: string): KeyText {
  const found = KEY.exec(text);
  const [, name = '', own = '', schema, table = '', theirs = ''] = found ?? [];
  if (!found) throw new Error(`a foreign key of ${from.name} that cannot be read`);
  const there = namesIn(theirs);
  return {
    name: unquoted(name),
    from,
    to: { schema: schema === undefined ? from.schema : unquoted(schema), name: unquoted(table) },
    columns: namesIn(own).map((column, index) => [column, there[index] ?? '']),
    text,
  };
}

const ALTER = new RegExp(`^ALTER TABLE (${NAME}) ADD (?=CONSTRAINT)`, 'i');

/**
 * The keys that one statement of an archive adds.
 * @throws Error for any other statement
 */
export function keysIn(schema: string, sql: string): KeyText[] {
  const [head, table] = ALTER.exec(sql) ?? [];
  if (head === undefined || table === undefined) throw new Error('foreign keys that cannot be read');
  const from = { schema, name: unquoted(table) };
  return sql
    .slice(head.length)
    .split(/, ADD (?=CONSTRAINT `)/)
    .map((text) => parseKey(from, text));
}

function namesIn(list: string): string[] {
  return [...list.matchAll(new RegExp(NAME, 'g'))].map(([name]) => unquoted(name));
}

/** The keys that a table of the target has. */
export async function readKeyTexts(session: MysqlSession, table: TableName): Promise<KeyText[]> {
  const { sql } = await showCreate(session, 'TABLE', table);
  return splitTable(sql).foreignKeys.map((text) => parseKey(table, text));
}

export function addKeySql({ from, text }: KeyText): string {
  return `ALTER TABLE ${quoteTable(from)} ADD ${text}`;
}

export function dropKeySql({ from, name }: KeyText): string {
  return `ALTER TABLE ${quoteTable(from)} DROP FOREIGN KEY ${quoteIdentifier(name)}`;
}
