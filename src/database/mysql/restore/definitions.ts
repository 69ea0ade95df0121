import { itemLines } from '../../../core/describe-restore.js';
import { BackupError } from '../../../core/errors.js';
import type { Omission } from '../../../core/manifest.js';
import type { RestoreRequest } from '../../../core/target.js';
import { errorNumberOf } from '../connect-errors.js';
import { definerOf, withoutDefiner } from '../definer.js';
import { NAMES_STATEMENT, pinStatement, sessionPins } from '../session-pins.js';
import { keepMissedEvent } from './events.js';
import { renameDatabase } from './rename-database.js';
import type { StepsContext } from './restore-steps.js';
import { readScript, type ScriptStatement } from './script-statements.js';
import { safeMessage } from './target-errors.js';
import { LOAD_SETTINGS } from './target-session.js';

/** What the archive's definitions come to in one target. */
export interface Definitions {
  readonly preData: readonly ScriptStatement[];
  readonly postData: readonly ScriptStatement[];
  /** Accounts that something runs as, with `owner: keep`. */
  readonly definers: ReadonlySet<string>;
  /** What cannot be made under another name of the database. */
  readonly unclear: readonly Omission[];
  /** What no archive of ours has. */
  readonly unknown: readonly ScriptStatement[];
}

/** The archive's definitions for a database of this name; pure. */
export function readDefinitions(
  { schema, manifest, owner }: Pick<RestoreRequest, 'schema' | 'manifest' | 'owner'>,
  database: string,
): Definitions {
  const from = manifest.source.database;
  const definers = new Set<string>();
  const unclear: Omission[] = [];
  const unknown: ScriptStatement[] = [];
  const adapt = (statement: ScriptStatement): ScriptStatement[] => {
    const isElsewhere = statement.database !== undefined && statement.database !== from;
    if (!statement.isKnown || isElsewhere) unknown.push(statement);
    const renamed =
      from === database
        ? { kind: 'renamed' as const, sql: statement.sql }
        : renameDatabase(statement.sql, from, database, statement.quoting);
    if (renamed.kind === 'unclear') {
      const reason = `names the database ${from} where it may mean something else, so it cannot be made in ${database}`;
      unclear.push(...toOmissions(statement, from, reason));
      return [];
    }
    const definer = definerOf(renamed.sql);
    if (definer !== undefined && owner === 'keep') definers.add(definer);
    return [{ ...statement, sql: owner === 'target' ? withoutDefiner(renamed.sql) : renamed.sql }];
  };
  return {
    preData: schema ? readScript(schema.preData).flatMap(adapt) : [],
    postData: schema ? readScript(schema.postData).flatMap(adapt) : [],
    definers,
    unclear,
    unknown,
  };
}

/** No connection, no lock, no space: nothing that the definition itself could be blamed for. */
const NOT_ITS_FAULT = [1021, 1040, 1053, 1114, 1205, 1213, 1290, 1317, 3024, 3572];

/**
 * Runs definitions in order and tells `made` before each that makes something. What the server refuses is collected; the
 * session has its own settings again afterwards, unless another error ends it.
 * @throws BackupError kind `target` code `TARGET_REFUSED` naming every refused statement, unless they may be skipped
 */
export async function runDefinitions(
  context: StepsContext,
  doing: string,
  statements: readonly ScriptStatement[],
  made: (statement: ScriptStatement) => void,
): Promise<void> {
  const { session, signal, request, note } = context;
  const refused: Omission[] = [];
  for (const statement of statements) {
    signal.throwIfAborted();
    made(statement);
    try {
      await session.query(statement.sql);
      if (statement.kind === 'event') {
        const missed = await keepMissedEvent(session, statement.names.join(), statement.sql);
        if (missed !== undefined) note(missed);
      }
    } catch (error) {
      const number = errorNumberOf(error);
      if (!session.isAlive || number === 0 || NOT_ITS_FAULT.includes(number)) throw error;
      refused.push(...toOmissions(statement, request.manifest.source.database, safeMessage(error)));
    }
  }
  await pinAgain(context);
  settleRefused(context, doing, refused);
}

function toOmissions({ kind, names }: ScriptStatement, schema: string, reason: string): Omission[] {
  return names.map((name) => ({ kind, schema, name, reason }));
}

function settleRefused({ request, skip }: StepsContext, doing: string, refused: readonly Omission[]): void {
  if (refused.length === 0) return;
  if (request.skipUnrestorable) {
    for (const item of refused) skip(item);
    return;
  }
  const message = `The target refuses ${refused.length} statements (${doing}):\n${itemLines(refused)}`;
  throw new BackupError('target', message, {
    code: 'TARGET_REFUSED',
    nextStep:
      'Nothing was kept. Grant what is missing, restore with owner: target where definers are the trouble, or set skip-unrestorable: true to go on without it.',
  });
}

/** Definitions come with the settings that they were made under. */
async function pinAgain({ session, lockTimeoutSeconds }: StepsContext): Promise<void> {
  await session.query(NAMES_STATEMENT);
  await session.query(
    pinStatement(sessionPins({ flavour: session.flavour, readOnly: false, lockTimeoutSeconds })),
  );
  await session.query(LOAD_SETTINGS);
}
