/** What stands where a secret stood. */
const MASK = '***';

/** A shorter secret is part of too many innocent words to be replaced everywhere. */
const MIN_SECRET_LENGTH = 4;

/**
 * `scheme://user:password@`; greedy, because a password that was not encoded may hold an @. The word
 * itself stands in examples of what is allowed.
 */
const URL_PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:@/?#]*:)(?!password@)[^\s/?#]*@/gi;

/**
 * Every form in which a secret may turn up: raw, line by line, percent-encoded and decoded, base64,
 * inside JSON; of a URL also its password and its path (a Slack address is secret by its path).
 */
export function secretForms(secret: string): string[] {
  const lines = secret
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^-----(BEGIN|END) [A-Z ]+-----$/.test(line));
  const forms = new Set<string>();
  for (const part of [secret, ...lines, ...urlParts(secret)]) {
    forms.add(part);
    forms.add(encodeURIComponent(part));
    forms.add(Buffer.from(part).toString('base64'));
    forms.add(Buffer.from(part).toString('base64url'));
    forms.add(JSON.stringify(part).slice(1, -1));
  }
  return [...forms].filter((form) => form.length >= MIN_SECRET_LENGTH);
}

function urlParts(secret: string): string[] {
  const userInfo = /^[a-z][a-z0-9+.-]*:\/\/([^/?]*)@/i.exec(secret)?.[1];
  const password = userInfo?.includes(':') ? userInfo.slice(userInfo.indexOf(':') + 1) : '';
  const path = /^https?:\/\/[^/]+(\/[^?#]+)/i.exec(secret)?.[1] ?? '';
  const query = /^[a-z][a-z0-9+.-]*:\/\/[^?]*\?.*?\bpassword=([^&]*)/i.exec(secret)?.[1] ?? '';
  return [password, decoded(password), path, query, decoded(query)].filter((part) => part !== '');
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
