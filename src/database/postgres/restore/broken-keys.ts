import { BackupError } from '../../../core/errors.js';
import { countOrphans } from '../orphans.js';
import { displayTable } from '../quote.js';
import { readCatalogState } from '../recorded-state.js';
import type { PostgresSession } from '../session.js';
import { type ForeignKeyStatement, foreignKeyOf } from './keys-left-open.js';
import type { StepsContext } from './restore-steps.js';
import type { RefusedStatement } from './run-statements.js';

/** A foreign key that the backup's own rows break: it did not check them at the source, or not always. */
export interface BrokenKey extends ForeignKeyStatement {
  /** There now, NOT VALID; else it is missing. */
  readonly isOpen: boolean;
}

export function brokenKeysOf(refused: readonly RefusedStatement[]): BrokenKey[] {
  return refused.flatMap(({ statement, brokenKey }) => {
    const key = brokenKey === undefined ? undefined : foreignKeyOf(statement);
    return key ? [{ ...key, isOpen: brokenKey === 'open' }] : [];
  });
}

/** Counting takes no longer for one key; it was checked in about this time before. */
const LIMIT_MS = 600_000;

/**
 * Records keys that are NOT VALID from now on, where `skip-unrestorable` allows that.
 * @throws BackupError kind `target` code `TARGET_ORPHANS` naming every key, with the number of rows without parent
 */
export async function settleBrokenKeys(
  context: Pick<StepsContext, 'session' | 'request' | 'skip'>,
  inTransaction: boolean,
  keys: readonly BrokenKey[],
): Promise<void> {
  if (keys.length === 0) return;
  const counts = await countAll(context.session, inTransaction, keys);
  const pointing = (key: BrokenKey) => {
    const count = counts.get(key) ?? null;
    const rows = count === null ? 'rows point' : count === 1 ? '1 row points' : `${count} rows point`;
    return `${rows} to rows that ${displayTable(key.to)} does not have, in the backup as at the source`;
  };
  if (!context.request.skipUnrestorable) {
    const lines = keys.map((key) => `- ${key.name} of ${displayTable(key.from)}: ${pointing(key)}`);
    throw new BackupError(
      'target',
      `Rows of the backup break foreign keys, so nothing is kept:\n${lines.join('\n')}`,
      {
        code: 'TARGET_ORPHANS',
        nextStep:
          'Run again with skip-unrestorable: true, which adds these keys NOT VALID, and mend the rows afterwards; at the source, too.',
      },
    );
  }
  for (const key of keys) {
    const effect = key.isOpen
      ? 'it was added NOT VALID'
      : 'it is left out, because this server has no NOT VALID for partitioned tables';
    const { schema, name } = key.from;
    context.skip({
      kind: 'orphans',
      schema,
      name: `${name} ${key.name}`,
      reason: `${pointing(key)}; ${effect}`,
    });
  }
}

async function countAll(
  session: PostgresSession,
  inTransaction: boolean,
  keys: readonly BrokenKey[],
): Promise<ReadonlyMap<BrokenKey, number | null>> {
  const { doubtful } = await readCatalogState(session);
  const counts = new Map<BrokenKey, number | null>();
  if (!inTransaction) await session.query('BEGIN');
  for (const key of keys) {
    const found = [...doubtful].find(
      ([{ schema, table, name }]) =>
        schema === key.from.schema && table === key.from.name && name === key.name,
    )?.[1];
    if (found) counts.set(key, await countOrphans(session, found, LIMIT_MS));
  }
  if (!inTransaction) await session.query('ROLLBACK');
  return counts;
}
