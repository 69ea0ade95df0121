import { BackupError, messageOf } from '../../../core/errors.js';
import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { readCatalog } from '../catalog.js';
import { errorNumberOf } from '../connect-errors.js';
import { type ForeignKey, readForeignKeys } from '../foreign-keys.js';
import { displayName, quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { settleKeys } from './broken-keys.js';
import { type MergeRoute, makeStage, mergedCondition, mergeRows } from './merge-rows.js';
import { type MergeMatch, matchTables } from './merge-tables.js';
import { planSelect, type ReadBackPlan } from './read-back.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';
import {
  dropNote,
  dropTriggers,
  makeTriggers,
  noteTriggers,
  readTriggers,
  recoverTriggers,
  TRIGGERS_TABLE,
  type Trigger,
} from './triggers-aside.js';

const TABLE_EXISTS = 1050;

/**
 * Rows by primary key, all over one session: they are staged in temporary tables, then merged in one transaction that ends
 * when they are proved. Where there are triggers, the tables are locked as long as these are away.
 */
export class MergeSteps implements RestoreSteps {
  private routes: ReadonlyMap<string, MergeRoute> = new Map();
  private match: MergeMatch | undefined;
  private triggers: readonly Trigger[] = [];
  private keys: readonly ForeignKey[] = [];
  private areNoted = false;
  private state: 'staging' | 'merging' | 'committing' | 'committed' = 'staging';

  constructor(private readonly context: StepsContext) {}

  async prepare(): Promise<void> {
    const { session, request, database } = this.context;
    this.match = await matchTables(session, request);
    this.routes = new Map(
      this.match.tables.map((table, number) => [
        table.entry.name,
        {
          ...table,
          stage: quoteTable({ schema: database, name: stageName(number) }),
          kept: quoteTable({ schema: database, name: `db_backup_kept_${number}` }),
          alias: `m${number}`,
        },
      ]),
    );
    const merged = new Set(this.routes.keys());
    this.triggers = await readTriggers(session, this.match.catalog, merged);
    const isTouched = ({ schema, name }: TableName) => schema === database && merged.has(name);
    this.keys = (await readForeignKeys(session, database, 'both-ways')).filter(
      ({ from, to }) => isTouched(from) || isTouched(to),
    );
    for (const route of this.routes.values()) await makeStage(session, route);
  }

  placeOf({ name }: ManifestTable): TableName | undefined {
    const number = [...this.routes.keys()].indexOf(name);
    return { schema: this.context.database, name: stageName(number) };
  }

  readBackPlan(table: ManifestTable): ReadBackPlan {
    const route = this.routeOf(table);
    const plan = planSelect(table, route.table);
    return { ...plan, sql: `${plan.sql} WHERE ${mergedCondition(route)}` };
  }

  async finish(): Promise<void> {
    const { session, request, database, signal } = this.context;
    // Staging may have taken hours, and a trigger that was altered since must come back as it is now.
    this.triggers = await readTriggers(session, await readCatalog(session), new Set(this.routes.keys()));
    if (this.triggers.length > 0) {
      await this.note();
      await session.query('SET SESSION autocommit = 0');
      await session.query(`LOCK TABLES ${this.locks().join(', ')}`);
      await dropTriggers(session, database, this.triggers);
    } else {
      await session.query('START TRANSACTION');
    }
    this.state = 'merging';
    // Without its checks, an index could take a value twice.
    await session.query('SET SESSION unique_checks = 1');
    for (const table of request.tables) {
      signal.throwIfAborted();
      const { schema, name, rows } = table;
      const { inserted, updated } = await mergeRows(session, this.routeOf(table));
      this.context.merged({ schema, name, inserted, updated, unchanged: rows - inserted - updated });
    }
    await settleKeys(this.context, this.keys, { where: 'after the merge', isNumbered: true });
  }

  async seal(): Promise<void> {
    const { session } = this.context;
    await this.moveSequences();
    this.state = 'committing';
    await session.query('COMMIT');
    this.state = 'committed';
    await this.endMerge();
  }

  /** While the session lives, the triggers come back before anybody else can write. */
  async withdraw(): Promise<void> {
    if (this.state === 'committed') return;
    await this.context.session.query('ROLLBACK');
    await this.endMerge();
  }

  async undo(session: MysqlSession): Promise<string[]> {
    const remains: string[] = [];
    if (this.state === 'committing')
      remains.push('Whether the rows of the backup were merged is not known: the connection broke off.');
    if (this.state === 'committed') remains.push('The rows of the backup are merged.');
    if (!this.areNoted) return remains;
    try {
      await recoverTriggers(session, this.context.database);
    } catch (error) {
      const names = this.triggers.map(({ name }) => name).join(', ');
      remains.push(
        `Triggers of merged tables may be missing (${names}); the table db_backup_triggers has their definitions (${messageOf(error)}).`,
      );
    }
    return remains;
  }

  /** A note that is there is that of another merge, which needs it. */
  private async note(): Promise<void> {
    const { session, database } = this.context;
    this.areNoted = true;
    try {
      await noteTriggers(session, database, this.triggers);
    } catch (error) {
      if (errorNumberOf(error) !== TABLE_EXISTS) throw error;
      this.areNoted = false;
      throw new BackupError('target', `Another merge into ${displayName(database)} is at work.`, {
        code: 'TARGET_CONFLICT',
        nextStep: `Run again when it has ended; if none is at work, the table ${TRIGGERS_TABLE} was left by one that was cut off.`,
      });
    }
  }

  /** Triggers again, nothing locked, no note left. */
  private async endMerge(): Promise<void> {
    if (!this.areNoted) return;
    const { session, database } = this.context;
    await makeTriggers(session, this.triggers);
    await session.query('UNLOCK TABLES');
    await session.query('SET SESSION autocommit = 1');
    await dropNote(session, database);
    this.areNoted = false;
  }

  /** Every place of a table in a statement has a lock of its own. */
  private locks(): string[] {
    const { database } = this.context;
    return [
      ...[...this.routes.values()].flatMap(({ table, alias }) => [
        `${quoteTable(table)} WRITE`,
        `${quoteTable(table)} AS ${alias} READ`,
      ]),
      ...this.keys.flatMap(({ from, to }, number) => [
        `${quoteTable(from)} AS c${number} READ`,
        `${quoteTable(to)} AS p${number} READ`,
      ]),
      ...this.sequences().map(({ name }) => `${quoteTable({ schema: database, name })} WRITE`),
    ];
  }

  private sequences() {
    return this.match?.sequences ?? [];
  }

  /** SETVAL never goes back (https://mariadb.com/kb/en/setval/). */
  private async moveSequences(): Promise<void> {
    const { session, database } = this.context;
    for (const { name, lastValue, isCalled } of this.sequences()) {
      if (!/^-?\d+$/.test(lastValue)) throw new Error('the number of a sequence is no number');
      const sequence = quoteTable({ schema: database, name });
      await session.query(`SELECT SETVAL(${sequence}, ${lastValue}, ${isCalled ? 1 : 0})`);
    }
  }

  private routeOf({ name }: ManifestTable): MergeRoute {
    const route = this.routes.get(name);
    if (!route) throw new Error(`no table for ${quoteIdentifier(name)}`);
    return route;
  }
}

function stageName(number: number): string {
  return `db_backup_stage_${number}`;
}
