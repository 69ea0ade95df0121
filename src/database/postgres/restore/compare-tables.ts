import type { ManifestTable, Sequence } from '../../../core/manifest.js';
import type { PlanItem, RestoreRequest } from '../../../core/target.js';
import { compareColumns, type TargetColumn } from '../../compare-columns.js';
import { type Catalog, type CatalogTable, readCatalog } from '../catalog.js';
import { displayTable, quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { type LoadRoute, readRoutes } from './load-routes.js';
import { completeEntry, ownedSequences, readTypeNames } from './rest-archive.js';

/** An entry of the manifest and the table of the target that takes its rows. */
export interface MatchedTable {
  readonly entry: ManifestTable;
  readonly table: CatalogTable;
  /** Above it in its partition tree, nearest first. */
  readonly ancestors: readonly CatalogTable[];
  /** Where COPY puts the rows: the table itself, or its root where the server has to choose the leaf. */
  readonly through: CatalogTable;
  readonly route: LoadRoute | undefined;
  /** Columns that only the target has. */
  readonly extraColumns: readonly string[];
  /** Below it, where the archive has a partition tree as one table, as REST shows it. */
  readonly partitions: readonly CatalogTable[];
}

export interface Comparison {
  readonly matched: readonly MatchedTable[];
  readonly sequences: readonly Sequence[];
  /** Everything in which the target differs from the backup. */
  readonly differences: readonly PlanItem[];
  readonly notes: readonly string[];
}

/** Compares what the request restores with what the target has; reads the catalog only. */
export async function compareTables(session: PostgresSession, request: RestoreRequest): Promise<Comparison> {
  const catalog = await readCatalog(session);
  const tables = new Map(catalog.tables.map((table) => [quoteTable(table), table]));
  const byOid = new Map(catalog.tables.map((table) => [table.oid, table]));
  const fills = await readFills(session);
  const differences: PlanItem[] = [];
  const notes: string[] = [];
  const found: MatchedTable[] = [];
  const lost: ManifestTable[] = [];
  const typeNames = isOverRest(request) ? await readTypeNames(session) : undefined;
  for (const archived of request.tables) {
    const table = tables.get(quoteTable(archived));
    if (table?.kind !== 'table' && !(typeNames && table?.kind === 'partitioned')) {
      lost.push(archived);
      continue;
    }
    const entry = typeNames ? completeEntry(archived, table, typeNames) : archived;
    const columns = targetColumns(table, fills);
    const { differences: inColumns, extra } = compareColumns(entry.columns, columns);
    const { schema, name } = entry;
    for (const { column, reason } of inColumns) {
      differences.push({ kind: 'column', schema, name: `${name}.${column}`, reason });
    }
    differences.push(...comparePrimaryKey(entry, table));
    const ancestors = ancestorsOf(table, byOid);
    differences.push(...comparePlace(entry, ancestors));
    if (extra.length > 0) {
      const list = extra.join(', ');
      notes.push(
        `${displayTable(entry)} has columns in the target that the backup does not have; they get their defaults: ${list}.`,
      );
    }
    const partitions =
      table.kind === 'partitioned'
        ? catalog.tables.filter((other) => ancestorsOf(other, byOid).includes(table))
        : [];
    found.push({
      ...{ entry, table, ancestors, partitions },
      ...{ through: table, route: undefined, extraColumns: extra },
    });
  }
  differences.push(...(await explainLost(session, lost)));
  differences.push(...unknownLeaves(request, catalog, byOid));
  const matched = await route(session, request, found);
  const sequences = await sequencesOf(session, request, found);
  const known = new Set(catalog.sequences.map((sequence) => quoteTable(sequence)));
  for (const sequence of sequences.filter((s) => !known.has(quoteTable(s)))) {
    differences.push({
      kind: 'sequence',
      schema: sequence.schema,
      name: sequence.name,
      reason: 'is not in the target',
    });
  }
  return { matched, sequences, differences, notes };
}

/** True when nothing of the archive comes from a catalog. */
export function isOverRest({ manifest }: RestoreRequest): boolean {
  return manifest.source.via === 'rest';
}

/** `oid.attnum` of columns that are identities or have a default. */
interface Fills {
  readonly identities: ReadonlySet<string>;
  readonly defaults: ReadonlySet<string>;
}

async function readFills(session: PostgresSession): Promise<Fills> {
  const rows = await session.query(`SELECT a.attrelid, a.attnum, a.attidentity <> ''
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped AND (a.atthasdef OR a.attidentity <> ''
      OR (SELECT t.typdefault IS NOT NULL FROM pg_catalog.pg_type t WHERE t.oid = a.atttypid))`);
  const key = ([table, attnum]: readonly (string | null)[]) => `${table}.${attnum}`;
  return {
    identities: new Set(rows.filter((row) => row[2] === 't').map(key)),
    defaults: new Set(rows.map(key)),
  };
}

function targetColumns(table: CatalogTable, { identities, defaults }: Fills): TargetColumn[] {
  return table.columns.map((column) => ({
    ...column,
    isIdentity: identities.has(`${table.oid}.${column.attnum}`),
    hasDefault: defaults.has(`${table.oid}.${column.attnum}`),
  }));
}

function comparePrimaryKey(entry: ManifestTable, table: CatalogTable): PlanItem[] {
  const names = new Map(table.columns.map((column) => [column.attnum, column.name]));
  const found = table.primaryKey.map((attnum) => names.get(attnum) ?? '');
  if (JSON.stringify(found) === JSON.stringify(entry.primaryKey)) return [];
  const shown = (key: readonly string[]) => (key.length === 0 ? 'none' : `(${key.join(', ')})`);
  const reason = `the primary key is ${shown(found)}, in the backup ${shown(entry.primaryKey)}`;
  return [{ kind: 'table', schema: entry.schema, name: entry.name, reason }];
}

function ancestorsOf(table: CatalogTable, byOid: ReadonlyMap<string, CatalogTable>): CatalogTable[] {
  const ancestors: CatalogTable[] = [];
  for (let oid = table.partitionParent; oid !== null; ) {
    const parent = byOid.get(oid);
    if (!parent) break;
    ancestors.push(parent);
    oid = parent.partitionParent;
  }
  return ancestors;
}

function comparePlace(entry: ManifestTable, ancestors: readonly CatalogTable[]): PlanItem[] {
  const root = ancestors.at(-1);
  const found = root ? displayTable(root) : null;
  const archived = entry.partitionOf && displayTable(entry.partitionOf);
  if (found === archived) return [];
  const shown = (name: string | null) => (name === null ? 'no partition' : `a partition of ${name}`);
  const reason = `is ${shown(found)}, in the backup ${shown(archived)}`;
  return [{ kind: 'table', schema: entry.schema, name: entry.name, reason }];
}

const KIND_WORDS = `CASE c.relkind WHEN 'p' THEN 'a partitioned table' WHEN 'v' THEN 'a view'
  WHEN 'm' THEN 'a materialized view' WHEN 'f' THEN 'a foreign table' WHEN 'S' THEN 'a sequence'
  WHEN 'c' THEN 'a composite type' ELSE 'an index' END`;

async function explainLost(session: PostgresSession, lost: readonly ManifestTable[]): Promise<PlanItem[]> {
  if (lost.length === 0) return [];
  const names = lost.map((entry) => `(${quoteLiteral(entry.schema)}, ${quoteLiteral(entry.name)})`);
  const rows = await session.query(`SELECT n.nspname, c.relname, ${KIND_WORDS}
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN (${names.join(', ')})`);
  const kinds = new Map(
    rows.map(([schema, name, kind]) => [quoteTable({ schema: schema ?? '', name: name ?? '' }), kind]),
  );
  return lost.map((entry) => {
    const kind = kinds.get(quoteTable(entry));
    const reason = kind ? `is ${kind} in the target` : 'is not in the target';
    return { kind: 'table', schema: entry.schema, name: entry.name, reason };
  });
}

/** A partition that the backup does not know would keep its rows, and the tree would not be what it was. */
function unknownLeaves(
  { manifest, tables }: RestoreRequest,
  catalog: Catalog,
  byOid: ReadonlyMap<string, CatalogTable>,
): PlanItem[] {
  const archived = new Set(manifest.tables.map((entry) => quoteTable(entry)));
  const left = new Set(
    manifest.excluded.map(({ schema, name }) => (schema === undefined ? '' : quoteTable({ schema, name }))),
  );
  const restoredRoots = new Set(tables.flatMap(({ partitionOf }) => partitionOf ?? []).map(quoteTable));
  return catalog.tables.flatMap((table) => {
    if (table.kind !== 'table') return [];
    const root = ancestorsOf(table, byOid).at(-1);
    const name = quoteTable(table);
    if (!root || !restoredRoots.has(quoteTable(root)) || archived.has(name) || left.has(name)) return [];
    const reason = `a partition of ${displayTable(root)} that the backup does not have; detach or drop it, or choose mode: rebuild`;
    return [{ kind: 'table', schema: table.schema, name: table.name, reason }];
  });
}

/** A whole tree goes through its root where another server may choose other leaves; a part of one cannot. */
async function route(
  session: PostgresSession,
  { manifest, tables }: RestoreRequest,
  found: readonly MatchedTable[],
): Promise<MatchedTable[]> {
  const routeOf = await readRoutes(session);
  const selected = new Set(tables.map((entry) => quoteTable(entry)));
  const isPart = (root: CatalogTable) =>
    manifest.tables.some(
      (entry) =>
        entry.partitionOf !== null &&
        quoteTable(entry.partitionOf) === quoteTable(root) &&
        !selected.has(quoteTable(entry)),
    );
  return found.map((match) => {
    const root = match.ancestors.at(-1);
    const [leaf] = match.partitions.flatMap((partition) => routeOf(partition) ?? []);
    if (leaf) return { ...match, route: { ...leaf, into: match.table } };
    const route = routeOf(match.entry);
    const isRouted = root && route && quoteTable(route.into) === quoteTable(root) && !isPart(root);
    return { ...match, route, through: isRouted ? root : match.table };
  });
}

/**
 * All of the manifest's; with a selection those that columns of the selected tables, or of their roots, own. REST shows
 * none, so those that the restored columns own follow their numbers.
 */
async function sequencesOf(
  session: PostgresSession,
  request: RestoreRequest,
  found: readonly MatchedTable[],
): Promise<readonly Sequence[]> {
  if (isOverRest(request)) {
    const owned = await ownedSequences(session, found);
    return owned.map(({ schema, name }) => ({ schema, name, lastValue: '0', isCalled: false }));
  }
  const { manifest, isSelection } = request;
  if (!isSelection) return manifest.sequences;
  const oids = found.flatMap(({ table, ancestors }) => [table.oid, ...ancestors.map(({ oid }) => oid)]);
  if (oids.length === 0) return [];
  const rows = await session.query(`SELECT n.nspname, c.relname
    FROM pg_catalog.pg_depend d
      JOIN pg_catalog.pg_class c ON c.oid = d.objid AND c.relkind = 'S'
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
      AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refobjid IN (${oids.join(', ')})`);
  const owned = new Set(rows.map(([schema, name]) => quoteTable({ schema: schema ?? '', name: name ?? '' })));
  return manifest.sequences.filter((sequence) => owned.has(quoteTable(sequence)));
}
