import { quoteTable } from '../quote.js';
import { NAMES_STATEMENT, SQL_MODE } from '../session-pins.js';
import { addKeySql, dropKeySql } from './key-text.js';
import { droppingStatements, makingScript } from './programs.js';
import { renameSql, type SwapPlaces } from './swap-places.js';
import type { SwapState } from './swap-state.js';
import type { SwapParts } from './table-swap.js';

/**
 * What puts a target back to `before`, for the mysql client with `--force`: wherever the swap came to, what is not needed fails by itself
 * and does no harm, because all renames are one statement. Pure.
 */
export function undoScript(
  database: string,
  places: SwapPlaces,
  { out, into, made = [], alsoBack = [] }: SwapParts,
  before: SwapState,
): string[] {
  const here = (name: string) => ({ schema: database, name });
  const moves = [
    ...into.map((name) => [here(name), places.newPlace(name)] as const),
    ...out.map((name) => [places.oldPlace(name), here(name)] as const),
  ];
  const keys = [...before.outsideKeys, ...(places.areDatabases ? [] : before.ownKeys)];
  const thrown = places.areDatabases ? [] : into.map((name) => quoteTable(places.newPlace(name)));
  return [
    `${NAMES_STATEMENT}; SET SESSION sql_mode = '${SQL_MODE}', foreign_key_checks = 0;`,
    ...droppingStatements([...before.programs, ...made], database).map((sql) => `${sql};`),
    ...before.outsideKeys.map((key) => `${dropKeySql(key)};`),
    ...(moves.length > 0 ? [`${renameSql(moves)};`] : []),
    ...(thrown.length > 0 ? [`DROP TABLE IF EXISTS ${thrown.join(', ')};`] : []),
    ...keys.map((key) => `${addKeySql(key)};`),
    ...alsoBack.map((sql) => `${sql};`),
    ...(before.programs.length > 0
      ? [Buffer.from(makingScript(before.programs, before.collation)).toString('utf8')]
      : []),
  ];
}
