import { NO_FACTS, type ReportFacts } from '../core/failed-report.js';

/**
 * What a run has learned so far. A use case fills it step by step, so that the report of a failure
 * still says which backup, where, and how old the last good one is.
 */
export class ReportDraft {
  readonly #warnings: string[] = [];
  #facts: ReportFacts;

  constructor(environment: string | null, destination: string | null) {
    this.#facts = { ...NO_FACTS, warnings: this.#warnings, environment, destination };
  }

  set(facts: Partial<Omit<ReportFacts, 'warnings'>>): void {
    this.#facts = { ...this.#facts, ...facts };
  }

  /** Each warning once, in the order it came up. */
  warn(...warnings: readonly string[]): void {
    for (const warning of warnings) if (!this.#warnings.includes(warning)) this.#warnings.push(warning);
  }

  get facts(): ReportFacts {
    return { ...this.#facts, warnings: [...this.#warnings] };
  }
}
