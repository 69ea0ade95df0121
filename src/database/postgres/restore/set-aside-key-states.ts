import type { Relation } from '../key-columns.js';
import { quoteIdentifier, quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';

/** A trigger of a foreign key that does not fire as usual, after `ALTER TABLE … DISABLE TRIGGER ALL`. */
export interface KeyState {
  /** The table of the trigger, and which of a key's triggers it is. */
  readonly relation: string;
  readonly function: string;
  /** `tgenabled`: D, R or A. */
  readonly state: string;
}

/** Keys below a key are its copies in partitions. */
const TRIGGERS = (where: string) => `
WITH RECURSIVE tree (top, oid) AS (
  SELECT k.oid, k.oid FROM pg_catalog.pg_constraint k WHERE k.contype = 'f' AND ${where}
  UNION ALL SELECT tree.top, k.oid FROM tree JOIN pg_catalog.pg_constraint k ON k.conparentid = tree.oid AND k.contype = 'f')
SELECT tree.top, t.tgrelid, t.tgfoid, t.tgenabled, t.tgname, n.nspname, c.relname
FROM tree JOIN pg_catalog.pg_trigger t ON t.tgconstraint = tree.oid
  JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;

/** By the key's oid; keys that work as usual have none. */
export async function readKeyStates(
  session: PostgresSession,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly KeyState[]>> {
  const states = new Map<string, KeyState[]>();
  if (keys.length === 0) return states;
  const rows = await session.query(`${TRIGGERS(`k.oid IN (${keys.join(', ')})`)} WHERE t.tgenabled <> 'O'`);
  for (const [key, relation, fn, state] of rows) {
    const list = states.get(key ?? '') ?? [];
    states.set(key ?? '', list);
    list.push({ relation: relation ?? '', function: fn ?? '', state: state ?? '' });
  }
  return states;
}

const WORDS: Readonly<Record<string, string>> = {
  D: 'DISABLE',
  R: 'ENABLE REPLICA',
  A: 'ENABLE ALWAYS',
};

/** Triggers of keys belong to the server: only a superuser may switch them. */
export async function maySwitchKeys(session: PostgresSession): Promise<boolean> {
  const [row] = await session.query('SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER');
  return row?.[0] === 't';
}

/** Gives the triggers of a key that was added again the states that they had. */
export async function putBackKeyStates(
  session: PostgresSession,
  from: Relation,
  key: string,
  states: readonly KeyState[],
): Promise<void> {
  if (states.length === 0 || !(await maySwitchKeys(session))) return;
  const rows = await session.query(
    TRIGGERS(`k.conrelid = ${from.oid} AND k.conparentid = 0 AND k.conname = ${quoteLiteral(key)}`),
  );
  for (const [, relation, fn, , trigger, schema, name] of rows) {
    const before = states.find((state) => state.relation === relation && state.function === fn);
    const word = before && WORDS[before.state];
    if (!word) continue;
    const table = quoteTable({ schema: schema ?? '', name: name ?? '' });
    await session.query(`ALTER TABLE ONLY ${table} ${word} TRIGGER ${quoteIdentifier(trigger ?? '')}`);
  }
}
