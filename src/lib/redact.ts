/** What stands where a secret stood. */
const MASK = '***';

/** A shorter secret is part of too many innocent words to be replaced everywhere. */
const MIN_SECRET_LENGTH = 4;

/**
 * `scheme://user:password@`; greedy, because a password that was not encoded may hold an @. The word
 * itself stands in examples of what is allowed.
 */
const URL_PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/?#]*:)(?!password@)[^\s/?#]*@/gi;

/** Part of an address that is a token and no word. */
const TOKEN = /^(?=.*\d).{12,}$|^.{24,}$/;

/**
 * Every form in which a secret may turn up: raw, line by line, percent-encoded and decoded, base64,
 * inside JSON; of a URL also its login, its password, its path (a Slack address is secret by its path) and the tokens in
 * path and query.
 */
export function secretForms(secret: string): string[] {
  const lines = secret
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^-----(BEGIN|END) [A-Z ]+-----$/.test(line));
  const forms = new Set<string>();
  for (const part of [secret, ...lines, ...urlParts(secret)]) {
    forms.add(part);
    for (const form of percentForms(part)) forms.add(form);
    forms.add(Buffer.from(part).toString('base64'));
    forms.add(Buffer.from(part).toString('base64url'));
    forms.add(JSON.stringify(part).slice(1, -1));
  }
  return [...forms].filter((form) => form.length >= MIN_SECRET_LENGTH);
}

/** As `encodeURIComponent`, RFC 3986, forms of HTML and libraries with small hexadecimals write it. */
function percentForms(part: string): string[] {
  const encoded = encodeURIComponent(part);
  const strict = encoded.replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const small = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  return [encoded, strict, strict.replaceAll('%20', '+'), small(encoded), small(strict)];
}

function urlParts(secret: string): string[] {
  const userInfo = /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)@/i.exec(secret)?.[1] ?? '';
  const password = userInfo.includes(':') ? userInfo.slice(userInfo.indexOf(':') + 1) : '';
  const query = /^[a-z][a-z0-9+.-]*:\/\/[^?]*\?.*?\bpassword=([^&]*)/i.exec(secret)?.[1] ?? '';
  const parts = [password, decoded(password), query, decoded(query), ...webParts(secret)];
  // Basic authentication is the base64 of user and password together.
  if (password !== '') parts.push(userInfo, decoded(userInfo));
  return parts.filter((part) => part !== '');
}

/** What makes an address of the web secret. */
function webParts(secret: string): string[] {
  const [, userInfo = '', path = '', query = ''] =
    /^https?:\/\/(?:([^/?#]*)@)?[^/?#]+(\/[^?#]+)?(?:\?([^#]*))?/i.exec(secret) ?? [];
  const values = query.split('&').map((pair) => pair.slice(pair.indexOf('=') + 1));
  const tokens = [...path.split('/'), ...values, ...(userInfo.includes(':') ? [] : [userInfo])].filter(
    (part) => TOKEN.test(part),
  );
  return [path, ...tokens, ...tokens.map(decoded)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Replaces secrets in everything that is shown, sent or written for people. */
export class Redactor {
  readonly #forms = new Set<string>();
  #pattern: RegExp | undefined;

  constructor(secrets: readonly (string | undefined)[] = []) {
    this.add(...secrets);
  }

  /** Learns more secrets; undefined and empty ones are passed over. */
  add(...secrets: readonly (string | undefined)[]): void {
    for (const secret of secrets) {
      if (secret) for (const form of secretForms(secret)) this.#forms.add(form);
    }
    // The longest first, so that a secret within another leaves no remains.
    const ordered = [...this.#forms].sort((a, b) => b.length - a.length).map(escapeForPattern);
    this.#pattern = ordered.length === 0 ? undefined : new RegExp(ordered.join('|'), 'g');
  }

  redact(text: string): string {
    const known = this.#pattern ? text.replace(this.#pattern, MASK) : text;
    return known.replace(URL_PASSWORD, `$1${MASK}@`);
  }

  /** The same for every text inside a value of plain objects and lists; keys and numbers stay. */
  redactDeep<T>(value: T): T {
    if (typeof value === 'string') return this.redact(value) as T;
    if (Array.isArray(value)) return value.map((item) => this.redactDeep(item)) as T;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.redactDeep(item)])) as T;
  }
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
