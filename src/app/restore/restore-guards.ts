import { BackupError } from '../../core/errors.js';
import type { SourceInfo } from '../../core/manifest.js';
import type { RunContext } from '../../core/run-context.js';
import type { RestoreMode, TargetInfo } from '../../core/target.js';

/** Words a person has to say before the target is touched, and why. */
export interface NeededWords {
  readonly words: 'RESTORE PRODUCTION' | 'REBUILD';
  readonly reason: string;
}

export interface GuardedRestore {
  readonly mode: RestoreMode;
  /** The setting `target-environment`. */
  readonly targetEnvironment: string | undefined;
  /** Of the backup. */
  readonly source: SourceInfo;
  readonly target: TargetInfo;
}

/** Which confirmations a restore needs; none into a database that is surely another one. */
export function neededWords(restore: GuardedRestore): NeededWords[] {
  const production = productionReason(restore);
  return [
    ...(production === null ? [] : [{ words: 'RESTORE PRODUCTION' as const, reason: production }]),
    ...(restore.mode === 'rebuild'
      ? [{ words: 'REBUILD' as const, reason: "the objects of the backup's schemas are dropped first" }]
      : []),
  ];
}

function productionReason({ targetEnvironment, source, target }: GuardedRestore): string | null {
  if (/^prod(uction)?$/i.test(targetEnvironment ?? '')) return `target-environment is ${targetEnvironment}`;
  const isOneKind = source.fingerprintKind === target.fingerprintKind;
  if (isOneKind && source.fingerprint === target.fingerprint) {
    return 'the target is the very database that this backup was made of';
  }
  // Addresses have aliases, and other kinds cannot be compared: two that differ may still be one database.
  const isCertain = isOneKind && !['address', 'rest-address'].includes(source.fingerprintKind);
  if (!isCertain && !target.isEmpty && source.via === 'rest') {
    return 'the backup was made over REST, which does not tell whether the target is the database it was made of';
  }
  if (!isCertain && !target.isEmpty && target.via === 'rest') {
    return 'the target is reached over REST, which does not tell whether it is the database that the backup was made of';
  }
  if (isCertain || target.isEmpty || source.database !== target.database) return null;
  return `the target is called ${target.database} like the source, and its host does not tell whether it is another database`;
}

/**
 * Makes sure that every needed confirmation was given: by the setting `confirm` (several separated by commas), else at
 * the terminal, where there is one.
 * @throws BackupError kind `safety` code `CONFIRMATION_MISSING`
 */
export async function confirmRestore(
  needed: readonly NeededWords[],
  confirm: string | undefined,
  ask: RunContext['ask'],
): Promise<void> {
  const given = (confirm ?? '').split(',').map((words) => words.trim());
  for (const { words, reason } of needed) {
    if (given.includes(words)) continue;
    const typed =
      confirm === undefined && ask ? await ask(`${capitalised(reason)}.\nType ${words} to go on: `) : '';
    if (typed !== words) throw notConfirmed(needed, confirm, reason);
  }
}

function notConfirmed(
  needed: readonly NeededWords[],
  confirm: string | undefined,
  reason: string,
): BackupError {
  const words = needed.map((one) => one.words).join(', ');
  const found = confirm === undefined ? '' : ` (found: ${JSON.stringify(confirm)})`;
  return new BackupError(
    'safety',
    `This restore needs a confirmation, because ${reason}${found}. Nothing was touched.`,
    {
      code: 'CONFIRMATION_MISSING',
      setting: 'confirm',
      nextStep: `If that is what you want, run again with confirm: ${words}.`,
    },
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
