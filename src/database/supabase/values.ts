import type { Encoding } from '../../core/manifest.js';

const NUMBERS = new Set(['smallint', 'integer', 'bigint', 'numeric', 'real', 'double precision']);

/** As the archive has it by connection string; a domain over a domain is described by its own name and stays text. */
export function encodingOf(type: string): Encoding {
  if (NUMBERS.has(type)) return 'number';
  if (type === 'boolean') return 'boolean';
  return type === 'jsonb' ? 'json' : 'text';
}

/** Their output leaves schemas out that the API's search path has; no search path of another session finds them again. */
const NAMES_OF_OBJECTS = /^reg(class|type|proc|procedure|oper|operator|config|dictionary|collation)(\[\])?$/;

/** True when the text of a value depends on which schemas the API looks into. */
export function namesObjects(type: string): boolean {
  return NAMES_OF_OBJECTS.test(type);
}

/** Such as `2024-02-29 12:34:56.789+00`; what DateStyle ISO writes, whatever the order of day and month. */
const INSTANT = /^(-?infinity|\d{4,}-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d+)?([+-]\d\d(:\d\d){0,2})?)?( BC)?)$/;
const UTC_INSTANT = /^(-?infinity|\d{4,}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00( BC)?)$/;
const INTERVAL =
  /^(?=.)(-?infinity|([+-]?\d+ years? ?)?([+-]?\d+ mons? ?)?([+-]?\d+ days? ?)?([+-]?\d\d+:\d\d:\d\d(\.\d+)?)?)$/;
const BYTES = /^\\x[0-9a-f]*$/;
const MONEY = /^-?\$[\d,]+\.\d\d$/;

interface Rule {
  readonly types: RegExp;
  readonly form: RegExp;
  /** The setting that a session of the API has to have. */
  readonly setting: string;
}

const RULES: readonly Rule[] = [
  { types: /^(date|timestamp without time zone)$/, form: INSTANT, setting: "DateStyle 'ISO'" },
  { types: /^timestamp with time zone$/, form: UTC_INSTANT, setting: "DateStyle 'ISO' and TimeZone 'UTC'" },
  { types: /^(daterange|tsrange|datemultirange|tsmultirange)$/, form: INSTANT, setting: "DateStyle 'ISO'" },
  { types: /^(tstzrange|tstzmultirange)$/, form: UTC_INSTANT, setting: "DateStyle 'ISO' and TimeZone 'UTC'" },
  { types: /^interval$/, form: INTERVAL, setting: "IntervalStyle 'postgres'" },
  { types: /^bytea$/, form: BYTES, setting: "bytea_output 'hex'" },
  { types: /^money$/, form: MONEY, setting: "lc_monetary 'C'" },
];

/** Judges one value; returns the setting that it shows to be another one, or undefined. */
export type ValueCheck = (text: string) => string | undefined;

/**
 * How the text of a type's values shows that the API's session prints as a pinned one does. Each form is written by the
 * pinned setting alone, so a value of that form is exact. undefined: the type's text depends on no setting.
 * Values inside composite types and types of extensions are not looked into.
 */
export function checkOf(type: string): ValueCheck | undefined {
  const element = type.replace(/\[\]$/, '');
  const rule = RULES.find(({ types }) => types.test(element));
  if (!rule) return undefined;
  const isPlain = element === type && !/range$/.test(type);
  const { form, setting } = rule;
  return (text) =>
    (isPlain ? form.test(text) : partsOf(text, form).every((part) => form.test(part))) ? undefined : setting;
}

/** The bounds and elements of ranges and arrays. Money has commas of its own, and bytes backslashes. */
function partsOf(text: string, form: RegExp): string[] {
  const separators = form === MONEY ? /[{}"]|,(?=[^\d])|^\[[\d:[\]-]+=/ : /[{}[\](),"]|^\[[\d:[\]-]+=/;
  const unescaped = text
    .replace(/\\\\/g, '\\')
    .replace(/\\"/g, '"')
    .replace(/^(\[-?\d+:-?\d+\])+=/, '');
  return unescaped.split(separators).filter((part) => !['', 'NULL', 'empty'].includes(part));
}

/** Significant digits that a session with extra_float_digits of 0 or less never shows. */
const REVEALING_DIGITS: Readonly<Record<string, number>> = { real: 7, 'double precision': 16 };

export function isFloat(type: string): boolean {
  return Object.hasOwn(REVEALING_DIGITS, type);
}

/** True when the value has more digits than a session that cuts floats would show. */
export function showsAllDigits(type: string, text: string): boolean {
  const digits = text
    .replace(/e.*$/i, '')
    .replace(/[^0-9]/g, '')
    .replace(/^0+/, '');
  return digits.length >= (REVEALING_DIGITS[type] ?? Number.POSITIVE_INFINITY);
}
