import { BackupError } from '../../../core/errors.js';
import type { TableName } from '../../../core/ports.js';
import { type ForeignKey, orphanCountSql, readForeignKeys } from '../foreign-keys.js';
import { displayName, displayTable } from '../quote.js';
import type { StepsContext } from './restore-steps.js';

/** A key, and where the rows of its tables are while it is judged, if not at home. */
export interface JudgedKey extends ForeignKey {
  readonly at?: { readonly from: TableName; readonly to: TableName };
}

/**
 * The server takes a key without a look at the rows, as they were loaded with foreign_key_checks off; so they are counted.
 * @throws BackupError kind `target` code `TARGET_ORPHANS`, unless `skip-unrestorable` allows them
 */
export async function settleBrokenKeys(
  context: StepsContext,
  isJudged: (key: ForeignKey) => boolean,
): Promise<void> {
  const keys = await readForeignKeys(context.session, context.database);
  await settleKeys(context, keys.filter(isJudged), { where: 'in the backup as at the source' });
}

/** How orphans are counted. */
interface Counting {
  /** Each count's names of tables are followed by the key's number: locked tables have such names. */
  readonly isNumbered?: boolean;
  /** Keys whose parents nobody may delete until the transaction ends. */
  readonly holdsParentsOf?: (key: ForeignKey) => boolean;
}

/**
 * The same for these keys.
 * @throws BackupError kind `target` code `TARGET_ORPHANS`, unless `skip-unrestorable` allows them
 */
export async function settleKeys(
  context: StepsContext,
  keys: readonly JudgedKey[],
  { where, ...counting }: Counting & { readonly where: string },
): Promise<void> {
  const { request } = context;
  const broken = (await countOrphans(context, keys, counting)).map(({ key, rows }) => ({
    key,
    reason: `${rows} to rows that ${displayTable(key.to)} does not have, ${where}`,
  }));
  if (broken.length === 0) return;
  if (!request.skipUnrestorable) {
    const lines = broken.map(
      ({ key, reason }) => `- ${displayName(key.name)} of ${displayTable(key.from)}: ${reason}`,
    );
    throw new BackupError(
      'target',
      `Rows would break foreign keys, so nothing is kept:\n${lines.join('\n')}`,
      {
        code: 'TARGET_ORPHANS',
        nextStep:
          'Run again with skip-unrestorable: true, which keeps these keys and these rows as they are, and mend the rows afterwards; at the source, too.',
      },
    );
  }
  for (const { key, reason } of broken) {
    context.skip({
      kind: 'orphans',
      schema: request.manifest.source.database,
      name: `${key.from.name} ${key.name}`,
      reason: `${reason}; the key is there, and the server does not look at rows that are there already`,
    });
  }
}

/**
 * For keys of other tables, whose rows stay as they are.
 * @throws BackupError code `TARGET_ORPHANS` naming every key, with counts and no values
 */
export async function refuseOrphans(context: StepsContext, keys: readonly JudgedKey[]): Promise<void> {
  const found = (await countOrphans(context, keys)).map(
    ({ key, rows }) =>
      `- ${displayName(key.name)}: ${rows} from ${displayTable(key.from)} to rows that ${displayTable(key.to)} would no longer have`,
  );
  if (found.length === 0) return;
  throw new BackupError('target', `Foreign keys would be broken, so nothing is kept:\n${found.join('\n')}`, {
    code: 'TARGET_ORPHANS',
    nextStep: 'Restore those tables too, or remove or mend these rows, then run again.',
  });
}

async function countOrphans(
  { session, signal }: StepsContext,
  keys: readonly JudgedKey[],
  { isNumbered = false, holdsParentsOf = () => false }: Counting = {},
): Promise<{ key: ForeignKey; rows: string }[]> {
  const broken: { key: ForeignKey; rows: string }[] = [];
  for (const [number, key] of keys.entries()) {
    signal.throwIfAborted();
    const suffix = isNumbered ? String(number) : '';
    const sql = orphanCountSql({ ...key, ...key.at }, { suffix, holdsParents: holdsParentsOf(key) });
    const [row] = await session.query(sql);
    const count = Number(row?.[0] ?? 0);
    if (count > 0) broken.push({ key, rows: count === 1 ? '1 row points' : `${count} rows point` });
  }
  return broken;
}
