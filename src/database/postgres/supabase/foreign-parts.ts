import type { Sequence } from '../../../core/manifest.js';
import type { PlanItem } from '../../../core/target.js';
import { codeOf } from '../../error-code.js';
import { quoteTable } from '../quote.js';
import type { Comparison } from '../restore/compare-tables.js';
import { restoreSequences } from '../restore/restore-sequences.js';
import type { ForeignKey, SetAside, Switch } from '../restore/set-aside-find.js';
import type { PostgresSession } from '../session.js';
import { isManagedSchema } from './managed-schemas.js';
import { readPlatform } from './platform.js';

/**
 * What belongs to Supabase's roles in a project: its users may write the rows of `auth` and `storage`, but drop no key
 * there and disable no trigger. `session_replication_role`, which Supabase lets them set, keeps all of it from firing.
 */
export interface ForeignParts {
  /** Object ids of tables that are emptied by DELETE. */
  readonly tables: ReadonlySet<string>;
  readonly foreignKeys: readonly ForeignKey[];
  readonly switches: readonly Switch[];
  readonly sequences: readonly Sequence[];
}

const NONE: ForeignParts = { tables: new Set(), foreignKeys: [], switches: [], sequences: [] };

/** Takes Supabase's own out of what is set aside; nothing is taken in a database that is no project. */
export async function separateForeign(
  session: PostgresSession,
  { matched, sequences }: Comparison,
  aside: SetAside,
): Promise<{ aside: SetAside; foreign: ForeignParts }> {
  if ((await readPlatform(session)) !== 'supabase') return { aside, foreign: NONE };
  const rows = await session.query(`SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'S') AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE')`);
  const managed = rows.filter(([, schema]) => isManagedSchema(schema ?? ''));
  const oids = new Set(managed.map(([oid]) => oid ?? ''));
  const names = new Set(
    managed.map(([, schema, name]) => quoteTable({ schema: schema ?? '', name: name ?? '' })),
  );
  const isForeign = ({ oid }: { readonly oid: string }) => oids.has(oid);
  return {
    aside: {
      ...aside,
      foreignKeys: aside.foreignKeys.filter(({ from }) => !isForeign(from)),
      switches: aside.switches.filter(({ relation }) => !isForeign(relation)),
    },
    foreign: {
      tables: new Set(matched.filter(({ table }) => isForeign(table)).map(({ table }) => table.oid)),
      foreignKeys: aside.foreignKeys.filter(({ from }) => isForeign(from)),
      switches: aside.switches.filter(({ relation }) => isForeign(relation)),
      sequences: sequences.filter((sequence) => names.has(quoteTable(sequence))),
    },
  };
}

/** Triggers that fire on replicas too, and that only Supabase could disable. */
export function refuseAlwaysFiring({ switches }: ForeignParts): PlanItem[] {
  return switches
    .filter(({ state }) => state !== 'O')
    .map(({ kind, relation, name }) => ({
      kind,
      schema: relation.schema,
      name: `${relation.name}.${name}`,
      reason: 'fires on replicas too, and would change the rows that are restored',
    }));
}

export function noteForeign({ tables, foreignKeys, switches }: ForeignParts): string[] {
  if (tables.size === 0) return [];
  return [
    `Keys (${foreignKeys.length}) and triggers (${switches.length}) of Supabase's own tables stay and do not fire meanwhile; the keys are checked before the commit.`,
  ];
}

const INSUFFICIENT_PRIVILEGE = '42501';
const HUSH = 'SET LOCAL session_replication_role = replica';

/** Whether the role may keep triggers from firing; only trying tells, because Supabase allows it in its own way. */
export async function refuseWithoutHush(session: PostgresSession): Promise<PlanItem[]> {
  try {
    await session.query(`BEGIN; ${HUSH}; ROLLBACK`);
    return [];
  } catch (error) {
    await session.query('ROLLBACK');
    if (codeOf(error) !== INSUFFICIENT_PRIVILEGE) throw error;
    const reason =
      "the role may not set it, and nothing else keeps Supabase's triggers from firing; use the role postgres in target-url";
    return [{ kind: 'setting', name: 'session_replication_role', reason }];
  }
}

/** Until `endHush` or the end of the transaction. Storage refuses rows to go without their files, unless told. */
export async function hush(session: PostgresSession): Promise<void> {
  await session.query(`${HUSH}; SELECT pg_catalog.set_config('storage.allow_delete_query', 'true', true)`);
}

export async function endHush(session: PostgresSession): Promise<void> {
  await session.query(
    "SET LOCAL session_replication_role = origin; SELECT pg_catalog.set_config('storage.allow_delete_query', 'false', true)",
  );
}

/**
 * Only forward, and last of all: without owning a sequence nobody can undo `setval`, and a number that was skipped does no
 * harm.
 */
export async function moveForeignSequences(
  session: PostgresSession,
  { sequences }: ForeignParts,
): Promise<void> {
  await restoreSequences(session, sequences, 'forward-only-unowned');
}
