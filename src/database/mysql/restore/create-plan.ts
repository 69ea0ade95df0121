import type { Omission } from '../../../core/manifest.js';
import type { PlanItem, RestorePlan, RestoreRequest } from '../../../core/target.js';
import { formatPlural } from '../../../lib/format-number.js';
import { displayList } from '../../display-list.js';
import { readCatalog } from '../catalog.js';
import { errorNumberOf } from '../connect-errors.js';
import type { MysqlSession } from '../session.js';
import { type Definitions, readDefinitions } from './definitions.js';
import { objectsOf } from './target-objects.js';

const OBJECTS_SHOWN = 20;

/** What building everything anew would do; in mode `create` only into an empty database. */
export async function planCreate(
  session: MysqlSession,
  request: RestoreRequest,
  database: string,
  mode: 'create' | 'rebuild',
): Promise<RestorePlan> {
  const definitions = readDefinitions(request, database);
  const { unclear, preData, postData } = definitions;
  const mayBeSkipped = request.skipUnrestorable ? [] : unclear.map(toRefusal);
  return {
    mode,
    dropped: [],
    created: [...preData, ...postData]
      .filter(({ kind }) => isMade(kind))
      .flatMap(({ kind, names }) => names.map((name) => ({ kind, schema: database, name }))),
    emptied: [],
    loaded: request.tables.map(({ schema, name, rows, bytes }) => ({ schema, name, rows, bytes })),
    setAside: [],
    skipped: request.skipUnrestorable ? unclear : [],
    refusals: [
      ...(mode === 'create' ? await refuseOccupied(session) : []),
      ...(request.schema ? [] : [noDefinitions(request)]),
      ...refuseUnknown(definitions),
      ...mayBeSkipped,
    ],
    notes: [
      ...(await missingDefiners(session, definitions)),
      ...otherServer(session, request),
      ...openKeys(request),
    ],
  };
}

export function isMade(kind: string): boolean {
  return kind !== 'setting' && kind !== 'placeholder' && kind !== 'statement';
}

function toRefusal({ kind, schema, name, reason }: Omission): PlanItem {
  return { kind, ...(schema === undefined ? {} : { schema }), name, reason };
}

async function refuseOccupied(session: MysqlSession): Promise<PlanItem[]> {
  const found = objectsOf(await readCatalog(session));
  const items = found
    .slice(0, OBJECTS_SHOWN)
    .map((item) => ({ ...item, reason: 'is in the target already' }));
  if (found.length <= OBJECTS_SHOWN) return items;
  return [
    ...items,
    { kind: 'objects', name: 'more', reason: `the target has over ${OBJECTS_SHOWN} objects` },
  ];
}

function noDefinitions({ manifest }: RestoreRequest): PlanItem {
  const reason =
    'the backup has no definitions, so the tables have to be there: make them, then restore into them';
  return { kind: 'database', name: manifest.source.database, reason };
}

/** Whoever can write into the store could have put it there. */
export function refuseUnknown({ unknown }: Definitions): PlanItem[] {
  return unknown.map(({ kind }, index) => ({
    kind,
    name: `number ${index + 1}`,
    reason: 'is no statement that a backup of this tool has among its definitions',
  }));
}

/** No such privilege: nobody knows, and the server will tell by itself. */
const DENIED = [1044, 1142, 1143, 1227, 1146];

/** Programs of accounts that are not there are made, and fail when they are called. */
export async function missingDefiners(session: MysqlSession, { definers }: Definitions): Promise<string[]> {
  const missing = await missingAccounts(session, [...definers]);
  if (missing.length === 0) return [];
  return [
    `${formatPlural(missing.length, 'account')} that views, triggers, events or routines run as (DEFINER) are not on this server: ${displayList(missing)}; what runs as them fails until they are created, or restore with owner: target.`,
  ];
}

/** Which of these accounts (`user@host`) the server does not have; none where the connection may not look. */
export async function missingAccounts(session: MysqlSession, accounts: readonly string[]): Promise<string[]> {
  if (accounts.length === 0) return [];
  try {
    const rows = await session.query("SELECT CONCAT(User, '@', Host) FROM mysql.user");
    const present = new Set(rows.map(([account]) => account));
    return accounts.filter((account) => !present.has(account));
  } catch (error) {
    if (!session.isAlive || !DENIED.includes(errorNumberOf(error))) throw error;
    return [];
  }
}

function otherServer({ flavour }: MysqlSession, { manifest }: RestoreRequest): string[] {
  const { engine, serverVersion } = manifest.source;
  if (engine === flavour.engine && isAtLeast(flavour.version, serverVersion)) return [];
  return [
    `The backup is of ${engine} ${serverVersion}, and the target is ${flavour.title} ${flavour.version}: definitions may mean something else or be refused.`,
  ];
}

function isAtLeast(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number);
  return major > otherMajor || (major === otherMajor && minor >= otherMinor);
}

function openKeys({ isSelection }: RestoreRequest): string[] {
  if (!isSelection) return [];
  return [
    'Only a selection of tables has rows: foreign keys that lead out of it are there, and rows without parent were not looked for.',
  ];
}
