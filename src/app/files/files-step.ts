import type { FileBucket, FileStorage } from '../../core/file-storage.js';
import type { CommittedManifest, ManifestTable, Omission, StorageSection } from '../../core/manifest.js';
import type { Source, Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import { seriesFolder } from '../../core/series-keys.js';
import type { Compressor } from '../../pack/compressor.js';
import type { ReportDraft } from '../report-draft.js';
import type { Wiring } from '../wire.js';
import { backUpFiles } from './back-up-files.js';
import { chooseBuckets } from './choose-buckets.js';
import { readFileRows } from './file-rows.js';
import { reportOf } from './files-archive.js';
import { filesLeftOut, filesOverRest, omissionsOf, warnAboutFiles } from './files-omissions.js';
import { NO_PREVIOUS_FILES, openPreviousFiles } from './previous-files.js';

/** What is asked for, found out before anything is written. */
export interface FilesPlan {
  readonly files: FileStorage;
  readonly buckets: readonly FileBucket[];
  readonly excluded: readonly Omission[];
}

/** null where no files are asked for. @throws SettingsError for a bucket that is not there; BackupError kind `source` */
export async function planFiles(wiring: Wiring): Promise<FilesPlan | null> {
  const { storageBuckets, filesProject } = wiring.settings;
  if (!filesProject) return null;
  const files = await wiring.openFileStorage('source');
  const { chosen, left } = await chooseBuckets(files, storageBuckets);
  const excluded = left.map(({ name, reason }) => ({ kind: 'storage-bucket', name, reason }));
  return { files, buckets: chosen, excluded };
}

export interface FilesStepInput {
  readonly id: string;
  readonly wiring: Wiring;
  readonly store: Store;
  readonly source: Source;
  readonly compressor: Compressor;
  readonly previous: CommittedManifest | null;
  readonly plan: FilesPlan | null;
}

/** What the manifest says of files. */
export interface FilesFacts {
  readonly storage?: StorageSection;
  readonly dependsOn: readonly string[];
  readonly excluded: readonly Omission[];
  readonly notCovered: readonly Omission[];
}

/**
 * Backs the files up when every table was read: so each of them is in the state that the rows know, or in a newer one. The
 * snapshot is given back before, because no database should wait for files.
 */
export async function filesStep(
  input: FilesStepInput,
  tables: readonly ManifestTable[],
  context: RunContext,
  draft: ReportDraft,
): Promise<FilesFacts> {
  const { source, plan, wiring, store } = input;
  if (!plan) {
    return {
      dependsOn: [],
      excluded: source.excluded,
      notCovered: filesLeftOut(source.notCovered, tables),
    };
  }
  const rows = await readFileRows(source);
  await source.close();
  const folder = seriesFolder(wiring.series);
  const { project } = plan.files;
  const previous = wiring.settings.storageIncremental
    ? await openPreviousFiles(store, folder, input.previous, project)
    : NO_PREVIOUS_FILES;
  const done = await context.log.group('Files', () =>
    backUpFiles(
      {
        id: input.id,
        series: wiring.series,
        store,
        ...plan,
        previous,
        compressor: input.compressor,
        tempDir: wiring.tempDir,
        readBack: wiring.settings.readBack,
      },
      context,
    ),
  );
  draft.warn(...previous.warnings, ...warnAboutFiles(done, rows, plan.buckets, source.snapshotAt));
  draft.set({ files: reportOf(done, done.dependsOn, store) });
  return {
    storage: done.section,
    dependsOn: done.dependsOn,
    excluded: [...source.excluded, ...plan.excluded],
    notCovered: [...filesOverRest(source), ...omissionsOf(done.missing)],
  };
}
