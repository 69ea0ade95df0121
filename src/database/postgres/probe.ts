import type { DatabaseConnection } from '../../core/connection.js';
import type { Answer, Probe } from '../../core/drill.js';
import type { RecordedState, Sequence } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import { askStatement } from './ask-statement.js';
import { readUserSequences } from './catalog.js';
import { liftForcedRowSecurity } from './lift-forced-row-security.js';
import { withOrphans } from './orphans.js';
import { quoteLiteral, quoteTable } from './quote.js';
import { readCatalogState } from './recorded-state.js';
import { targetError } from './restore/target-errors.js';
import { connectTarget } from './restore/target-session.js';
import { readSequences } from './sequences.js';
import type { PostgresSession } from './session.js';
import { splitSql, statementOf } from './sql-statements.js';

export interface PostgresProbeOptions {
  readonly connection: DatabaseConnection;
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
export async function openPostgresProbe(options: PostgresProbeOptions): Promise<Probe> {
  const probe = new PostgresProbe(options);
  await probe.connect();
  return probe;
}

class PostgresProbe implements Probe {
  private session: PostgresSession | undefined;
  private readonly timeoutMs: number;

  constructor(private readonly options: PostgresProbeOptions) {
    this.timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  /** A statement of `ask` may have ended every other session of its role. */
  async connect(): Promise<PostgresSession> {
    if (!this.session?.isAlive) this.session = await this.open();
    return this.session;
  }

  countRows(table: TableName): Promise<number | undefined> {
    return this.inTransaction('counting rows', async (session) => {
      const [found] = await session.query(findTable(table));
      if (!found) return undefined;
      await liftForcedRowSecurity(session);
      const [row] = await session.query(`SELECT pg_catalog.count(*) FROM ${quoteTable(table)}`);
      return Number(row?.[0]);
    });
  }

  readSequences(): Promise<readonly Sequence[]> {
    return this.inTransaction('reading sequences', async (session) =>
      readSequences(session, await readUserSequences(session)),
    );
  }

  readState(): Promise<RecordedState> {
    return this.inTransaction('reading the catalog', async (session) => {
      const state = await readCatalogState(session);
      await liftForcedRowSecurity(session);
      return withOrphans(session, state, this.timeoutMs);
    });
  }

  statementsOf(script: string): string[] {
    const statements = splitSql(script).map((piece) => statementOf(piece).replace(/[\s;]+$/, ''));
    return statements.filter((statement) => statement !== '');
  }

  /** On a session of its own, so that whatever the statement does to it is gone afterwards. */
  async ask(statement: string): Promise<Answer> {
    const session = await this.open();
    try {
      return await askStatement(session, statement, this.timeoutMs, this.options.signal);
    } finally {
      session.destroy();
      await session.whenCancelSent();
    }
  }

  async close(): Promise<void> {
    await this.session?.end();
  }

  private open(): Promise<PostgresSession> {
    return connectTarget({ ...this.options, idleTimeoutMs: SILENCE_MS });
  }

  private async inTransaction<T>(doing: string, work: (session: PostgresSession) => Promise<T>): Promise<T> {
    const session = await this.connect();
    try {
      await session.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = ${this.timeoutMs}`,
      );
      const result = await work(session);
      await session.query('ROLLBACK');
      return result;
    } catch (error) {
      // The next question begins on a new connection.
      session.destroy();
      throw targetError(error, doing, this.options.signal);
    }
  }
}

function findTable({ schema, name }: TableName): string {
  return `SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${quoteLiteral(schema)} AND c.relname = ${quoteLiteral(name)} AND c.relkind IN ('r', 'p')`;
}
