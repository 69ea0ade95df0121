import { BackupError, cancelledError } from '../../core/errors.js';
import type { Omission } from '../../core/manifest.js';
import type { Clock, Log, Source } from '../../core/ports.js';
import type { SupabaseProject } from '../../core/supabase.js';
import { compareBytes } from '../../lib/compare-bytes.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import type { RetryPolicy } from '../../lib/retry.js';
import { displayList } from '../display-list.js';
import { displayTable } from '../postgres/quote.js';
import { leftReason, type SelectableTable, type Selection, select } from '../selection.js';
import { authOmissions, countAuthUsers } from './auth-users.js';
import { type Catalog, type CatalogRelation, readCatalog } from './catalog.js';
import { NOT_OVER_REST } from './not-covered.js';
import { probeTable } from './probe.js';
import { infoOf } from './project-info.js';
import { RestApi } from './rest-api.js';
import { sourceErrorOf } from './rest-errors.js';
import { type PlannedTable, SupabaseSource } from './supabase-source.js';
import { namesObjects } from './values.js';

export interface SupabaseSourceOptions {
  readonly project: SupabaseProject;
  readonly selection: Selection;
  /** Tables asked about at the same time. */
  readonly jobs: number;
  readonly log: Log;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly random: () => number;
  /** Of each request; 10 attempts in up to two minutes. */
  readonly retries?: RetryPolicy;
}

/**
 * Reads what the project exposes over REST and proves that every table in scope can be read.
 * @throws BackupError kind `source`; kind `settings` for a selection that matches nothing
 */
export async function openSupabaseSource(options: SupabaseSourceOptions): Promise<Source> {
  const api = new RestApi(options);
  try {
    const catalog = await readCatalog(api);
    const users = catalog.schemas.includes(AUTH_USERS.schema) ? undefined : await countAuthUsers(api);
    const { chosen, excluded, readsUsers } = decideScope(catalog, options.selection, users !== undefined);
    refuseUnreadableTypes(chosen);
    const { tables, views } = await probeAll(api, chosen, options.jobs);
    return new SupabaseSource({
      api,
      info: { ...infoOf(options.project.url, catalog.serverVersion), consistency: 'per-page' },
      snapshotAt: options.clock
        .now()
        .toISOString()
        .replace(/\.\d+Z$/, 'Z'),
      tables: tables.sort(byName),
      listed: catalog.relations.filter(({ isWritable }) => isWritable),
      excluded: [...excluded, ...views.map(viewOmission)],
      notCovered: [...NOT_OVER_REST, ...authOmissions(users, readsUsers)],
      readsUsers,
      warnings: [PER_PAGE, ...tables.flatMap(warnAboutKey)],
    });
  } catch (error) {
    if (options.signal.aborted) throw cancelledError(options.signal.reason);
    throw sourceErrorOf(error);
  }
}

const PER_PAGE =
  'Read over REST: each page of each table shows its own moment, so rows of different tables may not fit together. With database-url everything shows one moment, and definitions, sequences and auth users with their passwords are carried.';

function warnAboutKey({ schema, name, primaryKey }: PlannedTable): string[] {
  if (primaryKey.length > 0) return [];
  return [
    `${displayTable({ schema, name })} has no primary key: it is read in the order in which its rows lie, so a row that is updated meanwhile may be read twice or not at all.`,
  ];
}

/** What the settings call the users that only Auth itself shows. */
const AUTH_USERS = { schema: 'auth', name: 'users' };

interface Candidate extends SelectableTable {
  readonly relation: CatalogRelation | null;
}

function decideScope(catalog: Catalog, selection: Selection, hasUsers: boolean) {
  const relations: Candidate[] = catalog.relations
    .filter(({ isWritable }) => isWritable)
    .map((relation) => ({ schema: relation.schema, name: relation.name, ancestors: [], relation }));
  const users: Candidate = { ...AUTH_USERS, ancestors: [], relation: null };
  const candidates = hasUsers ? [...relations, users] : relations;
  const allSchemas = [...catalog.schemas, ...(hasUsers ? [AUTH_USERS.schema] : [])];
  const { schemas, tables, left } = select(selection, allSchemas, candidates);
  const inScope = new Set(schemas);
  const excluded: Omission[] = allSchemas
    .filter((schema) => !inScope.has(schema))
    .map((name) => ({ kind: 'schema', name, reason: 'not selected by the setting schemas' }));
  for (const one of left) {
    const { schema, name } = one.table;
    excluded.push({ kind: 'table', schema, name, reason: leftReason(one) });
  }
  const readOnly = catalog.relations.filter(({ isWritable, schema }) => !isWritable && inScope.has(schema));
  return {
    chosen: tables.flatMap(({ relation }) => relation ?? []),
    excluded: [...excluded, ...readOnly.map(viewOmission)],
    readsUsers: tables.some(({ relation }) => relation === null),
  };
}

function viewOmission({ schema, name }: CatalogRelation): Omission {
  return { kind: 'view', schema, name, reason: 'shows rows of tables and holds none of its own' };
}

/** @throws BackupError naming every column at once */
function refuseUnreadableTypes(tables: readonly CatalogRelation[]): void {
  const columns = tables.flatMap((table) =>
    table.columns
      .filter(({ type }) => namesObjects(type))
      .map(({ name, type }) => `${displayTable(table)}.${name} (${type})`),
  );
  if (columns.length === 0) return;
  throw new BackupError(
    'source',
    `Columns that name objects of the database lose their schema over REST: ${displayList(columns)}.`,
    {
      code: 'SOURCE_TYPE_INEXACT',
      nextStep: 'Leave the tables out by exclude-tables, or back up with database-url.',
    },
  );
}

/** @throws BackupError code `SOURCE_PERMISSION` naming every table that cannot be read */
async function probeAll(api: RestApi, chosen: readonly CatalogRelation[], jobs: number) {
  const probes = await mapConcurrently(chosen, jobs, (relation) => probeTable(api, relation));
  const refused = probes.flatMap((probe) => (probe.kind === 'refused' ? [probe.why] : []));
  if (refused.length > 0) {
    throw new BackupError(
      'source',
      `The role service_role cannot read everything: ${displayList(refused)}.`,
      {
        code: 'SOURCE_PERMISSION',
        nextStep:
          'GRANT USAGE on the schemas and SELECT on these tables to service_role, or leave them out by exclude-tables.',
      },
    );
  }
  return {
    tables: probes.flatMap((probe) => (probe.kind === 'table' ? [probe.table] : [])),
    views: probes.flatMap((probe) => (probe.kind === 'view' ? [probe.relation] : [])),
  };
}

function byName(a: PlannedTable, b: PlannedTable): number {
  return compareBytes(a.schema, b.schema) || compareBytes(a.name, b.name);
}
