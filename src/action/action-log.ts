import type { Log } from '../core/ports.js';
import { printableLines } from '../lib/printable.js';
import type { Redactor } from '../lib/redact.js';

/** The part of `@actions/core` that shows text. */
export interface ActionsOutput {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string, properties?: { title?: string }): void;
  startGroup(name: string): void;
  endGroup(): void;
}

/**
 * The runner obeys lines that begin with `::` and, anywhere in a line, `##[`; a table may be called so.
 * Source: ActionCommand.cs of actions/runner.
 */
export function disarmCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}

/** The log of a step. GitHub knows no groups within groups, so only the outermost is one. */
export class ActionLog implements Log {
  #depth = 0;

  constructor(
    private readonly output: ActionsOutput,
    private readonly redactor: Redactor,
  ) {}

  debug(message: string): void {
    this.output.debug(this.#clean(message));
  }

  info(message: string): void {
    this.output.info(disarmCommands(this.#clean(message)));
  }

  warn(message: string): void {
    this.output.warning(this.#clean(message));
  }

  error(message: string): void {
    this.output.error(this.#clean(message));
  }

  async group<T>(title: string, work: () => Promise<T>): Promise<T> {
    const isOutermost = this.#depth === 0;
    if (isOutermost) this.output.startGroup(this.#clean(title));
    else this.info(title);
    this.#depth += 1;
    try {
      return await work();
    } finally {
      this.#depth -= 1;
      if (isOutermost) this.output.endGroup();
    }
  }

  #clean(message: string): string {
    return printableLines(this.redactor.redact(message));
  }
}
