import type { Log } from '../../src/core/ports.js';

/** Shows nothing and remembers every line. */
export class SilentLog implements Log {
  readonly lines: string[] = [];
  debug(message: string): void {
    this.lines.push(message);
  }
  info(message: string): void {
    this.lines.push(message);
  }
  warn(message: string): void {
    this.lines.push(message);
  }
  error(message: string): void {
    this.lines.push(message);
  }
  group<T>(_title: string, work: () => Promise<T>): Promise<T> {
    return work();
  }
}
