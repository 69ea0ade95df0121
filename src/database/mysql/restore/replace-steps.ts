import type { ManifestTable, Sequence } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { quoteIdentifier } from '../quote.js';
import { readPosition } from '../sequences.js';
import type { MysqlSession } from '../session.js';
import { splitTable } from '../split-table.js';
import { USUAL_QUOTING } from '../sql-statements.js';
import { autoIncrementOf, withAutoIncrement } from './auto-increment.js';
import { type JudgedKey, refuseOrphans, settleKeys } from './broken-keys.js';
import { type Comparison, compareTables } from './compare-tables.js';
import { runDefinitions } from './definitions.js';
import { addKeySql, type KeyText } from './key-text.js';
import { queryLocking } from './lock-holders.js';
import { putSequenceBack, type SequenceBefore, sequenceBackSql, setSequence } from './restore-sequences.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import { readScript, type ScriptStatement } from './script-statements.js';
import { createIn } from './swap-places.js';
import { TableSwap } from './table-swap.js';
import { refuseBroken } from './try-programs.js';

/** Rows into tables of the target's own definitions, built elsewhere, which then take the place of those that are there. */
export class ReplaceSteps implements RestoreSteps {
  private swap: TableSwap | undefined;
  private comparison: Comparison | undefined;

  constructor(private readonly context: StepsContext) {}

  async prepare(): Promise<void> {
    const { context } = this;
    const { session, request } = context;
    const comparison = await compareTables(session, request);
    const names = comparison.matched.map(({ table }) => table.name);
    this.comparison = comparison;
    const swap = await TableSwap.begin(context, { out: names, names, scope: { tables: new Set(names) } });
    this.swap = swap;
    const { places } = swap;
    refuseBroken(await swap.tryPrograms());
    const counters = countersOf(request.schema?.preData);
    // A session that is in it also tells that it is in use.
    await session.query(`USE ${quoteIdentifier(places.buildingIn)}`);
    const statements = [...swap.first.tables].map(([name, sql]): ScriptStatement => {
      const counted = withAutoIncrement(splitTable(sql).create, counters.get(name));
      return {
        kind: 'table',
        names: [name],
        sql: createIn(places, name, counted, session.flavour),
        isKnown: true,
        quoting: USUAL_QUOTING,
      };
    });
    const whole = { ...context, request: { ...request, skipUnrestorable: false } };
    await runDefinitions(whole, 'making the tables a second time', statements, ({ names: made }) => {
      swap.built = [...swap.built, ...made];
    });
  }

  placeOf({ name }: ManifestTable): TableName {
    return this.started().swap.places.newPlace(name);
  }

  /** With the rows where they were built: what would be broken stops it before anything moves. */
  async finish(): Promise<void> {
    const { swap } = this.started();
    await settleKeys(
      this.context,
      swap.first.ownKeys.map((key) => this.judged(key)),
      { where: 'in the backup or in tables that are not restored' },
    );
    await refuseOrphans(
      this.context,
      swap.first.outsideKeys.map((key) => this.judged(key)),
    );
  }

  async seal(): Promise<void> {
    const { context } = this;
    const { session, database } = context;
    const { swap, comparison } = this.started();
    await session.query(`USE ${quoteIdentifier(database)}`);
    const names = comparison.matched.map(({ table }) => table.name);
    const alsoBack: string[] = [];
    const numbered: SequenceBefore[] = [];
    const readBefore = async ({ name, lastValue }: Sequence) => {
      const sequence = { schema: database, name };
      return { sequence, position: await readPosition(session, sequence), given: lastValue };
    };
    for (const one of comparison.sequences) alsoBack.push(...sequenceBackSql(await readBefore(one)));
    await swap.perform(
      { into: names, keys: swap.first.ownKeys, alsoBack },
      {
        afterMove: async () => {
          for (const key of swap.first.ownKeys)
            await queryLocking(session, database, 'making foreign keys', addKeySql(key));
          await swap.remake('TRIGGER');
          for (const one of comparison.sequences) {
            // Others may have taken numbers since, which must not be given twice.
            const before = await readBefore(one);
            numbered.push(before);
            await setSequence(session, before.sequence, one);
          }
          // Others may have written to those tables since they were counted.
          await refuseOrphans(context, swap.first.outsideKeys);
          await swap.remake('EVENT');
        },
        afterBack: async (other) => {
          for (const before of numbered) await putSequenceBack(other, before);
        },
      },
    );
  }

  release(): Promise<void> {
    return this.started().swap.release();
  }

  async undo(session: MysqlSession): Promise<string[]> {
    return (await this.swap?.undo(session)) ?? [];
  }

  whereabouts(): string[] {
    return this.swap?.whereabouts() ?? [];
  }

  /** Rows of tables that are replaced are where they were built. */
  private judged(key: KeyText): JudgedKey {
    const { swap } = this.started();
    const { database } = this.context;
    const at = (table: TableName) =>
      table.schema === database && swap.first.tables.has(table.name)
        ? swap.places.newPlace(table.name)
        : table;
    return { ...key, at: { from: at(key.from), to: at(key.to) } };
  }

  private started(): { swap: TableSwap; comparison: Comparison } {
    const { swap, comparison } = this;
    if (!swap || !comparison) throw new Error('a restore that was not prepared');
    return { swap, comparison };
  }
}

/** Where the tables of the archive count on from, by name. */
function countersOf(preData: Uint8Array | undefined): Map<string, string> {
  const counters = new Map<string, string>();
  for (const { kind, names, sql } of preData ? readScript(preData) : []) {
    const number = kind === 'table' ? autoIncrementOf(sql) : undefined;
    if (number !== undefined && names[0] !== undefined) counters.set(names[0], number);
  }
  return counters;
}
