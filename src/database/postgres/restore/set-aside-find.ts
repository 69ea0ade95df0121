import type { PlanItem } from '../../../core/target.js';
import { type KeyShape, type Relation, readKeyColumns } from '../key-columns.js';
import type { PostgresSession } from '../session.js';
import { type KeyState, readKeyStates } from './set-aside-key-states.js';
import { droppedRules, findOpenRules, type OpenRules } from './set-aside-open-rules.js';

export interface ForeignKey extends KeyShape {
  readonly name: string;
  /** By pg_get_constraintdef: with deferrability, NOT VALID and NOT ENFORCED. */
  readonly definition: string;
  readonly isValidated: boolean;
  /** PERIOD of PostgreSQL 18: equality is not the whole rule. */
  readonly isTemporal: boolean;
  readonly comment: string | null;
  /** Triggers of the key that do not fire as usual. */
  readonly states: readonly KeyState[];
}

/** `tgenabled` and `ev_enabled`, D left out: fires at the origin, always, or only on a replica. */
export type FiringState = 'O' | 'A' | 'R';

export interface Switch {
  readonly kind: 'trigger' | 'rule';
  readonly relation: Relation;
  readonly name: string;
  readonly state: FiringState;
}

/** What has to be out of the way while rows are loaded. */
export interface SetAside {
  readonly foreignKeys: readonly ForeignKey[];
  readonly switches: readonly Switch[];
  readonly open: OpenRules;
  /** Tables whose owner is subject to their policies. */
  readonly forced: readonly Relation[];
}

const relationColumns = (c: string, n: string) => `${c}.oid, ${n}.nspname, ${c}.relname, ${c}.relkind = 'p'`;

type Row = readonly (string | null)[];

function toRelation(row: Row, at: number): Relation {
  return {
    oid: row[at] ?? '',
    schema: row[at + 1] ?? '',
    name: row[at + 2] ?? '',
    isPartitioned: row[at + 3] === 't',
  };
}

/**
 * `oids`: the tables that are written, and everything above them in partition trees. Keys are those of the tables and
 * those onto them, at the top of their trees: the server gives and takes those of partitions itself. Rules only of
 * `ruled`.
 */
export async function findSetAside(
  session: PostgresSession,
  oids: readonly string[],
  ruled: readonly string[],
): Promise<SetAside> {
  if (oids.length === 0) {
    return { foreignKeys: [], switches: [], open: { ofTables: [], ofDomains: [] }, forced: [] };
  }
  const list = oids.join(', ');
  const foreignKeys = await findForeignKeys(session, list);
  const triggers = await findSwitches(session, 'trigger', TRIGGERS(list));
  const rules = ruled.length > 0 ? await findSwitches(session, 'rule', RULES(ruled.join(', '))) : [];
  const forcedOids = [...oids, ...foreignKeys.flatMap(({ from, to }) => [from.oid, to.oid])];
  const forced = await session.query(`SELECT ${relationColumns('c', 'n')}
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid IN (${forcedOids.join(', ')}) AND c.relforcerowsecurity
      AND pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY c.oid`);
  return {
    foreignKeys,
    switches: [...triggers, ...rules],
    open: await findOpenRules(session, list),
    forced: forced.map((row) => toRelation(row, 0)),
  };
}

/** Clones in partitions are internal before PostgreSQL 15; those of keys belong to a constraint. */
const TRIGGERS = (oids: string) => `SELECT ${relationColumns('c', 'n')}, t.tgname, t.tgenabled
  FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE t.tgrelid IN (${oids}) AND t.tgenabled <> 'D' AND (NOT t.tgisinternal OR t.tgparentid <> 0)
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype <> 't')
  ORDER BY t.oid`;

const RULES = (oids: string) => `SELECT ${relationColumns('c', 'n')}, r.rulename, r.ev_enabled
  FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE r.ev_class IN (${oids}) AND r.ev_enabled <> 'D' ORDER BY r.oid`;

async function findSwitches(session: PostgresSession, kind: Switch['kind'], sql: string): Promise<Switch[]> {
  const rows = await session.query(sql);
  return rows.map((row) => ({
    kind,
    relation: toRelation(row, 0),
    name: row[4] ?? '',
    state: row[5] as FiringState,
  }));
}

const FOREIGN_KEYS = (oids: string, temporal: string) => `
SELECT ${relationColumns('f', 'fn')}, ${relationColumns('p', 'pn')}, k.oid, k.conname,
  pg_catalog.pg_get_constraintdef(k.oid), k.convalidated, k.confmatchtype = 'f', ${temporal},
  pg_catalog.obj_description(k.oid, 'pg_constraint')
FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_class f ON f.oid = k.conrelid JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
  JOIN pg_catalog.pg_class p ON p.oid = k.confrelid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND (k.conrelid IN (${oids}) OR k.confrelid IN (${oids}))
ORDER BY k.oid`;

async function findForeignKeys(session: PostgresSession, oids: string): Promise<ForeignKey[]> {
  const temporal = session.serverVersionNum >= 180_000 ? 'k.conperiod' : 'false';
  const rows = await session.query(FOREIGN_KEYS(oids, temporal));
  if (rows.length === 0) return [];
  const keys = rows.map((key) => key[8] ?? '');
  const columns = await readKeyColumns(session, keys);
  const states = await readKeyStates(session, keys);
  return rows.map((row) => ({
    from: toRelation(row, 0),
    to: toRelation(row, 4),
    name: row[9] ?? '',
    definition: row[10] ?? '',
    isValidated: row[11] === 't',
    isMatchFull: row[12] === 't',
    isTemporal: row[13] === 't',
    comment: row[14] ?? null,
    states: states.get(row[8] ?? '') ?? [],
    columns: columns.get(row[8] ?? '') ?? [],
  }));
}

/** For the plan. */
export function describeSetAside({ foreignKeys, switches, open, forced }: SetAside): PlanItem[] {
  return [
    ...foreignKeys.map(({ name, from }) => ({
      kind: 'foreign-key',
      schema: from.schema,
      name: `${from.name}.${name}`,
    })),
    ...switches.map(({ kind, name, relation }) => ({
      kind,
      schema: relation.schema,
      name: `${relation.name}.${name}`,
    })),
    ...droppedRules(open).map(({ kind, name, relation }) => ({
      kind: `${kind}-constraint`,
      schema: relation.schema,
      name: `${relation.name}.${name}`,
    })),
    ...open.ofDomains.map(({ name, domain }) => ({
      kind: 'domain-constraint',
      schema: domain.schema,
      name: `${domain.name}.${name}`,
    })),
    ...forced.map(({ schema, name }) => ({ kind: 'forced-row-security', schema, name })),
  ];
}
