import { formatBackupId } from '../../core/backup-id.js';
import { Checkup } from '../../core/checkup.js';
import type { CheckId, DoctorCheck, StoreExamination } from '../../core/doctor.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import { archiveKey, seriesFolder } from '../../core/series-keys.js';
import { readDrillVerdicts } from '../drill/drill-verdicts.js';
import { ProofLedger } from '../proof-ledger.js';
import { loadSeriesCatalog, newestBackup } from '../series-catalog.js';
import type { Wiring } from '../wire.js';
import { findBackups, findDrills, type Series } from './series-findings.js';

export interface ExaminedStore {
  readonly checks: readonly DoctorCheck[];
  /** null when not even the settings of the store hold. */
  readonly examination: StoreExamination | null;
  /** null when it could not be listed. */
  readonly series: Series | null;
}

const SERIES_CHECKS: readonly CheckId[] = ['series-backups', 'series-drills', 'series-source'];

/** Begins the key that the rights to delete are asked with; no id of a backup looks like it. */
const UNUSED_NAME = 'db-backup-doctor';

/** The store by its doctor, and the series by the port that a backup uses. @throws BackupError kind `cancelled` */
export async function examineStore(wiring: Wiring, context: RunContext): Promise<ExaminedStore> {
  context.log.info('Looking at the destination.');
  const checkup = new Checkup(context.log, context.signal);
  let series: Series | null = null;
  let listed: Promise<Series> | undefined;
  let store: Store | undefined;
  try {
    const opened = await wiring.openStore();
    store = opened;
    const list = () => {
      listed ??= readSeries(opened, wiring, context.clock.now());
      return listed;
    };
    const examination = await examine(wiring, context, list);
    const isReached = examination.checks.some(
      ({ id, status }) => id === 'store-reached' && status !== 'fail',
    );
    if (isReached) {
      await checkup.run('series-backups', async () => {
        series = await list();
        return findBackups(opened, series, context.clock.now());
      });
      await checkup.run('series-drills', async () => {
        const ledger = await ProofLedger.open(opened, wiring.series);
        const hasBackups = (series?.catalog.backups.length ?? 0) > 0;
        const now = context.clock.now();
        return findDrills(await ledger.newestJudged(now), hasBackups, now);
      });
      if (!series) checkup.skip(SERIES_CHECKS, 'the backups could not be listed');
    }
    checkup.skip(isReached ? [] : SERIES_CHECKS, 'the destination could not be reached');
    return { checks: [...examination.checks, ...checkup.checks], examination, series };
  } catch (error) {
    checkup.note('store-reached', checkup.explain(error));
    return { checks: checkup.checks, examination: null, series };
  } finally {
    await store?.close();
  }
}

async function examine(
  wiring: Wiring,
  { clock, random }: RunContext,
  list: () => Promise<Series>,
): Promise<StoreExamination> {
  const doctor = await wiring.openStoreDoctor();
  const { series } = wiring;
  try {
    return await doctor.examine({
      uploadKey: archiveKey(
        series,
        formatBackupId({ name: series.backupName, time: clock.now() }),
        '.tar.gz',
      ),
      unusedKey: `${seriesFolder(series)}${UNUSED_NAME}-${random().toString(36).slice(2)}`,
      sidecarKey: async () => (await list()).catalog.backups[0]?.checksums[0]?.key ?? null,
    });
  } finally {
    await doctor.close();
  }
}

async function readSeries(store: Store, { series }: Wiring, now: Date): Promise<Series> {
  const catalog = await loadSeriesCatalog(store, series);
  const damage: string[] = [...catalog.warnings];
  const newest = await newestBackup(store, catalog, (sentence) => damage.push(sentence));
  const { proofs } = await readDrillVerdicts(store, catalog, now);
  const proven = new Set(proofs.filter(({ ok }) => ok).map(({ backupId }) => backupId));
  const provenAt = catalog.backups.find(({ id }) => proven.has(id))?.time ?? null;
  return { catalog, newest, damage, provenAt };
}
