import { splitAtDots } from '../lib/split-at-dots.js';

/** One entry of `expected-tables`. */
export interface ExpectedTable {
  /** As it was written. */
  readonly text: string;
  /** A glob, as in `include-tables`. */
  readonly pattern: string;
  /** 0 where the tables only have to be there. */
  readonly minimumRows: number;
}

const FORM = /^([^<>=]*[^<>=\s])(?:\s*>=\s*(\d+))?$/;

const ALLOWED =
  'allowed: table, schema.table or a glob, such as public.users, public.users>=1000, sales.*>=1 (? stands for a dot, <, > or = inside a name)';

/** What is wrong with an entry, with what is allowed; undefined where nothing is. */
export function findExpectedTableProblem(text: string): string | undefined {
  const [, pattern, digits = '0'] = FORM.exec(text) ?? [];
  if (pattern === undefined || !Number.isSafeInteger(Number(digits)))
    return `${JSON.stringify(text)} is not allowed; ${ALLOWED}`;
  if (splitAtDots(pattern).length > 2) return `${JSON.stringify(text)} has more than one dot; ${ALLOWED}`;
  return undefined;
}

/** An entry that has no problem. */
export function parseExpectedTable(text: string): ExpectedTable {
  const [, pattern, digits = '0'] = FORM.exec(text) ?? [];
  if (pattern === undefined) throw new Error(`${text} was not checked`);
  return { text, pattern, minimumRows: Number(digits) };
}
