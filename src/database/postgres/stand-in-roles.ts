import { BackupError } from '../../core/errors.js';
import type { Omission } from '../../core/manifest.js';
import type { StandIns } from '../../core/scratch.js';
import type { RestoreRequest } from '../../core/target.js';
import { codeOf } from '../error-code.js';
import { quoteIdentifier, quoteLiteral } from './quote.js';
import { readForPlain } from './restore/definitions.js';
import { describeUses, grantedIn, ownersIn, type RoleUses } from './restore/role-uses.js';
import { readScript, type ScriptStatement } from './restore/script-statements.js';
import { safeMessage } from './restore/target-errors.js';
import type { PostgresSession } from './session.js';
import { attributesOf } from './supabase/managed-schemas.js';

/** Begins the comment on a role of ours, by which it is told from others; then comes when it was made. */
const COMMENT = 'stand-in of db-backup for a missing role, to be dropped';

const STAMP = `pg_catalog.to_char(pg_catalog.now() AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')`;

const IS_OURS = `pg_catalog.starts_with(pg_catalog.shobj_description(r.oid, 'pg_authid'), ${quoteLiteral(COMMENT)})`;

const ROLES = `SELECT r.rolname, coalesce(${IS_OURS}, false) FROM pg_catalog.pg_roles r`;

const MYSELF = `SELECT r.rolname, r.rolsuper, r.rolsuper OR r.rolcreaterole, ${STAMP}
  FROM pg_catalog.pg_roles r WHERE r.rolname = current_user`;

/** From here on a creator is no full member of his role, and says how he wants to be. */
const MEMBER_OPTIONS_SINCE = 160_000;

const DUPLICATE = ['42710', '23505'];
const UNDEFINED_OBJECT = '42704';
const PERMISSION = '42501';
const RESERVED_NAME = '42939';

/** Another drill may create or drop the same role meanwhile. */
const ATTEMPTS = 10;

/**
 * Creates what is missing, and gives each stand-in, our own or that of a drill beside this one, a privilege on `database`:
 * as long as that database exists, the server lets nobody drop the role.
 */
export async function createStandIns(
  session: PostgresSession,
  database: string,
  backup: Backup,
  signal: AbortSignal,
): Promise<StandIns> {
  const { preData, postData, rolesMade } = await readForPlain(session, backup);
  const uses = usesOf([...preData, ...postData]);
  const named = [...new Set([...namedRoles(backup, uses), ...rolesMade])].sort();
  const present = new Map((await session.query(ROLES)).map(([name, isOurs]) => [name, isOurs === 't']));
  const wanted = named.filter((name) => present.get(name) !== false);
  const [[myself, isSuperuser, mayCreate, stamp] = []] = await session.query(MYSELF);
  const findings: Omission[] = [];
  for (const name of wanted) {
    signal.throwIfAborted();
    const make =
      mayCreate === 't'
        ? creation(session, name, stamp ?? '', isSuperuser === 't' ? null : (myself ?? ''))
        : null;
    const refusal = await hold(session, database, name, make);
    const about = describeUses(name, uses);
    const reason =
      refusal === null
        ? `is not on the server; a role without login stood in for it${about}`
        : `is not on the server, and could not be created there (${refusal})${about}`;
    findings.push({ kind: 'role', name, reason });
  }
  return { findings, owner: mayCreate === 't' || wanted.length === 0 ? 'keep' : 'target' };
}

type Backup = Pick<RestoreRequest, 'manifest' | 'schema'>;

function usesIn({ schema }: Backup): RoleUses {
  return usesOf(schema ? [...readScript(schema.preData), ...readScript(schema.postData)] : []);
}

function usesOf(statements: readonly ScriptStatement[]): RoleUses {
  return { owners: ownersIn(statements), granted: grantedIn(statements) };
}

/** Large objects and rows of the catalog name roles as well; the manifest lists all that were met. */
export function namedRoles(backup: Backup, { owners, granted } = usesIn(backup)): string[] {
  const met = backup.manifest.notCovered.filter(({ kind }) => kind === 'role').map(({ name }) => name);
  return [...new Set([...owners.keys(), ...granted.keys(), ...met])].sort();
}

interface Creation {
  readonly create: string;
  /** null for a superuser, who needs no membership. */
  readonly join: string | null;
}

function creation(
  { serverVersionNum }: PostgresSession,
  name: string,
  stamp: string,
  member: string | null,
): Creation {
  const role = quoteIdentifier(name);
  const options = serverVersionNum >= MEMBER_OPTIONS_SINCE ? ' WITH INHERIT TRUE, SET TRUE' : '';
  return {
    create: `CREATE ROLE ${role} ${member === null ? attributesOf(name) : 'NOLOGIN'}; COMMENT ON ROLE ${role} IS ${quoteLiteral(`${COMMENT} (${stamp})`)}`,
    join: member === null ? null : `GRANT ${role} TO ${quoteIdentifier(member)}${options}`,
  };
}

/** Makes sure that the role is there and stays; gives why it is not. */
async function hold(
  session: PostgresSession,
  database: string,
  name: string,
  creation: Creation | null,
): Promise<string | null> {
  const stay = `GRANT CONNECT ON DATABASE ${quoteIdentifier(database)} TO ${quoteIdentifier(name)}`;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const join = creation?.join ?? null;
    const held = await attemptTo(session, [stay, ...(join === null ? [] : [join])]);
    if (held === undefined) return null;
    // Somebody else's: whether we are a member of it, the plan of the restore will say.
    if (codeOf(held) === PERMISSION)
      return (await attemptTo(session, [stay])) === undefined ? null : safeMessage(held);
    if (codeOf(held) !== UNDEFINED_OBJECT) throw held;
    if (creation === null) return 'its role may not create roles';
    const made = await attemptTo(session, [creation.create, ...(join === null ? [] : [join]), stay]);
    if (made === undefined) return null;
    if ([PERMISSION, RESERVED_NAME].includes(codeOf(made))) return safeMessage(made);
    if (!DUPLICATE.includes(codeOf(made))) throw made;
  }
  throw new BackupError('target', `The role ${name} is created and dropped by others again and again.`, {
    code: 'TARGET_CONFLICT',
    nextStep: 'Run one drill at a time on this server.',
  });
}

/** All or nothing; the error, where it was nothing. */
async function attemptTo(session: PostgresSession, statements: readonly string[]): Promise<unknown> {
  try {
    await session.query(`BEGIN; ${statements.join('; ')}; COMMIT`);
    return undefined;
  } catch (error) {
    if (!session.isAlive) throw error;
    await session.query('ROLLBACK');
    return error;
  }
}

/** Stand-ins of earlier runs, made a day ago or earlier. */
const LEFTOVERS = `SELECT r.rolname FROM pg_catalog.pg_roles r WHERE ${IS_OURS}
  AND pg_catalog.substring(pg_catalog.shobj_description(r.oid, 'pg_authid'), '\\(([0-9]{8}t[0-9]{6})\\)$') <
    pg_catalog.to_char((pg_catalog.now() - '1 day'::pg_catalog.interval) AT TIME ZONE 'UTC', 'YYYYMMDD"t"HH24MISS')`;

export async function findLeftStandIns(session: PostgresSession): Promise<string[]> {
  return (await session.query(LEFTOVERS)).map(([name]) => name ?? '');
}

/** Which of these roles are stand-ins. */
export async function findStandIns(session: PostgresSession, names: readonly string[]): Promise<string[]> {
  const ours = new Set((await session.query(`${ROLES} WHERE ${IS_OURS}`)).map(([name]) => name));
  return names.filter((name) => ours.has(name));
}

/**
 * Drops those of these roles that are stand-ins, and gives the ones that remain although no scratch database (whose name
 * begins with `scratchPrefix`) needs them: something else depends on them, or we may not.
 */
export async function dropStandIns(
  session: PostgresSession,
  names: readonly string[],
  scratchPrefix: string,
): Promise<string[]> {
  const roles = names.length === 0 ? [] : await findStandIns(session, names);
  if (roles.length === 0 || (await attemptTo(session, [dropRolesSql(roles)])) === undefined) return [];
  const remaining: string[] = [];
  for (const name of roles) {
    const error = await attemptTo(session, [dropRolesSql([name])]);
    const detail = (error as { detail?: string } | undefined)?.detail ?? '';
    if (error !== undefined && !detail.includes(scratchPrefix)) remaining.push(name);
  }
  return remaining;
}

export function dropRolesSql(names: readonly string[]): string {
  return `DROP ROLE IF EXISTS ${names.map(quoteIdentifier).join(', ')}`;
}
