import type { Log } from '../core/ports.js';
import { printableLines } from '../lib/printable.js';
import type { Redactor } from '../lib/redact.js';
import type { Style } from './style.js';

export interface TerminalLogOptions {
  /** Where a whole line goes; bars replace it while they are shown. */
  readonly write: (line: string) => void;
  readonly style: Style;
  readonly redactor: Redactor;
  readonly quiet: boolean;
  readonly debug: boolean;
}

/** The log of the command line, on stderr; groups are a title and an indent. */
export class TerminalLog implements Log {
  #depth = 0;

  constructor(private readonly options: TerminalLogOptions) {}

  debug(message: string): void {
    if (this.options.debug) this.#line(this.options.style.dim(this.#clean(message)));
  }

  info(message: string): void {
    if (!this.options.quiet) this.#line(this.#clean(message));
  }

  warn(message: string): void {
    this.#line(`${this.options.style.yellow('warning:')} ${this.#clean(message)}`);
  }

  error(message: string): void {
    this.#line(`${this.options.style.red('error:')} ${this.#clean(message)}`);
  }

  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    if (!this.options.quiet) this.#line(this.options.style.bold(this.#clean(title)));
    this.#depth += 1;
    try {
      return await work();
    } finally {
      this.#depth -= 1;
    }
  }

  #clean(message: string): string {
    return printableLines(this.options.redactor.redact(message));
  }

  #line(text: string): void {
    const indent = '  '.repeat(this.#depth);
    this.options.write(`${indent}${text.replaceAll('\n', `\n${indent}`)}\n`);
  }
}
