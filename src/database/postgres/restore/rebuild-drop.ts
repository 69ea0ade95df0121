import { BackupError } from '../../../core/errors.js';
import type { RestoreRequest } from '../../../core/target.js';
import { displayList } from '../../display-list.js';
import { quoteIdentifier, quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { dropGlobal } from './rebuild-globals.js';
import { dropStatement } from './rebuild-objects.js';
import { type Doomed, findDoomed, findRefusals } from './rebuild-plan.js';
import { lockTables } from './set-aside-lock.js';

/** Statements sent at once. */
const BATCH = 100;

/**
 * Drops what the backup will create again, inside the restoring transaction: locks the tables, looks again for what
 * would go with them, and only then drops.
 * @throws BackupError codes `TARGET_LOCKED`, `TARGET_REFUSED`
 */
export async function dropForRebuild(session: PostgresSession, request: RestoreRequest): Promise<void> {
  const before = await findDoomed(session, request);
  await lockTables(session, await lockable(session, before));
  const doomed = await findDoomed(session, request);
  const refusals = await findRefusals(session, request, doomed);
  if (refusals.length > 0) {
    const names = displayList(refusals.map(({ kind, name }) => `${kind} ${name}`));
    throw new BackupError('target', `Other objects depend on what a rebuild drops: ${names}.`, {
      code: 'TARGET_REFUSED',
      nextStep: 'Nothing was changed. Drop or move what is listed, then run again.',
    });
  }
  const { scope, objects, globals, privileges } = doomed;
  const kept = new Set(scope.keptSchemas);
  const inKept = objects.filter(({ schema }) => schema !== null && kept.has(schema));
  const statements = [
    ...globals.filter(({ kind }) => kind !== 'access method').map(dropGlobal),
    ...scope.schemas
      .filter((name) => !kept.has(name))
      .map((name) => `DROP SCHEMA ${quoteIdentifier(name)} CASCADE`),
    ...inKept.map(dropStatement),
    // Tables and operator classes say which one they use.
    ...globals.filter(({ kind }) => kind === 'access method').map(dropGlobal),
    ...privileges.statements,
    ...(await emptyExtensionTables(session, request)),
  ];
  for (let start = 0; start < statements.length; start += BATCH) {
    await session.query(statements.slice(start, start + BATCH).join(';\n'));
  }
}

/** Tables and partitioned tables; anything else is locked when it is dropped. */
async function lockable(session: PostgresSession, { objects }: Doomed) {
  const oids = objects.filter(({ kind }) => kind === 'table').map(({ oid }) => oid);
  if (oids.length === 0) return [];
  const rows = await session.query(`SELECT c.oid, n.nspname, c.relname FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.oid IN (${oids.join(', ')}) AND pg_catalog.has_table_privilege(c.oid, 'UPDATE, DELETE, TRUNCATE')
      AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')`);
  return rows.map(([oid, schema, name]) => ({ oid: oid ?? '', schema: schema ?? '', name: name ?? '' }));
}

/** Rows of users in tables of extensions that stay; the archive has them. */
async function emptyExtensionTables(
  session: PostgresSession,
  { manifest }: RestoreRequest,
): Promise<string[]> {
  if (manifest.tables.length === 0) return [];
  const names = manifest.tables.map(({ schema, name }) => `(${quoteLiteral(schema)}, ${quoteLiteral(name)})`);
  const rows = await session.query(`SELECT n.nspname, c.relname, e.extcondition[i]
    FROM pg_catalog.pg_extension e CROSS JOIN LATERAL pg_catalog.generate_subscripts(e.extconfig, 1) i
      JOIN pg_catalog.pg_class c ON c.oid = e.extconfig[i] AND c.relkind = 'r'
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE (n.nspname, c.relname) IN (${names.join(', ')})`);
  return rows.map(
    ([schema, name, condition]) =>
      `DELETE FROM ONLY ${quoteTable({ schema: schema ?? '', name: name ?? '' })} ${condition ?? ''}`,
  );
}
