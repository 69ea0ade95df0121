import mysql from 'mysql2/promise';
import type { Column } from '../../src/core/manifest.js';
import { readCatalog } from '../../src/database/mysql/catalog.js';
import { quoteIdentifier } from '../../src/database/mysql/quote.js';
import { restoreExpression } from '../../src/database/mysql/values.js';
import type { MysqlTestDatabase } from './mysql-database.js';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\' };

/** COPY text as values, by the rules of its documentation and nothing of this project. */
export function parseCopyText(text: string): (string | null)[][] {
  const lines = text.split('\n').slice(0, -1);
  return lines.map((line) =>
    line
      .split('\t')
      .map((field) =>
        field === '\\N' ? null : field.replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char),
      ),
  );
}

/** Writes rows into a table of the same form, one INSERT for each, as the archive's format says that they are restored. */
export async function loadTwin(
  db: MysqlTestDatabase,
  from: string,
  to: string,
  columns: readonly Column[],
  copyText: string,
): Promise<void> {
  const connection = await mysql.createConnection({ uri: db.url, charset: 'utf8mb4' });
  try {
    await connection.query(
      "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES', time_zone = '+00:00', foreign_key_checks = 0",
    );
    const asText = async (sql: string) => {
      const [rows] = await connection.query({ sql, rowsAsArray: true, typeCast: (field) => field.string() });
      return rows as (string | null)[][];
    };
    const types = await columnTypes(asText, db, from);
    const restored = columns.filter((column) => column.generated === null);
    const names = restored.map((column) => quoteIdentifier(column.name)).join(', ');
    const expressions = restored.map((column) => {
      const type = types.get(column.name);
      return type ? restoreExpression(type, '?') : '?';
    });
    for (const row of parseCopyText(copyText)) {
      const values = columns.flatMap((column, i) => (column.generated === null ? [row[i] ?? null] : []));
      await connection.query(
        `INSERT INTO ${quoteIdentifier(to)} (${names}) VALUES (${expressions.join(', ')})`,
        values,
      );
    }
  } finally {
    await connection.end();
  }
}

async function columnTypes(
  query: (sql: string) => Promise<(string | null)[][]>,
  db: MysqlTestDatabase,
  table: string,
) {
  const session = {
    query,
    flavour: { hasPrograms: false },
  } as unknown as Parameters<typeof readCatalog>[0];
  const catalog = await readCatalog(session);
  const found = catalog.tables.find(({ name }) => name === table);
  if (!found) throw new Error(`no table ${table} in ${db.name}`);
  return new Map(found.columns.map((column) => [column.name, column]));
}
