import {
  DRILL_PHASES,
  type DrillCheck,
  type DrillPhase,
  type DrillReport,
  NO_DRILL,
} from '../../core/drill.js';
import type { Omission } from '../../core/manifest.js';
import type { RunContext } from '../../core/run-context.js';
import { measureSeconds } from '../../lib/measure-seconds.js';
import type { ReportDraft } from '../report-draft.js';

/** Keeps the drill's part of the report up to date, so that a failure says how far it came. */
export class DrillJournal {
  #report: DrillReport;

  constructor(
    private readonly draft: ReportDraft,
    private readonly context: RunContext,
    facts: Pick<DrillReport, 'pick' | 'dryRun' | 'rtoLimitSeconds'>,
  ) {
    this.#report = { ...NO_DRILL, ...facts };
    this.set({});
  }

  get report(): DrillReport {
    return this.#report;
  }

  set(facts: Partial<DrillReport>): void {
    this.#report = { ...this.#report, ...facts };
    this.draft.set({ drill: this.#report });
  }

  check(...checks: readonly DrillCheck[]): void {
    this.set({ checks: [...this.#report.checks, ...checks] });
    const { log } = this.context;
    for (const { ok, kind, name, detail } of checks) {
      const words = `${kind} ${name}${detail === null ? '' : `: ${detail}`}`;
      if (ok) log.info(`ok: ${words}`);
      else log.error(`failed: ${words}`);
    }
  }

  find(...findings: readonly Omission[]): void {
    this.set({ findings: [...this.#report.findings, ...findings] });
  }

  /** Measures a part. */
  phase<T>(name: DrillPhase['name'], work: () => Promise<T>): Promise<T> {
    return measureSeconds(this.context.clock, work, (seconds) => this.took(name, seconds));
  }

  took(name: DrillPhase['name'], seconds: number): void {
    const milliseconds = Math.max(0, Math.round(seconds * 1000));
    const phases = [...this.#report.phases, { name, seconds: milliseconds / 1000 }];
    const order = (phase: DrillPhase) => DRILL_PHASES.indexOf(phase.name);
    this.set({ phases: phases.sort((a, b) => order(a) - order(b)) });
  }

  /** From the first byte to proven rows. */
  get recoverySeconds(): number {
    const recovery = this.#report.phases.filter(({ name }) => name !== 'check');
    return Math.round(recovery.reduce((sum, { seconds }) => sum + seconds, 0) * 1000) / 1000;
  }
}
