import { Checkup, inOrder, ok } from '../../core/checkup.js';
import type {
  CheckId,
  DoctorEstimate,
  DoctorReport,
  SourceExamination,
  StoreExamination,
} from '../../core/doctor.js';
import { DOCTOR_CHECKS } from '../../core/doctor.js';
import type { RunContext } from '../../core/run-context.js';
import { projectRef } from '../../core/supabase.js';
import { rfc3339 } from '../../lib/format-time.js';
import { refuseEmpty, refuseEphemeral } from '../backup/safety-rules.js';
import { policyOf } from '../prune/prune-operation.js';
import type { ReportDraft } from '../report-draft.js';
import { DEFAULT_BACKUP_JOBS, type Wiring } from '../wire.js';
import { estimate } from './estimate.js';
import { type ExaminedStore, examineStore } from './examine-store.js';
import { findFiles, findFilesLeftOut } from './file-findings.js';
import { findApart, findSpace, findTempDir } from './place-findings.js';
import { refuseRed } from './refuse-red.js';
import { findCoverage, findPrimaryKeys } from './scope-findings.js';
import { findSameSource } from './series-findings.js';

const ALL = Object.keys(DOCTOR_CHECKS) as CheckId[];

/**
 * Looks at source and store as a backup would meet them, and changes nothing. Whatever is wrong is a row of the report;
 * what is red ends the run with the code that a backup would end with.
 */
export async function doctor(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  // 1. Both sides, each by itself.
  const checkup = new Checkup(context.log, context.signal);
  const [source, store] = await Promise.all([
    hasSource(wiring) ? examineSource(wiring, context) : null,
    wiring.settings.destination ? examineStore(wiring, context) : null,
  ]);
  if (source?.info) draft.set({ source: source.info });
  if (source) draft.set({ excluded: source.excluded, notCovered: source.notCovered });
  const [newest] = store?.series?.catalog.backups ?? [];
  if (newest) draft.set({ lastGoodBackupAt: rfc3339(newest.time) });

  // 2. What takes both, and this machine.
  const estimated = estimateFor(wiring, context, source, store);
  await checkTogether({ wiring, context, checkup, source, store: store?.examination ?? null, estimated });
  if (source?.info && store?.series) {
    const { info } = source;
    const { series } = store;
    await checkup.run('series-source', () =>
      findSameSource(info, series.newest, wiring.settings.acceptNewSource),
    );
  }

  // 3. One report, in which every check stands.
  const made = inOrder([...(source?.checks ?? []), ...(store?.checks ?? []), ...checkup.checks]);
  const report: DoctorReport = {
    checks: inOrder([
      ...made,
      ...missingSides(wiring, context, new Set(made.map(({ id }) => id)), hasFiles(wiring, source)),
    ]),
    estimate: estimated,
  };
  draft.set({ doctor: report });
  refuseRed(report.checks);
}

function hasSource({ settings }: Wiring): boolean {
  return settings.connection !== undefined || settings.project !== undefined;
}

async function examineSource(wiring: Wiring, context: RunContext): Promise<SourceExamination> {
  context.log.info('Looking at the database.');
  return (await wiring.openSourceDoctor()).examine();
}

interface Together {
  readonly wiring: Wiring;
  readonly context: RunContext;
  readonly checkup: Checkup;
  readonly source: SourceExamination | null;
  readonly store: StoreExamination | null;
  readonly estimated: DoctorEstimate | null;
}

async function checkTogether(together: Together): Promise<void> {
  const { wiring, context, checkup, source, store, estimated } = together;
  const { settings } = wiring;
  const { connection, destination } = settings;
  const project = settings.project && projectRef(settings.project.url);
  if (source?.info && source.tables && source.hasRows !== null) {
    const { info, tables, hasRows } = source;
    await checkup.run('source-rows', async () => {
      await refuseEmpty({ info, tables, hasRows: async () => hasRows }, settings.allowEmpty);
      return ok(hasRows ? 'There are rows.' : 'None, which allow-empty accepts.');
    });
  }
  if (source?.tables) {
    const { tables } = source;
    await checkup.run('source-primary-keys', () => findPrimaryKeys(tables));
    await checkup.run('source-coverage', () => findCoverage(source));
  }
  if (source && hasFiles(wiring, source))
    await checkup.run('source-files', () => lookAtFiles(wiring, source));
  if (source) {
    await checkup.run('machine-temp-dir', () =>
      findTempDir(wiring.tempDir, source.tables, settings.jobs ?? DEFAULT_BACKUP_JOBS),
    );
  }
  if (store && destination && source) {
    const { endpoint } = store;
    await checkup.run('store-apart', () => findApart({ connection, project, destination, endpoint }));
  }
  if (destination?.kind === 'file') {
    await checkup.run('store-lasting', () => {
      refuseEphemeral(settings, context);
      return ok(
        context.ephemeral
          ? 'The disk of this runner is deleted with the job, which allow-ephemeral accepts.'
          : 'The disk of this machine stays.',
      );
    });
  }
  const freeBytes = store?.freeBytes ?? null;
  if (freeBytes !== null && estimated)
    await checkup.run('store-space', () => findSpace(freeBytes, estimated));
}

/** False for sources that have no files beside them. */
function hasFiles({ settings }: Wiring, source: SourceExamination | null): boolean {
  const { filesProject, project } = settings;
  return filesProject !== undefined || project !== undefined || source?.info?.platform === 'supabase';
}

async function lookAtFiles(wiring: Wiring, source: SourceExamination) {
  const { storageBuckets, filesProject, project } = wiring.settings;
  if (filesProject) return findFiles(await wiring.openFileStorage('source'), storageBuckets);
  return findFilesLeftOut(project ? await wiring.openFileStorage('source') : null, source);
}

function estimateFor(
  { settings }: Wiring,
  { clock }: RunContext,
  source: SourceExamination | null,
  store: ExaminedStore | null,
): DoctorEstimate | null {
  const sum = source?.tables?.reduce((bytes, table) => bytes + table.estimatedBytes, source.largeObjectBytes);
  // Some sources cannot say how large their tables are.
  const tableBytes = sum === undefined || (sum === 0 && source?.hasRows) ? null : sum;
  return estimate({
    now: clock.now(),
    newest: store?.series?.newest ?? null,
    times: store?.series?.catalog.backups.map(({ time }) => time) ?? [],
    provenAt: store?.series?.provenAt ?? null,
    tableBytes,
    store: store?.examination ?? null,
    policy: policyOf(settings),
    pruneVersions: settings.pruneVersions,
    readsBackAlways: settings.readBack === 'full',
    prices: settings.prices,
    storageClass: settings.s3StorageClass,
  });
}

/** What has a place only in a folder, or only in a bucket. */
const FOLDER_ONLY: readonly CheckId[] = ['store-space', 'store-lasting'];
const BUCKET_ONLY: readonly CheckId[] = [
  'store-identity',
  'store-checksums',
  'store-conditional-writes',
  'store-expiry',
  'store-open-uploads',
  'store-lock',
  'store-prune-rights',
];

function missingSides(wiring: Wiring, context: RunContext, made: ReadonlySet<CheckId>, withFiles: boolean) {
  const checkup = new Checkup(context.log, context.signal);
  const { destination } = wiring.settings;
  const rest = ALL.filter((id) => !made.has(id)).filter(
    (id) =>
      !(destination?.kind === 'file' ? BUCKET_ONLY : FOLDER_ONLY).includes(id) &&
      (withFiles || id !== 'source-files'),
  );
  const needing = (pattern: RegExp) => rest.filter((id) => pattern.test(id));
  if (!hasSource(wiring)) {
    checkup.skip(needing(/^(source|machine)-|^store-apart$|^series-source$/), 'no source is given');
  }
  if (!destination) checkup.skip(needing(/^(store|series)-/), 'no destination is given');
  checkup.skip(rest, 'what it rests on could not be found out');
  return checkup.checks;
}
