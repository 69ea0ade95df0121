import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { displayList } from '../../display-list.js';
import { readCatalog } from '../catalog.js';
import { quoteIdentifier } from '../quote.js';
import { isScratchName } from '../scratch-leftovers.js';
import type { MysqlSession } from '../session.js';
import { settleBrokenKeys } from './broken-keys.js';
import { isMade } from './create-plan.js';
import { type Definitions, runDefinitions } from './definitions.js';
import { disabledEvent } from './events.js';
import { restoreSequences } from './restore-sequences.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import type { ScriptStatement } from './script-statements.js';
import { keyOf, objectsOf } from './target-objects.js';

/** Everything into an empty database; what was made is dropped again when it fails. */
export class CreateSteps implements RestoreSteps {
  /** What may have been made: a statement whose answer never came has perhaps been run. */
  private readonly made = new Set<string>();
  private readonly skipped = new Set<string>();
  /** What the database gave new tables before. */
  private defaults: { characterSet: string; collation: string } | undefined;

  constructor(
    private readonly context: StepsContext,
    private readonly definitions: Definitions,
  ) {}

  async prepare(): Promise<void> {
    this.defaults = await readCatalog(this.context.session);
    for (const item of this.definitions.unclear) this.context.skip(item);
    await this.run('definitions before the data', this.definitions.preData);
  }

  placeOf({ name }: ManifestTable): TableName | undefined {
    return this.skipped.has(name) ? undefined : { schema: this.context.database, name };
  }

  async finish(): Promise<void> {
    const { context, definitions } = this;
    await restoreSequences(context);
    await this.run(
      'definitions after the data',
      definitions.postData.filter(({ kind }) => kind !== 'event'),
    );
    const loaded = new Set(context.request.tables.map(({ name }) => name));
    await settleBrokenKeys(
      context,
      ({ from, to }) => loaded.has(from.name) && (to.schema !== context.database || loaded.has(to.name)),
    );
  }

  /** An event may begin to work at once, so it is made when the rows are proved; in a scratch database none ever works. */
  async seal(): Promise<void> {
    const { context, definitions } = this;
    const settings = (kind: string) => kind === 'event' || kind === 'setting';
    if (!definitions.postData.some(({ kind }) => kind === 'event')) return;
    const statements = definitions.postData.filter(({ kind }) => settings(kind));
    const isScratch = isScratchName(context.database);
    await this.run('events', isScratch ? statements.map(disabled) : statements);
  }

  async undo(session: MysqlSession): Promise<string[]> {
    const { database } = this.context;
    const isOurs = (object: { kind: string; name: string }) => this.made.has(keyOf(object));
    for (const { kind, name } of objectsOf(await readCatalog(session)).filter(isOurs)) {
      const words = kind.replace('-', ' ').toUpperCase();
      await session.query(`DROP ${words} IF EXISTS ${quoteIdentifier(database)}.${quoteIdentifier(name)}`);
    }
    if (this.defaults) await restoreDefaults(session, database, this.defaults);
    const left = objectsOf(await readCatalog(session)).filter(isOurs);
    if (left.length === 0) return [];
    const names = left.map(({ kind, name }) => `${kind} ${name}`);
    return [`The target keeps what was made: ${displayList(names)}.`];
  }

  private async run(doing: string, statements: readonly ScriptStatement[]): Promise<void> {
    const made = (statement: ScriptStatement) => {
      if (!isMade(statement.kind)) return;
      for (const name of statement.names) this.made.add(keyOf({ kind: statement.kind, name }));
    };
    const { context } = this;
    const skip: StepsContext['skip'] = (item) => {
      if (item.kind === 'table') this.skipped.add(item.name);
      context.skip(item);
    };
    await runDefinitions({ ...context, skip }, doing, statements, made);
  }
}

async function restoreDefaults(
  session: MysqlSession,
  database: string,
  { characterSet, collation }: { characterSet: string; collation: string },
): Promise<void> {
  const now = await readCatalog(session);
  if (now.characterSet === characterSet && now.collation === collation) return;
  await session.query(
    `ALTER DATABASE ${quoteIdentifier(database)} CHARACTER SET ${characterSet} COLLATE ${collation}`,
  );
}

function disabled(statement: ScriptStatement): ScriptStatement {
  return statement.kind === 'event' ? { ...statement, sql: disabledEvent(statement.sql) } : statement;
}
