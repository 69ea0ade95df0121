import { BackupError } from '../../../core/errors.js';
import { displayName, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { safeMessage } from './target-errors.js';
import { runScript, type Trigger } from './triggers-aside.js';

/** An empty twin of a table; its trigger has the same name. */
const TRIAL = 'db_backup_trial';

const NAME = '(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|[^\\s`".]+)';
const PLACE = `(?:${NAME}\\s*\\.\\s*)?${NAME}`;

/** What SHOW CREATE says before the body, without comments: `CREATE DEFINER=… TRIGGER name BEFORE INSERT ON table`. */
const HEAD = new RegExp(
  `^(CREATE\\s+(?:DEFINER\\s*=\\s*.+?\\s+)?TRIGGER\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)${PLACE}(\\s+(?:BEFORE|AFTER)\\s+.+?\\s+ON\\s+)${PLACE}(?=\\s)`,
  'is',
);

/**
 * Makes each trigger once, with its own text and settings, on an empty twin of its table, where it never fires: what this user
 * cannot make again must not be dropped.
 * @throws BackupError code `TARGET_REFUSED`
 */
export async function tryTriggers(
  session: MysqlSession,
  database: string,
  triggers: readonly Trigger[],
): Promise<void> {
  const twin = twinOf(database);
  for (const table of new Set(triggers.map((trigger) => trigger.table))) {
    await dropTwin(session, database);
    await session.query(`CREATE TABLE ${twin} LIKE ${quoteTable({ schema: database, name: table })}`);
    try {
      for (const trigger of triggers.filter((one) => one.table === table)) {
        await tryOne(session, trigger, twin);
        await session.query(`DROP TRIGGER ${twin}`);
      }
    } finally {
      if (session.isAlive) await dropTwin(session, database);
    }
  }
}

export async function dropTwin(session: MysqlSession, database: string): Promise<void> {
  await session.query(`DROP TABLE IF EXISTS ${twinOf(database)}`);
}

function twinOf(schema: string): string {
  return quoteTable({ schema, name: TRIAL });
}

async function tryOne(session: MysqlSession, trigger: Trigger, twin: string): Promise<void> {
  const { sql, script, name } = trigger;
  const trial = sql.replace(HEAD, (_, before: string, event: string) => `${before}${twin}${event}${twin}`);
  if (trial === sql) throw new Error(`the text of the trigger ${displayName(name)} cannot be read`);
  try {
    await runScript(
      session,
      script.replace(sql, () => trial),
    );
  } catch (error) {
    throw session.isAlive ? cannotMake(trigger, error) : error;
  }
}

function cannotMake({ name }: Trigger, error: unknown): BackupError {
  const text = safeMessage(error);
  const message = `This user could not make the trigger ${displayName(name)} again after the merge, so nothing is touched: ${text}`;
  return new BackupError('target', message, {
    code: 'TARGET_REFUSED',
    nextStep:
      'Grant what is missing (TRIGGER, and the right to set another DEFINER; SUPER where a binary log is written and log_bin_trust_function_creators is off), then run again.',
    cause: new Error(text),
  });
}
