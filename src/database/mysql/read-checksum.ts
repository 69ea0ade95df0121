import type { ServerChecksum } from '../../core/manifest.js';
import type { RunningRows } from '../row-stream.js';
import type { PlannedTable } from './scope.js';
import { askChecksum, type TableChecksumChoice } from './server-checksum.js';
import type { MysqlSession } from './session.js';

/** This much costs MariaDB about 0.05 s and MySQL 0.15 s (docs/mysql.md). */
const AUTO_MAX_BYTES = 32 * 1024 * 1024;

export interface ChecksumRules {
  readonly choice: TableChecksumChoice;
  /** Why it would be no witness, or null. */
  readonly reasonAgainst: (table: PlannedTable) => string | null;
}

/** Asked on the session that has just read the rows, so that it sees the same moment. `bytes` are those of the rows' text. */
export async function checksumAfterReading(
  session: MysqlSession,
  table: PlannedTable,
  bytes: number,
  { choice, reasonAgainst }: ChecksumRules,
): Promise<ServerChecksum> {
  const reason = choice === 'off' ? 'table-checksum: off' : reasonAgainst(table);
  if (reason !== null) return { value: null, reason };
  if (choice === 'auto' && bytes > AUTO_MAX_BYTES)
    return { value: null, reason: 'over 32 MiB (table-checksum: always takes them, too)' };
  return askChecksum(session, table);
}

/** Rows after whose end the server is asked for its checksum of them. */
export class ChecksummedRows implements RunningRows {
  private bytes = 0;
  private found: ServerChecksum | undefined;

  constructor(
    private readonly rows: RunningRows,
    private readonly ask: (bytes: number) => Promise<ServerChecksum>,
  ) {}

  get rowCount(): number | undefined {
    return this.rows.rowCount;
  }

  async nextChunk(): Promise<Uint8Array | undefined> {
    const chunk = await this.rows.nextChunk();
    if (chunk === undefined) this.found ??= await this.ask(this.bytes);
    else this.bytes += chunk.length;
    return chunk;
  }

  checksum(): ServerChecksum {
    if (!this.found) throw new Error('the checksum is known once the stream has ended');
    return this.found;
  }
}
