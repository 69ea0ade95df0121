import { BackupError } from '../../../core/errors.js';
import type { Catalog } from '../catalog.js';
import { errorNumberOf } from '../connect-errors.js';
import { DefinitionScript } from '../definition-script.js';
import { quoteIdentifier, quoteLiteral, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { type Definition, showCreate } from '../show-create.js';
import { splitSql } from '../sql-statements.js';
import { safeMessage } from './target-errors.js';

/** Where definitions are while the triggers are not there: a process that is killed outright must not lose them. */
export const TRIGGERS_TABLE = 'db_backup_triggers';

export interface Trigger {
  readonly name: string;
  /** For the mysql client: the definition and the settings that it was made under. */
  readonly script: string;
  /** The same under another name. */
  readonly trial: string;
}

const TRIAL = 'db_backup_trial';
const EXISTS = 1359;
const NO_SUCH_TABLE = 1146;

const NAME = '(?:`(?:[^`]|``)+`|"(?:[^"]|"")+"|[^\\s`".]+)';

/** The name stands behind the word, perhaps with that of the database. */
const NAMED = new RegExp(
  `^(CREATE\\s+(?:DEFINER\\s*=\\s*.+?\\s+)?TRIGGER\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?)(?:${NAME}\\s*\\.\\s*)?${NAME}`,
  'is',
);

/** The triggers of these tables, in the order in which they have to be made. */
export async function readTriggers(
  session: MysqlSession,
  { database, collation, triggers }: Catalog,
  tables: ReadonlySet<string>,
): Promise<Trigger[]> {
  const scriptOf = (definition: Definition) => {
    const script = new DefinitionScript(`The trigger ${JSON.stringify(definition.name)}`, {
      databaseCollation: collation,
      definer: 'keep',
    });
    script.addProgram(definition);
    return Buffer.from(script.toBytes()).toString();
  };
  const found: Trigger[] = [];
  for (const { name } of triggers.filter(({ table }) => tables.has(table))) {
    const definition = await showCreate(session, 'TRIGGER', { schema: database, name });
    const trial = { ...definition, sql: definition.sql.replace(NAMED, `$1${TRIAL}`) };
    found.push({ name, script: scriptOf(definition), trial: scriptOf(trial) });
  }
  return found;
}

/** Writes the definitions down, before the tables are locked. */
export async function noteTriggers(
  session: MysqlSession,
  database: string,
  triggers: readonly Trigger[],
): Promise<void> {
  const table = quoteTable({ schema: database, name: TRIGGERS_TABLE });
  await session.query(
    `CREATE TABLE ${table} (position INT PRIMARY KEY, name VARCHAR(64) NOT NULL, script LONGTEXT NOT NULL)
     ENGINE=InnoDB CHARACTER SET utf8mb4 COMMENT 'triggers that a merge of db-backup has dropped'`,
  );
  const rows = triggers.map(
    ({ name, script }, position) => `(${position}, ${quoteLiteral(name)}, ${quoteLiteral(script)})`,
  );
  await session.query(`INSERT INTO ${table} (position, name, script) VALUES ${rows.join(', ')}`);
}

/**
 * Drops them, after each was made once under another name: what this user cannot make again is not dropped. The tables are locked.
 * @throws BackupError code `TARGET_REFUSED`
 */
export async function dropTriggers(
  session: MysqlSession,
  database: string,
  triggers: readonly Trigger[],
): Promise<void> {
  const drop = (name: string) =>
    session.query(`DROP TRIGGER IF EXISTS ${quoteIdentifier(database)}.${quoteIdentifier(name)}`);
  for (const trigger of triggers) {
    try {
      await run(session, trigger.trial);
    } catch (error) {
      throw session.isAlive ? cannotMake(trigger, error) : error;
    }
    await drop(TRIAL);
  }
  // From the last: those that are left after an interruption come before those that are made again.
  for (const { name } of [...triggers].reverse()) await drop(name);
}

/** Makes those that are missing, in order. */
export async function makeTriggers(
  session: MysqlSession,
  triggers: readonly Pick<Trigger, 'script'>[],
): Promise<void> {
  for (const { script } of triggers) {
    await run(session, script).catch((error: unknown) => {
      if (errorNumberOf(error) !== EXISTS) throw error;
    });
  }
}

/** After an interruption, over another session: makes what was written down and is missing. Nothing is dropped before it is written down. */
export async function recoverTriggers(session: MysqlSession, database: string): Promise<void> {
  const table = quoteTable({ schema: database, name: TRIGGERS_TABLE });
  const rows = await session
    .query(`SELECT script FROM ${table} ORDER BY position`)
    .catch((error: unknown) => {
      if (errorNumberOf(error) !== NO_SUCH_TABLE) throw error;
      return [];
    });
  await session.query(`DROP TRIGGER IF EXISTS ${quoteIdentifier(database)}.${TRIAL}`);
  await makeTriggers(
    session,
    rows.map(([script]) => ({ script: script ?? '' })),
  );
  await dropNote(session, database);
}

export async function dropNote(session: MysqlSession, database: string): Promise<void> {
  await session.query(`DROP TABLE IF EXISTS ${quoteTable({ schema: database, name: TRIGGERS_TABLE })}`);
}

const CREATE = /^(?:\/\*M?!\d*\s*)?CREATE\b/i;

/**
 * The script sets the session, perhaps the collation of the database, as it has to be, and sets them back at its end, which
 * is run whatever fails before.
 */
async function run(session: MysqlSession, script: string): Promise<void> {
  let failure: unknown;
  for (const sql of splitSql(script)) {
    // Under other settings it would be another trigger.
    if (failure !== undefined && CREATE.test(sql)) continue;
    try {
      await session.query(sql);
    } catch (error) {
      if (!session.isAlive) throw error;
      failure ??= error;
    }
  }
  if (failure !== undefined) throw failure;
}

/** What ALTER DATABASE gets while tables are locked. */
const NOT_UNDER_LOCKS = 1192;

function cannotMake({ name }: Trigger, error: unknown): BackupError {
  if (errorNumberOf(error) === NOT_UNDER_LOCKS) {
    const reason = `The trigger ${name} was made under another collation of the database than today's, which cannot be set while tables are locked, so nothing is touched.`;
    return new BackupError('target', reason, {
      code: 'TARGET_REFUSED',
      nextStep: 'Drop that trigger and make it again as it should be today, or restore with mode: replace.',
    });
  }
  const text = safeMessage(error);
  const message = `This user could not make the trigger ${name} again after the merge, so nothing is touched: ${text}`;
  return new BackupError('target', message, {
    code: 'TARGET_REFUSED',
    nextStep: 'Grant what is missing (TRIGGER, and the right to set another DEFINER), then run again.',
    cause: new Error(text),
  });
}
