import type { ManifestTable } from '../../../core/manifest.js';
import type { PlanItem } from '../../../core/target.js';
import { readLockRoom } from '../lock-room.js';
import type { PostgresSession } from '../session.js';
import type { ScriptStatement } from './script-statements.js';

/** Headings whose statements lock nothing that their object's own heading does not lock. */
const NO_LOCKS = new Set([
  'ACL',
  'COMMENT',
  'DEFAULT',
  'DEFAULT ACL',
  'EXTENSION',
  'FK CONSTRAINT',
  'CHECK CONSTRAINT',
  'INDEX ATTACH',
  'MATERIALIZED VIEW DATA',
  'POLICY',
  'ROW SECURITY',
  'RULE',
  'SECURITY LABEL',
  'SEQUENCE OWNED BY',
  'TABLE ATTACH',
  'TRIGGER',
]);

/** A table with its TOAST table and that one's index. */
const TABLE_LOCKS = 3;
/** The same, and the files that REFRESH fills. */
const MATERIALIZED_VIEW_LOCKS = 6;

/** Types without TOAST (pg_type.typstorage is plain), as `format_type` names them. */
const FIXED =
  /^(bigint|integer|smallint|boolean|real|double precision|date|uuid|oid|money|interval( .*)?|(time|timestamp)(\(\d\))? with(out)? time zone)$/;

/** How many entries of the lock table one transaction needs to create all of this; each is held to its end. */
export function locksToCreate(
  statements: readonly ScriptStatement[],
  tables: readonly ManifestTable[],
): number {
  const plain = new Set(
    tables
      .filter(({ columns }) => columns.every(({ type }) => FIXED.test(type)))
      .map(({ schema, name }) => `${schema}\0${name}`),
  );
  let locks = 0;
  let previous: ScriptStatement['entry'] = null;
  for (const { entry, sql } of statements) {
    if (!entry || entry === previous || NO_LOCKS.has(entry.type)) continue;
    previous = entry;
    if (entry.type === 'TABLE') {
      const isSmall = plain.has(`${entry.schema}\0${entry.name}`) || /\nPARTITION BY [^\n]*;$/.test(sql);
      locks += isSmall ? 1 : TABLE_LOCKS;
    } else locks += entry.type === 'MATERIALIZED VIEW' ? MATERIALIZED_VIEW_LOCKS : 1;
  }
  return locks;
}

/** A refusal when one transaction that needs so many locks would find the lock table full. */
export async function refuseFullLockTable(session: PostgresSession, needed: number): Promise<PlanItem[]> {
  const { free, perTransaction } = await readLockRoom(session);
  if (needed <= free) return [];
  const reason = `TARGET_LOCK_TABLE: one transaction needs about ${needed} locks and the server has room for ${free} (max_locks_per_transaction is ${perTransaction}); raise that setting and restart the server, or restore into an empty database with jobs: 2, which needs no single transaction`;
  return [{ kind: 'locks', name: 'lock table', reason }];
}
