import { ok, warn } from '../../../core/checkup.js';
import type { Finding } from '../../../core/doctor.js';
import type { Clock } from '../../../core/ports.js';
import { formatPlural } from '../../../lib/format-number.js';
import { describeLargeObjects } from '../large-objects.js';
import { refuseHiddenRows, refuseUnreadable } from '../preflight.js';
import { quoteIdentifier } from '../quote.js';
import type { Scope } from '../scope.js';
import type { PostgresSession } from '../session.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A password that ends sooner is told. */
const PASSWORD_DAYS = 30;

const ROLE = `
SELECT r.rolname, r.rolsuper, r.rolbypassrls,
  pg_catalog.concat_ws(', ', CASE WHEN r.rolcreaterole THEN 'create roles' END,
    CASE WHEN r.rolcreatedb THEN 'create databases' END, CASE WHEN r.rolreplication THEN 'replicate' END),
  CASE WHEN pg_catalog.isfinite(r.rolvaliduntil) THEN EXTRACT(epoch FROM r.rolvaliduntil)::pg_catalog.int8 END,
  (SELECT pg_catalog.count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
     AND pg_catalog.has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
FROM pg_catalog.pg_roles r WHERE r.rolname = CURRENT_USER`;

export interface Role {
  readonly name: string;
  readonly isSuperuser: boolean;
  readonly bypassesRls: boolean;
  /** Such as `create roles, replicate`; empty for an ordinary one. */
  readonly attributes: string;
  /** When its password ends; null for never. */
  readonly validUntil: Date | null;
  /** Tables of the database whose rows it may change. */
  readonly writableTables: number;
}

export async function readRole(session: PostgresSession): Promise<Role> {
  const [row] = await session.query(ROLE);
  const [name, superuser, bypass, attributes, until, writable] = row ?? [];
  return {
    name: name ?? '',
    isSuperuser: superuser === 't',
    bypassesRls: bypass === 't',
    attributes: attributes ?? '',
    validUntil: until ? new Date(Number(until) * 1000) : null,
    writableTables: Number(writable ?? 0),
  };
}

/** Least privilege: what more than reading the role could do. */
export function findRole(role: Role, serverVersionNum: number, clock: Clock): Finding {
  const reader =
    serverVersionNum >= 140_000
      ? "CREATE ROLE backup LOGIN BYPASSRLS PASSWORD '…'; GRANT pg_read_all_data TO backup;"
      : "CREATE ROLE backup LOGIN BYPASSRLS PASSWORD '…'; and GRANT USAGE on the schemas, SELECT on tables and sequences to it.";
  if (role.isSuperuser) {
    return warn(
      `"${role.name}" is a superuser; whoever gets hold of database-url owns the server.`,
      `Make a role that can only read: ${reader}`,
    );
  }
  const { validUntil } = role;
  if (validUntil && validUntil.getTime() - clock.now().getTime() < PASSWORD_DAYS * DAY_MS) {
    return warn(
      `The password of "${role.name}" ends at ${validUntil.toISOString()}, and backups with it.`,
      `ALTER ROLE ${quoteIdentifier(role.name)} VALID UNTIL a later time, or a new password in database-url before then.`,
    );
  }
  const more = [
    ...(role.writableTables > 0 ? [`change rows of ${role.writableTables} tables`] : []),
    ...(role.attributes ? [role.attributes] : []),
  ];
  if (more.length === 0) return ok(`"${role.name}" can read and change nothing.`);
  return ok(
    `"${role.name}" is no superuser. It may also ${more.join(' and ')}, which a backup does not need: ${reader}`,
  );
}

export function findPrivileges(scope: Scope, role: Role, needsTableLocks: boolean): Finding {
  refuseUnreadable(scope, role.name, needsTableLocks);
  const tables = formatPlural(scope.tables.length, 'table');
  return ok(`${tables} and ${formatPlural(scope.sequences.length, 'sequence')}, in full.`);
}

export function findRowSecurity(scope: Scope, role: Role): Finding {
  refuseHiddenRows(scope, role.name);
  return ok(
    role.isSuperuser || role.bypassesRls
      ? `No policy applies to "${role.name}".`
      : `No policy hides a row of the tables in scope from "${role.name}".`,
  );
}

export async function findLargeObjects(
  session: PostgresSession,
  tell: (bytes: number) => void,
): Promise<Finding> {
  const found = await describeLargeObjects(session);
  tell(found?.estimatedBytes ?? 0);
  return ok(found === null ? 'There are none.' : `${formatPlural(found.count, 'large object')}.`);
}
