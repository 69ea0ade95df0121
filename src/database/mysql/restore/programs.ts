import { BackupError } from '../../../core/errors.js';
import type { Catalog } from '../catalog.js';
import { readCatalog } from '../catalog.js';
import { DefinitionScript } from '../definition-script.js';
import { quoteIdentifier } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { type Definition, showCreate } from '../show-create.js';
import { orderViews } from '../view-order.js';
import { readScript, type ScriptStatement } from './script-statements.js';

/** A trigger, event, view or routine as it stands in the target. */
export interface Program extends Definition {
  /** What SHOW CREATE and DROP call it. */
  readonly kind: string;
  /** The table of a trigger. */
  readonly on: string | null;
}

/** `tables`: triggers of these, and all events. `all`: whatever the database has. */
export type ProgramScope = { readonly tables: ReadonlySet<string> } | 'all';

/** An event that does nothing need not be dropped. */
const ENABLED = /\bON COMPLETION (?:NOT )?PRESERVE ENABLE\b/;

/**
 * In an order in which they can be made: routines, views, triggers, events.
 * @throws BackupError when the server hides the text of one
 */
export async function readPrograms(session: MysqlSession, scope: ProgramScope): Promise<Program[]> {
  const catalog = await readCatalog(session);
  const programs: Program[] = [];
  const tables = new Map(catalog.triggers.map(({ name, table }) => [name, table]));
  for (const { kind, name } of programsOf(catalog, scope)) {
    const definition = await showProgram(session, kind, { schema: catalog.database, name });
    programs.push({ ...definition, kind, on: kind === 'TRIGGER' ? (tables.get(name) ?? null) : null });
  }
  return scope === 'all'
    ? programs
    : programs.filter(({ kind, sql }) => kind !== 'EVENT' || ENABLED.test(sql));
}

async function showProgram(
  session: MysqlSession,
  kind: string,
  program: { schema: string; name: string },
): Promise<Definition> {
  try {
    return await showCreate(session, kind, program);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code !== 'SOURCE_PERMISSION') throw error;
    throw new BackupError('target', error.message, {
      code: 'TARGET_PERMISSION',
      nextStep: `What would be dropped could not be made again: ${error.nextStep?.replace(/ to the user of.*/s, ' to the user of target-url.')}`,
      cause: error,
    });
  }
}

/** The same, by their names alone. */
export function programsOf(catalog: Catalog, scope: ProgramScope): { kind: string; name: string }[] {
  const of = (kind: string, names: readonly string[]) => names.map((name) => ({ kind, name }));
  const triggers = catalog.triggers.filter(({ table }) => scope === 'all' || scope.tables.has(table));
  const ofAll =
    scope === 'all'
      ? [
          // A package's body needs the package.
          ...[...catalog.routines].sort((a, b) => a.kind.length - b.kind.length),
          ...of('VIEW', orderViews(catalog.database, catalog.views).map(nameOf)),
        ]
      : [];
  return [...ofAll, ...of('TRIGGER', triggers.map(nameOf)), ...of('EVENT', catalog.events)];
}

function nameOf({ name }: { name: string }): string {
  return name;
}

/** Statements that make them again, each under the settings that it was made under. */
export function makingStatements(programs: readonly Program[], databaseCollation: string): ScriptStatement[] {
  return programs.length === 0 ? [] : readScript(makingScript(programs, databaseCollation));
}

/** The same, as the mysql client reads it. */
export function makingScript(programs: readonly Program[], databaseCollation: string): Uint8Array {
  const script = new DefinitionScript('What was there before.', { databaseCollation, definer: 'keep' });
  for (const program of programs) script.addProgram(program);
  return script.toBytes();
}

/** In the order in which they have to run. */
export function droppingStatements(
  programs: readonly { readonly kind: string; readonly name: string }[],
  database: string,
): string[] {
  return [...programs]
    .reverse()
    .map(({ kind, name }) => `DROP ${kind} IF EXISTS ${quoteIdentifier(database)}.${quoteIdentifier(name)}`);
}

/**
 * Kinds of programs, or tables with their triggers, that are not the same in the same order: that of triggers is the order in
 * which they run.
 */
export function changedGroups(some: readonly Program[], others: readonly Program[]): ReadonlySet<string> {
  const shown = (programs: readonly Program[], group: string) =>
    JSON.stringify(
      programs
        .filter((program) => groupOf(program) === group)
        .map(({ name, sql, sqlMode }) => [name, sql, sqlMode]),
    );
  const groups = new Set([...some, ...others].map(groupOf));
  return new Set([...groups].filter((group) => shown(some, group) !== shown(others, group)));
}

export function groupOf({ kind, on }: Program): string {
  return on === null ? kind.toLowerCase() : `${kind.toLowerCase()} of ${on}`;
}

export function idOfProgram({ kind, name }: Pick<Program, 'kind' | 'name'>): string {
  return `${kind} ${name}`;
}
