import type { PlanItem, RestoreRequest } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';
import { findOutsideDependents } from './rebuild-dependents.js';
import { findGlobals } from './rebuild-globals.js';
import { type DoomedObject, findObjectsIn } from './rebuild-objects.js';
import { findStalePrivileges, type StalePrivileges } from './rebuild-privileges.js';
import { findRebuildScope, type RebuildScope } from './rebuild-scope.js';
import type { ScriptStatement } from './script-statements.js';

export interface RebuildDrops {
  readonly dropped: PlanItem[];
  readonly refusals: PlanItem[];
  readonly notes: string[];
  readonly keptSchemas: string[];
  readonly keptExtensions: string[];
}

/** What `rebuild` drops, and why it may not; reads the catalog only. */
export async function planRebuildDrops(
  session: PostgresSession,
  request: RestoreRequest,
): Promise<RebuildDrops> {
  const found = await findDoomed(session, request);
  const { scope, objects, globals, privileges } = found;
  const archived = namesIn(request, scope.statements);
  const dropped = scope.schemas.filter((name) => !scope.keptSchemas.includes(name));
  return {
    dropped: [
      ...dropped.map((name) => ({ kind: 'schema', name })),
      ...objects.map((object) => toItem(object, archived.has(keyOf(object)))),
      ...globals.map((object) => toItem(object, true)),
      ...privileges.dropped,
    ],
    refusals: await findRefusals(session, request, found),
    notes: [
      ...scope.keptSchemas.map((name) => {
        const rest = privileges.resetSchemas.includes(name)
          ? 'with its owner; its privileges and comment become those of the backup'
          : 'with its owner and privileges';
        return `The schema ${name} itself stays, ${rest}.`;
      }),
      ...privileges.notes,
    ],
    keptSchemas: [...scope.keptSchemas],
    keptExtensions: [...scope.keptExtensions],
  };
}

export interface Doomed {
  readonly scope: RebuildScope;
  readonly objects: readonly DoomedObject[];
  readonly globals: readonly DoomedObject[];
  readonly privileges: StalePrivileges;
}

export async function findDoomed(session: PostgresSession, request: RestoreRequest): Promise<Doomed> {
  const scope = await findRebuildScope(session, request);
  return {
    scope,
    objects: await findObjectsIn(session, scope.schemas),
    globals: await findGlobals(session, scope.statements),
    privileges: await findStalePrivileges(
      session,
      scope.keptSchemas,
      request.schema?.preData ?? new Uint8Array(),
    ),
  };
}

export async function findRefusals(
  session: PostgresSession,
  { schema }: RestoreRequest,
  { scope, objects, globals }: Doomed,
): Promise<PlanItem[]> {
  const { schemas, keptSchemas } = scope;
  const dropped = schemas.filter((name) => !keptSchemas.includes(name));
  return [
    ...(schema === null
      ? [{ kind: 'archive', name: 'schema', reason: 'the backup has no definitions to rebuild from' }]
      : []),
    ...objects
      .filter(({ isOwned }) => !isOwned)
      .map((object) => ({ ...toItem(object, true), reason: 'the role owns neither it nor its schema' })),
    ...(await findOutsideDependents(session, schemas, dropped, [...objects, ...globals])),
  ];
}

function toItem({ kind, schema, name }: DoomedObject, isArchived: boolean): PlanItem {
  return {
    kind: kind.replaceAll(' ', '-'),
    ...(schema === null ? {} : { schema }),
    name,
    ...(isArchived ? {} : { reason: 'is not in the backup, and is lost' }),
  };
}

function keyOf({ schema, name }: { readonly schema: string | null; readonly name: string }): string {
  return `${schema}\0${simple(name)}`;
}

/** Arguments are written in several ways; a routine is known by its name. */
function simple(name: string): string {
  return name
    .replace(/\([\s\S]*$/, '')
    .replace(/ USING [a-z0-9_]+$/, '')
    .replace(/^"((?:[^"]|"")*)"$/, '$1')
    .replaceAll('""', '"');
}

function namesIn({ manifest }: RestoreRequest, statements: readonly ScriptStatement[]): ReadonlySet<string> {
  return new Set([
    ...manifest.tables.map(keyOf),
    ...manifest.sequences.map(keyOf),
    ...statements.flatMap(({ entry }) => (entry ? [keyOf(entry)] : [])),
  ]);
}
