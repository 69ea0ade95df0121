import picomatch from 'picomatch';
import { type SettingProblem, SettingsError } from '../core/errors.js';
import type { TableName } from '../core/ports.js';
import { splitAtDots } from '../lib/split-at-dots.js';

/** Globs of the settings `schemas`, `include-tables` and `exclude-tables`; empty means no restriction. */
export interface Selection {
  readonly schemas: readonly string[];
  readonly includeTables: readonly string[];
  readonly excludeTables: readonly string[];
}

/** A table and the partition trees above it: a pattern that names one of them means the table too. */
export interface SelectableTable extends TableName {
  readonly ancestors: readonly TableName[];
}

export type SelectionReason = 'include-tables' | 'exclude-tables';

export interface Selected<T> {
  readonly schemas: readonly string[];
  readonly tables: readonly T[];
  readonly left: readonly {
    readonly table: T;
    readonly reason: SelectionReason;
    readonly pattern: string | null;
  }[];
}

/** Why a table was left, for the manifest. */
export function leftReason({ reason, pattern }: { reason: SelectionReason; pattern: string | null }): string {
  return pattern === null
    ? `not selected by the setting ${reason}`
    : `left out by the setting ${reason} (${pattern})`;
}

type Matcher = (table: TableName) => boolean;

/**
 * Applies the globs. Case matters; `*` matches any characters, dots and slashes included. `schema.table` is matched
 * part by part, a pattern without a dot means tables of any schema. Every pattern must match something.
 * @throws SettingsError naming each pattern that is malformed or matches nothing
 */
export function select<T extends SelectableTable>(
  selection: Selection,
  allSchemas: readonly string[],
  allTables: readonly T[],
): Selected<T> {
  const problems: SettingProblem[] = [];
  const schemaMatchers = selection.schemas.map((pattern) => ({ pattern, matches: matchName(pattern) }));
  const schemas =
    schemaMatchers.length === 0
      ? allSchemas
      : allSchemas.filter((s) => schemaMatchers.some((m) => m.matches(s)));
  for (const { pattern, matches } of schemaMatchers) {
    if (!allSchemas.some(matches)) problems.push(matchesNothing('schemas', pattern, 'schema'));
  }
  const inScope = new Set(schemas);
  const candidates = allTables.filter((table) => inScope.has(table.schema));
  const include = tableMatchers('include-tables', selection.includeTables, candidates, problems);
  const exclude = tableMatchers('exclude-tables', selection.excludeTables, candidates, problems);
  if (problems.length > 0) throw new SettingsError(problems);

  const tables: T[] = [];
  const left: Selected<T>['left'][number][] = [];
  for (const table of candidates) {
    const excluded = exclude.find((m) => meansTable(m.matches, table));
    if (excluded) left.push({ table, reason: 'exclude-tables', pattern: excluded.pattern });
    else if (include.length > 0 && !include.some((m) => meansTable(m.matches, table))) {
      left.push({ table, reason: 'include-tables', pattern: null });
    } else tables.push(table);
  }
  return { schemas, tables, left };
}

/**
 * The tables that a list of globs means, by the rules of `select`; all of them when the list is empty.
 * @throws SettingsError naming each pattern of `setting` that is malformed or matches nothing
 */
export function selectTables<T extends SelectableTable>(
  setting: string,
  patterns: readonly string[],
  tables: readonly T[],
): readonly T[] {
  const problems: SettingProblem[] = [];
  const matchers = tableMatchers(setting, patterns, tables, problems, 'the backup');
  if (problems.length > 0) throw new SettingsError(problems);
  if (matchers.length === 0) return tables;
  return tables.filter((table) => matchers.some((m) => meansTable(m.matches, table)));
}

function tableMatchers<T extends SelectableTable>(
  setting: string,
  patterns: readonly string[],
  candidates: readonly T[],
  problems: SettingProblem[],
  where = 'the database',
) {
  return patterns.flatMap((pattern) => {
    const matches = matchTable(pattern);
    if (!matches) {
      problems.push({
        setting,
        message: `"${pattern}" has more than one dot; write schema.table, and ? for a dot inside a name.`,
      });
      return [];
    }
    if (!candidates.some((table) => meansTable(matches, table))) {
      problems.push(matchesNothing(setting, pattern, 'table', where));
    }
    return [{ pattern, matches }];
  });
}

function matchesNothing(
  setting: string,
  pattern: string,
  what: string,
  where = 'the database',
): SettingProblem {
  return {
    setting,
    code: 'PATTERN_MATCHES_NOTHING',
    message: `"${pattern}" matches no ${what} of ${where} (upper and lower case matter).`,
  };
}

function meansTable(matches: Matcher, table: SelectableTable): boolean {
  return matches(table) || table.ancestors.some(matches);
}

/** Whether a glob means a table of this name; undefined where it has more than one dot. */
export function matchTable(pattern: string): Matcher | undefined {
  const parts = splitAtDots(pattern);
  if (parts.length > 2) return undefined;
  const [first = '', second] = parts;
  if (second === undefined) {
    const matches = matchName(first);
    return (table) => matches(table.name);
  }
  const schema = matchName(first);
  const name = matchName(second);
  return (table) => schema(table.schema) && name(table.name);
}

/** picomatch gives `/` and `.` a meaning of paths; names have none, so both stand aside while it matches. */
const ASIDE: Readonly<Record<string, string>> = { '/': '\uE000', '.': '\uE001' };
const setAside = (text: string) => text.replace(/[/.]/g, (char) => ASIDE[char] ?? char);

function matchName(pattern: string): (name: string) => boolean {
  const matches = picomatch(setAside(pattern), {
    dot: true,
    nonegate: true,
    strictSlashes: true,
    windows: false,
  });
  return (name) => matches(setAside(name));
}
