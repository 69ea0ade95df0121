import { isPlatformExtension } from '../../../core/supabase.js';
import { displayTable, quoteIdentifier } from '../quote.js';
import type { Definitions } from '../restore/definitions.js';
import {
  extensionOf,
  grantedRolesOf,
  newOwnerOf,
  newSchemaOf,
  type ScriptStatement,
  sqlPattern,
  unquote,
} from '../restore/script-statements.js';
import type { PostgresSession } from '../session.js';
import { API_ROLES, attributesOf, isReservedRole, whySchemaLeftOut } from './managed-schemas.js';
import { isManaged, sessionRoleOf } from './script-entries.js';

/** What has to be known of a server that is not Supabase's. */
export interface PlainServer {
  readonly roles: ReadonlySet<string>;
  readonly extensions: ReadonlySet<string>;
  readonly mayMakeRoles: boolean;
  /** A role that row-level security does not touch may be made by few. */
  readonly mayBypass: boolean;
}

const RIGHTS = `SELECT r.rolsuper OR r.rolcreaterole, r.rolsuper OR (r.rolcreaterole AND r.rolbypassrls
    AND pg_catalog.current_setting('server_version_num')::pg_catalog.int4 >= 160000)
  FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER`;

const EXTENSIONS = `SELECT name FROM pg_catalog.pg_available_extensions
  UNION SELECT extname FROM pg_catalog.pg_extension`;

/** For a database that is no Supabase project: what Supabase keeps is made there too, so that policies and keys hold. */
export async function definitionsForPlain(
  session: PostgresSession,
  whole: Definitions,
): Promise<Definitions> {
  const names = async (sql: string) => new Set((await session.query(sql)).map(([name]) => name ?? ''));
  const [rights] = await session.query(RIGHTS);
  return chooseForPlain(whole, {
    roles: await names('SELECT r.rolname FROM pg_catalog.pg_roles r'),
    extensions: await names(EXTENSIONS),
    mayMakeRoles: rights?.[0] === 't',
    mayBypass: rights?.[1] === 't',
  });
}

/** Pure. */
export function chooseForPlain(whole: Definitions, server: PlainServer): Definitions {
  const notes: string[] = [];
  const isUnavailable = (name: string | undefined) =>
    name !== undefined && isPlatformExtension(name) && !server.extensions.has(name);
  const homes = new Set(
    whole.preData.flatMap(({ sql }) => (isUnavailable(extensionOf(sql)) ? [] : (homeOf(sql) ?? []))),
  );
  const wanted = new Set(API_ROLES);
  const choose = (statements: readonly ScriptStatement[]) => {
    let isSkipping = false;
    return statements.filter((statement) => {
      const { sql, entry } = statement;
      const role = sessionRoleOf(sql);
      if (role !== undefined) isSkipping = role !== null && !server.roles.has(role) && isManaged(entry);
      if (isSkipping) return false;
      // "RESET SESSION AUTHORIZATION" of what was skipped does no harm.
      const owner = newOwnerOf(sql);
      if (owner !== undefined && isReservedRole(owner)) return false;
      if (isUnavailable(extensionOf(sql))) {
        notes.push(
          `The extension ${extensionOf(sql)} is at home at Supabase and not installed here; it is left out.`,
        );
        return false;
      }
      const schema = newSchemaOf(sql);
      if (schema !== undefined && whySchemaLeftOut(schema) !== undefined) return homes.has(schema);
      if (entry?.schema && whySchemaLeftOut(entry.schema) !== undefined) {
        const label = displayTable({ schema: entry.schema, name: entry.name });
        notes.push(
          `The ${entry.type.toLowerCase()} ${label} is left out: ${entry.schema} is Supabase's own.`,
        );
        return false;
      }
      return mayName(statement, server.roles, wanted);
    });
  };
  const preData = choose(whole.preData);
  const postData = choose(whole.postData);
  const rolesMade = server.mayMakeRoles ? [...wanted].filter((name) => !server.roles.has(name)).sort() : [];
  if (rolesMade.length > 0) {
    notes.push(`Roles of Supabase are made here, without log-in: ${rolesMade.join(', ')}.`);
  }
  if (rolesMade.includes('service_role') && !server.mayBypass) {
    notes.push(
      'The role service_role is made subject to row-level security: only a superuser may exempt it (ALTER ROLE service_role BYPASSRLS).',
    );
  }
  return {
    ...whole,
    setUp: rolesMade.map((name) => `CREATE ROLE ${quoteIdentifier(name)} ${roleAttributes(name, server)}`),
    rolesMade,
    preData,
    postData,
    notes,
  };
}

function roleAttributes(name: string, { mayBypass }: PlainServer): string {
  const attributes = attributesOf(name);
  return mayBypass ? attributes : attributes.replace(' BYPASSRLS', '');
}

/**
 * Grants of Supabase to its own roles mean nothing elsewhere. Roles that users name, as in a policy or a grant to a hook
 * of Auth, are made.
 */
function mayName({ sql, entry }: ScriptStatement, roles: ReadonlySet<string>, wanted: Set<string>): boolean {
  const missing = grantedRolesOf(sql).filter((name) => !roles.has(name) && !API_ROLES.includes(name));
  if (isManaged(entry) && entry?.type !== 'POLICY') return missing.length === 0;
  for (const name of missing) if (isReservedRole(name)) wanted.add(name);
  return true;
}

const HOME = sqlPattern('^CREATE EXTENSION (?:IF NOT EXISTS )?ID WITH SCHEMA (ID)');

function homeOf(sql: string): string | undefined {
  const found = HOME.exec(sql)?.[1];
  return found === undefined ? undefined : unquote(found);
}
