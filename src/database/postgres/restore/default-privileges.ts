import { quoteIdentifier } from '../quote.js';
import type { PostgresSession } from '../session.js';

/** Privileges as `grantee\tprivilege\tgrantable`; PUBLIC is the empty name. */
export type AclItems = ReadonlySet<string>;

/** What ALTER DEFAULT PRIVILEGES has set for one kind of object. */
export interface DefaultPrivileges {
  readonly role: string;
  /** Empty for the whole database. */
  readonly schema: string;
  /** `defaclobjtype`. */
  readonly type: string;
  readonly items: AclItems;
  /** What it would be without. */
  readonly builtIn: AclItems;
}

/** A list of items from an expression of type aclitem[], one a line. */
export const aclItemsSql = (acl: string) => `pg_catalog.array_to_string((SELECT pg_catalog.array_agg(
    COALESCE(r.rolname, '') || pg_catalog.chr(9) || a.privilege_type || pg_catalog.chr(9) || a.is_grantable ORDER BY 1)
  FROM pg_catalog.aclexplode(${acl}) a LEFT JOIN pg_catalog.pg_roles r ON r.oid = a.grantee), pg_catalog.chr(10))`;

export const aclItems = (text: string | null | undefined): AclItems =>
  new Set((text ?? '').split('\n').filter((item) => item !== ''));

const DEFAULTS = `SELECT pg_catalog.pg_get_userbyid(d.defaclrole), COALESCE(n.nspname, ''), d.defaclobjtype,
  ${aclItemsSql('d.defaclacl')},
  CASE WHEN d.defaclnamespace = 0 THEN
    ${aclItemsSql("pg_catalog.acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)")}
    ELSE '' END
FROM pg_catalog.pg_default_acl d LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace`;

/** By role, schema and kind of object. */
export async function readDefaultPrivileges(
  session: PostgresSession,
): Promise<ReadonlyMap<string, DefaultPrivileges>> {
  const rows = await session.query(DEFAULTS);
  return new Map(
    rows.map(([role, schema, type, items, builtIn]) => [
      `${role}\0${schema}\0${type}`,
      {
        role: role ?? '',
        schema: schema ?? '',
        type: type ?? '',
        items: aclItems(items),
        builtIn: aclItems(builtIn),
      },
    ]),
  );
}

const KINDS: Readonly<Record<string, string>> = {
  r: 'TABLES',
  S: 'SEQUENCES',
  f: 'FUNCTIONS',
  T: 'TYPES',
  n: 'SCHEMAS',
  L: 'LARGE OBJECTS',
};

/** Statements that make of `is` what `was`. */
export function setDefaultPrivileges(
  { role, schema, type }: DefaultPrivileges,
  was: AclItems,
  is: AclItems,
): string[] {
  const scope = schema === '' ? '' : ` IN SCHEMA ${quoteIdentifier(schema)}`;
  const head = `ALTER DEFAULT PRIVILEGES FOR ROLE ${quoteIdentifier(role)}${scope} `;
  return undoGrants(head, ` ON ${KINDS[type]}`, was, is);
}

/** Statements that give the defaults of every role back what they were. */
export function undoDefaultPrivileges(
  before: ReadonlyMap<string, DefaultPrivileges>,
  now: ReadonlyMap<string, DefaultPrivileges>,
): string[] {
  const changed = [...now].flatMap(([key, entry]) =>
    setDefaultPrivileges(entry, before.get(key)?.items ?? entry.builtIn, entry.items),
  );
  const lost = [...before].flatMap(([key, entry]) =>
    now.has(key) ? [] : setDefaultPrivileges(entry, entry.items, entry.builtIn),
  );
  return [...changed, ...lost];
}

export function undoGrants(head: string, on: string, was: AclItems, is: AclItems): string[] {
  const part = (item: string) => {
    const [grantee = '', privilege = '', grantable = ''] = item.split('\t');
    return {
      who: grantee === '' ? 'PUBLIC' : quoteIdentifier(grantee),
      privilege,
      grantable: grantable === 'true',
    };
  };
  const added = [...is].filter((item) => !was.has(item)).map(part);
  const lost = [...was].filter((item) => !is.has(item)).map(part);
  return [
    ...added.map(({ who, privilege }) => `${head}REVOKE ${privilege}${on} FROM ${who}`),
    ...lost.map(
      ({ who, privilege, grantable }) =>
        `${head}GRANT ${privilege}${on} TO ${who}${grantable ? ' WITH GRANT OPTION' : ''}`,
    ),
  ];
}

/**
 * Takes the session's role's own default privileges away for the time in which objects are created: pg_dump tells
 * privileges as they differ from the server's, so that a default of the target would stay on objects from which the
 * source had revoked it. Gives what brings back those about which the archive says nothing.
 */
export async function suspendDefaultPrivileges(session: PostgresSession): Promise<() => Promise<void>> {
  const [user] = await session.query('SELECT CURRENT_USER');
  const before = [...(await readDefaultPrivileges(session))].filter(([, { role }]) => role === user?.[0]);
  const run = async (statements: readonly string[]) => {
    if (statements.length > 0) await session.query(statements.join(';\n'));
  };
  await run(before.flatMap(([, entry]) => setDefaultPrivileges(entry, entry.builtIn, entry.items)));
  return async () => {
    const now = await readDefaultPrivileges(session);
    const untouched = before.filter(([key]) => !now.has(key));
    await run(untouched.flatMap(([, entry]) => setDefaultPrivileges(entry, entry.items, entry.builtIn)));
  };
}
