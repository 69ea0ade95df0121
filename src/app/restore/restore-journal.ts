import { fullName } from '../../core/describe-restore.js';
import type { ReportTable, RestorePhase, RestoreReport } from '../../core/report.js';
import type { RunContext } from '../../core/run-context.js';
import type { RestoreOutcome } from '../../core/target.js';
import { measureSeconds } from '../../lib/measure-seconds.js';
import type { ReportDraft } from '../report-draft.js';
import type { JudgedTable } from './compare-checksums.js';

const NOTHING_YET: RestoreReport = {
  mode: null,
  dryRun: false,
  snapshotAt: '',
  target: null,
  checkedAgainst: 'sidecar',
  bytesFetched: 0,
  plan: null,
  estimatedSeconds: null,
  phases: [],
  rowsPerSecond: null,
  provenTables: 0,
  committed: false,
  remains: [],
  merged: [],
  skipped: [],
  notes: [],
};

/** Keeps the restore's part of the report up to date, so that a failure says how far it came. */
export class RestoreJournal {
  #report: RestoreReport = NOTHING_YET;
  readonly #phases: RestorePhase[] = [];
  readonly #tables: ReportTable[] = [];

  constructor(
    private readonly draft: ReportDraft,
    private readonly context: RunContext,
  ) {}

  get report(): RestoreReport {
    return this.#report;
  }

  set(facts: Partial<RestoreReport>): void {
    this.#report = { ...this.#report, ...facts };
    this.draft.set({ restore: this.#report });
  }

  note(...sentences: readonly string[]): void {
    this.set({ notes: [...this.#report.notes, ...sentences.filter((s) => !this.#report.notes.includes(s))] });
  }

  tableLoaded(table: ReportTable): void {
    this.#tables.push(table);
  }

  /** Puts the tables loaded so far into the report. */
  tellTables(): void {
    const tables = [...this.#tables].sort((a, b) => compareNames(a, b));
    this.draft.set({ tables, rows: tables.reduce((sum, table) => sum + table.rows, 0) });
  }

  tellChecksums(judged: readonly JudgedTable[]): void {
    const outcomes = new Map(judged.map(({ table, outcome }) => [fullName(table), outcome]));
    for (const [at, table] of this.#tables.entries()) {
      const outcome = outcomes.get(fullName(table));
      if (!outcome) continue;
      this.#tables[at] = { ...table, serverChecksum: typeof outcome === 'string' ? outcome : 'not-compared' };
    }
    this.tellTables();
  }

  /** What the target says happened besides the rows. */
  take({ skipped, notes, merged, remains }: RestoreOutcome): void {
    this.set({ skipped: [...skipped], merged: [...merged], remains: [...remains] });
    this.note(...notes);
  }

  /** Measures a part; parts of one name are added up. */
  phase<T>(name: RestorePhase['name'], work: () => Promise<T>): Promise<T> {
    return measureSeconds(this.context.clock, work, (seconds) => {
      const before = this.#phases.findIndex((phase) => phase.name === name);
      if (before < 0) this.#phases.push({ name, seconds });
      else this.#phases[before] = { name, seconds: (this.#phases[before]?.seconds ?? 0) + seconds };
      this.set({ phases: [...this.#phases] });
    });
  }

  secondsOf(name: RestorePhase['name']): number {
    return this.#phases.find((phase) => phase.name === name)?.seconds ?? 0;
  }
}

function compareNames(a: ReportTable, b: ReportTable): number {
  const left = `${a.schema}\0${a.name}`;
  const right = `${b.schema}\0${b.name}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
