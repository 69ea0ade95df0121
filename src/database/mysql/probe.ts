import type { DatabaseConnection } from '../../core/connection.js';
import type { Answer, Probe } from '../../core/drill.js';
import type { RecordedState, Sequence } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import { ProbeConnection } from '../probe-connection.js';
import { askStatement } from './ask-statement.js';
import { readCatalog } from './catalog.js';
import { quoteIdentifier } from './quote.js';
import { recordedState } from './recorded-state.js';
import { targetError } from './restore/target-errors.js';
import { connectTarget } from './restore/target-session.js';
import { readSequences } from './sequences.js';
import type { MysqlSession } from './session.js';
import { splitSql } from './sql-statements.js';

export interface MysqlProbeOptions {
  readonly connection: DatabaseConnection;
  /** Of the backup: the restored one has another name, and stands for it in every answer. */
  readonly sourceDatabase: string;
  readonly lockTimeoutSeconds: number;
  readonly signal: AbortSignal;
  /** Any single question is given up after so long; 10 minutes. */
  readonly timeoutMs?: number;
}

/**
 * Connects to a restored database to ask it.
 * @throws BackupError kind `target`
 */
export async function openMysqlProbe(options: MysqlProbeOptions): Promise<Probe> {
  const probe = new MysqlProbe(options);
  await probe.connect();
  return probe;
}

class MysqlProbe implements Probe {
  private readonly connection: ProbeConnection<MysqlSession, MysqlProbeOptions>;

  constructor(private readonly options: MysqlProbeOptions) {
    this.connection = new ProbeConnection(options, {
      connect: connectTarget,
      stopped: (session) => session.whenKilled(),
      explain: targetError,
    });
  }

  async connect(): Promise<void> {
    await this.connection.connect();
  }

  countRows({ schema, name }: TableName): Promise<number | undefined> {
    return this.connection.ask('counting rows', async (session) => {
      if (schema !== this.options.sourceDatabase) return undefined;
      const { database, tables } = await readCatalog(session);
      if (!tables.some((table) => table.name === name)) return undefined;
      const [row] = await session.query(
        `SELECT COUNT(*) FROM ${quoteIdentifier(database)}.${quoteIdentifier(name)}`,
      );
      return Number(row?.[0]);
    });
  }

  readSequences(): Promise<readonly Sequence[]> {
    return this.connection.ask('reading sequences', async (session) => {
      const found = await readSequences(session, await readCatalog(session));
      return found.map((sequence) => ({ ...sequence, schema: this.options.sourceDatabase }));
    });
  }

  readState(): Promise<RecordedState> {
    return this.connection.ask('reading the catalog', async (session) =>
      recordedState({ ...(await readCatalog(session)), database: this.options.sourceDatabase }),
    );
  }

  statementsOf(script: string): string[] {
    return splitSql(script);
  }

  ask(statement: string): Promise<Answer> {
    const { timeoutMs } = this.connection;
    return this.connection.askAlone((session) =>
      askStatement(session, statement, timeoutMs, this.options.signal),
    );
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
