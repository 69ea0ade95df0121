import type { DatabaseConnection } from '../../core/connection.js';
import type { Answer, Probe } from '../../core/drill.js';
import type { RecordedState, Sequence } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import { ProbeConnection } from '../probe-connection.js';
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
  private readonly connection: ProbeConnection<PostgresSession, PostgresProbeOptions>;

  constructor(private readonly options: PostgresProbeOptions) {
    this.connection = new ProbeConnection(options, {
      connect: connectTarget,
      stopped: (session) => session.whenCancelSent(),
      explain: targetError,
    });
  }

  async connect(): Promise<void> {
    await this.connection.connect();
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
      return withOrphans(session, state, this.connection.timeoutMs);
    });
  }

  statementsOf(script: string): string[] {
    const statements = splitSql(script).map((piece) => statementOf(piece).replace(/[\s;]+$/, ''));
    return statements.filter((statement) => statement !== '');
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

  private inTransaction<T>(doing: string, work: (session: PostgresSession) => Promise<T>): Promise<T> {
    return this.connection.ask(doing, async (session) => {
      await session.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = ${this.connection.timeoutMs}`,
      );
      const result = await work(session);
      await session.query('ROLLBACK');
      return result;
    });
  }
}

function findTable({ schema, name }: TableName): string {
  return `SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = ${quoteLiteral(schema)} AND c.relname = ${quoteLiteral(name)} AND c.relkind IN ('r', 'p')`;
}
