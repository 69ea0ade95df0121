import type { PlanItem } from '../../../core/target.js';
import { quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { MatchedTable } from './compare-tables.js';

/** A sequence that fills a column which the backup does not have. */
interface UsedSequence {
  readonly schema: string;
  readonly name: string;
  readonly increment: string;
  readonly isOwned: boolean;
}

const SEQUENCES = (columns: string) => `
WITH used (relid, name) AS (VALUES ${columns}),
numbered AS (SELECT a.attrelid, a.attnum FROM used u JOIN pg_catalog.pg_attribute a ON a.attrelid = u.relid AND a.attname = u.name),
found AS (
  SELECT d.objid AS oid FROM numbered c JOIN pg_catalog.pg_depend d ON d.refobjid = c.attrelid AND d.refobjsubid = c.attnum
    AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype = 'i'
  UNION SELECT d.refobjid FROM numbered c JOIN pg_catalog.pg_attrdef e ON e.adrelid = c.attrelid AND e.adnum = c.attnum
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::pg_catalog.regclass AND d.objid = e.oid
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass)
SELECT n.nspname, c.relname, s.seqincrement, pg_catalog.pg_has_role(c.relowner, 'USAGE')
FROM found JOIN pg_catalog.pg_class c ON c.oid = found.oid JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace ORDER BY c.oid`;

/**
 * Sees that numbers which the load takes for columns of the target alone are given back by a rollback: nextval is not
 * undone, but an altered sequence has a new file, which goes with its transaction
 * (https://www.postgresql.org/docs/current/sql-altersequence.html, "Notes"). An increment that stays what it is alters
 * enough.
 */
export async function holdSequences(
  session: PostgresSession,
  matched: readonly MatchedTable[],
): Promise<void> {
  const owned = (await usedSequences(session, matched)).filter(({ isOwned }) => isOwned);
  if (owned.length === 0) return;
  const statements = owned.map(
    (sequence) => `ALTER SEQUENCE ${quoteTable(sequence)} INCREMENT BY ${sequence.increment}`,
  );
  await session.query(statements.join(';\n'));
}

/** Sequences of other roles, whose numbers a rollback would not give back. */
export async function refuseForeignSequences(
  session: PostgresSession,
  matched: readonly MatchedTable[],
): Promise<PlanItem[]> {
  const used = await usedSequences(session, matched);
  return used
    .filter(({ isOwned }) => !isOwned)
    .map(({ schema, name }) => ({
      kind: 'sequence',
      schema,
      name,
      reason: 'the role does not own it, and it fills a column that the backup does not have',
    }));
}

async function usedSequences(
  session: PostgresSession,
  matched: readonly MatchedTable[],
): Promise<UsedSequence[]> {
  const columns = matched.flatMap(({ table, ancestors, extraColumns }) =>
    [table, ...ancestors].flatMap(({ oid }) =>
      extraColumns.map((name) => `(${oid}::pg_catalog.oid, ${quoteLiteral(name)})`),
    ),
  );
  if (columns.length === 0) return [];
  const rows = await session.query(SEQUENCES(columns.join(', ')));
  return rows.map(([schema, name, increment, isOwned]) => ({
    schema: schema ?? '',
    name: name ?? '',
    increment: increment ?? '1',
    isOwned: isOwned === 't',
  }));
}
