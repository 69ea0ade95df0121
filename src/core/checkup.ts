import { type CheckId, DOCTOR_CHECKS, type DoctorCheck, type Finding } from './doctor.js';
import { BackupError, EXIT_CODES, EXIT_UNKNOWN, messageOf } from './errors.js';
import type { Log } from './ports.js';

export const ok = (found: string): Finding => ({ status: 'ok', found });
export const warn = (found: string, nextStep: string): Finding => ({ status: 'warn', found, nextStep });
export const notChecked = (because: string): Finding => ({
  status: 'skipped',
  found: `Not checked, because ${because}.`,
});

/** What a backup would end with. */
export function fail({ kind, code, message, nextStep }: BackupError): Finding {
  return { status: 'fail', kind, code, found: message, nextStep };
}

const IN_ORDER = Object.keys(DOCTOR_CHECKS) as CheckId[];

/** Collects findings; whatever goes wrong in one look is its finding, and the others go on. */
export class Checkup {
  readonly #findings = new Map<CheckId, Finding>();

  constructor(
    private readonly log: Log,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws what `look` throws once the run is cancelled, and nothing else */
  async run(id: CheckId, look: () => Promise<Finding> | Finding): Promise<void> {
    this.note(id, await this.attempt(look));
  }

  /** The finding of a look, or what it threw as a finding. */
  async attempt(look: () => Promise<Finding> | Finding): Promise<Finding> {
    try {
      return await look();
    } catch (error) {
      return this.explain(error);
    }
  }

  /** @throws the error again once the run is cancelled */
  explain(error: unknown): Finding {
    if (this.signal.aborted) throw error;
    if (error instanceof BackupError) return fail(error);
    this.log.error(error instanceof Error && error.stack ? error.stack : String(error));
    return {
      status: 'fail',
      kind: undefined,
      code: 'UNEXPECTED',
      found: `The check itself failed: ${messageOf(error)}`,
      nextStep: 'This is a bug: please report it with the log of this run.',
    };
  }

  note(id: CheckId, finding: Finding): void {
    this.#findings.set(id, finding);
  }

  /** For all of these that have no finding yet. */
  skip(ids: readonly CheckId[], because: string): void {
    for (const id of ids) if (!this.#findings.has(id)) this.note(id, notChecked(because));
  }

  has(id: CheckId): boolean {
    return this.#findings.has(id);
  }

  get checks(): DoctorCheck[] {
    return IN_ORDER.flatMap((id) => {
      const finding = this.#findings.get(id);
      return finding ? [describe(id, finding)] : [];
    });
  }
}

function describe(id: CheckId, finding: Finding): DoctorCheck {
  const { status, found } = finding;
  const check = { id, title: DOCTOR_CHECKS[id], status, found };
  if (finding.status !== 'fail') {
    return {
      ...check,
      nextStep: finding.status === 'warn' ? finding.nextStep : null,
      code: null,
      exitCode: null,
    };
  }
  const { kind, code, nextStep } = finding;
  return { ...check, nextStep, code, exitCode: kind === undefined ? EXIT_UNKNOWN : EXIT_CODES[kind] };
}

/** Checks of several sides in the order of the report. */
export function inOrder(checks: readonly DoctorCheck[]): DoctorCheck[] {
  return [...checks].sort((a, b) => IN_ORDER.indexOf(a.id) - IN_ORDER.indexOf(b.id));
}
