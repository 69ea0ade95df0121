import { BackupError } from '../../../core/errors.js';
import { splitSql, statementOf } from '../sql-statements.js';

/** What pg_dump writes above a piece of its script: `-- Name: x; Type: TABLE; Schema: public; Owner: app`. */
export interface ScriptEntry {
  readonly name: string;
  /** pg_dump's word, such as `TABLE` or `FK CONSTRAINT`. */
  readonly type: string;
  /** null for what lives in no schema. */
  readonly schema: string | null;
  readonly owner: string;
}

export interface ScriptStatement {
  /** Ends with its semicolon. */
  readonly sql: string;
  /** The last heading above it; statements before the first one (settings) have none. */
  readonly entry: ScriptEntry | null;
}

/** `-- Data for Name: …` heads the rows of a view's refresh in some versions. */
const HEADING = /^-- (?:Data for )?Name: (.*); Type: ([A-Z][A-Z ]*); Schema: (.*); Owner: (.*)$/gm;

/**
 * The statements of a script of pg_dump, in order.
 * @throws BackupError kind `integrity` code `ARCHIVE_HOSTILE` when one would end the transaction, read rows or speak to psql
 */
export function readScript(script: Uint8Array): ScriptStatement[] {
  const statements: ScriptStatement[] = [];
  for (const { sql, entry } of scriptPieces(Buffer.from(script).toString('utf8'))) {
    if (sql.trim() === '' || sql.trim() === ';') continue;
    refuseHostile(sql, entry);
    statements.push({ sql: sql.trimEnd(), entry });
  }
  return statements;
}

/** The statements with the comments before them; the texts joined are the script. */
export function scriptPieces(script: string): (ScriptStatement & { readonly text: string })[] {
  let entry: ScriptEntry | null = null;
  return splitSql(script).map((text) => {
    const sql = statementOf(text);
    const heading = [...text.slice(0, text.length - sql.length).matchAll(HEADING)].at(-1);
    if (heading) entry = toEntry(heading);
    return { text, sql, entry };
  });
}

function toEntry([, name = '', type = '', schema = '', owner = '']: RegExpMatchArray): ScriptEntry {
  const end = owner.indexOf('; Tablespace: ');
  return { name, type, schema: schema === '-' ? null : schema, owner: end < 0 ? owner : owner.slice(0, end) };
}

/** `foreign-key` for `FK CONSTRAINT`; else pg_dump's word in small letters. */
export function kindOf({ type }: ScriptEntry): string {
  return type === 'FK CONSTRAINT' ? 'foreign-key' : type.toLowerCase().replaceAll(' ', '-');
}

/** Never in what pg_dump writes for definitions, and able to break the promise of one transaction. */
const HOSTILE =
  /^(?:\\|(?:BEGIN|START\s+TRANSACTION|COMMIT|END|ROLLBACK|ABORT|SAVEPOINT|RELEASE|PREPARE|EXECUTE|COPY|LOAD|DO|CALL|VACUUM|INSERT|UPDATE|DELETE|TRUNCATE|DROP|LISTEN|NOTIFY|LOCK|CHECKPOINT|DISCARD|SET\s+(?:SESSION\s+CHARACTERISTICS|(?:SESSION\s+|LOCAL\s+)?TRANSACTION|CONSTRAINTS|(?:SESSION\s+|LOCAL\s+)?ROLE))\b)/i;

function refuseHostile(sql: string, entry: ScriptEntry | null): void {
  if (!HOSTILE.test(sql)) return;
  const found = sql.startsWith('\\') ? 'a command of psql' : sql.slice(0, 30).split(/[\s;(]/, 1)[0];
  throw new BackupError(
    'integrity',
    `The definitions in the archive hold ${found}${entry ? ` (at ${entry.name})` : ''}, which pg_dump never writes there.`,
    {
      code: 'ARCHIVE_HOSTILE',
      nextStep: 'Do not trust this archive: find out who changed it, and restore another backup.',
    },
  );
}

const IDENTIFIER = String.raw`(?:"(?:[^"]|"")+"|[^\s,;"().]+)`;

/** A name as it stands in SQL, without its quotes. */
export function unquote(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}

/** Compiles a pattern in which `ID` stands for an identifier. */
export function sqlPattern(source: string, flags = ''): RegExp {
  return new RegExp(source.replaceAll('ID', IDENTIFIER), flags);
}

/** A quoted name may hold anything; a text, as of a default, is no name. */
const OWNER = sqlPattern(`^ALTER (?:"[^"]*"|[^"';])* OWNER TO (ID);$`);

/** The role that a statement hands an object to; undefined for any other statement. */
export function newOwnerOf(sql: string): string | undefined {
  const found = OWNER.exec(sql)?.[1];
  return found === undefined ? undefined : unquote(found);
}

const EXTENSION = sqlPattern('^CREATE EXTENSION (?:IF NOT EXISTS )?(ID)');

export function extensionOf(sql: string): string | undefined {
  const found = EXTENSION.exec(sql)?.[1];
  return found === undefined ? undefined : unquote(found);
}

const CREATE_SCHEMA = sqlPattern('^CREATE SCHEMA (?:IF NOT EXISTS )?(ID);$');

export function newSchemaOf(sql: string): string | undefined {
  const found = CREATE_SCHEMA.exec(sql)?.[1];
  return found === undefined ? undefined : unquote(found);
}

const TABLESPACE = sqlPattern('^SET default_tablespace = (ID);$');

/** The tablespace that following statements use; undefined for any other statement and for the default one. */
export function tablespaceOf(sql: string): string | undefined {
  const found = TABLESPACE.exec(sql)?.[1];
  return found === undefined || found === "''" ? undefined : unquote(found);
}

const ROLES_OF: readonly RegExp[] = [
  sqlPattern(String.raw`^GRANT [\s\S]* TO (ID)(?: WITH GRANT OPTION)?(?: GRANTED BY ID)?;$`),
  sqlPattern(String.raw`^REVOKE [\s\S]* FROM (ID)(?: GRANTED BY ID)?;$`),
  sqlPattern('^ALTER DEFAULT PRIVILEGES FOR ROLE (ID)'),
  sqlPattern(String.raw`^ALTER DEFAULT PRIVILEGES [\s\S]* (?:TO|FROM) (ID)(?: WITH GRANT OPTION)?;$`),
  sqlPattern('^CREATE USER MAPPING FOR (ID)'),
  sqlPattern('^SET SESSION AUTHORIZATION (ID);$'),
];
const POLICY_ROLES = sqlPattern(
  String.raw`^CREATE POLICY ID ON ID\.ID(?: AS [A-Z]+)?(?: FOR [A-Z]+)? TO (ID(?:, ID)*)`,
);

/** Roles that a statement names apart from a new owner; PUBLIC (of a user mapping: `public`) is none. */
export function grantedRolesOf(sql: string): string[] {
  const found = ROLES_OF.flatMap((pattern) => pattern.exec(sql)?.[1] ?? []);
  const policy = POLICY_ROLES.exec(sql)?.[1] ?? '';
  const listed = policy.match(sqlPattern('ID', 'g')) ?? [];
  return [...found, ...listed].filter((name) => !/^(PUBLIC|public|DEFAULT|'.*)$/.test(name)).map(unquote);
}
