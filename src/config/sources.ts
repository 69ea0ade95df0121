import type { SettingDefinition } from './setting-definition.js';
import { prefixedVariable, SETTING_DEFINITIONS } from './settings-table.js';

/** Where the texts of settings come from. */
export interface SettingSources {
  /** Flags or inputs, by kebab-case name; an empty text counts as not given. */
  readonly given: ReadonlyMap<string, string>;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** The command line also reads `DB_BACKUP_*`, libpq's `PG*` and the password file. */
  readonly face: 'action' | 'cli';
}

/** A text, and who said it. */
export interface FoundText {
  readonly text: string;
  readonly origin: 'given' | 'prefixed variable' | 'shared variable';
  /** The variable's name, or the flag's. */
  readonly from: string;
}

/** The order of precedence: flag or input, prefixed variable, unprefixed variable. Defaults come later. */
export function findText(setting: SettingDefinition, sources: SettingSources): FoundText | undefined {
  const given = sources.given.get(setting.name)?.trim();
  if (given) return { text: given, origin: 'given', from: setting.name };
  if (setting.neverFromVariable) return undefined;
  if (sources.face === 'cli') {
    const variable = prefixedVariable(setting.name);
    const text = sources.variables[variable]?.trim();
    if (text) return { text, origin: 'prefixed variable', from: variable };
  }
  for (const variable of setting.variables ?? []) {
    const text = sources.variables[variable]?.trim();
    if (text) return { text, origin: 'shared variable', from: variable };
  }
  return undefined;
}

/** Variables that hold secrets and are read by libraries or by `connection`. */
const SECRET_VARIABLES = ['PGPASSWORD', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/**
 * Every secret text that can be seen before anything is parsed, for masking first of all:
 * secret settings of all operations wherever they are given, and the variables of libraries.
 */
export function collectSecrets(sources: SettingSources): string[] {
  const secrets: (string | undefined)[] = SECRET_VARIABLES.map((name) => sources.variables[name]);
  for (const setting of SETTING_DEFINITIONS) {
    if (!setting.secret) continue;
    secrets.push(sources.given.get(setting.name), sources.variables[prefixedVariable(setting.name)]);
    for (const variable of setting.variables ?? []) secrets.push(sources.variables[variable]);
  }
  return [...new Set(secrets.map((s) => s?.trim()).filter((s) => s !== undefined && s !== ''))] as string[];
}
