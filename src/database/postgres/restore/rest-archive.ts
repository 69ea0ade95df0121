import type { ManifestTable, Sequence } from '../../../core/manifest.js';
import type { RowsOf } from '../../../core/target.js';
import type { CatalogTable } from '../catalog.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { MatchedTable } from './compare-tables.js';

const MODIFIERS = /\([^()]*\)/;
const TAB = 0x09;
const NEWLINE = 0x0a;

/** Names of types without modifiers, by oid, as the REST API describes columns. */
export async function readTypeNames(session: PostgresSession): Promise<ReadonlyMap<number, string>> {
  const rows = await session.query(
    'SELECT t.oid, pg_catalog.format_type(t.oid, NULL) FROM pg_catalog.pg_type t',
  );
  return new Map(rows.map(([oid, name]) => [Number(oid), name ?? '']));
}

/**
 * An entry that was read over REST, completed by what only a catalog knows and the target's says: modifiers and
 * domains of types, generated columns, the order of a key. What does not fit stays as it is, and is a difference.
 */
export function completeEntry(
  entry: ManifestTable,
  table: CatalogTable,
  typeNames: ReadonlyMap<number, string>,
): ManifestTable {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const byNumber = new Map(table.columns.map((column) => [column.attnum, column.name]));
  const columns = entry.columns.map((column) => {
    const found = byName.get(column.name);
    if (!found) return column;
    const names = [typeNames.get(found.baseTypeOid), found.type.replace(MODIFIERS, '')];
    return names.includes(column.type) ? { ...column, type: found.type, generated: found.generated } : column;
  });
  const key = table.primaryKey.map((attnum) => byNumber.get(attnum) ?? '');
  const isSameKey = JSON.stringify([...key].sort()) === JSON.stringify([...entry.primaryKey].sort());
  return { ...entry, columns, primaryKey: isSameKey ? key : entry.primaryKey };
}

/** COPY text of these columns without those that compute themselves. */
export function withoutComputed(rows: RowsOf, columns: ManifestTable['columns']): RowsOf {
  if (columns.every(({ generated }) => generated === null)) return rows;
  const isKept = columns.map(({ generated }) => generated === null);
  const first = isKept.indexOf(true);
  return async function* () {
    let field = 0;
    for await (const chunk of rows()) {
      const kept = Buffer.allocUnsafe(chunk.length);
      let length = 0;
      for (const byte of chunk) {
        if (byte === NEWLINE) field = 0;
        else if (byte === TAB) field++;
        const isSeparator = byte === TAB && field === first;
        if (byte === NEWLINE || (isKept[field] && !isSeparator)) kept[length++] = byte;
      }
      yield kept.subarray(0, length);
    }
  };
}

/**
 * The sequences that columns of the loaded tables own, each where the highest number of its column puts it (the lowest,
 * for one that counts down). The archive knows none of them.
 */
export async function readHighest(
  session: PostgresSession,
  matched: readonly MatchedTable[],
): Promise<Sequence[]> {
  const owned = await ownedSequences(session, matched);
  const sequences: Sequence[] = [];
  for (const { schema, name, table, column, descends } of owned) {
    const [row] = await session.query(
      `SELECT pg_catalog.${descends ? 'min' : 'max'}(${quoteIdentifier(column)})::pg_catalog.int8 FROM ${quoteTable(table)}`,
    );
    const lastValue = row?.[0];
    if (typeof lastValue === 'string') sequences.push({ schema, name, lastValue, isCalled: true });
  }
  return sequences;
}

interface OwnedSequence {
  readonly schema: string;
  readonly name: string;
  readonly table: { readonly schema: string; readonly name: string };
  readonly column: string;
  readonly descends: boolean;
}

/** Of columns with whole numbers, which are what such a sequence is for. */
export async function ownedSequences(
  session: PostgresSession,
  matched: readonly { readonly table: CatalogTable; readonly ancestors: readonly CatalogTable[] }[],
): Promise<OwnedSequence[]> {
  const oids = matched.flatMap(({ table, ancestors }) => [table.oid, ...ancestors.map(({ oid }) => oid)]);
  if (oids.length === 0) return [];
  const rows =
    await session.query(`SELECT n.nspname, c.relname, tn.nspname, t.relname, a.attname, s.seqincrement < 0
    FROM pg_catalog.pg_depend d
      JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.objid
      JOIN pg_catalog.pg_class c ON c.oid = d.objid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
      JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
      JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid IN (${oids.join(', ')})
      AND a.atttypid IN (20, 21, 23, 1700) ORDER BY d.objid`);
  return rows.map(([schema, name, tableSchema, tableName, column, descends]) => ({
    schema: schema ?? '',
    name: name ?? '',
    table: { schema: tableSchema ?? '', name: tableName ?? '' },
    column: column ?? '',
    descends: descends === 't',
  }));
}
