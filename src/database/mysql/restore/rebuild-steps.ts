import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { type Catalog, readCatalog } from '../catalog.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import { readPosition } from '../sequences.js';
import type { MysqlSession } from '../session.js';
import { showCreate } from '../show-create.js';
import { type JudgedKey, refuseOrphans, settleKeys } from './broken-keys.js';
import { isMade } from './create-plan.js';
import { type Definitions, runDefinitions } from './definitions.js';
import { type KeyText, keysIn } from './key-text.js';
import { dropWord, rehearse } from './rehearse.js';
import {
  putSequenceBack,
  restoreSequences,
  type SequenceBefore,
  sequenceBackSql,
} from './restore-sequences.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import type { ScriptStatement } from './script-statements.js';
import { createIn, type SwapPlaces } from './swap-places.js';
import { TableSwap } from './table-swap.js';
import { tryPrograms } from './try-programs.js';

/** Everything of the target leaves it, and everything of the backup, built and proved elsewhere, comes. */
export class RebuildSteps implements RestoreSteps {
  private swap: TableSwap | undefined;
  private catalog: Catalog | undefined;
  private readonly skipped = new Set<string>();
  /** Tables of the archive that stand where they were built. */
  private readonly built = new Set<string>();

  constructor(
    private readonly context: StepsContext,
    private readonly definitions: Definitions,
  ) {}

  async prepare(): Promise<void> {
    const { context, definitions } = this;
    const { session } = context;
    const catalog = await readCatalog(session);
    const out = catalog.tables.map(({ name }) => name);
    const names = [...new Set([...out, ...namesOf(definitions.preData, 'table')])];
    this.catalog = catalog;
    const swap = await TableSwap.begin(context, { out, names, scope: 'all' });
    this.swap = swap;
    const { places } = swap;
    for (const { kind, name } of await swap.tryPrograms()) {
      const what = `${kind.toLowerCase()} ${name}`;
      context.note(`The ${what} was broken in the target, and would have been lost had this restore failed.`);
    }
    for (const item of definitions.unclear) context.skip(item);
    // A default may ask for one by its name in the target.
    await this.run(
      'sequences',
      definitions.preData.filter((statement) => this.isNewSequence(statement)),
    );
    await session.query(`USE ${quoteIdentifier(places.buildingIn)}`);
    const tables = definitions.preData
      .filter(({ kind, names: [name] }) => kind === 'table' || (kind === 'setting' && name !== 'DATABASE'))
      .map((statement) => {
        const [name] = statement.names;
        if (statement.kind !== 'table' || name === undefined) return statement;
        return { ...statement, sql: createIn(places, name, statement.sql, session.flavour) };
      });
    await this.run('definitions before the data', tables, (name) => {
      swap.built = [...swap.built, name];
      this.built.add(name);
    });
    for (const name of this.skipped) this.built.delete(name);
    // What is refused may be left out then.
    if (!context.request.skipUnrestorable) await this.tryArchived(places);
  }

  private async tryArchived(places: SwapPlaces): Promise<void> {
    const { context, definitions } = this;
    if (places.areDatabases) return rehearse(context, places);
    const programs = [...definitions.preData, ...definitions.postData].flatMap(({ kind, names, sql }) =>
      names.map((name) => ({ kind: dropWord(kind), name, sql })),
    );
    await tryPrograms(context.session, places, programs, 'What the backup has could not be made');
  }

  placeOf({ name }: ManifestTable): TableName | undefined {
    return this.skipped.has(name) ? undefined : this.started().swap.places.newPlace(name);
  }

  async finish(): Promise<void> {
    const { context, built } = this;
    const { swap } = this.started();
    const loaded = new Set(context.request.tables.map(({ name }) => name));
    const isLoaded = ({ schema, name }: TableName) =>
      schema !== context.database || (loaded.has(name) && built.has(name));
    const keys = this.archivedKeys().filter(({ from, to }) => isLoaded(from) && isLoaded(to));
    await settleKeys(
      context,
      keys.map((key) => this.judged(key)),
      { where: 'in the backup as at the source' },
    );
    await refuseOrphans(
      context,
      swap.first.outsideKeys.filter(({ to }) => built.has(to.name)).map((key) => this.judged(key)),
    );
  }

  async seal(): Promise<void> {
    const { context, definitions, built } = this;
    const { session, database } = context;
    const { swap, catalog } = this.started();
    await session.query(`USE ${quoteIdentifier(database)}`);
    const sequences = [...new Set([...catalog.sequences, ...this.archivedSequences()])];
    const defaults = `ALTER DATABASE ${quoteIdentifier(database)} CHARACTER SET ${swap.first.characterSet} COLLATE ${swap.first.collation}`;
    const alsoBack = [defaults, ...(await this.readSequences(session)).flatMap(sequenceBackSql)];
    let dropped: SequenceBefore[] | undefined;
    const isEvent = ({ kind }: ScriptStatement) => kind === 'event';
    await swap.perform(
      { into: [...built], keys: this.archivedKeys(), made: this.made(), alsoBack },
      {
        beforeMove: async () => {
          // Others may have taken numbers since, which must not be given twice.
          dropped = await this.readSequences(session);
          await dropSequences(session, database, sequences);
        },
        afterMove: async () => {
          await this.run(
            'definitions',
            definitions.preData.filter(({ kind }) => kind !== 'table'),
          );
          await restoreSequences(context);
          await this.run(
            'keys and triggers',
            definitions.postData.filter((one) => !isEvent(one)),
          );
          // Others may have written to those tables since they were counted.
          await refuseOrphans(context, swap.first.outsideKeys);
          // They may begin to work at once.
          if (definitions.postData.some(isEvent))
            await this.run(
              'events',
              definitions.postData.filter((one) => isEvent(one) || one.kind === 'setting'),
            );
        },
        afterBack: async (other) => {
          if (!dropped) return;
          await other.query(defaults);
          for (const before of dropped) await putSequenceBack(other, before);
        },
      },
    );
  }

  release(): Promise<void> {
    return this.started().swap.release();
  }

  async undo(session: MysqlSession): Promise<string[]> {
    const { swap, catalog, context } = this;
    if (!swap || !catalog) return [];
    const remains = await swap.undo(session);
    if (remains.length > 0) return remains;
    await dropSequences(
      session,
      context.database,
      this.archivedSequences().filter((name) => !catalog.sequences.includes(name)),
    );
    return [];
  }

  whereabouts(): string[] {
    return this.swap?.whereabouts() ?? [];
  }

  private async run(
    doing: string,
    statements: readonly ScriptStatement[],
    madeTable: (name: string) => void = () => {},
  ): Promise<void> {
    const { context } = this;
    const skip: StepsContext['skip'] = (item) => {
      if (item.kind === 'table') this.skipped.add(item.name);
      context.skip(item);
    };
    await runDefinitions({ ...context, skip }, doing, statements, ({ kind, names: [name] }) => {
      if (kind === 'table' && name !== undefined) madeTable(name);
    });
  }

  private archivedSequences(): string[] {
    return namesOf(this.definitions.preData, 'sequence');
  }

  private isNewSequence({ kind, names: [name] }: ScriptStatement): boolean {
    return kind === 'sequence' && name !== undefined && !this.catalog?.sequences.includes(name);
  }

  private archivedKeys(): KeyText[] {
    return this.definitions.postData
      .filter(({ kind }) => kind === 'foreign-key')
      .flatMap(({ sql }) => keysIn(this.context.database, sql));
  }

  private judged(key: KeyText): JudgedKey {
    const { swap } = this.started();
    const at = (table: TableName) =>
      table.schema === this.context.database && this.built.has(table.name)
        ? swap.places.newPlace(table.name)
        : table;
    return { ...key, at: { from: at(key.from), to: at(key.to) } };
  }

  /** What has to go again before the tables can come back, by the words of DROP. A sequence that was there stays: it may be in use. */
  private made(): { kind: string; name: string }[] {
    const { preData, postData } = this.definitions;
    const isOld = ({ kind, name }: { kind: string; name: string }) =>
      kind === 'SEQUENCE' && this.started().catalog.sequences.includes(name);
    const others = [...preData, ...postData].filter(
      ({ kind }) => isMade(kind) && kind !== 'table' && kind !== 'foreign-key',
    );
    return others
      .flatMap(({ kind, names }) => names.map((name) => ({ kind: dropWord(kind), name })))
      .filter((one) => !isOld(one));
  }

  /** As they are now, with what the backup gives to those of the same name. */
  private async readSequences(session: MysqlSession): Promise<SequenceBefore[]> {
    const { database, request } = this.context;
    const given = new Map(request.manifest.sequences.map(({ name, lastValue }) => [name, lastValue]));
    const found: SequenceBefore[] = [];
    for (const name of this.started().catalog.sequences) {
      const sequence = { schema: database, name };
      const position = await readPosition(session, sequence);
      const { sql } = await showCreate(session, 'SEQUENCE', sequence);
      found.push({ sequence, definition: sql, position, given: given.get(name) });
    }
    return found;
  }

  private started(): { swap: TableSwap; catalog: Catalog } {
    const { swap, catalog } = this;
    if (!swap || !catalog) throw new Error('a restore that was not prepared');
    return { swap, catalog };
  }
}

function namesOf(statements: readonly ScriptStatement[], kind: string): string[] {
  return statements.filter((statement) => statement.kind === kind).flatMap(({ names }) => names);
}

async function dropSequences(
  session: MysqlSession,
  database: string,
  sequences: readonly string[],
): Promise<void> {
  for (const name of sequences)
    await session.query(`DROP SEQUENCE IF EXISTS ${quoteTable({ schema: database, name })}`);
}
