import { createHash } from 'node:crypto';
import type { ServerChecksum } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import { errorNumberOf } from './connect-errors.js';
import type { Flavour } from './flavour.js';
import { quoteIdentifier, quoteTable } from './quote.js';
import type { PlannedTable } from './scope.js';
import type { MysqlSession } from './session.js';
import { showCreate } from './show-create.js';

/** As the setting `table-checksum` says. */
export type TableChecksumChoice = 'auto' | 'always' | 'off';

/** An ARCHIVE table that was just opened has the checksum 0; of other engines nothing is known. */
const ENGINES = ['InnoDB', 'MyISAM', 'MEMORY', 'Aria'];

/** Why the server's checksum of a table would be no witness; null where it is one. */
export function reasonAgainst(
  { engine, columns }: Pick<PlannedTable, 'engine' | 'columns'>,
  { tableChecksum, title, version }: Flavour,
  standsStill: boolean,
): string | null {
  if (tableChecksum === null) return `${title} has no CHECKSUM TABLE`;
  if (!ENGINES.includes(engine)) return `the engine ${engine} is not known to give the same again`;
  if (!standsStill) return `${engine} without a lock: rows may change between reading and counting`;
  if (!tableChecksum.json && columns.some(({ type }) => type === 'json'))
    return `${title} ${version} does not count JSON by its content`;
  if (!tableChecksum.virtualColumns && columns.some(({ generated }) => generated === 'virtual'))
    return `${title} does not compute virtual columns for it`;
  return null;
}

const counting = new WeakSet<MysqlSession>();

/** While it does, the server says nothing, however large the table is. */
export function isCounting(session: MysqlSession): boolean {
  return counting.has(session);
}

/**
 * Asks the server for its checksum of a table as the session sees it: every row is read again, on the server alone.
 * With `expected`, only of a table of that definition. EXTENDED counts rows also where the table keeps a sum of its own
 * (`CHECKSUM=1`), which is another one.
 */
export async function askChecksum(
  session: MysqlSession,
  table: TableName,
  expected?: string,
): Promise<ServerChecksum> {
  counting.add(session);
  try {
    const definition = await definitionOf(session, table);
    if (definition === null)
      return { value: null, reason: 'an index has a hidden column that is not counted by its content' };
    if (expected !== undefined && definition !== expected)
      return { value: null, reason: 'the table is defined otherwise in the target' };
    const [row] = await session.query(`CHECKSUM TABLE ${quoteTable(table)} EXTENDED`);
    const value = row?.[1] ?? null;
    if (value === null) return { value: null, reason: 'the server gave none' };
    return { value, definition };
  } catch (error) {
    if (!session.isAlive) throw error;
    return { value: null, reason: `the server refused it (error ${errorNumberOf(error)})` };
  } finally {
    counting.delete(session);
  }
}

/**
 * SHA-256 of what the checksum depends on besides the rows and the version: columns in their order with types and defaults
 * (NULL counts as the default's bytes in InnoDB) and the table's options. null where it depends on more.
 */
async function definitionOf(session: MysqlSession, table: TableName): Promise<string | null> {
  const { flavour } = session;
  // Otherwise dates and times in the form of 5.5, which count differently, look like others (gone since 8.0).
  if (flavour.showsOldTemporals) await session.query('SET SESSION show_old_temporals = 1');
  const { sql } = await showCreate(session, 'TABLE', table);
  if (hasHiddenColumn(sql, flavour)) return null;
  const compatible = flavour.engine === 'mariadb' ? await compatibilityOf(session) : '';
  return createHash('sha256')
    .update(`${countedLines(sql.replaceAll(`${quoteIdentifier(table.schema)}.`, ''))}\n${compatible}`)
    .digest('hex');
}

/**
 * Indexes of MySQL over expressions have columns that nobody reads: multi-valued ones are counted as pointers, and others may depend on
 * settings of the session. The hashes of MariaDB's unique indexes over long columns are not computed for it.
 */
export function hasHiddenColumn(create: string, { engine }: Pick<Flavour, 'engine'>): boolean {
  const keys = create.split('\n').filter((line) => /^ {2}[A-Z ]*KEY /.test(line));
  if (engine === 'mysql') return keys.some((line) => line.includes('(('));
  return (
    keys.some((line) => /^ {2}UNIQUE KEY .* USING HASH,?$/.test(line)) && !/\n\) ENGINE=MEMORY\b/.test(create)
  );
}

/** Lines of SHOW CREATE TABLE: those of columns and periods, then the options. */
export function countedLines(create: string): string {
  const lines = create.split('\n');
  const counted = lines.filter((line) => /^ {2}(?:`|PERIOD )/.test(line));
  const options = (lines.find((line) => line.startsWith(') ')) ?? '')
    .replace(/ AUTO_INCREMENT=\d+/, '')
    .replace(/ COMMENT='(?:[^']|'')*'/, '');
  return [...counted.map((line) => line.replace(/,$/, '')), options].join('\n');
}

/** MariaDB as it was at 5.1 counts the bytes of NULLs. */
async function compatibilityOf(session: MysqlSession): Promise<string> {
  const rows = await session.query(
    "SHOW SESSION VARIABLES WHERE Variable_name = 'old' OR Variable_name = 'old_mode'",
  );
  const isOld = rows.some(([name, value]) =>
    name === 'old' ? value === 'ON' : value?.includes('5_1_CHECKSUM'),
  );
  return isOld ? 'as 5.1' : '';
}
