import { isMade } from './create-plan.js';
import { readDefinitions, runDefinitions } from './definitions.js';
import { disabledEvent } from './events.js';
import { dropKeySql, keysIn } from './key-text.js';
import { droppingStatements } from './programs.js';
import type { StepsContext } from './restore-steps.js';
import type { ScriptStatement } from './script-statements.js';
import type { SwapPlaces } from './swap-places.js';

/**
 * Makes everything of the backup but tables where its tables were built and are still empty, and drops it again: what a server
 * refuses is known before rows are loaded. Events never run there; keys to other databases, and what cannot be said under another
 * name of the database, are not tried. The session is in that database.
 * @throws BackupError code `TARGET_REFUSED` naming every refused statement
 */
export async function rehearse(context: StepsContext, { buildingIn }: SwapPlaces): Promise<void> {
  const { session, request } = context;
  const { preData, postData } = readDefinitions(request, buildingIn);
  const keysOf = (sql: string) => keysIn(buildingIn, sql);
  const statements = [...preData, ...postData]
    .filter(({ kind }) => kind !== 'table')
    .filter(
      ({ kind, sql }) => kind !== 'foreign-key' || keysOf(sql).every(({ to }) => to.schema === buildingIn),
    )
    .map((one) => (one.kind === 'event' ? { ...one, sql: disabledEvent(one.sql) } : one));
  const made: ScriptStatement[] = [];
  // What it says of the real ones is said when they are made.
  const quiet = { ...context, note: () => {} };
  await runDefinitions(quiet, 'trying the definitions', statements, (one) => {
    if (isMade(one.kind)) made.push(one);
  });
  const keys = made.filter(({ kind }) => kind === 'foreign-key').flatMap(({ sql }) => keysOf(sql));
  for (const key of keys) await session.query(dropKeySql(key));
  const others = made
    .filter(({ kind }) => kind !== 'foreign-key')
    .flatMap(({ kind, names }) => names.map((name) => ({ kind: dropWord(kind), name })));
  for (const sql of droppingStatements(others, buildingIn)) await session.query(sql);
}

/** `package-body` as DROP says it. */
export function dropWord(kind: string): string {
  return kind.replace('-', ' ').toUpperCase();
}
