import type { DatabaseConnection } from '../core/connection.js';
import { messageOf, type SettingProblem, SettingsError } from '../core/errors.js';
import type { Operation } from '../core/report.js';
import { checkTogether } from './check-together.js';
import { type ConnectionSources, parseConnection } from './connection.js';
import { type LocalSystem, localSystem } from './local-system.js';
import type { SettingDefinition } from './setting-definition.js';
import type { Settings } from './settings.js';
import { prefixedVariable, SETTING_DEFINITIONS } from './settings-table.js';
import { type FoundText, findText, type SettingSources } from './sources.js';
import { findStrangers } from './strangers.js';
import { findProjects, findTargetProject } from './supabase-project.js';
import { parseValue } from './values.js';

export interface ParsedSettings {
  readonly settings: Settings;
  /** One sentence each, for the report. */
  readonly warnings: readonly string[];
}

/**
 * Reads all settings of an operation, once, into a frozen typed value.
 * @throws SettingsError that names every problem at once
 */
export function parseSettings(
  operation: Operation,
  sources: SettingSources,
  system: LocalSystem = localSystem,
): ParsedSettings {
  const problems: SettingProblem[] = [...findStrangers(operation, sources)];
  const warnings: string[] = [];
  const values: Record<string, unknown> = {};
  const found = new Map<string, FoundText>();

  for (const setting of SETTING_DEFINITIONS) {
    const text = setting.operations.includes(operation) ? findText(setting, sources) : undefined;
    const usable = text && checkBuilt(setting, text, problems) ? text : undefined;
    if (usable) found.set(setting.name, usable);
    if (usable && setting.secret && usable.origin === 'given' && sources.face === 'cli') {
      warnings.push(secretWarning(setting));
    }
    values[keyOf(setting)] = readValue(setting, usable, system, problems);
  }

  const connectionTo = (setting: string, pgVariables: SettingSources['variables'] | undefined) =>
    connectionOf(
      found.get(setting),
      { setting, authority: values.tlsCa as string | undefined, pgVariables, system },
      problems,
      warnings,
    );
  values.connection = connectionTo('database-url', sources.face === 'cli' ? sources.variables : undefined);
  // A target is named in full: nothing that is meant for a source may fill it in.
  values.targetConnection = connectionTo('target-url', undefined);
  values.drillConnection = connectionTo('drill-server-url', undefined);
  const buckets = values.storageBuckets as readonly string[] | undefined;
  const readsProjects = operation === 'backup' || operation === 'doctor';
  if (readsProjects) Object.assign(values, findProjects(found, buckets, problems, warnings));
  values.targetProject = findTargetProject(found, problems, warnings);
  delete values.databaseUrl;
  delete values.tlsCa;
  const settings = Object.freeze(values) as unknown as Settings;
  problems.push(...checkTogether(operation, settings, found, sources));
  if (problems.length > 0) throw new SettingsError(lastOfEach(problems));
  return { settings, warnings };
}

/** One problem for each setting: the rules that look at several settings come last and say most. */
function lastOfEach(problems: readonly SettingProblem[]): SettingProblem[] {
  return [...new Map(problems.map((p) => [p.setting, p])).values()];
}

/** `retention-days` → `retentionDays`, `lock-timeout` → `lockTimeoutMs`; the types in settings.ts say the same. */
function keyOf(setting: SettingDefinition): string {
  const camel = setting.name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return setting.type === 'duration' ? `${camel}Ms` : camel;
}

function readValue(
  setting: SettingDefinition,
  found: FoundText | undefined,
  system: LocalSystem,
  problems: SettingProblem[],
): unknown {
  const text = found?.text ?? setting.default;
  if (text === undefined) return setting.type === 'list' ? [] : undefined;
  try {
    return parseValue(setting, text, system);
  } catch (error) {
    problems.push({ setting: setting.name, message: messageOf(error) + originWords(found) });
    return undefined;
  }
}

function originWords(found: FoundText | undefined): string {
  return found === undefined || found.origin === 'given' ? '' : ` (from the variable ${found.from})`;
}

/**
 * A setting whose feature does not exist fails by name, unless it says what happens anyway.
 * Ambient variables such as SUPABASE_URL are meant for other programs too, so they only go unused.
 */
function checkBuilt(setting: SettingDefinition, found: FoundText, problems: SettingProblem[]): boolean {
  if (setting.built) return true;
  if (found.origin !== 'shared variable' && found.text !== setting.default) {
    problems.push({
      setting: setting.name,
      code: 'SETTING_NOT_BUILT',
      message: `is not built yet${setting.default === undefined ? '' : `; allowed now: ${setting.default}`}${originWords(found)}`,
    });
  }
  return false;
}

function connectionOf(
  url: FoundText | undefined,
  from: Omit<ConnectionSources, 'url'>,
  problems: SettingProblem[],
  warnings: string[],
): DatabaseConnection | undefined {
  if (!url) return undefined;
  try {
    const parsed = parseConnection({ url: url.text, ...from });
    warnings.push(...parsed.warnings);
    return parsed.connection;
  } catch (error) {
    problems.push({ setting: from.setting, message: messageOf(error) + originWords(url) });
    return undefined;
  }
}

function secretWarning(setting: SettingDefinition): string {
  const variable = setting.variables?.[0] ?? prefixedVariable(setting.name);
  return `--${setting.name} on the command line can be seen by other users of this machine and stays in the shell's history; set the variable ${variable} instead.`;
}
