import { restoresRows } from '../../config/settings.js';
import { BackupError } from '../../core/errors.js';
import type { RunContext } from '../../core/run-context.js';
import { seriesFolder } from '../../core/series-keys.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatPlural } from '../../lib/format-number.js';
import type { OpenedArchive } from '../archive/open-archive.js';
import type { BackupChoice } from '../choose-backup.js';
import type { ReportDraft } from '../report-draft.js';
import { confirmRestore, type NeededWords } from '../restore/restore-guards.js';
import type { RestoreJournal } from '../restore/restore-journal.js';
import type { Wiring } from '../wire.js';
import { checkAllFiles } from './check-files.js';
import { folderOf } from './files-archive.js';
import { refuseTooLarge } from './refuse-too-large.js';
import { restoreFiles } from './restore-files.js';

/** Puts the files back; to be called when the rows are in the database. */
export type FilesWork = () => Promise<void>;

/**
 * Files are restored when a project for them is named and the backup has some; a selection of tables leaves them out. Everything
 * that stands in the way is said here, before the database is touched. null where there is nothing to do, and the report says why.
 *
 * @throws BackupError kind `settings` code `NO_FILES` when files alone were asked for; kind `safety` code `CONFIRMATION_MISSING`;
 *   kind `target` when the project cannot be reached; kind `integrity` when files of the backup are damaged
 */
export async function prepareFiles(
  wiring: Wiring,
  archive: OpenedArchive,
  context: RunContext,
  draft: ReportDraft,
  journal: RestoreJournal,
): Promise<FilesWork | null> {
  const { settings } = wiring;
  const { storage } = archive.manifest;
  const choice = wiring.chooseBackup();
  const why = whyNot(wiring, archive, choice);
  if (why !== null) {
    if (!restoresRows(settings)) throw noFiles(archive.id, why);
    if (storage || settings.targetProject) journal.note(why);
    return null;
  }
  const target = await wiring.openFileStorage('target');
  const needed = neededWords(settings.targetEnvironment, target.project, storage?.project);
  if (settings.dryRun) {
    journal.note(...needed.map(({ words, reason }) => `It will need confirm: ${words}, because ${reason}.`));
  } else {
    await confirmRestore(needed, settings.confirm, context.ask);
  }
  await target.buckets();
  const folder = choice.kind === 'archive' ? folderOf(choice.file) : seriesFolder(wiring.series);
  await context.log.group('Checking every file', () =>
    checkBefore(wiring, choice, folder, archive, context, draft),
  );
  return async () => {
    const store = await wiring.openStoreOf(choice);
    const { manifest } = archive;
    const report = { archiveUri: null, archiveBytes: storage?.archive.bytes ?? null, dependsOn: [] };
    const none = {
      buckets: 0,
      files: storage?.files ?? 0,
      bytes: storage?.bytes ?? 0,
      moved: { files: 0, bytes: 0 },
    };
    draft.set({ files: { ...report, ...none } });
    try {
      const { dryRun } = settings;
      const done = await context.log.group('Files', () =>
        journal.phase('files', () => restoreFiles({ store, folder, manifest, target, dryRun }, context)),
      );
      const { buckets, dependsOn, files, bytes, moved, warnings } = done;
      draft.warn(...warnings);
      draft.set({ files: { ...report, buckets: buckets.all, files, bytes, moved, dependsOn } });
      const [will, are] = dryRun ? ['would be ', 'would be'] : ['', 'were'];
      journal.note(
        `Files: ${formatPlural(moved.files, 'file')} (${formatBytes(moved.bytes)}) of ${files} ${are} sent to ${target.project}, the others are there already; ${formatPlural(buckets.created, 'bucket')} ${will}created, ${buckets.updated} ${will}changed.`,
      );
    } finally {
      draft.warn(...store.warnings);
      await store.close();
    }
  };
}

async function checkBefore(
  wiring: Wiring,
  choice: BackupChoice,
  folder: string,
  { manifest }: OpenedArchive,
  context: RunContext,
  draft: ReportDraft,
): Promise<void> {
  const store = await wiring.openStoreOf(choice);
  try {
    refuseTooLarge(await checkAllFiles(store, folder, manifest, context, draft));
  } catch (error) {
    // What is whole is put back then; what is not is named when its turn comes.
    if (!wiring.settings.skipUnrestorable || !(error instanceof BackupError) || !SKIPPED.includes(error.kind))
      throw error;
    draft.warn(`Not all files of the backup can be put back: ${error.message}`);
  } finally {
    await store.close();
  }
}

const SKIPPED: readonly string[] = ['integrity', 'target'];

function whyNot({ settings }: Wiring, { manifest }: OpenedArchive, choice: BackupChoice): string | null {
  const { storage } = manifest;
  if (!storage) return 'The backup has no files of Supabase Storage.';
  const files = `${formatPlural(storage.files, 'file')} of Supabase Storage`;
  if (!settings.targetProject) {
    return `${files} were not restored: that needs target-supabase-url and target-supabase-service-role-key.`;
  }
  if (settings.tables.length > 0 && restoresRows(settings))
    return `A selection of tables leaves the ${files} out.`;
  if (choice.kind === 'folder') return `The ${files} lie in an archive of their own, not in this folder.`;
  return null;
}

function neededWords(
  targetEnvironment: string | undefined,
  target: string,
  source: string | undefined,
): NeededWords[] {
  const words = 'RESTORE PRODUCTION' as const;
  if (/^prod(uction)?$/i.test(targetEnvironment ?? '')) {
    return [{ words, reason: `target-environment is ${targetEnvironment}` }];
  }
  return target === source ? [{ words, reason: 'the files go to the very project that they came from' }] : [];
}

function noFiles(id: string, why: string): BackupError {
  return new BackupError('settings', `${why} Nothing of ${id} can be restored by this.`, {
    code: 'NO_FILES',
    setting: 'tables',
    nextStep: 'Choose a backup that was made with storage-buckets, or leave tables out to restore its rows.',
  });
}
