/** What went wrong, as documented in the README ("Exit codes"); each kind has one exit code. */
export type ErrorKind =
  | 'settings'
  | 'source'
  | 'store'
  | 'integrity'
  | 'safety'
  | 'target'
  | 'stale'
  | 'drill'
  | 'cancelled';

export const EXIT_CODES: Readonly<Record<ErrorKind, number>> = {
  settings: 2,
  source: 3,
  store: 4,
  integrity: 5,
  safety: 6,
  target: 7,
  stale: 8,
  drill: 9,
  cancelled: 130,
};

/** Exit code of a bug: anything that is no BackupError. */
export const EXIT_UNKNOWN = 1;

/** Everything an error says besides its message. */
export interface ErrorDetails {
  /** Stable upper-snake-case name such as `POOLER_TRANSACTION_MODE`; part of the `--json` contract. */
  readonly code: string;
  /** One sentence in the imperative: what a person does now. */
  readonly nextStep: string;
  /** The kebab-case setting at fault, where one is. */
  readonly setting?: string;
  readonly cause?: unknown;
}

/** An error a user can act on. Anything else that is thrown is a bug and keeps its stack. */
export class BackupError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly nextStep: string;
  readonly setting: string | undefined;

  constructor(kind: ErrorKind, message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'BackupError';
    this.kind = kind;
    this.code = details.code;
    this.nextStep = details.nextStep;
    this.setting = details.setting;
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }
}

/** What another failure of the same run has led to: where there is one, that one is shown. */
export class ConsequenceError extends BackupError {}

/** One thing that is wrong with one setting. */
export interface SettingProblem {
  readonly setting: string;
  /** Names what was found (unless secret) and what is allowed. */
  readonly message: string;
  /** Defaults to `SETTING_INVALID`. */
  readonly code?: string;
}

/** Every problem of the settings at once; nothing was touched. */
export class SettingsError extends BackupError {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    const [first] = problems;
    super('settings', problems.map((p) => `${p.setting}: ${p.message}`).join('\n'), {
      code: first?.code ?? 'SETTING_INVALID',
      nextStep: 'Correct the settings named above and run again; nothing was touched.',
      ...(first ? { setting: first.setting } : {}),
    });
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/** The run was cancelled by SIGINT, SIGTERM or its caller. */
export function cancelledError(cause?: unknown): BackupError {
  return new BackupError('cancelled', 'The run was cancelled; nothing was committed.', {
    code: 'CANCELLED',
    nextStep: 'Run it again; earlier backups are untouched.',
    cause,
  });
}

/** Message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
