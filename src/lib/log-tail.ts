import type { Log } from '../core/ports.js';

/** A log that hands everything on and remembers its end. */
export class LogTail implements Log {
  readonly #lines: string[] = [];
  #bytes = 0;

  constructor(
    private readonly log: Log,
    /** Takes secrets out of a line before it is remembered: a cut must not go through one. */
    private readonly redact: (line: string) => string,
    private readonly maxBytes: number,
  ) {}

  /** The last lines, the latest at the end. */
  get text(): string {
    return this.#lines.join('\n');
  }

  debug(message: string): void {
    this.log.debug(message);
  }

  info(message: string): void {
    this.#remember(message);
    this.log.info(message);
  }

  warn(message: string): void {
    this.#remember(`warning: ${message}`);
    this.log.warn(message);
  }

  error(message: string): void {
    this.#remember(`error: ${message}`);
    this.log.error(message);
  }

  group<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.#remember(title);
    return this.log.group(title, work);
  }

  #remember(line: string): void {
    const clean = this.redact(line);
    this.#lines.push(clean);
    this.#bytes += Buffer.byteLength(clean) + 1;
    while (this.#bytes > this.maxBytes && this.#lines.length > 1) {
      this.#bytes -= Buffer.byteLength(this.#lines.shift() ?? '') + 1;
    }
  }
}
