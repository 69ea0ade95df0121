import { sleep } from '../../../lib/sleep.js';
import type { PostgresSession } from '../session.js';

export interface CommitQuestion {
  /** As `pg_current_xact_id()` gave it. */
  readonly transactionId: string;
  readonly connect: (signal: AbortSignal) => Promise<PostgresSession>;
  /** Of the run: once it is aborted, there is little time left. */
  readonly signal: AbortSignal;
}

/** A server that restarts after a crash needs a moment. */
const ASK_MS = 30_000;

/** All of a cancelled run has 7 s. */
const ASK_CANCELLED_MS = 3_000;

const BETWEEN_MS = 250;

/**
 * Whether a transaction took place whose COMMIT got no answer; undefined when nobody can tell. Never throws.
 * Source: https://www.postgresql.org/docs/current/functions-info.html, "pg_xact_status".
 */
export async function askWhetherCommitted(question: CommitQuestion): Promise<boolean | undefined> {
  const giveUp = new AbortController();
  const within = (ms: number) => setTimeout(() => giveUp.abort(), ms).unref();
  const hurry = () => within(ASK_CANCELLED_MS);
  const timer = within(ASK_MS);
  if (question.signal.aborted) hurry();
  else question.signal.addEventListener('abort', hurry, { once: true });
  try {
    for (;;) {
      // A server that is not there, or does not know yet, is asked again until the time is over.
      const status = await statusOf(question, giveUp.signal).catch(() => undefined);
      if (status === 'committed') return true;
      if (status === 'aborted') return false;
      await sleep(BETWEEN_MS, giveUp.signal);
    }
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    question.signal.removeEventListener('abort', hurry);
  }
}

async function statusOf(
  { transactionId, connect }: CommitQuestion,
  signal: AbortSignal,
): Promise<string | null | undefined> {
  const session = await connect(signal);
  try {
    const [row] = await session.query(
      `SELECT pg_catalog.pg_xact_status('${transactionId}'::pg_catalog.xid8)`,
    );
    return row?.[0];
  } finally {
    await session.end();
  }
}
