import type { TableName } from '../../../core/ports.js';
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
import type { SwapHooks, SwapParts } from './table-swap.js';

export interface PutBackParts {
  readonly context: StepsContext;
  readonly places: SwapPlaces;
  readonly parts: SwapParts;
  readonly before: SwapState;
  readonly hooks: SwapHooks;
  /** What nobody could make again. */
  readonly broken: ReadonlySet<string>;
}

/** Brings a target back to `before`, from wherever a swap came to. */
export async function putBack({
  context,
  places,
  parts,
  before,
  hooks,
  broken,
}: PutBackParts): Promise<void> {
  const { session, database } = context;
  const moves = movesBack(await readPlaces(session, database, places), database, places, parts);
  const programs = await readPrograms(session, parts.scope);
  const changed = changedGroups(programs, before.programs);
  // What is as it was is left alone: another session may hold its table.
  const isRemade = (program: Program) => moves.length > 0 || changed.has(groupOf(program));
  for (const sql of droppingStatements(programs.filter(isRemade), database)) await session.query(sql);
  await hooks.beforeBack?.(session);
  if (moves.length > 0) {
    for (const key of await present(session, before.outsideKeys)) await session.query(dropKeySql(key));
    await session.query(renameSql(moves));
  }
  // Names of keys are taken as long as the tables are there that were built within the target.
  await places.dropNew(session, [...new Set([...parts.out, ...parts.into])]);
  const keys = [...before.outsideKeys, ...before.ownKeys];
  const there = new Set((await present(session, keys)).map(idOf));
  for (const key of keys.filter((one) => !there.has(idOf(one)))) await session.query(addKeySql(key));
  await hooks.afterBack?.(session);
  const statements = makingStatements(
    before.programs.filter((program) => isRemade(program) && !broken.has(idOfProgram(program))),
    before.collation,
  );
  await runDefinitions(context, 'putting back what was set aside', statements, () => {});
}

type Move = readonly [from: TableName, to: TableName];

/** Renames that are needed; both in one statement, as on the way there. Pure. */
function movesBack(
  isThere: (place: TableName) => boolean,
  database: string,
  places: SwapPlaces,
  { out, into }: SwapParts,
): Move[] {
  const leaving = new Set(out);
  const kept = new Set(out.filter((name) => isThere(places.oldPlace(name))));
  const arrived = [...new Set([...out, ...into])].filter((name) => {
    if (!isThere({ schema: database, name })) return false;
    return kept.has(name) || (!leaving.has(name) && !isThere(places.newPlace(name)));
  });
  return [
    ...arrived.map((name): Move => [{ schema: database, name }, places.newPlace(name)]),
    ...[...kept].map((name): Move => [places.oldPlace(name), { schema: database, name }]),
  ];
}

async function readPlaces(
  session: MysqlSession,
  database: string,
  { buildingIn, note }: SwapPlaces,
): Promise<(place: TableName) => boolean> {
  const schemas = [database, buildingIn, note.schema].map(quoteLiteral).join(', ');
  const rows = await session.query(
    `SELECT TABLE_SCHEMA, TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA IN (${schemas})`,
  );
  const there = new Set(rows.map(([schema, name]) => JSON.stringify([schema, name])));
  return ({ schema, name }) => there.has(JSON.stringify([schema, name]));
}

async function present(session: MysqlSession, keys: readonly KeyText[]): Promise<KeyText[]> {
  const found = new Set<string>();
  const tables = new Map(keys.map(({ from }) => [JSON.stringify(from), from]));
  for (const table of tables.values()) {
    for (const key of await readKeyTexts(session, table)) found.add(idOf(key));
  }
  return keys.filter((key) => found.has(idOf(key)));
}

function idOf({ from, name }: KeyText): string {
  return JSON.stringify([from.schema, from.name, name]);
}
