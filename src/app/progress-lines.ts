import type { Clock, Log, Progress, TableName } from '../core/ports.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatCount, formatPlural } from '../lib/format-number.js';
import { printable } from '../lib/printable.js';

/** With more tables than this, each gets no line of its own. */
const MAX_TABLE_LINES = 50;
/** At least so long between two lines about the run as a whole. */
const INTERVAL_MS = 10_000;

/** Progress as plain lines, for logs: few, however many tables there are. */
export class ProgressLines implements Progress {
  #startedMs = 0;
  #lastLineMs = 0;
  #tables = 0;
  #isBrief = false;
  #finished = 0;
  #rows = 0;
  #bytes = 0;

  constructor(
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  begin(totals: { tables: number; estimatedBytes: number; quiet?: boolean }): void {
    this.#startedMs = this.#lastLineMs = this.#nowMs();
    this.#tables = totals.tables;
    this.#finished = this.#rows = this.#bytes = 0;
    this.#isBrief = totals.quiet === true || totals.tables > MAX_TABLE_LINES;
    if (totals.quiet) return;
    this.log.info(`${formatPlural(totals.tables, 'table')}, about ${formatBytes(totals.estimatedBytes)}`);
  }

  tableStarted(): void {}

  advanced(_table: TableName, delta: { rows: number; bytes: number }): void {
    this.#rows += delta.rows;
    this.#bytes += delta.bytes;
    if (this.#nowMs() - this.#lastLineMs >= INTERVAL_MS) this.#overall();
  }

  tableFinished(table: TableName, totals: { rows: number; bytes: number; seconds: number }): void {
    this.#finished += 1;
    if (this.#isBrief) return;
    this.#lastLineMs = this.#nowMs();
    this.log.info(
      `${printable(`${table.schema}.${table.name}`)}: ${formatPlural(totals.rows, 'row')}, ` +
        `${formatBytes(totals.bytes)}, ${formatDuration(totals.seconds)}`,
    );
  }

  end(): void {
    if (this.#isBrief) this.#overall();
  }

  #overall(): void {
    this.#lastLineMs = this.#nowMs();
    const seconds = (this.#lastLineMs - this.#startedMs) / 1000;
    const speed = seconds > 0 ? `, ${formatBytes(this.#bytes / seconds)}/s` : '';
    this.log.info(
      `${formatCount(this.#finished)} of ${formatPlural(this.#tables, 'table')}: ` +
        `${formatPlural(this.#rows, 'row')}, ${formatBytes(this.#bytes)} in ${formatDuration(seconds)}${speed}`,
    );
  }

  #nowMs(): number {
    return this.clock.now().getTime();
  }
}
