import type { PlanItem } from '../../../core/target.js';
import type { Relation } from '../key-columns.js';
import { quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import type { Comparison, MatchedTable } from './compare-tables.js';
import type { SetAside } from './set-aside-find.js';

interface Rights {
  readonly owned: boolean;
  readonly missing: readonly string[];
  readonly hidden: boolean;
}

interface WrittenTable {
  readonly table: MatchedTable['table'];
  /** Only rows within the condition of an extension: by DELETE, not by TRUNCATE. */
  readonly isPartly: boolean;
}

/**
 * A refusal for each privilege that the role of the session lacks, by name. `needed`: on the tables that are written;
 * `byDelete`: those that are not truncated.
 */
export async function findMissingPrivileges(
  session: PostgresSession,
  { matched, sequences }: Comparison,
  aside: SetAside,
  needed: readonly string[],
  byDelete: ReadonlySet<string> = new Set(),
): Promise<PlanItem[]> {
  const refusals: PlanItem[] = [];
  const altered = new Map(
    [
      ...aside.foreignKeys.map(({ from, name }) => [from, `the foreign key ${name}`] as const),
      ...aside.open.ofTables.map(({ relation, name }) => [relation, `the constraint ${name}`] as const),
      ...aside.switches.map(({ relation, kind, name }) => [relation, `the ${kind} ${name}`] as const),
    ].map(([relation, what]) => [relation.oid, { relation, what }]),
  );
  const written = new Map<string, WrittenTable>();
  for (const { table, through, route } of matched) {
    written.set(table.oid, { table, isPartly: Boolean(route?.condition) || byDelete.has(table.oid) });
    if (through !== table) written.set(through.oid, { table: through, isPartly: false });
  }
  const rights = await readRights(session, [...altered.keys(), ...written.keys()], needed);
  for (const [oid, { table, isPartly }] of written) {
    const found = rights.get(oid);
    const { schema, name } = table;
    if (!found) continue;
    const unused = isPartly ? 'TRUNCATE' : 'DELETE';
    const missing = found.missing.filter((privilege) =>
      table.kind === 'partitioned' ? privilege === 'INSERT' : privilege !== unused,
    );
    if (!table.schemaUsable) refusals.push({ kind: 'schema', name: schema, reason: 'the role lacks USAGE' });
    if (missing.length > 0) {
      refusals.push({ kind: 'table', schema, name, reason: `the role lacks ${missing.join(', ')}` });
    }
    if (found.hidden) {
      const reason = 'row-level security hides rows from the role, which has neither BYPASSRLS nor the table';
      refusals.push({ kind: 'table', schema, name, reason });
    }
  }
  for (const [oid, { relation, what }] of altered) {
    if (rights.get(oid)?.owned === false) refusals.push(notOwner(relation, what));
  }
  for (const { domain, name, isOwned } of aside.open.ofDomains) {
    const reason = `the role does not own it, and the constraint ${name} has to be set aside`;
    if (!isOwned) refusals.push({ kind: 'domain', ...domain, reason });
  }
  refusals.push(...(await foreignReferences(session, aside)));
  refusals.push(...(await foreignSequences(session, sequences)));
  return refusals;
}

function notOwner({ schema, name }: Relation, what: string): PlanItem {
  return { kind: 'table', schema, name, reason: `the role does not own it, and ${what} has to be set aside` };
}

async function readRights(
  session: PostgresSession,
  oids: readonly string[],
  needed: readonly string[],
): Promise<ReadonlyMap<string, Rights>> {
  if (oids.length === 0) return new Map();
  const privileges = needed.map(
    (privilege) => `pg_catalog.has_table_privilege(c.oid, ${quoteLiteral(privilege)})`,
  );
  const rows = await session.query(`SELECT c.oid, pg_catalog.pg_has_role(c.relowner, 'USAGE'),
      c.relrowsecurity AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') AND pg_catalog.row_security_active(c.oid),
      ${privileges.join(', ')}
    FROM pg_catalog.pg_class c WHERE c.oid IN (${oids.join(', ')})`);
  return new Map(
    rows.map(([oid, owned, hidden, ...granted]) => [
      oid ?? '',
      {
        owned: owned === 't',
        hidden: hidden === 't',
        missing: needed.filter((_, index) => granted[index] === 'f'),
      },
    ]),
  );
}

/** A key comes back only with REFERENCES on the table it points to. */
async function foreignReferences(session: PostgresSession, { foreignKeys }: SetAside): Promise<PlanItem[]> {
  if (foreignKeys.length === 0) return [];
  const oids = foreignKeys.map(({ to }) => to.oid);
  const rows = await session.query(`SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid IN (${oids.join(', ')}) AND NOT pg_catalog.has_table_privilege(c.oid, 'REFERENCES')
      AND NOT pg_catalog.has_any_column_privilege(c.oid, 'REFERENCES') ORDER BY 1, 2`);
  return rows.map(([schema, name]) => ({
    kind: 'table',
    schema: schema ?? '',
    name: name ?? '',
    reason: 'the role lacks REFERENCES, and a foreign key onto it has to be set aside',
  }));
}

async function foreignSequences(
  session: PostgresSession,
  sequences: Comparison['sequences'],
): Promise<PlanItem[]> {
  if (sequences.length === 0) return [];
  const wanted = new Set(sequences.map(quoteTable));
  const rows = await session.query(`SELECT n.nspname, c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND NOT pg_catalog.pg_has_role(c.relowner, 'USAGE') ORDER BY 1, 2`);
  return rows
    .map(([schema, name]) => ({ schema: schema ?? '', name: name ?? '' }))
    .filter((sequence) => wanted.has(quoteTable(sequence)))
    .map((sequence) => ({ kind: 'sequence', ...sequence, reason: 'the role does not own it' }));
}
