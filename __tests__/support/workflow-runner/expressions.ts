import { data, Evaluator, Lexer, Parser } from '@actions/expressions';

/** Names of contexts with plain values; a `Strict` one refuses names it does not have. */
export type Contexts = Readonly<Record<string, unknown>>;

/** What the functions `success()`, `failure()`, `cancelled()` and `always()` look at. */
export type Status = 'success' | 'failure';

/** Wraps a context in which an unknown name is a mistake, where GitHub would give an empty text. */
export class Strict {
  constructor(
    readonly what: string,
    readonly values: Readonly<Record<string, unknown>>,
  ) {}
}

const STATUS_FUNCTION = /\b(success|failure|cancelled|always)\s*\(/i;

/** An `if:`, with or without `${{ }}`: without a function of the status, it holds only after success. */
export function holds(condition: string | boolean | undefined, contexts: Contexts, status: Status): boolean {
  const text = String(condition ?? 'success()').replace(/^\s*\$\{\{([\s\S]*)\}\}\s*$/, '$1');
  if (text.includes('${{')) throw new Error(`the runner does not know such an if: ${text}`);
  const whole = STATUS_FUNCTION.test(text) ? text : `success() && (${text})`;
  return isTrue(evaluate(whole, contexts, status));
}

/** Any value of the YAML with its expressions evaluated; a text that is one expression keeps its type. */
export function evaluateValue(value: unknown, contexts: Contexts): unknown {
  if (typeof value !== 'string') return value;
  const parts = split(value.trim());
  const [only] = parts;
  if (parts.length === 1 && only?.isExpression) return evaluate(only.text, contexts);
  return split(value)
    .map(({ text, isExpression }) => (isExpression ? asText(evaluate(text, contexts)) : text))
    .join('');
}

/** As GitHub puts a value into an environment variable or an input. */
export function evaluateText(value: unknown, contexts: Contexts): string {
  return asText(evaluateValue(value, contexts));
}

function asText(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'Object' : String(value ?? '');
}

function isTrue(value: unknown): boolean {
  return value !== '' && value !== 0 && value !== false && value !== null;
}

function split(text: string): { text: string; isExpression: boolean }[] {
  // An expression ends at the first }} outside of its texts, which stand in single quotes.
  const pattern = /\$\{\{((?:'[^']*'|[^'}]|\}(?!\}))*)\}\}/g;
  const parts: { text: string; isExpression: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isExpression: false });
    parts.push({ text: match[1] ?? '', isExpression: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isExpression: false });
  if (parts.some((part) => !part.isExpression && part.text.includes('${{')))
    throw new Error(`no whole expression: ${text}`);
  return parts;
}

function evaluate(expression: string, contexts: Contexts, status: Status = 'success'): unknown {
  const functions = [
    statusFunction('success', status === 'success'),
    statusFunction('failure', status === 'failure'),
    statusFunction('always', true),
    // Nobody cancels a run here.
    statusFunction('cancelled', false),
  ];
  const { tokens } = new Lexer(expression).lex();
  const tree = new Parser(tokens, Object.keys(contexts), functions).parse();
  const known = new Map(functions.map((one) => [one.name, one]));
  const result = new Evaluator(tree, asDictionary(contexts), known).evaluate();
  return JSON.parse(JSON.stringify(result, data.replacer) ?? 'null');
}

function statusFunction(name: string, value: boolean) {
  return { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) };
}

class StrictDictionary extends data.Dictionary {
  what = '';
  override get(key: string) {
    const value = super.get(key);
    if (value === undefined) throw new Error(`${this.what} has no ${key}`);
    return value;
  }
}

function asDictionary(values: Readonly<Record<string, unknown>>, into = new data.Dictionary()) {
  for (const [name, value] of Object.entries(values)) into.add(name, asData(value));
  return into;
}

function asData(value: unknown): data.ExpressionData {
  if (value instanceof Strict) {
    const strict = new StrictDictionary();
    strict.what = value.what;
    return asDictionary(value.values, strict);
  }
  if (Array.isArray(value)) return new data.Array(...value.map(asData));
  if (typeof value === 'object' && value !== null) return asDictionary(value as Record<string, unknown>);
  return data.reviver('', value);
}
