import type { TableName } from '../../../core/ports.js';
import { keyOf } from '../../../core/table-key.js';
import { quoteLiteral } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { runDefinitions } from './definitions.js';
import { addKeySql, dropKeySql, type KeyText, readKeyTexts } from './key-text.js';
import {
  changedGroups,
  droppingStatements,
  groupOf,
  idOfProgram,
  makingStatements,
  type Program,
  readPrograms,
} from './programs.js';
import type { StepsContext } from './restore-steps.js';
import { renameSql, type SwapPlaces } from './swap-places.js';
import type { SwapState } from './swap-state.js';
import { sumTables } from './table-sums.js';
import type { SwapHooks, SwapParts } from './table-swap.js';

export interface PutBackParts {
  readonly context: StepsContext;
  readonly places: SwapPlaces;
  readonly parts: SwapParts;
  readonly before: SwapState;
  readonly hooks: SwapHooks;
  /** What nobody could make again. */
  readonly broken: ReadonlySet<string>;
  /** Of the new tables, before they moved. */
  readonly sums: ReadonlyMap<string, string>;
  /** Bytes of tables whose rows are compared. */
  readonly summedBytes: number;
}

/** What became of the rows. */
export interface PutBack {
  /** New tables that are kept, because they may hold what others wrote while they stood in the target. */
  readonly written: readonly string[];
  /** Old tables whose rows are the same as when they were away; those beyond the limit were not compared. */
  readonly proved: readonly string[];
  readonly unproved: readonly string[];
  /** Old tables that have other rows than when they were away. */
  readonly changed: readonly string[];
}

/** Brings a target back to `before`, from wherever a swap came to. */
export async function putBack({
  context,
  places,
  parts,
  before,
  hooks,
  broken,
  sums,
  summedBytes,
}: PutBackParts): Promise<PutBack> {
  const { session, database } = context;
  const { kept, arrived } = findMoved(await readPlaces(session, database, places), database, places, parts);
  const isMoved = kept.length + arrived.length > 0;
  const away = await sumTables(session, placed(kept, places.oldPlace.bind(places)), summedBytes);
  const programs = await readPrograms(session, parts.scope);
  const changed = changedGroups(programs, before.programs);
  // What is as it was is left alone: another session may hold its table.
  const isRemade = (program: Program) => isMoved || changed.has(groupOf(program));
  for (const sql of droppingStatements(programs.filter(isRemade), database)) await session.query(sql);
  if (isMoved) {
    for (const key of await present(session, before.outsideKeys)) await session.query(dropKeySql(key));
    const here = (name: string) => ({ schema: database, name });
    await session.query(
      renameSql([
        ...arrived.map((name) => [here(name), places.newPlace(name)] as const),
        ...kept.map((name) => [places.oldPlace(name), here(name)] as const),
      ]),
    );
  }
  const written = await findWritten(session, places, arrived, sums, summedBytes);
  for (const name of written) await freeKeys(session, places.newPlace(name));
  // Names of keys are taken as long as the tables are there that were built within the target.
  await places.dropNew(session, [...new Set([...parts.out, ...parts.into])], new Set(written));
  const keys = [...before.outsideKeys, ...before.ownKeys];
  const there = new Set((await present(session, keys)).map(idOf));
  for (const key of keys.filter((one) => !there.has(idOf(one)))) await session.query(addKeySql(key));
  await hooks.afterBack?.(session);
  const statements = makingStatements(
    before.programs.filter((program) => isRemade(program) && !broken.has(idOfProgram(program))),
    before.collation,
  );
  await runDefinitions(context, 'putting back what was set aside', statements, () => {});
  const proving = kept.filter((name) => away.has(name));
  const back = await sumTables(
    session,
    placed(proving, (name) => ({ schema: database, name })),
    Number.POSITIVE_INFINITY,
  );
  const isSame = (name: string) => back.get(name) === away.get(name);
  return {
    written,
    proved: proving.filter(isSame),
    unproved: kept.filter((name) => !away.has(name)),
    changed: proving.filter((name) => !isSame(name)),
  };
}

function placed(
  names: readonly string[],
  placeOf: (name: string) => TableName,
): ReadonlyMap<string, TableName> {
  return new Map(names.map((name) => [name, placeOf(name)]));
}

/** Old tables that are away, and new ones that stand in the target. Pure. */
function findMoved(
  isThere: (place: TableName) => boolean,
  database: string,
  places: SwapPlaces,
  { out, into }: SwapParts,
): { kept: string[]; arrived: string[] } {
  const leaving = new Set(out);
  const kept = out.filter((name) => isThere(places.oldPlace(name)));
  const isKept = new Set(kept);
  const arrived = [...new Set([...out, ...into])].filter((name) => {
    if (!isThere({ schema: database, name })) return false;
    return isKept.has(name) || (!leaving.has(name) && !isThere(places.newPlace(name)));
  });
  return { kept, arrived };
}

/** New tables, back where they were built, that are not known to have the rows that were proved. */
async function findWritten(
  session: MysqlSession,
  places: SwapPlaces,
  arrived: readonly string[],
  sums: ReadonlyMap<string, string>,
  limit: number,
): Promise<string[]> {
  const now = await sumTables(session, placed(arrived, places.newPlace.bind(places)), limit);
  return arrived.filter((name) => !now.has(name) || now.get(name) !== sums.get(name));
}

async function freeKeys(session: MysqlSession, table: TableName): Promise<void> {
  for (const key of await readKeyTexts(session, table)) await session.query(dropKeySql(key));
}

async function readPlaces(
  session: MysqlSession,
  database: string,
  { buildingIn, note }: SwapPlaces,
): Promise<(place: TableName) => boolean> {
  const schemas = [database, buildingIn, note.schema].map(quoteLiteral).join(', ');
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES
     WHERE TABLE_SCHEMA IN (${schemas}) AND TABLE_TYPE NOT IN ('VIEW', 'SEQUENCE')`,
  );
  const there = new Set(rows.map(([schema, name]) => keyOf({ schema: schema ?? '', name: name ?? '' })));
  return (place) => there.has(keyOf(place));
}

async function present(session: MysqlSession, keys: readonly KeyText[]): Promise<KeyText[]> {
  const found = new Set<string>();
  const tables = new Map(keys.map(({ from }) => [keyOf(from), from]));
  for (const table of tables.values()) {
    for (const key of await readKeyTexts(session, table)) found.add(idOf(key));
  }
  return keys.filter((key) => found.has(idOf(key)));
}

function idOf({ from, name }: KeyText): string {
  return JSON.stringify([from.schema, from.name, name]);
}
