import { parseDestination } from './destination.js';
import type { LocalSystem } from './local-system.js';
import { parseMailServer } from './mail-server.js';
import { readPem } from './pem.js';
import type { SettingDefinition } from './setting-definition.js';

/** GitHub accepts these spellings in `getBooleanInput` (YAML 1.2 core schema). */
const TRUE_WORDS = ['true', 'True', 'TRUE'];
const FALSE_WORDS = ['false', 'False', 'FALSE'];

const UNIT_MS: Readonly<Record<string, number>> = { '': 1000, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** A connection is parsed apart, because variables and other settings take part in it. */
export type ParsedValue =
  | string
  | number
  | boolean
  | readonly string[]
  | ReturnType<typeof parseDestination>
  | ReturnType<typeof parseMailServer>;

/**
 * The value a setting's text stands for.
 * @throws Error whose message names what was found (unless secret) and what is allowed
 */
export function parseValue(setting: SettingDefinition, text: string, system: LocalSystem): ParsedValue {
  switch (setting.type) {
    case 'integer':
      return parseNumber(setting, text, /^\d+$/, 'a whole number');
    case 'number':
      return parseNumber(setting, text, /^\d+(\.\d+)?$/, 'a number');
    case 'duration':
      return parseDuration(setting, text);
    case 'boolean':
      return parseBoolean(text);
    case 'choice':
      if (setting.values?.includes(text)) return text;
      throw new Error(`${found(setting, text)}; allowed: ${setting.values?.join(', ')}`);
    case 'list':
      return splitList(text).map((item) => checkPattern(setting, item));
    case 'destination':
      return parseDestination(text);
    case 'url':
      return checkUrl(setting, text);
    case 'mail-server':
      return parseMailServer(text);
    case 'pem':
      return readPem(text, system);
    case 'connection':
    case 'text':
      return checkPattern(setting, text);
  }
}

function found(setting: SettingDefinition, text: string): string {
  return setting.secret ? 'the value given is not allowed' : `${JSON.stringify(text)} is not allowed`;
}

function range(setting: SettingDefinition): string {
  const { minimum, maximum } = setting;
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  return minimum === undefined ? '' : ` of at least ${minimum}`;
}

function parseNumber(setting: SettingDefinition, text: string, form: RegExp, words: string): number {
  const value = Number(text);
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = setting;
  if (form.test(text) && value >= minimum && value <= maximum) return value;
  throw new Error(`${found(setting, text)}; allowed: ${words}${range(setting)}`);
}

function parseDuration(setting: SettingDefinition, text: string): number {
  const [, digits = '', unit = ''] = /^(\d+) ?(ms|s|m|h)?$/.exec(text) ?? [];
  const value = Number(digits) * (UNIT_MS[unit] ?? Number.NaN);
  if (digits !== '' && value >= (setting.minimum ?? 0) && value <= 2 ** 31 - 1) return value;
  throw new Error(`${found(setting, text)}; allowed: such as 500ms, 60s, 5m, 1h, more than nothing`);
}

function parseBoolean(text: string): boolean {
  if (TRUE_WORDS.includes(text)) return true;
  if (FALSE_WORDS.includes(text)) return false;
  throw new Error(`${JSON.stringify(text)} is not allowed; allowed: true, false`);
}

/** Commas or newlines separate; a comma inside braces belongs to a glob such as `{a,b}`. */
export function splitList(text: string): readonly string[] {
  return text
    .split(/[\n,](?![^{}\n]*\})/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function checkUrl(setting: SettingDefinition, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw new Error(`${found(setting, text)}; allowed: an address that begins with https:// (or http://)`);
  }
  if (!setting.secret && (url.username !== '' || url.password !== '')) {
    throw new Error('holds a user or password; allowed: an address without credentials');
  }
  return text;
}

function checkPattern(setting: SettingDefinition, text: string): string {
  if (!setting.pattern || setting.pattern.test.test(text)) return text;
  throw new Error(`${found(setting, text)}; allowed: ${setting.pattern.words}`);
}
