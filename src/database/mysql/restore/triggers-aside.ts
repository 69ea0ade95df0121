import type { PlanItem } from '../../../core/target.js';
import type { Catalog } from '../catalog.js';
import { errorNumberOf } from '../connect-errors.js';
import { DefinitionScript } from '../definition-script.js';
import { quoteIdentifier } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { showCreate } from '../show-create.js';
import { splitSql } from '../sql-statements.js';

export interface Trigger {
  readonly name: string;
  readonly table: string;
  /** As SHOW CREATE has it. */
  readonly sql: string;
  /** For the mysql client: the definition and the settings that it was made under. */
  readonly script: string;
  /** That of the database when it was made. */
  readonly databaseCollation: string | null;
}

const EXISTS = 1359;

/** The triggers of these tables, in the order in which they have to be made. */
export async function readTriggers(
  session: MysqlSession,
  { database, collation, triggers }: Pick<Catalog, 'database' | 'collation' | 'triggers'>,
  tables: ReadonlySet<string>,
): Promise<Trigger[]> {
  const found: Trigger[] = [];
  for (const { name, table } of triggers.filter((one) => tables.has(one.table))) {
    const definition = await showCreate(session, 'TRIGGER', { schema: database, name });
    const script = new DefinitionScript(`The trigger ${JSON.stringify(name)}`, {
      databaseCollation: collation,
      definer: 'keep',
    });
    script.addProgram(definition);
    const { sql, databaseCollation } = definition;
    found.push({ name, table, sql, script: Buffer.from(script.toBytes()).toString(), databaseCollation });
  }
  return found;
}

/** A trigger keeps the collation of the database from the time when it was made; no ALTER DATABASE is possible while tables are locked. */
export function refuseOtherCollation(
  triggers: readonly Trigger[],
  { database, collation }: Pick<Catalog, 'database' | 'collation'>,
): PlanItem[] {
  return triggers
    .filter((trigger) => trigger.databaseCollation !== null && trigger.databaseCollation !== collation)
    .map(({ name, databaseCollation }) => ({
      kind: 'trigger',
      schema: database,
      name,
      reason: `was made when the database had another collation than today (${databaseCollation}, not ${collation}), which cannot be set while tables are locked: drop the trigger and make it again as it should be, or restore with mode: replace`,
    }));
}

/** From the last: those that are left after an interruption come before those that are made again. */
export async function dropTriggers(
  session: MysqlSession,
  database: string,
  triggers: readonly Trigger[],
): Promise<void> {
  for (const { name } of [...triggers].reverse())
    await session.query(`DROP TRIGGER IF EXISTS ${quoteIdentifier(database)}.${quoteIdentifier(name)}`);
}

/** Makes those that are missing, in order. */
export async function makeTriggers(
  session: MysqlSession,
  triggers: readonly Pick<Trigger, 'script'>[],
): Promise<void> {
  for (const { script } of triggers) {
    await runScript(session, script).catch((error: unknown) => {
      if (errorNumberOf(error) !== EXISTS) throw error;
    });
  }
}

const CREATE = /^(?:\/\*M?!\d*\s*)?CREATE\b/i;

/** The script sets the session as it has to be, and sets it back at its end, which is run whatever fails before. */
export async function runScript(session: MysqlSession, script: string): Promise<void> {
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
