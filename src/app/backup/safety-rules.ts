import { requireDestination, type Settings } from '../../config/settings.js';
import { BackupError } from '../../core/errors.js';
import type { CommittedManifest, SourceInfo } from '../../core/manifest.js';
import type { Source, Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { SeriesCatalog } from '../series-catalog.js';

/** @throws BackupError code `EPHEMERAL_DESTINATION`: the disk of a hosted runner is gone after the run */
export function refuseEphemeral(settings: Settings, context: Pick<RunContext, 'ephemeral'>): void {
  const destination = requireDestination(settings);
  if (destination.kind !== 'file' || !context.ephemeral || settings.allowEphemeral) return;
  throw new BackupError(
    'safety',
    `The destination ${destination.folder} is a folder of this hosted runner, whose disk is deleted when the job ends.`,
    {
      code: 'EPHEMERAL_DESTINATION',
      setting: 'destination',
      nextStep:
        'Set destination to a bucket (s3://…), or set allow-ephemeral: true when a later step carries the folder away.',
    },
  );
}

/** @throws BackupError code `ID_TAKEN` when a run in the same second was there first */
export function refuseTakenId(catalog: SeriesCatalog, id: string, store: Store): void {
  if (!catalog.ids.has(id)) return;
  throw new BackupError('safety', `${store.uri} already holds objects of ${id}.`, {
    code: 'ID_TAKEN',
    nextStep: 'Another run started in the same second; run again, or give one of them its own backup-name.',
  });
}

/** @throws BackupError code `DATABASE_EMPTY`: a backup of nothing is more often a mistake than a wish */
export async function refuseEmpty(
  source: Pick<Source, 'info' | 'hasRows'> & { readonly tables: readonly unknown[] },
  allowEmpty: boolean,
): Promise<void> {
  if (allowEmpty) return;
  const { database } = source.info;
  if (source.tables.length === 0) throw emptyError(`The database ${database} has no table in scope.`);
  if (await source.hasRows()) return;
  throw emptyError(
    `None of the ${source.tables.length} tables in scope of the database ${database} has a row.`,
  );
}

function emptyError(message: string): BackupError {
  return new BackupError('safety', message, {
    code: 'DATABASE_EMPTY',
    setting: 'allow-empty',
    nextStep:
      'Check that database-url, schemas and the table patterns name the right database; if it really is empty, set allow-empty: true.',
  });
}

/** Why nothing may be pruned after a backup of another source than the series holds, or null. */
export function freezeReasonFor(
  source: SourceInfo,
  previous: CommittedManifest | null,
  acceptNewSource: boolean,
): string | null {
  if (!previous || acceptNewSource) return null;
  const before = previous.source;
  if (before.fingerprint === source.fingerprint && before.fingerprintKind === source.fingerprintKind)
    return null;
  return (
    `The source is not the one of ${previous.id} (database ${before.database}, ${before.fingerprintKind} ${before.fingerprint}; ` +
    `now ${source.database}, ${source.fingerprintKind} ${source.fingerprint}). Nothing is pruned until a run with accept-new-source: true.`
  );
}
