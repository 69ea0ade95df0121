import type { Column, ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import type { RowsOf } from '../../../core/target.js';
import type { Flavour } from '../flavour.js';
import { quoteIdentifier, quoteTable } from '../quote.js';
import type { MysqlSession } from '../session.js';
import { exactJson } from './exact-json.js';
import { InsertText, type LiteralForm } from './insert-text.js';

/** Larger statements were no faster, and take more of the server's memory. */
const STATEMENT_BYTES = 512 * 1024;

/** A transaction is ended after so many bytes: its undo log stays small, and TiDB has a limit. */
const TRANSACTION_BYTES = 32 * 1024 * 1024;

/**
 * The first statement goes alone: MariaDB takes about twice as long for each statement of a transaction that began with an
 * empty table and without checks of uniqueness (https://jira.mariadb.org/browse/MDEV-24621, measured on 10.11).
 */
const FIRST_TRANSACTION_BYTES = 1;

/** Of a packet, for what is no statement. */
const PACKET_SLACK_BYTES = 512;

/** In the type of a column whose text is archived as bytes (values.ts, `typeName`). */
const CHARACTER_SET = / character set ([a-z0-9_]+)$/i;

/** Columns whose values are in the archive's rows. */
export function restoredColumns({ columns }: Pick<ManifestTable, 'columns'>): readonly Column[] {
  return columns.filter(({ generated }) => generated === null);
}

const TEXT: LiteralForm = { isHex: false, before: Buffer.from("'"), after: Buffer.from("'") };

/**
 * Bytes go as `_binary'…'`, like in a dump of mysqldump; those of text in its own character set are told so, because any other
 * way would convert them.
 */
export function literalForm(
  { encoding, type }: Pick<Column, 'encoding' | 'type'>,
  { jsonNumbers }: Pick<Flavour, 'jsonNumbers'>,
): LiteralForm {
  if (type === 'json' && jsonNumbers)
    return { ...TEXT, replace: (literal) => exactJson(literal, jsonNumbers) };
  if (encoding !== 'hex') return TEXT;
  const characterSet = CHARACTER_SET.exec(type)?.[1];
  if (characterSet === undefined)
    return { isHex: true, before: Buffer.from("_binary'"), after: Buffer.from("'") };
  return {
    isHex: true,
    before: Buffer.from("CONVERT(_binary'"),
    after: Buffer.from(`' USING ${characterSet})`),
  };
}

export async function readMaxPacket(session: MysqlSession): Promise<number> {
  const [row] = await session.query('SELECT @@max_allowed_packet');
  return Number(row?.[0]);
}

/** Inserts rows into `into`, whose columns are those of the archive; the server's count. */
export async function loadRows(
  session: MysqlSession,
  table: ManifestTable,
  into: TableName,
  rows: RowsOf,
): Promise<number> {
  const columns = restoredColumns(table);
  const maxBytes = (await readMaxPacket(session)) - PACKET_SLACK_BYTES;
  const names = columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const head = `INSERT INTO ${quoteTable(into)} (${names})`;
  const usualBytes = Math.min(STATEMENT_BYTES, maxBytes >> 1);
  const forms = columns.map((column) => literalForm(column, session.flavour));
  const text = new InsertText(head, forms, usualBytes, maxBytes - Buffer.byteLength(head));
  const sender = new Sender(session);
  await session.query('START TRANSACTION');
  try {
    for await (const chunk of rows()) {
      for (const statement of text.add(chunk)) await sender.send(statement);
    }
    const last = text.end();
    if (last) await sender.send(last);
  } finally {
    await sender.settle();
  }
  await sender.finish();
  return sender.affected;
}

/** While the server works on one statement, the next is written. */
class Sender {
  affected = 0;
  private running: Promise<void> | undefined;
  private transactionBytes = 0;
  private limitBytes = FIRST_TRANSACTION_BYTES;

  constructor(private readonly session: MysqlSession) {}

  /** Resolves when the one before is done. */
  async send(statement: Uint8Array): Promise<void> {
    await this.running;
    if (this.transactionBytes > this.limitBytes) {
      this.transactionBytes = 0;
      this.limitBytes = TRANSACTION_BYTES;
      await this.session.query('COMMIT');
      await this.session.query('START TRANSACTION');
    }
    this.transactionBytes += statement.length;
    this.running = this.session.send(statement).then(({ affectedRows }) => {
      this.affected += affectedRows;
    });
    this.running.catch(() => undefined);
  }

  /** Nothing is under way any more; never throws. */
  async settle(): Promise<void> {
    await this.running?.catch(() => undefined);
  }

  async finish(): Promise<void> {
    await this.running;
    await this.session.query('COMMIT');
  }
}
