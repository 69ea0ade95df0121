import { formatBackupId } from '../../core/backup-id.js';
import { BackupError } from '../../core/errors.js';
import type { CommittedManifest, Manifest } from '../../core/manifest.js';
import type { CommitResult, Source, Store, Upload } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import { archiveKey, baseName, manifestKey, type Series } from '../../core/series-keys.js';
import { type Compressor, createCompressor } from '../../pack/compressor.js';
import { type GoodHistory, readGoodHistory } from '../anomaly/read-good-history.js';
import { dropFiles } from '../files/drop-files.js';
import { type FilesPlan, filesStep, planFiles } from '../files/files-step.js';
import { pruneStore } from '../prune/prune-operation.js';
import type { ReportDraft } from '../report-draft.js';
import { loadSeriesCatalog, newestBackup } from '../series-catalog.js';
import { DEFAULT_BACKUP_JOBS, type Wiring } from '../wire.js';
import { proveStored, writeSidecars } from './commit.js';
import { compareWithPrevious } from './compare.js';
import { judge, refuseAnomalous } from './judge.js';
import { freezeReasonFor, refuseEmpty, refuseEphemeral, refuseTakenId } from './safety-rules.js';
import { writeArchive } from './write-archive.js';

/**
 * The main job. Success means: every table in scope was read in full from one snapshot, stored, and
 * what is stored is what was written. Until the manifest sidecar stands, there is no backup.
 */
export async function backup(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const { settings, series } = wiring;
  // 1. Preflight: nothing is written before all of this holds.
  refuseEphemeral(settings, context);
  const compressor = await createCompressor({
    format: settings.compression,
    level: settings.compressionLevel,
  });
  const store = await wiring.openStore();
  try {
    const catalog = await loadSeriesCatalog(store, series);
    const previous = await newestBackup(store, catalog);
    const history = await readGoodHistory(store, catalog, context.clock.now(), context.signal);
    draft.warn(...history.warnings);
    draft.set({ lastGoodBackupAt: history.newestAt });
    const id = formatBackupId({ name: series.backupName, time: context.clock.now() });
    refuseTakenId(catalog, id, store);
    draft.set({ backupId: id });

    const files = await planFiles(wiring);
    const source = await context.log.group('Preflight and snapshot', () => wiring.openSource());
    let freeze: string | null;
    try {
      draft.warn(...source.warnings);
      draft.set({ source: source.info, excluded: source.excluded, notCovered: source.notCovered });
      await refuseEmpty(source, settings.allowEmpty);
      freeze = freezeReasonFor(source.info, previous, settings.acceptNewSource);
      if (freeze !== null) draft.warn(freeze);

      // 2. to 5. Read, pack, store, prove, commit.
      await storeBackup({ id, wiring, compressor, store, source, previous, history, files }, context, draft);
    } finally {
      draft.warn(...source.warnings);
      await source.close();
    }
    // 6. Only after the commit.
    await pruneStore(wiring, context, draft, { store, freeze });
    // It is kept and everything of it holds; only whoever looks at it can say whether it is right.
    if (settings.onAnomaly === 'fail') refuseAnomalous(draft.facts);
  } finally {
    draft.warn(...store.warnings);
    await store.close();
  }
}

interface Job {
  readonly id: string;
  readonly wiring: Wiring;
  readonly compressor: Compressor;
  readonly store: Store;
  readonly source: Source;
  readonly previous: CommittedManifest | null;
  readonly history: GoodHistory;
  readonly files: FilesPlan | null;
}

async function storeBackup(job: Job, context: RunContext, draft: ReportDraft): Promise<void> {
  const { id, wiring, store, source } = job;
  const { series } = wiring;
  const key = archiveKey(series, id, job.compressor.ending);
  const upload = await store.startUpload(key, {
    contentType: job.compressor.contentType,
    estimatedBytes: estimateBytes(source),
  });
  const written = await storeArchive(job, upload, key, context, draft).catch(async (error: unknown) => {
    // Nothing will ever commit them.
    if (draft.facts.files) await dropFiles(store, series, id, job.compressor.ending, context.log);
    throw error;
  });
  const { manifest, archive, commit } = written;
  // Before the commit mark, so that nobody ever takes a marked backup for a good one.
  const { anomalies, mark } = judge(manifest, job.history, wiring.settings, draft);
  const committed: CommittedManifest = {
    ...manifest,
    anomaly: mark,
    archive: { file: baseName(key), ...archive, versionId: commit.versionId, encryption: null },
  };
  context.signal.throwIfAborted();
  await commitSidecars(store, series, { key, ...archive }, committed);
  draft.set({
    archiveUri: store.uriOf(key),
    manifestUri: store.uriOf(manifestKey(series, id)),
    archiveSha256: archive.sha256,
    archiveBytes: archive.bytes,
    versionId: commit.versionId,
    comparison: compareWithPrevious(manifest, job.previous),
    anomalies,
    ...(mark === null ? { lastGoodBackupAt: manifest.snapshotAt } : {}),
    manifest: committed,
    excluded: manifest.excluded,
    notCovered: manifest.notCovered,
  });
  context.log.info(`Committed ${store.uriOf(key)}`);
}

async function storeArchive(job: Job, upload: Upload, key: string, context: RunContext, draft: ReportDraft) {
  const written = await writeAndComplete(job, upload, context, draft);
  const { archive, commit } = written;
  await proveStored(job.store, { key, ...archive }, commit, job.wiring.settings.readBack, context.log);
  return written;
}

async function writeAndComplete(
  job: Job,
  upload: Upload,
  context: RunContext,
  draft: ReportDraft,
): Promise<{ manifest: Manifest; archive: { bytes: number; sha256: string }; commit: CommitResult }> {
  try {
    const written = await context.log.group('Tables', () =>
      writeArchive(
        {
          id: job.id,
          series: job.wiring.series,
          source: job.source,
          compressor: job.compressor,
          jobs: job.wiring.settings.jobs ?? DEFAULT_BACKUP_JOBS,
          tempDir: job.wiring.tempDir,
          sink: (bytes) => upload.write(bytes),
          describeFiles: (tables) => filesStep({ ...job, plan: job.files }, tables, context, draft),
        },
        context,
      ),
    );
    draft.set({ tables: written.tables, rows: written.rows, schemaTool: written.schemaTool });
    context.signal.throwIfAborted();
    return { manifest: written.manifest, archive: written.archive, commit: await upload.complete() };
  } catch (error) {
    await upload.abort();
    throw error;
  }
}

async function commitSidecars(
  store: Store,
  series: Series,
  archive: { key: string; bytes: number; sha256: string },
  manifest: CommittedManifest,
): Promise<void> {
  try {
    await writeSidecars(store, archive, manifestKey(series, manifest.id), manifest);
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    throw new BackupError(
      error.kind,
      `The archive ${store.uriOf(archive.key)} is stored and its content was checked, but its sidecars could not be written, so it does not count as a backup: ${error.message}`,
      {
        code: error.code,
        nextStep: `${error.nextStep} The archive is kept; it can be restored as a local file.`,
        cause: error,
      },
    );
  }
}

/** For part sizes: the compressed archive is not expected to be larger than the tables on disk. */
function estimateBytes(source: Source): number {
  const tables = source.tables.reduce((sum, table) => sum + table.estimatedBytes, 0);
  return tables + (source.largeObjects?.estimatedBytes ?? 0);
}
