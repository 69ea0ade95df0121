import type { ReportTable, RunReport } from '../core/report.js';

type Facts = Omit<RunReport, 'operation' | 'ok' | 'exitCode' | 'startedAt' | 'durationSeconds' | 'error'>;

/**
 * What a run has learned so far. A use case fills it step by step, so that the report of a failure
 * still says which backup, where, and how old the last good one is.
 */
export class ReportDraft {
  readonly #warnings: string[] = [];
  #facts: Facts;

  constructor(environment: string | null, destination: string | null) {
    this.#facts = {
      warnings: this.#warnings,
      environment,
      destination,
      backupId: null,
      archiveUri: null,
      manifestUri: null,
      archiveSha256: null,
      archiveBytes: null,
      versionId: null,
      rows: null,
      tables: [] as ReportTable[],
      source: null,
      schemaTool: null,
      excluded: [],
      notCovered: [],
      comparison: null,
      lastGoodBackupAt: null,
      prune: null,
    };
  }

  set(facts: Partial<Omit<Facts, 'warnings'>>): void {
    this.#facts = { ...this.#facts, ...facts };
  }

  /** Each warning once, in the order it came up. */
  warn(...warnings: readonly string[]): void {
    for (const warning of warnings) if (!this.#warnings.includes(warning)) this.#warnings.push(warning);
  }

  get facts(): Facts {
    return { ...this.#facts, warnings: [...this.#warnings] };
  }
}
