import { Writable } from 'node:stream';
import { ProgressBars } from '../../src/cli/progress-bars.js';

/** A terminal that keeps what is written. */
class Terminal extends Writable {
  readonly isTTY = true;
  readonly columns = 200;
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
  cursorTo(): boolean {
    return true;
  }
  clearLine(): boolean {
    return true;
  }
}

it('shows rows, speeds and what is left of a running table and of all, and ends', async () => {
  const terminal = new Terminal();
  let nowMs = 0;
  const bars = new ProgressBars(terminal, { now: () => new Date(nowMs) });
  const table = { schema: 'public', name: 'or\u001bders' };
  bars.begin({ tables: 2, estimatedBytes: 20_000_000 });
  bars.tableStarted(table, 10_000_000);
  nowMs = 2000;
  bars.advanced(table, { rows: 10_000, bytes: 2_000_000 });
  await new Promise((done) => setTimeout(done, 300));
  expect(terminal.text).toContain('total of 2');
  expect(terminal.text).toContain('public.or\\u{1b}ders');
  expect(terminal.text).toContain('20%  10,000 rows  5,000 rows/s  1.0 MB/s  8.0 s left');
  expect(bars.writeAbove('a line\n')).toBe(true);
  bars.advanced(table, { rows: 1, bytes: 50_000_000 });
  bars.tableFinished(table);
  bars.end();
  expect(bars.writeAbove('after\n')).toBe(false);
});

it('can begin again, without what was shown before, and loses no line', async () => {
  const terminal = new Terminal();
  const bars = new ProgressBars(terminal, { now: () => new Date(0) });
  bars.begin({ tables: 2, estimatedBytes: 100 });
  bars.writeAbove('just before the end\n');
  bars.end();
  expect(terminal.text).toContain('just before the end');
  terminal.text = '';
  bars.begin({ tables: 3, estimatedBytes: 100 });
  await new Promise((done) => setTimeout(done, 300));
  bars.end();
  expect(terminal.text).toContain('total of 3');
  expect(terminal.text).not.toContain('total of 2');
});
