/**
 * Everything between the scheme and the last `@` of a word, as passwords may hold `/`, `:` and `@`.
 * Addresses of stores have no credentials, but keys with `@`.
 */
const URL_CREDENTIALS = /(?<![a-z0-9+.-])((?!s3:|file:)[a-z][a-z0-9+.-]*:\/\/)\S*@/gi;

/** libpq's `password=…` and the same in a query string. */
const PASSWORD_PAIR = /\b((?:ssl)?password|secret|token)=('(?:[^'\\]|\\.)*'|[^\s&]+)/gi;

/** Cannot be written as UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Control characters except the line feed, and marks that turn the direction of writing around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const INVISIBLE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text of any origin, fit to leave this machine: no credentials of URLs, nothing invisible. */
export function cleanText(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(URL_CREDENTIALS, '$1***@')
    .replace(PASSWORD_PAIR, '$1=***')
    .replace(INVISIBLE, ' ');
}

/** The same on one line; names of tables may hold line feeds. */
export function oneLine(text: string): string {
  return cleanText(text).replaceAll('\n', ' ');
}
