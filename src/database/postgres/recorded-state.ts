import type { RecordedState } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import { compareBytes } from '../../lib/compare-bytes.js';
import type { Relation } from './key-columns.js';
import type { PostgresSession, TextRow } from './session.js';

/** A foreign key that the server does not vouch for: not validated, or NOT ENFORCED. */
export interface DoubtfulKey {
  readonly oid: string;
  readonly from: Relation;
  readonly to: Relation;
  readonly isMatchFull: boolean;
  /** PERIOD of PostgreSQL 18: equality is not the whole rule. */
  readonly isTemporal: boolean;
}

/** What the catalog says, and the keys whose rows have to be counted. */
export interface CatalogState {
  readonly state: RecordedState;
  readonly doubtful: ReadonlyMap<RecordedState['foreignKeys'][number], DoubtfulKey>;
}

/** Server version from which keys may have a PERIOD. */
const PERIOD_SINCE = 180_000;

const ownedByNoExtension = (catalog: string, oid: string) => `NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = ${oid} AND d.objsubid = 0 AND d.deptype = 'e')`;

/** Objects in schemas of users; `catalog` and `oid` are the object's own, besides those of its table. */
const ofUsers = (catalog: string, oid: string) => `n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
  AND c.relpersistence <> 't' AND ${ownedByNoExtension('pg_class', 'c.oid')} AND ${ownedByNoExtension(catalog, oid)}`;

const OF_TABLE = (table: string) => `JOIN pg_catalog.pg_class c ON c.oid = ${table}
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace`;

/**
 * Triggers in partitions follow that of their root, and are told only where they are enabled in another way. Before
 * PostgreSQL 15 they are internal; those of keys belong to a constraint.
 */
const TRIGGERS = `SELECT n.nspname, c.relname, t.tgname, t.tgenabled
FROM pg_catalog.pg_trigger t ${OF_TABLE('t.tgrelid')}
  LEFT JOIN pg_catalog.pg_trigger u ON u.oid = t.tgparentid
WHERE CASE WHEN t.tgparentid = 0 THEN NOT t.tgisinternal ELSE t.tgenabled <> u.tgenabled END
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.oid = t.tgconstraint AND k.contype <> 't')
  AND ${ofUsers('pg_trigger', 't.oid')}`;

/** Roles as JSON, because their names may hold anything; like the view pg_policies, PUBLIC is `public`. */
const POLICIES = `SELECT n.nspname, c.relname, p.polname, p.polcmd, p.polpermissive,
  (SELECT pg_catalog.json_agg(CASE WHEN r.oid = 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(r.oid)::pg_catalog.text END)
   FROM pg_catalog.unnest(p.polroles) r (oid))
FROM pg_catalog.pg_policy p ${OF_TABLE('p.polrelid')}
WHERE ${ofUsers('pg_policy', 'p.oid')}`;

const ROW_SECURITY = `SELECT n.nspname, c.relname, c.relforcerowsecurity
FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relrowsecurity AND ${ofUsers('pg_class', 'c.oid')}`;

/** Those of partitions are the server's copies of their roots'. */
const FOREIGN_KEYS = (isTemporal: string) => `SELECT n.nspname, c.relname, k.conname, k.convalidated, k.oid,
  c.oid, c.relkind = 'p', p.oid, pn.nspname, p.relname, p.relkind = 'p', k.confmatchtype = 'f', ${isTemporal}
FROM pg_catalog.pg_constraint k ${OF_TABLE('k.conrelid')}
  JOIN pg_catalog.pg_class p ON p.oid = k.confrelid JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND ${ofUsers('pg_constraint', 'k.oid')}`;

const ENABLED = { O: 'origin', A: 'always', R: 'replica', D: 'disabled' } as const;
const COMMANDS: Readonly<Record<string, string>> = {
  '*': 'ALL',
  r: 'SELECT',
  a: 'INSERT',
  w: 'UPDATE',
  d: 'DELETE',
};

/** Reads the catalog only: four small queries. `isInScope` decides by the table. */
export async function readCatalogState(
  session: PostgresSession,
  isInScope: (table: TableName) => boolean = () => true,
): Promise<CatalogState> {
  const rowsOf = async (sql: string) =>
    (await session.query(sql))
      .filter(([schema, name]) => isInScope({ schema: schema ?? '', name: name ?? '' }))
      .sort(byNames);
  const triggers = (await rowsOf(TRIGGERS)).map((row) => ({
    ...ofTable(row),
    enabled: ENABLED[(row[3] ?? 'O') as keyof typeof ENABLED],
  }));
  const policies = (await rowsOf(POLICIES)).map((row) => ({
    ...ofTable(row),
    command: COMMANDS[row[3] ?? ''] ?? '',
    permissive: row[4] === 't',
    roles: (JSON.parse(row[5] ?? '[]') as string[]).sort(compareBytes),
  }));
  const rowSecurity = (await rowsOf(ROW_SECURITY)).map(([schema, table, forced]) => ({
    schema: schema ?? '',
    table: table ?? '',
    forced: forced === 't',
  }));
  const doubtful = new Map<RecordedState['foreignKeys'][number], DoubtfulKey>();
  const isTemporal = session.serverVersionNum >= PERIOD_SINCE ? 'k.conperiod' : 'false';
  const foreignKeys = (await rowsOf(FOREIGN_KEYS(isTemporal))).map((row) => {
    const key = { ...ofTable(row), validated: row[3] === 't', orphans: null };
    if (!key.validated) doubtful.set(key, toDoubtful(row));
    return key;
  });
  return { state: { triggers, policies, rowSecurity, foreignKeys }, doubtful };
}

function ofTable([schema, table, name]: TextRow): { schema: string; table: string; name: string } {
  return { schema: schema ?? '', table: table ?? '', name: name ?? '' };
}

function toDoubtful(row: TextRow): DoubtfulKey {
  const [schema, name, , , oid, fromOid, fromIsPartitioned, toOid, toSchema, toName, toIsPartitioned] = row;
  const relation = (
    id: string | null | undefined,
    s: string | null | undefined,
    n: string | null | undefined,
  ) => ({
    oid: id ?? '',
    schema: s ?? '',
    name: n ?? '',
  });
  return {
    oid: oid ?? '',
    from: { ...relation(fromOid, schema, name), isPartitioned: fromIsPartitioned === 't' },
    to: { ...relation(toOid, toSchema, toName), isPartitioned: toIsPartitioned === 't' },
    isMatchFull: row[11] === 't',
    isTemporal: row[12] === 't',
  };
}

/** Two equal databases record equal states, whatever order their catalogs have. */
function byNames(a: TextRow, b: TextRow): number {
  for (const i of [0, 1, 2]) {
    const order = compareBytes(a[i] ?? '', b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}
