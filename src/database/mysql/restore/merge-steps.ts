import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { type ForeignKey, readForeignKeys } from '../foreign-keys.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { settleKeys } from './broken-keys.js';
import { type MergeRoute, makeStage, mergedCondition, mergeRows } from './merge-rows.js';
import { type MergeMatch, matchTables } from './merge-tables.js';
import { MergeTriggers } from './merge-triggers.js';
import { planSelect, type ReadBackPlan } from './read-back.js';
import { moveSequence } from './restore-sequences.js';
import type { RestoreSteps, StepsContext } from './restore-steps.js';

/**
 * Rows by primary key, all over one session: they are staged in temporary tables, then merged in one transaction that ends
 * when they are proved. Where there are triggers, the tables are locked as long as these are away.
 */
export class MergeSteps implements RestoreSteps {
  private routes: ReadonlyMap<string, MergeRoute> = new Map();
  private match: MergeMatch | undefined;
  private triggers: MergeTriggers | undefined;
  private keys: readonly ForeignKey[] = [];
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
    this.triggers = new MergeTriggers(this.context, merged);
    await this.triggers.look();
    const isTouched = ({ schema, name }: TableName) => schema === database && merged.has(name);
    this.keys = (await readForeignKeys(session, database, 'both-ways')).filter(
      ({ from, to }) => isTouched(from) || isTouched(to),
    );
    await this.refuseUnseen();
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
    const { triggers } = this;
    // Staging may have taken hours.
    await triggers?.look();
    if (triggers?.areThere) {
      await triggers.write();
      await session.query('SET SESSION autocommit = 0');
      await session.query(`LOCK TABLES ${this.locks().join(', ')}`);
      await triggers.drop();
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
    await triggers?.refuseNew();
    await settleKeys(this.context, this.keys, {
      where: 'after the merge',
      isNumbered: true,
      holdsParentsOf: ({ from }) => from.schema === database && this.routes.has(from.name),
    });
  }

  async seal(): Promise<void> {
    const { session } = this.context;
    await this.moveSequences();
    this.state = 'committing';
    await session.query('COMMIT');
    this.state = 'committed';
    await this.triggers?.putBack();
  }

  /** While the session lives, the triggers come back before anybody else can write. */
  async withdraw(): Promise<void> {
    if (this.state === 'committed') return;
    await this.context.session.query('ROLLBACK');
    await this.triggers?.putBack();
  }

  async undo(session: MysqlSession): Promise<string[]> {
    const remains: string[] = [];
    if (this.state === 'committing')
      remains.push('Whether the rows of the backup were merged is not known: the connection broke off.');
    if (this.state === 'committed') remains.push('The rows of the backup are merged.');
    return [...remains, ...((await this.triggers?.recover(session)) ?? [])];
  }

  whereabouts(): string[] {
    return this.triggers?.whereabouts() ?? [];
  }

  /** Keys of other databases are looked at when all is loaded; whoever may not is told before. */
  private async refuseUnseen(): Promise<void> {
    const { session, database } = this.context;
    const places = this.keys.flatMap(({ from, to }) => [from, to]);
    for (const place of places.filter(({ schema }) => schema !== database))
      await session.query(`SELECT 1 FROM ${quoteTable(place)} LIMIT 0`);
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

  private async moveSequences(): Promise<void> {
    const { session, database } = this.context;
    for (const { name, ...position } of this.sequences())
      await moveSequence(session, { schema: database, name }, position);
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
