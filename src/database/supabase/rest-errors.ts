import { BackupError } from '../../core/errors.js';

/** Of a gateway (Cloudflare's own 52x included) or a busy server: another attempt may succeed. */
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 530]);

/** Answers of the database that come with 500 and stay what they are. */
const LASTING_CODES = /^(57014|54000|XX000|22...|42...|P....)$/;

/** Texts of the server that hold no values: about names, privileges, resources and PostgREST's own. */
const SAFE_CODES = /^(42501|42P01|42P10|42703|42883|428C9|57014|53...|08...|57P0.|PGRST.*)$/;

/** The server's own sentences about constraints, which name them; a trigger may say something else with the same code. */
const CONSTRAINT_CODES = /^23...$/;
const CONSTRAINT_TEXTS =
  /^(insert or update on table ".*" violates foreign key constraint|duplicate key value violates unique constraint|new row for relation ".*" violates check constraint|null value in column ".*" of relation ".*" violates not-null constraint|value for domain .* violates check constraint|conflicting key value violates exclusion constraint|no partition of relation ".*" found for row)/;

/** What PostgREST or the gateway before it answers instead of a result. */
export class RestError extends Error {
  constructor(
    readonly status: number,
    /** A SQLSTATE or `PGRST…`; empty when the answer is not PostgREST's. */
    readonly code: string,
    /** The server's own text, where it is known to hold no values. */
    readonly text: string,
    /** PostgREST's hint, as safe as the text. */
    readonly hint: string,
    readonly what: string,
    /** The table in which a row is missed that a foreign key points to. */
    readonly missingFrom?: string,
  ) {
    super(`${what}: HTTP ${status}${code === '' ? '' : ` ${code}`}${text === '' ? '' : `, ${text}`}`);
  }

  get isTransient(): boolean {
    return TRANSIENT.has(this.status) && !LASTING_CODES.test(this.code);
  }

  /** The server or the gateway before it gave up over the size of what was asked for; less may do. */
  get isTooMuch(): boolean {
    if (['57014', '54000', 'XX000'].includes(this.code)) return true;
    // 414 and 431: an address that is too long.
    return (
      [413, 414, 431].includes(this.status) ||
      this.status === 524 ||
      (this.status === 504 && this.code === '')
    );
  }
}

export function toRestError(status: number, body: Uint8Array, what: string): RestError {
  const { code, message, hint, details } = readAnswer(body);
  const isSafe = SAFE_CODES.test(code) || (CONSTRAINT_CODES.test(code) && CONSTRAINT_TEXTS.test(message));
  // Of the details, which hold values, only what stands last.
  const missingFrom =
    code === '23503' ? /is not present in table "([^"]+)"\.$/.exec(details)?.[1] : undefined;
  return new RestError(status, code, isSafe ? message : '', isSafe ? hint : '', what, missingFrom);
}

function readAnswer(body: Uint8Array): { code: string; message: string; hint: string; details: string } {
  try {
    const answer: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    const field = (name: string) => {
      const value = (answer as Record<string, unknown> | null)?.[name];
      return typeof value === 'string' ? value : '';
    };
    return { code: field('code'), message: field('message'), hint: field('hint'), details: field('details') };
  } catch {
    return { code: '', message: '', hint: '', details: '' };
  }
}

/** An error that a person can act on; a bug stays what it is. */
export function sourceErrorOf(error: unknown): unknown {
  if (!(error instanceof RestError)) return error;
  const fail = (code: string, message: string, nextStep: string) =>
    new BackupError('source', message, { code, nextStep, cause: error });
  if (error.status === 401) {
    return fail(
      'SOURCE_AUTH_FAILED',
      `The project refuses the key (${error.message}).`,
      'Copy the service_role key or a secret key (sb_secret_…) of this very project from its API settings; disabled legacy keys do not work.',
    );
  }
  if (error.code === '42501') {
    return fail(
      'SOURCE_PERMISSION',
      `The role service_role cannot read everything: ${error.message}.`,
      'GRANT USAGE on the schema and SELECT on the table to service_role, or leave the table out by exclude-tables.',
    );
  }
  if (error.code === '57014') {
    return fail(
      'SOURCE_TIMEOUT',
      `The project's statement timeout ended ${error.what}, however little was asked for.`,
      "Back up with database-url, which has no such limit, or raise it: ALTER ROLE service_role SET statement_timeout = …, then NOTIFY pgrst, 'reload config'.",
    );
  }
  if (error.isTransient) {
    return fail(
      'SOURCE_UNAVAILABLE',
      `The project answers with an error again and again (${error.message}).`,
      "Look at the project's status and logs in the dashboard, then run again.",
    );
  }
  return fail(
    'SOURCE_FAILED',
    `Reading over REST fails (${error.message}).`,
    'Look into the API logs of the project, or back up with database-url.',
  );
}
