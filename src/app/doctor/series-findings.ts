import { fail, notChecked, ok, warn } from '../../core/checkup.js';
import type { Finding } from '../../core/doctor.js';
import { BackupError } from '../../core/errors.js';
import type { CommittedManifest, SourceInfo } from '../../core/manifest.js';
import type { Store } from '../../core/ports.js';
import { formatAge } from '../../lib/format-age.js';
import { formatPlural } from '../../lib/format-number.js';
import { freezeReasonFor } from '../backup/safety-rules.js';
import type { JudgedDrill, NewestDrill } from '../proof-ledger.js';
import { refuseMissingEnvironment } from '../refuse-missing-environment.js';
import type { SeriesCatalog } from '../series-catalog.js';

/** What is known of a series once it was listed. */
export interface Series {
  readonly catalog: SeriesCatalog;
  readonly newest: CommittedManifest | null;
  /** One sentence each about what is damaged. */
  readonly damage: readonly string[];
  /** When the newest backup was made that a drill has proven. */
  readonly provenAt: Date | null;
}

export async function findBackups(store: Store, series: Series, now: Date): Promise<Finding> {
  const { catalog, newest, damage } = series;
  try {
    await refuseMissingEnvironment(store, catalog);
  } catch (error) {
    if (!(error instanceof BackupError) || error.code !== 'ENVIRONMENT_NEEDED') throw error;
    return warn(`${error.message} A backup would begin a new series beside them.`, error.nextStep);
  }
  const [first] = catalog.backups;
  const count = formatPlural(catalog.backups.length, 'backup');
  const newestWords = first
    ? `${count}; the newest, ${first.id}, was made ${ageWords(now, first.time)}.`
    : 'None yet; the first one begins the series.';
  const uncommitted =
    catalog.uncommitted.length > 0
      ? ` ${formatPlural(catalog.uncommitted.length, 'archive')} without a commit mark (interrupted, or running now).`
      : '';
  if (damage.length === 0) return ok(newestWords + uncommitted);
  const words = [newestWords, ...damage].join(' ');
  if (first && !newest) {
    return fail(
      new BackupError('integrity', `${words} None of them can be read.`, {
        code: 'BACKUP_DAMAGED',
        nextStep: 'Fetch earlier versions of the manifests from the store, and make a new backup now.',
      }),
    );
  }
  return warn(words, 'Look at them with list and verify, and make a new backup.');
}

/** As a backup judges: another database is backed up, and nothing is pruned. */
export function findSameSource(
  source: SourceInfo,
  newest: CommittedManifest | null,
  acceptNewSource: boolean,
): Finding {
  if (!newest) return ok('There is no backup yet that could be of another one.');
  if (newest.source.engine !== source.engine) {
    const message = `${newest.id} is of a ${newest.source.engine} database, and this one is ${source.engine}.`;
    return fail(
      new BackupError('safety', message, {
        code: 'SOURCE_OTHER_ENGINE',
        nextStep: 'Give this database a backup-name or environment of its own.',
      }),
    );
  }
  const reason = freezeReasonFor(source, newest, acceptNewSource);
  if (reason === null) return ok(`${newest.id} is of this database.`);
  return warn(
    reason,
    'If the database moved here, run the next backup with accept-new-source; if it is another one, give it a backup-name or environment of its own.',
  );
}

export function findDrills(newest: NewestDrill, hasBackups: boolean, now: Date): Finding {
  if (newest.kind === 'newer') return notChecked(`a newer release wrote ${newest.entry.key}`);
  if (newest.kind === 'judged') return findJudged(newest.drill, now);
  if (!hasBackups) return notChecked('there is no backup yet');
  return warn(
    'No backup was ever restored in a drill.',
    'Schedule the operation drill, once a month for example.',
  );
}

function findJudged({ backupId, time, ok: isGood }: JudgedDrill, now: Date): Finding {
  const when = `The newest drill, ${ageWords(now, time)},`;
  if (isGood) return ok(`${when} restored and proved ${backupId}.`);
  return warn(
    `${when} found ${backupId} damaged or not restorable.`,
    'Look at its report, make a new backup, and drill that one.',
  );
}

function ageWords(now: Date, time: Date): string {
  return formatAge((now.getTime() - time.getTime()) / 1000);
}
