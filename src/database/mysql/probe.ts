import type { DatabaseConnection } from '../../core/connection.js';
import type { Answer, Probe } from '../../core/drill.js';
import type { RecordedState, Sequence } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
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

const TIMEOUT_MS = 600_000;

/** Silence is no news while a statement works; the server itself ends one that takes too long. */
const SILENCE_MS = 120_000;

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
  private session: MysqlSession | undefined;
  private readonly timeoutMs: number;

  constructor(private readonly options: MysqlProbeOptions) {
    this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  async connect(): Promise<MysqlSession> {
    if (!this.session?.isAlive) this.session = await this.open();
    return this.session;
  }

  countRows({ schema, name }: TableName): Promise<number | undefined> {
    return this.explained('counting rows', async (session) => {
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
    return this.explained('reading sequences', async (session) => {
      const found = await readSequences(session, await readCatalog(session));
      return found.map((sequence) => ({ ...sequence, schema: this.options.sourceDatabase }));
    });
  }

  readState(): Promise<RecordedState> {
    return this.explained('reading the catalog', async (session) =>
      recordedState({ ...(await readCatalog(session)), database: this.options.sourceDatabase }),
    );
  }

  statementsOf(script: string): string[] {
    return splitSql(script);
  }

  /** On a session of its own, so that whatever the statement does to it is gone afterwards. */
  async ask(statement: string): Promise<Answer> {
    const session = await this.open();
    try {
      return await askStatement(session, statement, this.timeoutMs, this.options.signal);
    } finally {
      session.destroy();
      await session.whenKilled();
    }
  }

  async close(): Promise<void> {
    await this.session?.end();
  }

  private open(): Promise<MysqlSession> {
    return connectTarget({ ...this.options, idleTimeoutMs: SILENCE_MS });
  }

  private async explained<T>(doing: string, work: (session: MysqlSession) => Promise<T>): Promise<T> {
    const session = await this.connect();
    try {
      return await work(session);
    } catch (error) {
      // The next question begins on a new connection.
      session.destroy();
      throw targetError(error, doing, this.options.signal);
    }
  }
}
