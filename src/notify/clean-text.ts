import { printable, printableLines } from '../lib/printable.js';

/**
 * Everything between the scheme and the last `@` of a word, as passwords may hold `/`, `:` and `@`.
 * Addresses of stores have no credentials, but keys with `@`; `user:password@` stands in examples of what is allowed.
 */
const URL_CREDENTIALS = /(?<![a-z0-9+.-])((?!s3:|file:)[a-z][a-z0-9+.-]*:\/\/)(?!user:password@)\S*@/gi;

/** libpq's `password=…` and the same in a query string. */
const PASSWORD_PAIR = /\b((?:ssl)?password|secret|token)=('(?:[^'\\]|\\.)*'|[^\s&]+)/gi;

/** Cannot be written as UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Text of any origin, fit to leave this machine: no credentials of URLs, nothing that does not print. */
export function cleanText(text: string): string {
  return printableLines(withoutCredentials(text));
}

/** The same on one line; names of tables may hold line feeds. */
export function oneLine(text: string): string {
  return printable(withoutCredentials(text));
}

function withoutCredentials(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(URL_CREDENTIALS, '$1***@')
    .replace(PASSWORD_PAIR, '$1=***');
}
