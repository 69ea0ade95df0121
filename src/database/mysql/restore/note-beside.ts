import type { StepsContext } from './restore-steps.js';
import type { SwapPlaces } from './swap-places.js';

/** Says that databases could not be made. */
export function noteBeside({ note }: StepsContext, { areDatabases }: SwapPlaces): void {
  if (areDatabases) return;
  note(
    'The user may not create databases, so tables were built and kept within the target, under names that begin with db_backup_; CHECK constraints of MySQL may have other names now.',
  );
}
