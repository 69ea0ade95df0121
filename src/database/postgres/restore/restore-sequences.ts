import type { Sequence } from '../../../core/manifest.js';
import { quoteLiteral, quoteTable } from '../quote.js';
import type { PostgresSession } from '../session.js';

const BATCH = 200;

/**
 * Puts sequences where the archive has them. `exact`: just there, called or not. `forward-only`: only those that
 * stand behind the archive's number in their own direction move, so that no number is given out twice; `unowned`: with a
 * privilege alone, so that a rollback does not move them back.
 *
 * `setval` is not undone by a rollback, but RESTART writes a new file for the sequence, and what is written into that
 * goes with it (https://www.postgresql.org/docs/current/sql-altersequence.html, "Notes").
 */
export async function restoreSequences(
  session: PostgresSession,
  sequences: readonly Sequence[],
  policy: 'exact' | 'forward-only' | 'forward-only-unowned',
): Promise<void> {
  for (let start = 0; start < sequences.length; start += BATCH) {
    const batch = sequences.slice(start, start + BATCH);
    const moved = policy === 'exact' ? batch : await behind(session, batch);
    if (moved.length === 0) continue;
    const isOwned = policy !== 'forward-only-unowned';
    await session.query(moved.map((sequence) => statementsFor(sequence, isOwned)).join('\n'));
  }
}

function statementsFor(sequence: Sequence, isOwned: boolean): string {
  const { lastValue, isCalled } = sequence;
  const name = quoteTable(sequence);
  const set = `SELECT pg_catalog.setval(${quoteLiteral(name)}::pg_catalog.regclass, ${lastValue}, ${isCalled});`;
  return isOwned ? `ALTER SEQUENCE ${name} RESTART;\n${set}` : set;
}

/** Those whose next number comes before the archive's next number. */
async function behind(session: PostgresSession, sequences: readonly Sequence[]): Promise<Sequence[]> {
  const parts = sequences.map(
    (sequence, index) => `SELECT ${index}, s.last_value, s.is_called, p.seqincrement
      FROM ${quoteTable(sequence)} s, pg_catalog.pg_sequence p
      WHERE p.seqrelid OPERATOR(pg_catalog.=) ${quoteLiteral(quoteTable(sequence))}::pg_catalog.regclass`,
  );
  const rows = await session.query(parts.join(' UNION ALL '));
  return rows.flatMap(([index, lastValue, isCalled, increment]) => {
    const archived = sequences[Number(index)];
    if (!archived) return [];
    const step = BigInt(increment ?? 1);
    const next = BigInt(lastValue ?? 0) + (isCalled === 't' ? step : 0n);
    const archivedNext = BigInt(archived.lastValue) + (archived.isCalled ? step : 0n);
    return (step > 0n ? next < archivedNext : next > archivedNext) ? [archived] : [];
  });
}
