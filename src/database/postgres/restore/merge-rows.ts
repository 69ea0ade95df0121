import type { MergeCounts } from '../../../core/target.js';
import { codeOf } from '../../error-code.js';
import { quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { MatchedTable } from './compare-tables.js';
import { type KeyColumn, sameKey } from './merge-keys.js';

/** SQLSTATEs unique_violation and exclusion_violation. */
const COLLISIONS = new Set(['23505', '23P01']);
const SAVEPOINT = 'db_backup_merge';
const CHANGED = 'db_backup_changed';

export interface MergeInput {
  readonly match: MatchedTable;
  /** The table itself, or the root of its tree; `ONLY` where no partitions are below. */
  readonly into: string;
  readonly stage: string;
  readonly key: readonly KeyColumn[];
  /** Identity columns that UPDATE may not set. */
  readonly fixed: ReadonlySet<string>;
}

type Merged = Pick<MergeCounts, 'inserted' | 'updated'>;

/**
 * Makes the target's rows equal to the staged ones by key; rows that the archive does not have stay. Images are
 * compared, so that 1.10 against 1.1 counts as different.
 */
export async function mergeRows(session: PostgresSession, input: MergeInput): Promise<Merged> {
  const inKey = new Set(input.key.map(({ name }) => name));
  if ([...input.fixed].some((name) => !inKey.has(name))) return deleteAndInsert(session, input);
  await session.query(`SAVEPOINT ${SAVEPOINT}`);
  try {
    const merged = await updateAndInsert(session, input);
    // Uniqueness that is checked late is checked here, while there is another way.
    await session.query(`SET CONSTRAINTS ALL IMMEDIATE; RELEASE SAVEPOINT ${SAVEPOINT}`);
    return merged;
  } catch (error) {
    if (!session.isAlive || !COLLISIONS.has(codeOf(error))) throw error;
  }
  // Rows that exchange a unique value, or ranges that exclude each other, collide half-way, unless all of them are taken out first.
  await session.query(`ROLLBACK TO SAVEPOINT ${SAVEPOINT}`);
  const merged = await deleteAndInsert(session, input);
  await session.query(`RELEASE SAVEPOINT ${SAVEPOINT}`);
  return merged;
}

async function updateAndInsert(session: PostgresSession, input: MergeInput): Promise<Merged> {
  const { into, stage, key, fixed } = input;
  const set = archivedColumns(input)
    .filter((name) => !fixed.has(name))
    .map((name) => `${quoteIdentifier(name)} = s.${quoteIdentifier(name)}`);
  const update = `UPDATE ${into} t SET ${set.join(', ')} FROM ${stage} s
    WHERE ${sameKey(key)} AND ${imagesDiffer(input)}`;
  const updated = set.length === 0 ? 0 : await count(session, update);
  return { updated, inserted: await insertMissing(session, input, archivedColumns(input), input.stage) };
}

/** Values of columns that only the target has are kept. */
async function deleteAndInsert(session: PostgresSession, input: MergeInput): Promise<Merged> {
  const { into, stage, key, match } = input;
  const archived = archivedColumns(input);
  const generated = new Set(match.table.columns.filter((c) => c.generated !== null).map(({ name }) => name));
  const extra = match.extraColumns.filter((name) => !generated.has(name));
  const columns = [
    ...archived.map((name) => `s.${quoteIdentifier(name)}`),
    ...extra.map((name) => `t.${quoteIdentifier(name)}`),
  ];
  await session.query(`CREATE TEMPORARY TABLE ${CHANGED} ON COMMIT DROP AS
    SELECT ${columns.join(', ')} FROM ${into} t JOIN ${stage} s ON ${sameKey(key)} WHERE ${imagesDiffer(input)}`);
  const changed = `pg_temp.${CHANGED}`;
  const updated = await count(session, `DELETE FROM ${into} t USING ${changed} s WHERE ${sameKey(key)}`);
  await insertMissing(session, input, [...archived, ...extra], changed);
  await session.query(`DROP TABLE ${changed}`);
  return { updated, inserted: await insertMissing(session, input, archived, stage) };
}

function insertMissing(
  session: PostgresSession,
  { into, key }: MergeInput,
  columns: readonly string[],
  from: string,
): Promise<number> {
  const names = columns.map(quoteIdentifier);
  return count(
    session,
    `INSERT INTO ${into.replace(/^ONLY /, '')} (${names.join(', ')}) OVERRIDING SYSTEM VALUE
      SELECT ${names.map((name) => `s.${name}`).join(', ')} FROM ${from} s
      WHERE NOT EXISTS (SELECT FROM ${into} t WHERE ${sameKey(key)})`,
  );
}

/** Generated columns compute themselves. */
function archivedColumns({ match }: MergeInput): string[] {
  return match.entry.columns.filter(({ generated }) => generated === null).map(({ name }) => name);
}

/** The cast keeps the parser from comparing column by column. */
function imagesDiffer(input: MergeInput): string {
  const row = (alias: string) =>
    archivedColumns(input)
      .map((name) => `${alias}.${quoteIdentifier(name)}`)
      .join(', ');
  return `ROW(${row('t')})::pg_catalog.record OPERATOR(pg_catalog.*<>) ROW(${row('s')})::pg_catalog.record`;
}

async function count(session: PostgresSession, statement: string): Promise<number> {
  const [row] = await session.query(
    `WITH done AS (${statement} RETURNING 1) SELECT pg_catalog.count(*) FROM done`,
  );
  return Number(row?.[0] ?? 0);
}
