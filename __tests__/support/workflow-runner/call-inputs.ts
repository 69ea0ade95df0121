import { Strict } from './expressions.js';
import type { Input, Trigger } from './read-workflow.js';

/** What was given, checked like GitHub does, and the defaults. */
export function inputsOf(
  file: string,
  trigger: Trigger | null,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const declared = trigger?.inputs ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`${file}: no such input: ${unknown.join(', ')}`);
  const values = Object.entries(declared).map(([name, input]) => [name, takeInput(file, name, input, given)]);
  return Object.fromEntries(values);
}

function takeInput(file: string, name: string, input: Input, given: Readonly<Record<string, unknown>>) {
  const empty = { number: 0, boolean: false }[input.type as string] ?? '';
  if (!(name in given)) {
    if (input.required) throw new Error(`${file}: the input ${name} is required`);
    return input.default ?? empty;
  }
  const value = given[name];
  const type = input.type === 'number' || input.type === 'boolean' ? input.type : 'string';
  if (type === 'string') {
    if (input.options && !input.options.includes(String(value)))
      throw new Error(`${file}: the input ${name} is none of its options: ${value}`);
    return String(value);
  }
  if (typeof value !== type) throw new Error(`${file}: the input ${name} is no ${type}: ${value}`);
  return value;
}

/** The secrets a called workflow sees: those it declares, empty where none was given. */
export function secretsOf(
  file: string,
  trigger: Trigger | null,
  given: Readonly<Record<string, string>>,
  isInherited: boolean,
): Record<string, string> {
  const declared = trigger?.secrets ?? {};
  const unknown = Object.keys(given).filter((name) => !(name in declared));
  if (unknown.length > 0 && !isInherited) throw new Error(`${file}: no such secret: ${unknown.join(', ')}`);
  for (const [name, secret] of Object.entries(declared)) {
    if (secret.required && !(name in given)) throw new Error(`${file}: the secret ${name} is required`);
  }
  return Object.fromEntries(Object.keys(declared).map((name) => [name, given[name] ?? '']));
}

/** A called workflow declares its secrets; one that an event starts may ask for any, and GitHub gives empty ones. */
export function secretsContext(secrets: Readonly<Record<string, string>>, isCalled: boolean): unknown {
  return isCalled ? new Strict('secrets', secrets) : secrets;
}
