import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import type { PlanItem } from '../../../core/target.js';
import { formatPlural } from '../../../lib/format-number.js';
import { mapConcurrently } from '../../../lib/map-concurrently.js';
import type { Catalog, CatalogRelation } from '../catalog.js';
import { relationPath } from '../open-api.js';
import type { RestApi } from '../rest-api.js';
import { RestError } from '../rest-errors.js';
import { type ApiDifference, compareWithApi } from './compare-with-api.js';
import { hasRows } from './is-empty.js';
import { probeInsert } from './probe-insert.js';
import type { SentColumn } from './row-json.js';

/** An entry of the manifest and what takes its rows. */
export interface RestMatch {
  readonly entry: ManifestTable;
  /** The table itself, or the top of its partition tree: the API shows no partitions. */
  readonly through: CatalogRelation;
  readonly sent: readonly SentColumn[];
  /** No row was there yet. */
  readonly isEmpty: boolean;
}

export interface Matching {
  readonly matched: readonly RestMatch[];
  /** What stands in the way, and which entries do not go in because of it. */
  readonly refused: readonly { readonly item: PlanItem; readonly entries: readonly ManifestTable[] }[];
}

/** Tables asked about at the same time. */
const CONCURRENT_PROBES = 4;

/** Finds for each table what takes its rows. Writes nothing, and no trigger fires. */
export async function matchTables(
  api: RestApi,
  catalog: Catalog,
  tables: readonly ManifestTable[],
): Promise<Matching> {
  const isExposed = ({ schema }: TableName) => catalog.schemas.includes(schema);
  const hidden = tables.filter((entry) => !isExposed(entry));
  const outcomes = await mapConcurrently(tables.filter(isExposed), CONCURRENT_PROBES, (entry) =>
    matchTable(api, catalog, entry),
  );
  return {
    matched: outcomes.flatMap(({ match }) => (match ? [match] : [])),
    refused: [
      ...refuseHidden(hidden),
      ...outcomes.flatMap(({ entry, items }) => items.map((item) => ({ item, entries: [entry] }))),
    ],
  };
}

function refuseHidden(hidden: readonly ManifestTable[]): Matching['refused'] {
  const schemas = [...new Set(hidden.map(({ schema }) => schema))];
  return schemas.map((name) => {
    const entries = hidden.filter(({ schema }) => schema === name);
    const reason = `is not exposed by the API (${formatPlural(entries.length, 'table')} of the backup); expose it, choose others by tables, or restore with target-url`;
    return { item: { kind: 'schema', name, reason }, entries };
  });
}

async function matchTable(api: RestApi, catalog: Catalog, entry: ManifestTable) {
  const { schema, name } = entry;
  const refuse = (...reasons: readonly ApiDifference[]) => ({
    entry,
    match: undefined,
    items: reasons.map(
      ({ column, reason }): PlanItem =>
        column === undefined
          ? { kind: 'table', schema, name, reason }
          : { kind: 'column', schema, name: `${name}.${column}`, reason },
    ),
  });
  const through = findRelation(catalog, entry) ?? findRelation(catalog, entry.partitionOf);
  if (!through) {
    const reason = 'is not in the target, or service_role has no rights on it';
    return refuse({ reason });
  }
  if (relationPath(through) === undefined) return refuse({ reason: 'has a name that no address can carry' });
  const differences = compareWithApi(entry, through);
  if (differences.length > 0) return refuse(...differences);
  try {
    const isEmpty = !(await hasRows(api, through));
    const probe = await probeInsert(api, through, entry.columns);
    if (probe.kind === 'view') return refuse({ reason: 'is a view in the target' });
    if (probe.always.length > 0) {
      const reason =
        'is an identity GENERATED ALWAYS, which the API cannot write; ALTER it to BY DEFAULT first';
      return refuse(...probe.always.map((column) => ({ column, reason })));
    }
    const kinds = compareGenerated(entry, probe.generated);
    if (kinds.length > 0) return refuse(...kinds);
    const sent = sentColumns(entry, through).filter(({ name }) => !probe.generated.includes(name));
    return { entry, match: { entry, through, sent, isEmpty }, items: [] };
  } catch (error) {
    if (!(error instanceof RestError) || error.code !== '42501') throw error;
    return refuse({ reason: `service_role may not use it: ${error.text}` });
  }
}

/** The API's own archives know no generated columns: theirs hold what was computed, and the proof compares it. */
function compareGenerated(
  { columns, primaryKey }: ManifestTable,
  generated: readonly string[],
): ApiDifference[] {
  return columns.flatMap(({ name, generated: archived }) => {
    const isGenerated = generated.includes(name);
    if (isGenerated && primaryKey.includes(name)) {
      return [{ column: name, reason: 'is part of the primary key and generated' }];
    }
    return archived !== null && !isGenerated
      ? [{ column: name, reason: 'is no generated column, in the backup it is' }]
      : [];
  });
}

function findRelation(catalog: Catalog, table: TableName | null): CatalogRelation | undefined {
  return catalog.relations.find(({ schema, name }) => schema === table?.schema && name === table.name);
}

function sentColumns(entry: ManifestTable, through: CatalogRelation): SentColumn[] {
  const described = new Map(through.columns.map((column) => [column.name, column]));
  return entry.columns
    .filter(({ generated }) => generated === null)
    .map(({ name }, field) => {
      const { type = '', isRequired = false, pointsTo } = described.get(name) ?? {};
      return { name, field, type, isRequired, pointsTo };
    });
}
