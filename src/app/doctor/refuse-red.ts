import type { DoctorCheck } from '../../core/doctor.js';
import { BackupError, type ErrorKind, EXIT_CODES } from '../../core/errors.js';

/** Which class names the exit code when several are red: what a run meets first. */
const GRAVEST_FIRST: readonly ErrorKind[] = ['settings', 'source', 'store', 'integrity', 'safety'];

/**
 * Ends a run in which something is red, with the code of the gravest class.
 * @throws BackupError with the code of its first check; Error when a check itself is broken
 */
export function refuseRed(checks: readonly DoctorCheck[]): void {
  const red = checks.filter(({ status }) => status === 'fail');
  if (red.length === 0) return;
  const kind = GRAVEST_FIRST.find((k) => red.some(({ exitCode }) => exitCode === EXIT_CODES[k]));
  const gravest = red.find(({ exitCode }) => kind !== undefined && exitCode === EXIT_CODES[kind]);
  const names = red.map(({ title }) => title).join(', ');
  if (!kind || !gravest) throw new Error(`checks failed by themselves: ${names}`);
  const words = red.length === 1 ? 'One check is red' : `${red.length} checks are red`;
  throw new BackupError(kind, `${words}: ${names}.`, {
    code: gravest.code ?? 'DOCTOR_RED',
    nextStep: gravest.nextStep ?? 'See the table of checks.',
  });
}
