import { NAMES_STATEMENT, SQL_MODE } from '../session-pins.js';
import { keptEventUnlessThere } from './events.js';
import { addKeySql, dropKeySql } from './key-text.js';
import { droppingStatements, makingScript, type Program } from './programs.js';
import { renameSql, type SwapPlaces } from './swap-places.js';
import type { SwapState } from './swap-state.js';
import type { SwapParts } from './table-swap.js';

/**
 * What puts a target back to `before`, for the mysql client with `--force`: wherever the swap came to, what is not needed fails by itself
 * and does no harm, and it may be run again. Nothing that has rows is dropped: others may have written since. Pure.
 */
export function undoScript(
  database: string,
  places: SwapPlaces,
  { out, into, keys: newKeys, made = [], alsoBack = [] }: SwapParts,
  before: SwapState,
): string[] {
  const keys = [...before.outsideKeys, ...(places.areDatabases ? [] : before.ownKeys)];
  // Their names are taken, or rows of the target are held by what is no table of it any more.
  const freed = newKeys
    .filter(({ from }) => into.includes(from.name))
    .map((key) => ({ ...key, from: places.newPlace(key.from.name) }));
  return [
    `${NAMES_STATEMENT}; SET SESSION sql_mode = '${SQL_MODE}', foreign_key_checks = 0;`,
    ...droppingStatements([...before.programs, ...made], database).map((sql) => `${sql};`),
    ...before.outsideKeys.map((key) => `${dropKeySql(key)};`),
    ...renames(database, places, out, into).map((sql) => `${sql};`),
    ...freed.map((key) => `${dropKeySql(key)};`),
    ...keys.map((key) => `${addKeySql(key)};`),
    ...alsoBack.map((sql) => `${sql};`),
    ...(before.programs.length > 0
      ? [Buffer.from(makingScript(before.programs.flatMap(evenWhenLate), before.collation)).toString('utf8')]
      : []),
  ];
}

/** Whoever runs the script may do so after the time of an event. */
function evenWhenLate(program: Program): Program[] {
  return program.kind === 'EVENT'
    ? [program, { ...program, sql: keptEventUnlessThere(program.sql) }]
    : [program];
}

/**
 * Table by table, because a server that was killed may have renamed some and not the others: first the new one out and the
 * old one in, which fails where the old one is not away; then the old one alone, which fails where there is one.
 */
function renames(
  database: string,
  places: SwapPlaces,
  out: readonly string[],
  into: readonly string[],
): string[] {
  const leave = (name: string) => [{ schema: database, name }, places.newPlace(name)] as const;
  const comeBack = (name: string) => [places.oldPlace(name), { schema: database, name }] as const;
  const [leaving, arriving] = [new Set(out), new Set(into)];
  return [
    ...into.filter((name) => !leaving.has(name)).map((name) => renameSql([leave(name)])),
    ...out.filter((name) => arriving.has(name)).map((name) => renameSql([leave(name), comeBack(name)])),
    ...out.map((name) => renameSql([comeBack(name)])),
  ];
}
