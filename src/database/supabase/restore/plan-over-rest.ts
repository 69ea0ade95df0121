import type { ManifestTable, Omission } from '../../../core/manifest.js';
import type { PlanItem, RestorePlan, RestoreRequest } from '../../../core/target.js';
import { displayList } from '../../display-list.js';
import { displayTable } from '../../postgres/quote.js';
import { readCatalog } from '../catalog.js';
import type { RestApi } from '../rest-api.js';
import { matchTables, type RestMatch } from './match-tables.js';
import { sequenceNotes } from './sequence-notes.js';

export interface RestPlan {
  readonly plan: RestorePlan;
  readonly matched: readonly RestMatch[];
}

const EACH_STAYS =
  'Over REST there is no transaction: what is written stays, and is read back afterwards. After a failure run again: rows that are there already are left alone, nothing is doubled and nothing deleted.';

const TRIGGERS =
  'Triggers of the target fire while rows are written; keys and constraints hold for every row.';

/** What an upsert of these tables would do. Writes nothing. */
export async function planOverRest(api: RestApi, request: RestoreRequest): Promise<RestPlan> {
  const catalog = await readCatalog(api);
  const { matched, refused } = await matchTables(api, catalog, request.tables);
  const mayLeave = request.skipUnrestorable;
  const left = new Set(mayLeave ? refused.flatMap(({ entries }) => entries) : []);
  const own = matched.filter(({ entry }) => !left.has(entry));
  const plan: RestorePlan = {
    mode: 'merge',
    dropped: [],
    created: [],
    emptied: [],
    setAside: [],
    loaded: own.map(({ entry: { schema, name, rows, bytes } }) => ({ schema, name, rows, bytes })),
    skipped: mayLeave
      ? refused.flatMap(({ item, entries }) => entries.map((entry) => omit(entry, item)))
      : [],
    refusals: [...refuseMode(request), ...(mayLeave ? [] : refused.map(({ item }) => item))],
    notes: [
      EACH_STAYS,
      TRIGGERS,
      ...own.flatMap(noteExtra),
      ...sequenceNotes(request, own),
      ...noteDefinitions(request),
    ],
  };
  return { plan, matched: own };
}

function omit({ schema, name }: ManifestTable, item: PlanItem): Omission {
  const column = item.kind === 'column' ? `${item.name.slice(name.length + 1)} ` : '';
  const where = item.kind === 'schema' ? `the schema ${item.name} ` : '';
  return { kind: 'table', schema, name, reason: `${where}${column}${item.reason}` };
}

function refuseMode({ mode }: RestoreRequest): PlanItem[] {
  if (mode === 'auto' || mode === 'merge') return [];
  const reason = `is ${mode}, and a service key can only merge: the API knows neither definitions nor transactions. Leave mode out, or restore with target-url`;
  return [{ kind: 'setting', name: 'mode', reason }];
}

function noteExtra({ entry, through }: RestMatch): string[] {
  const archived = new Set(entry.columns.map(({ name }) => name));
  const extra = through.columns.map(({ name }) => name).filter((name) => !archived.has(name));
  if (extra.length === 0) return [];
  return [
    `${displayTable(entry)} has columns in the target that the backup does not have; new rows get their defaults: ${displayList(extra)}.`,
  ];
}

function noteDefinitions({ schema, manifest, isSelection }: RestoreRequest): string[] {
  const notes: string[] = [];
  if (schema)
    notes.push('Definitions of the backup are not restored by service key: the target keeps its own.');
  if (!isSelection && manifest.files.some(({ file }) => file === 'large-objects.json'))
    notes.push('Large objects are not restored by service key.');
  return notes;
}
