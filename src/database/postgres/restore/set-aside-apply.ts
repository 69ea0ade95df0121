import { codeOf } from '../../error-code.js';
import type { Relation } from '../key-columns.js';
import { displayTable, quoteIdentifier, quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { BrokenKey } from './broken-keys.js';
import type { FiringState, ForeignKey, SetAside, Switch } from './set-aside-find.js';
import { putBackKeyStates } from './set-aside-key-states.js';
import { putBackOpenRules, takeOpenRules } from './set-aside-open-apply.js';
import { targetError } from './target-errors.js';

/** Takes keys, rules that are NOT VALID, triggers, rewrite rules and forced row-level security away; `putBack` undoes it in the same transaction. */
export async function takeAway(session: PostgresSession, aside: SetAside): Promise<void> {
  const { foreignKeys, switches, open, forced } = aside;
  await run(session, [
    ...foreignKeys.map(
      ({ from, name }) => `ALTER TABLE ${quoteTable(from)} DROP CONSTRAINT ${quoteIdentifier(name)}`,
    ),
    ...takeOpenRules(open),
    ...switches.map((item) =>
      alter(item.relation, `DISABLE ${item.kind.toUpperCase()} ${quoteIdentifier(item.name)}`),
    ),
    ...forced.map((relation) => alter(relation, 'NO FORCE ROW LEVEL SECURITY')),
  ]);
}

/**
 * Everything but forced row-level security, which the proof cannot read under. Keys that were valid are checked
 * against every row, the others are not. `mayBeOpen`: one that rows break comes back NOT VALID and is given, where the server
 * can do that.
 */
export async function putBack(
  session: PostgresSession,
  aside: SetAside,
  mayBeOpen: boolean,
): Promise<BrokenKey[]> {
  await putBackOpenRules(session, aside.open);
  const broken: BrokenKey[] = [];
  for (const key of aside.foreignKeys) {
    try {
      if (!(await addAgain(session, key, mayBeOpen))) broken.push({ ...key, isOpen: true });
      await putBackKeyStates(session, key.from, key.name, key.states);
    } catch (error) {
      throw targetError(error, `adding the foreign key ${key.name} of ${displayTable(key.from)} again`);
    }
  }
  await run(session, aside.switches.map(switchOn));
  return broken;
}

/** SQLSTATE foreign_key_violation. */
const BROKEN = '23503';

/** False when rows break the key, which is there without validation then. */
async function addAgain(session: PostgresSession, key: ForeignKey, mayBeOpen: boolean): Promise<boolean> {
  await session.query('SAVEPOINT db_backup_key');
  try {
    await session.query(addKey(key));
    await session.query('RELEASE SAVEPOINT db_backup_key');
    return true;
  } catch (error) {
    if (!mayBeOpen || codeOf(error) !== BROKEN) throw error;
    await session.query('ROLLBACK TO SAVEPOINT db_backup_key; RELEASE SAVEPOINT db_backup_key');
    const open = addKey({ ...key, definition: `${key.definition} NOT VALID` });
    await session.query(open).catch(() => {
      throw error;
    });
    return false;
  }
}

/** The last thing before the commit. */
export async function forceAgain(session: PostgresSession, { forced }: SetAside): Promise<void> {
  await run(
    session,
    forced.map((relation) => alter(relation, 'FORCE ROW LEVEL SECURITY')),
  );
}

/** ONLY is refused for a partitioned table, and what it holds back is not inherited anyway. */
function addKey({ from, name, definition, comment }: ForeignKey): string {
  const only = from.isPartitioned ? '' : 'ONLY ';
  const add = `ALTER TABLE ${only}${quoteTable(from)} ADD CONSTRAINT ${quoteIdentifier(name)} ${definition}`;
  if (comment === null) return add;
  return `${add};\nCOMMENT ON CONSTRAINT ${quoteIdentifier(name)} ON ${quoteTable(from)} IS ${quoteLiteral(comment)}`;
}

const STATES: Readonly<Record<FiringState, string>> = { O: '', A: 'ALWAYS ', R: 'REPLICA ' };

function switchOn({ kind, relation, name, state }: Switch): string {
  return alter(relation, `ENABLE ${STATES[state]}${kind.toUpperCase()} ${quoteIdentifier(name)}`);
}

/** Partitions are told by themselves: each may have its own state. */
function alter(relation: Relation, action: string): string {
  return `ALTER TABLE ONLY ${quoteTable(relation)} ${action}`;
}

async function run(session: PostgresSession, statements: readonly string[]): Promise<void> {
  if (statements.length > 0) await session.query(statements.join(';\n'));
}
