import type { PlanItem, RestorePlan, RestoreRequest } from '../../../core/target.js';

import type { PostgresSession } from '../session.js';
import { isOverRest } from './compare-tables.js';
import { findUnrestorable, toRefusal } from './create-refusals.js';
import { openKeyNote } from './create-steps.js';
import { type Definitions, readDefinitions } from './definitions.js';
import { foreignKeyOf, isLeftOpen } from './keys-left-open.js';
import { locksToCreate, refuseFullLockTable } from './lock-estimate.js';
import { noteLargeObjects } from './note-large-objects.js';
import { kindOf, type ScriptEntry, type ScriptStatement } from './script-statements.js';
import { findUserObjects } from './target-objects.js';

const OBJECTS_SHOWN = 20;

/** Roles belong to the server: what several transactions made of them, no failure could take back. */
function refuseRoles({ jobs }: RestoreRequest, { rolesMade }: Definitions): PlanItem[] {
  if (jobs === 1) return [];
  return rolesMade.map((name) => ({
    kind: 'role',
    name,
    reason: 'is not at the target, and would be made; create it first, or set jobs: 1',
  }));
}

/** What building everything anew would do. `mode` says whether the target is emptied before. */
export async function planCreate(
  session: PostgresSession,
  request: RestoreRequest,
  mode: 'create' | 'rebuild',
): Promise<RestorePlan> {
  const refusals: PlanItem[] = [];
  if (mode === 'create') refusals.push(...(await refuseOccupied(session)));
  refusals.push(...(await refuseServer(session)));
  if (!request.schema) refusals.push(noDefinitions(request));
  const definitions = await readDefinitions(session, request);
  const statements = [...definitions.preData, ...definitions.postData];
  refusals.push(...refuseRoles(request, definitions));
  const unrestorable = await findUnrestorable(session, request, statements, definitions.rolesMade);
  if (!request.skipUnrestorable) refusals.push(...unrestorable.map(toRefusal));
  if (request.jobs === 1 || mode === 'rebuild') {
    const locks = locksToCreate(statements, request.manifest.tables);
    refusals.push(...(await refuseFullLockTable(session, locks)));
  }
  return {
    mode,
    dropped: [],
    created: entriesOf(statements).map(toItem),
    emptied: [],
    loaded: request.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
    setAside: [],
    skipped: request.skipUnrestorable ? unrestorable : [],
    refusals,
    notes: [
      ...definitions.notes,
      ...olderServer(session, request),
      ...(await noteLargeObjects(session, { ...request, mode })),
      ...openKeys(statements, request),
    ],
  };
}

async function refuseOccupied(session: PostgresSession): Promise<PlanItem[]> {
  const found = await findUserObjects(session, OBJECTS_SHOWN + 1);
  const items = found
    .slice(0, OBJECTS_SHOWN)
    .map((item) => ({ ...item, reason: 'is in the target already' }));
  if (found.length <= OBJECTS_SHOWN) return items;
  return [
    ...items,
    { kind: 'objects', name: 'more', reason: `the target has over ${OBJECTS_SHOWN} objects` },
  ];
}

/** What no restore into this server could mend. */
export async function refuseServer(session: PostgresSession): Promise<PlanItem[]> {
  const [row] = await session.query(
    `SELECT pg_catalog.current_setting('server_encoding'), pg_catalog.pg_is_in_recovery(),
       pg_catalog.current_setting('default_transaction_read_only')`,
  );
  const [encoding, isStandby, isReadOnly] = row ?? [];
  return [
    ...(encoding === 'UTF8'
      ? []
      : [
          {
            kind: 'encoding',
            name: encoding ?? '',
            reason: `the archive is UTF-8, and this database could not hold every text of it; create one with ENCODING 'UTF8'`,
          },
        ]),
    ...(isStandby === 't'
      ? [{ kind: 'server', name: 'standby', reason: 'it can only be read; use the primary in target-url' }]
      : []),
    // Somebody wants it so, or the server's disk is nearly full; either is a reason not to write.
    ...(isReadOnly === 'on'
      ? [
          {
            kind: 'setting',
            name: 'default_transaction_read_only',
            reason: 'is on at the target, so it can only be read; reset it at the database, role or server',
          },
        ]
      : []),
  ];
}

function noDefinitions(request: RestoreRequest): PlanItem {
  const why = isOverRest(request) ? 'it was read over REST' : 'schema-dump was off';
  return {
    kind: 'definitions',
    name: 'schema',
    reason: `the archive has none (${why}), so it creates no tables; create them by migrations, then restore with mode: replace`,
  };
}

function olderServer({ serverVersionNum, serverVersion }: PostgresSession, { manifest }: RestoreRequest) {
  const source = manifest.source.serverVersion;
  const major = Math.floor(serverVersionNum / 10_000);
  if (Number.parseInt(source, 10) <= major) return [];
  return [
    `The target is PostgreSQL ${serverVersion.split(' ')[0]}, older than the source's ${source.split(' ')[0]}: definitions that it does not know yet are refused by name.`,
  ];
}

function openKeys(statements: readonly ScriptStatement[], request: RestoreRequest): string[] {
  return statements.flatMap((statement) => {
    const key = foreignKeyOf(statement);
    return key && isLeftOpen(key, request) ? [openKeyNote(key)] : [];
  });
}

/** Headings that say something about an object that has a heading of its own. */
const ABOUT = new Set([
  'ACL',
  'COMMENT',
  'SECURITY LABEL',
  'TABLE ATTACH',
  'INDEX ATTACH',
  'SEQUENCE OWNED BY',
]);

function entriesOf(statements: readonly ScriptStatement[]): ScriptEntry[] {
  const entries = new Set<ScriptEntry>();
  for (const { entry } of statements) if (entry && !ABOUT.has(entry.type)) entries.add(entry);
  return [...entries];
}

function toItem(entry: ScriptEntry): PlanItem {
  const { schema, name } = entry;
  return { kind: kindOf(entry), ...(schema === null ? {} : { schema }), name };
}
