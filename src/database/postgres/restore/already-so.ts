import { quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { type ScriptStatement, sqlPattern, unquote } from './script-statements.js';

const EXTENSION_COMMENT = sqlPattern('^COMMENT ON EXTENSION (ID) IS ([\\s\\S]*);$');
const SCHEMA_OWNER = sqlPattern('^ALTER SCHEMA (ID) OWNER TO (ID);$');

/**
 * Whether a statement says of an extension or a schema, both of which may stay in a restore, what is so already: it
 * would do nothing, and a role that does not own them may not even run it.
 */
export async function readAlreadySo(
  session: PostgresSession,
): Promise<(statement: ScriptStatement) => boolean> {
  const comments = new Map(
    await pairs(
      session,
      "SELECT e.extname, pg_catalog.obj_description(e.oid, 'pg_extension') FROM pg_catalog.pg_extension e",
    ),
  );
  const owners = new Map(
    await pairs(
      session,
      'SELECT n.nspname, pg_catalog.pg_get_userbyid(n.nspowner) FROM pg_catalog.pg_namespace n',
    ),
  );
  return ({ sql }) => {
    const comment = EXTENSION_COMMENT.exec(sql);
    if (comment) {
      const found = comments.get(unquote(comment[1] ?? ''));
      return typeof found === 'string' && quoteLiteral(found) === comment[2];
    }
    const owner = SCHEMA_OWNER.exec(sql);
    return owner !== null && owners.get(unquote(owner[1] ?? '')) === unquote(owner[2] ?? '');
  };
}

/** Of the schema public, which no restore drops: known before anything is done. */
export function isOwnerOfPublic({ sql }: ScriptStatement): boolean {
  return unquote(SCHEMA_OWNER.exec(sql)?.[1] ?? '') === 'public';
}

async function pairs(session: PostgresSession, sql: string): Promise<[string, string | null][]> {
  return (await session.query(sql)).map(([name, value]) => [name ?? '', value ?? null]);
}
