import type { TableName } from '../../../core/ports.js';
import { readCatalog } from '../catalog.js';
import { displayTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { showCreate } from '../show-create.js';
import { splitTable } from '../split-table.js';
import { keptEvent } from './events.js';
import { type KeyText, parseKey } from './key-text.js';
import { readOutsideKeys } from './outside-keys.js';
import { changedGroups, idOfProgram, type Program, type ProgramScope, readPrograms } from './programs.js';

/** All that a swap may change, as it is at one time. */
export interface SwapState {
  /** Definitions of the tables that leave. */
  readonly tables: ReadonlyMap<string, string>;
  readonly programs: readonly Program[];
  /** Of the tables that leave, to whatever table. */
  readonly ownKeys: readonly KeyText[];
  /** Of other tables to those. */
  readonly outsideKeys: readonly KeyText[];
  readonly characterSet: string;
  readonly collation: string;
}

export async function lookAt(
  session: MysqlSession,
  database: string,
  names: readonly string[],
  scope: ProgramScope,
): Promise<SwapState> {
  const { characterSet, collation, tables: there } = await readCatalog(session);
  const present = new Set(there.map(({ name }) => name));
  const tables = new Map<string, string>();
  const ownKeys: KeyText[] = [];
  for (const name of names.filter((one) => present.has(one))) {
    const table: TableName = { schema: database, name };
    const { sql } = await showCreate(session, 'TABLE', table);
    tables.set(name, sql);
    ownKeys.push(...splitTable(sql).foreignKeys.map((text) => parseKey(table, text)));
  }
  return {
    tables,
    ownKeys,
    programs: await readPrograms(session, scope),
    outsideKeys: await readOutsideKeys(session, database, new Set(names)),
    characterSet,
    collation,
  };
}

/** True when nobody altered a table in between; the counter of its numbers may have gone on. */
export function haveSameTables(one: SwapState, other: SwapState): boolean {
  const shown = ({ tables }: SwapState) =>
    JSON.stringify([...tables].map(([name, sql]) => [name, withoutCounter(sql)]));
  return shown(one) === shown(other);
}

/** What is not as it was before, by name; `broken` could not be made again. */
export function differencesOf(before: SwapState, now: SwapState, broken: ReadonlySet<string>): string[] {
  const whole = ({ programs }: SwapState) => programs.filter((program) => !broken.has(idOfProgram(program)));
  const tables = [...before.tables]
    .filter(([name, sql]) => inAnyOrder(now.tables.get(name) ?? '') !== inAnyOrder(sql))
    .map(([name]) => `table ${name}`);
  const shown = ({ from, name, text }: KeyText) => `foreign key ${name} of ${displayTable(from)} ${text}`;
  const keys = new Set(now.outsideKeys.map(shown));
  // Its time passed meanwhile, which is told.
  const missed = (program: Program) => {
    const kept = now.programs.find((one) => idOfProgram(one) === idOfProgram(program));
    return kept?.kind === 'EVENT' && kept.sql === keptEvent(program.sql) ? kept : program;
  };
  return [
    ...tables,
    ...before.outsideKeys.filter((key) => !keys.has(shown(key))).map(({ name }) => `foreign key ${name}`),
    ...changedGroups(whole(before).map(missed), whole(now)),
    ...(before.collation === now.collation ? [] : [`character set ${before.characterSet}`]),
  ];
}

/** Servers list keys in the order in which they were made. */
function inAnyOrder(sql: string): string {
  return withoutCounter(sql).split(/,?\n/).sort().join('\n');
}

function withoutCounter(sql: string): string {
  return sql.replace(/ AUTO_INCREMENT=\d+/, '');
}
