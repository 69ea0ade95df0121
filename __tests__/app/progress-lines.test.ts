import { ProgressLines } from '../../src/app/progress-lines.js';
import type { Log } from '../../src/core/ports.js';

function linesOf(drive: (progress: ProgressLines, wait: (ms: number) => void) => void): string[] {
  const lines: string[] = [];
  let nowMs = 0;
  const log = { info: (line: string) => lines.push(line) } as unknown as Log;
  drive(new ProgressLines(log, { now: () => new Date(nowMs) }), (ms) => {
    nowMs += ms;
  });
  return lines;
}

describe('ProgressLines', () => {
  it('has a line for each of a few tables', () => {
    const lines = linesOf((progress) => {
      progress.begin({ tables: 2, estimatedBytes: 1000 });
      for (const name of ['a', 'b\n::x']) {
        progress.advanced({ schema: 's', name }, { rows: 5, bytes: 500 });
        progress.tableFinished({ schema: 's', name }, { rows: 5, bytes: 500, seconds: 0.5 });
      }
      progress.end();
    });
    expect(lines).toEqual([
      '2 tables, about 1.0 kB',
      's.a: 5 rows, 500 B, 0.5 s',
      's.b\\u{a}::x: 5 rows, 500 B, 0.5 s',
    ]);
  });

  it('has few lines for a thousand tables', () => {
    const lines = linesOf((progress, wait) => {
      progress.begin({ tables: 1000, estimatedBytes: 1e6 });
      for (let i = 0; i < 1000; i++) {
        wait(25);
        progress.advanced({ schema: 's', name: `t${i}` }, { rows: 2, bytes: 1000 });
        progress.tableFinished({ schema: 's', name: `t${i}` }, { rows: 2, bytes: 1000, seconds: 0.025 });
      }
      progress.end();
    });
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('1,000 of 1,000 tables: 2,000 rows, 1.0 MB in 25 s, 40 kB/s');
  });

  it('begins anew after an end, and is brief where tables were named before', () => {
    const lines = linesOf((progress, wait) => {
      for (const quiet of [false, true]) {
        progress.begin({ tables: 1, estimatedBytes: 1000, quiet });
        wait(1000);
        progress.advanced({ schema: 's', name: 't' }, { rows: 5, bytes: 500 });
        progress.tableFinished({ schema: 's', name: 't' }, { rows: 5, bytes: 500, seconds: 1 });
        progress.end();
      }
    });
    expect(lines).toEqual([
      '1 table, about 1.0 kB',
      's.t: 5 rows, 500 B, 1.0 s',
      '1 of 1 table: 5 rows, 500 B in 1.0 s, 500 B/s',
    ]);
  });

  it('is heard of during one long table', () => {
    const lines = linesOf((progress, wait) => {
      progress.begin({ tables: 1, estimatedBytes: 1e9 });
      for (let i = 0; i < 60; i++) {
        wait(1000);
        progress.advanced({ schema: 's', name: 't' }, { rows: 1000, bytes: 1e6 });
      }
    });
    expect(lines).toHaveLength(7);
    expect(lines[1]).toBe('0 of 1 table: 10,000 rows, 10 MB in 10 s, 1.0 MB/s');
  });
});
