import { itemLines } from '../../../core/describe-restore.js';
import { BackupError } from '../../../core/errors.js';
import type { StepsContext } from './restore-steps.js';
import type { RefusedStatement } from './run-statements.js';
import { grantedRolesOf, kindOf, newOwnerOf, type ScriptStatement } from './script-statements.js';

/**
 * Records what was refused, where `skip-unrestorable` allows that.
 * @throws BackupError kind `target` code `TARGET_REFUSED` naming every refused statement
 */
export async function settleRefused(
  context: Pick<StepsContext, 'session' | 'request' | 'skip'>,
  doing: string,
  refused: readonly RefusedStatement[],
): Promise<void> {
  if (refused.length === 0) return;
  const reasonOf = await explainRoles(context.session, refused);
  const items = refused.map((item) => ({ ...nameOf(item.statement), reason: reasonOf(item) }));
  if (context.request.skipUnrestorable) {
    for (const item of items) context.skip(item);
    return;
  }
  const message = `The target refuses ${refused.length} statements (${doing}):\n${itemLines(items)}`;
  throw new BackupError('target', message, {
    code: 'TARGET_REFUSED',
    nextStep:
      'Nothing was kept. Create what is missing (roles, extensions, privileges), or set skip-unrestorable: true to go on without it.',
  });
}

/** SQLSTATE undefined_object. */
const UNDEFINED_OBJECT = '42704';

/** A missing role is told in the same words whatever language the server speaks: callers tell it from others by them. */
async function explainRoles(
  session: StepsContext['session'],
  refused: readonly RefusedStatement[],
): Promise<(item: RefusedStatement) => string> {
  if (!refused.some(({ sqlState }) => sqlState === UNDEFINED_OBJECT)) return ({ reason }) => reason;
  const rows = await session.query('SELECT r.rolname FROM pg_catalog.pg_roles r');
  const present = new Set(rows.map(([name]) => name));
  return ({ statement: { sql }, sqlState, reason }) => {
    if (sqlState !== UNDEFINED_OBJECT) return reason;
    const missing = [...grantedRolesOf(sql), newOwnerOf(sql) ?? ''].find(
      (name) => name !== '' && !present.has(name),
    );
    return missing === undefined ? reason : `role "${missing}" does not exist`;
  };
}

/** Several statements belong to one heading; a change of owner is told from the object itself. */
function nameOf({ sql, entry }: ScriptStatement): { kind: string; schema?: string; name: string } {
  if (!entry) return { kind: 'setting', name: sql.slice(0, 60) };
  const owner = newOwnerOf(sql);
  const name = owner === undefined ? entry.name : `${entry.name} to ${owner}`;
  const kind = owner === undefined ? kindOf(entry) : `${kindOf(entry)}-owner`;
  return { kind, ...(entry.schema === null ? {} : { schema: entry.schema }), name };
}
