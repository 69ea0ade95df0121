import { BackupError } from '../../core/errors.js';
import { type CommandOptions, runCommand } from '../run-command.js';

/**
 * Runs `after-restore` with the target as `DATABASE_URL`.
 * @throws BackupError kind `target` code `AFTER_RESTORE_FAILED`; the restored data stay
 */
export async function runAfterRestore(command: string, options: CommandOptions): Promise<void> {
  const trouble = await runCommand(command, options);
  if (trouble === null) return;
  throw new BackupError(
    'target',
    `The after-restore command ${trouble}. The restore itself was proved and committed before, and its data stay.`,
    {
      code: 'AFTER_RESTORE_FAILED',
      setting: 'after-restore',
      nextStep:
        'Read what the command wrote in the log, mend it, and run it by hand with DATABASE_URL set to the target.',
    },
  );
}
