import { type ParseArgsConfig, parseArgs } from 'node:util';
import { findSetting, SETTING_DEFINITIONS } from '../config/settings-table.js';
import { type SettingProblem, SettingsError } from '../core/errors.js';

/** Flags that are no settings; none of them has a value. */
export const CLI_FLAGS = [
  { name: 'json', description: 'Print the report as one JSON object; logs go to stderr.' },
  { name: 'quiet', description: 'Log warnings and errors only.' },
  { name: 'help', short: 'h', description: 'Explain the command, or one operation.' },
  { name: 'version', short: 'V', description: 'Print the version.' },
] as const;

type CliFlag = (typeof CLI_FLAGS)[number]['name'];

/** What the second word of an operation stands for. */
export const OPERAND_SETTING: ReadonlyMap<string, string> = new Map([
  ['verify', 'backup'],
  ['restore', 'backup'],
  ['get', 'backup'],
  ['drill', 'drill-pick'],
  ['prune', 'retention-days'],
]);

export interface CliArguments {
  /** The first word, whatever it is. */
  readonly operation: string | undefined;
  readonly given: ReadonlyMap<string, string>;
  readonly flags: Readonly<Record<CliFlag, boolean>>;
  /** What cannot be read; the caller decides when to say so. */
  readonly problems: readonly SettingProblem[];
}

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

const OPTIONS: NonNullable<ParseArgsConfig['options']> = Object.fromEntries([
  ...CLI_FLAGS.map((f) => [f.name, { type: 'boolean', ...('short' in f ? { short: f.short } : {}) }]),
  ...SETTING_DEFINITIONS.map((s) => [s.name, { type: s.type === 'boolean' ? 'boolean' : 'string' }]),
]);

/** Splits the words after the program's name. Never throws: problems are told with all the others. */
export function readArguments(words: readonly string[]): CliArguments {
  const { tokens } = parseArgs({
    args: [...words],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const flags: Record<CliFlag, boolean> = { json: false, quiet: false, help: false, version: false };
  const given = new Map<string, string>();
  const problems: SettingProblem[] = [];
  const operands: string[] = [];
  for (const token of tokens ?? []) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    if (Object.hasOwn(flags, token.name)) setFlag(token, flags, problems);
    else addSetting(token, given, problems);
  }
  const [operation, operand, ...rest] = operands;
  addOperand(operation, operand, given, problems);
  for (const word of rest) problems.push(unexpected(word));
  return { operation, given, flags, problems };
}

function setFlag(token: OptionToken, flags: Record<CliFlag, boolean>, problems: SettingProblem[]): void {
  const { value = 'true' } = token;
  if (value === 'true' || value === 'false') flags[token.name as CliFlag] = value === 'true';
  else problems.push({ setting: token.name, message: 'has no value' });
}

function addSetting(token: OptionToken, given: Map<string, string>, problems: SettingProblem[]): void {
  const { name } = token;
  const setting = findSetting(name);
  const value = token.value ?? (setting === undefined || setting.type === 'boolean' ? 'true' : undefined);
  if (value === undefined || (!token.inlineValue && value.startsWith('--'))) {
    problems.push({ setting: name, message: `needs a value: --${name} <${setting?.type ?? 'value'}>` });
    return;
  }
  const before = given.get(name);
  if (before !== undefined && setting?.type !== 'list') {
    problems.push({ setting: name, message: 'is given twice' });
    return;
  }
  given.set(name, before === undefined ? value : `${before}\n${value}`);
}

function addOperand(
  operation: string | undefined,
  operand: string | undefined,
  given: Map<string, string>,
  problems: SettingProblem[],
): void {
  if (operand === undefined) return;
  const setting = OPERAND_SETTING.get(operation ?? '');
  if (setting === undefined) problems.push(unexpected(operand));
  else if (given.has(setting)) problems.push({ setting, message: 'is given twice' });
  else given.set(setting, operand);
}

function unexpected(word: string): SettingProblem {
  const hint = word.includes('=') ? '; settings begin with --' : '';
  return {
    setting: 'arguments',
    code: 'ARGUMENT_UNEXPECTED',
    message: `${JSON.stringify(word)} was not expected${hint}`,
  };
}

/** @throws SettingsError when the words could not be read */
export function refuseProblems(args: CliArguments): void {
  if (args.problems.length > 0) throw new SettingsError(args.problems);
}
