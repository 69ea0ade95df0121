import cliProgress from 'cli-progress';
import type { Clock, Progress, TableName } from '../core/ports.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatCount } from '../lib/format-number.js';
import { printable } from '../lib/printable.js';

/** More running tables than this are only in the total. */
const MAX_TABLE_BARS = 8;
const NAME_WIDTH = 32;
const UPDATES_PER_SECOND = 10;

interface Meter {
  readonly bar: cliProgress.SingleBar;
  readonly startedMs: number;
  readonly estimatedBytes: number;
  rows: number;
  bytes: number;
}

/** Bars on a terminal: the whole run, and below it one for each running table. */
export class ProgressBars implements Progress {
  readonly #meters = new Map<string, Meter>();
  #bars: cliProgress.MultiBar;
  #total: Meter | undefined;

  constructor(
    private readonly stream: NodeJS.WritableStream,
    private readonly clock: Clock,
  ) {
    this.#bars = this.#newBars();
  }

  #newBars(): cliProgress.MultiBar {
    return new cliProgress.MultiBar(
      {
        stream: this.stream,
        format: '{name} {bar} {percentage}%  {rows} rows  {rowSpeed} rows/s  {byteSpeed}/s  {left}',
        fps: UPDATES_PER_SECOND,
        hideCursor: true,
        clearOnComplete: true,
        emptyOnZero: true,
        barsize: 20,
        // Signals belong to the face: it cancels the run, and the bars end with it.
        gracefulExit: false,
      },
      cliProgress.Presets.rect,
    );
  }

  begin(totals: { tables: number; estimatedBytes: number }): void {
    this.#total = this.#start(`total of ${formatCount(totals.tables)}`, totals.estimatedBytes);
  }

  tableStarted(table: TableName, estimatedBytes: number): void {
    if (this.#meters.size >= MAX_TABLE_BARS) return;
    const name = `${table.schema}.${table.name}`;
    this.#meters.set(name, this.#start(printable(name), estimatedBytes));
  }

  advanced(table: TableName, delta: { rows: number; bytes: number }): void {
    this.#advance(this.#meters.get(`${table.schema}.${table.name}`), delta);
    this.#advance(this.#total, delta);
  }

  tableFinished(table: TableName): void {
    const name = `${table.schema}.${table.name}`;
    const meter = this.#meters.get(name);
    if (!meter) return;
    this.#meters.delete(name);
    meter.bar.stop();
    this.#bars.remove(meter.bar);
  }

  end(): void {
    this.#meters.clear();
    this.#total = undefined;
    // Lines that were to be written above the bars are still waiting for the next redraw.
    this.#bars.update();
    this.#bars.stop();
    // A stopped one would show its bars again.
    this.#bars = this.#newBars();
  }

  /** Writes a line above the bars, when there are any. */
  writeAbove(line: string): boolean {
    if (!this.#total) return false;
    this.#bars.log(line);
    return true;
  }

  #start(name: string, estimatedBytes: number): Meter {
    const payload = { name: fitName(name), rows: '0', rowSpeed: '0', byteSpeed: '0 B', left: '' };
    const bar = this.#bars.create(Math.max(1, estimatedBytes), 0, payload);
    return { bar, startedMs: this.clock.now().getTime(), estimatedBytes, rows: 0, bytes: 0 };
  }

  #advance(meter: Meter | undefined, delta: { rows: number; bytes: number }): void {
    if (!meter) return;
    meter.rows += delta.rows;
    meter.bytes += delta.bytes;
    const seconds = Math.max(0.001, (this.clock.now().getTime() - meter.startedMs) / 1000);
    const left = Math.max(0, meter.estimatedBytes - meter.bytes) / (meter.bytes / seconds);
    // The estimate is of the size on disk; what is read may be more, and a bar must not be past its end.
    meter.bar.update(Math.min(meter.bytes, meter.bar.getTotal()), {
      rows: formatCount(meter.rows),
      rowSpeed: formatCount(meter.rows / seconds),
      byteSpeed: formatBytes(meter.bytes / seconds),
      left: Number.isFinite(left) && left > 0 ? `${formatDuration(left)} left` : '',
    });
  }
}

function fitName(name: string): string {
  const characters = [...name];
  if (characters.length <= NAME_WIDTH) return name + ' '.repeat(NAME_WIDTH - characters.length);
  return `${characters.slice(0, NAME_WIDTH - 1).join('')}…`;
}
