import { type Anomaly, alarmsOf, isMarked } from '../../core/anomaly.js';
import { type DrillPoint, MAX_HISTORY } from '../../core/drill.js';
import { BackupError } from '../../core/errors.js';
import type { Store } from '../../core/ports.js';
import type { RunContext } from '../../core/run-context.js';
import type { LastGoodBackup, LastGoodDrill, StatusProblem, StatusReport } from '../../core/status.js';
import { within } from '../../lib/within.js';
import { factsOf } from '../anomaly/backup-facts.js';
import { findAnomalies } from '../anomaly/find-anomalies.js';
import { readGoodHistory } from '../anomaly/read-good-history.js';
import { backupPoint, drillPoint } from '../drill/drill-history.js';
import { ProofLedger } from '../proof-ledger.js';
import { refuseMissingEnvironment } from '../refuse-missing-environment.js';
import type { ReportDraft } from '../report-draft.js';
import { loadSeriesCatalog, type SeriesCatalog } from '../series-catalog.js';
import { destinationUri, type Wiring } from '../wire.js';
import { findProblems } from './find-problems.js';
import { countDrills, drillFailuresInARow, measureGrowth, measureRpo, measureRto } from './measure.js';
import { type GoodBackup, readSeries, type SeriesReading } from './read-series.js';
import { storageUsed } from './storage-used.js';

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/** Nobody waits longer for a count that may lie on the network. */
const MAX_MEMORY_MS = 10_000;

/**
 * Looks at a series from outside, by listings, sidecars and proofs alone, and changes nothing. The report knows
 * everything before what is red ends the run.
 *
 * @throws BackupError kind `stale`, with the code of the first problem; kind `store` when the store cannot be asked
 */
export async function status(wiring: Wiring, context: RunContext, draft: ReportDraft): Promise<void> {
  const store = await wiring.openStore();
  try {
    const { report, anomalies, warnings } = await examine(store, wiring, context);
    draft.warn(...warnings);
    const { lastGoodBackup } = report;
    draft.set({ anomalies, source: lastGoodBackup, lastGoodBackupAt: lastGoodBackup?.time ?? null });
    const state = report.problems.length > 0 ? 'red' : draft.facts.warnings.length > 0 ? 'amber' : 'green';
    draft.set({ status: { ...report, state } });
    refuse(report.problems);
  } finally {
    draft.warn(...store.warnings);
    await store.close();
  }
}

interface Examined {
  readonly report: StatusReport;
  readonly anomalies: readonly Anomaly[];
  readonly warnings: readonly string[];
}

async function examine(store: Store, wiring: Wiring, context: RunContext): Promise<Examined> {
  const { settings, series } = wiring;
  const now = context.clock.now();
  // 1. What is there.
  const catalog = await loadSeriesCatalog(store, series);
  await refuseMissingEnvironment(store, catalog);
  const reading = await readSeries(store, catalog, now, context.signal);
  const ledger = await ProofLedger.open(store, series);
  const drills = (await ledger.newest(MAX_HISTORY, now)).map(({ proof }) => drillPoint(proof)).reverse();
  const storage = await storageUsed(store, catalog, context);

  // 2. What is odd about the newest.
  const compared = await compareNewest(store, catalog, reading, settings.anomalyThreshold, context);
  const isMarkedNewest = reading.newest !== null && isMarked(reading.newest.manifest);
  const sentences = alarmsOf(compared.anomalies).map(({ sentence }) => sentence);
  const isRed = isMarkedNewest || (settings.onAnomaly === 'fail' && sentences.length > 0);
  const anomalous = reading.newest && isRed ? { backupId: reading.newest.backup.id, sentences } : null;

  // 3. What it comes to.
  const lastGoodBackup = reading.lastGood && describeBackup(store, reading.lastGood, now);
  const lastGoodDrill = describeDrill(drills, now);
  const maxAgeSeconds = settings.maxAgeHours * HOUR_S;
  const maxDrillAgeSeconds = settings.maxDrillAgeDays === 0 ? null : settings.maxDrillAgeDays * DAY_S;
  const problems = findProblems({
    lastGoodBackup,
    maxAgeSeconds,
    lastGoodDrill,
    maxDrillAgeSeconds,
    newestDrill: drills.findLast(({ judged }) => judged) ?? null,
    damaged: reading.damagedSince,
    anomalous,
    backupCount: catalog.backups.length,
    where: store.uriOf(series.environment ?? '').replace(/\/$/, ''),
  });
  const remembered = await rememberedFailures(wiring, context);
  return {
    report: {
      state: 'green',
      checkedAt: now.toISOString().replace(/\.\d+Z$/, 'Z'),
      problems,
      maxAgeSeconds,
      maxDrillAgeSeconds,
      backupCount: catalog.backups.length,
      lastGoodBackup,
      lastGoodDrill,
      drills: countDrills(drills),
      failuresInARow: { backup: remembered.failures, drill: drillFailuresInARow(drills) },
      rpo: measureRpo(reading.points, now),
      rto: measureRto(drills),
      storage,
      growth: measureGrowth(reading.points, {
        count: catalog.backups.length,
        bytes: storage.currentBytes,
      }),
      futureBackups: reading.future.map(({ id }) => id),
      anomalousBackups: reading.marked,
      history: {
        backups: reading.points,
        drills,
        tableTimes: reading.tables.times,
        tables: reading.tables.tables,
        moreTables: reading.tables.more,
      },
    },
    anomalies: compared.anomalies,
    warnings: [
      ...futureWarnings(reading),
      ...(isRed ? [] : sentences.map((sentence) => `Not as before: ${sentence}`)),
      ...catalog.warnings,
      ...reading.damagedBefore.map((sentence) => `Not counted: ${sentence}`),
      ...compared.warnings,
      ...ledger.warnings,
      ...remembered.warnings,
    ],
  };
}

/** The newest backup, good or marked, against the good ones before it. */
async function compareNewest(
  store: Store,
  catalog: SeriesCatalog,
  { newest }: SeriesReading,
  threshold: number,
  { signal }: RunContext,
): Promise<{ readonly anomalies: readonly Anomaly[]; readonly warnings: readonly string[] }> {
  if (!newest) return { anomalies: [], warnings: [] };
  const { time } = newest.backup;
  const before = catalog.backups.filter((backup) => backup.time < time);
  const history = await readGoodHistory(store, { ...catalog, backups: before }, time, signal);
  const anomalies = findAnomalies(factsOf(newest.manifest), history.backups, threshold);
  return { anomalies, warnings: [] };
}

function futureWarnings({ future }: SeriesReading): string[] {
  const [newest] = future;
  if (!newest) return [];
  const more = future.length > 1 ? ` and ${future.length - 1} more` : '';
  return [
    `${newest.id}${more}: dated in the future, so a clock was wrong when it was made, or this one is now. It counts as no fresh backup.`,
  ];
}

function describeBackup(store: Store, { backup, manifest }: GoodBackup, now: Date): LastGoodBackup {
  const { source, archive, tables } = manifest;
  const point = backupPoint(backup.time, manifest);
  const key = `${backup.manifest.key.slice(0, -`${backup.id}.manifest.json`.length)}${archive.file}`;
  return {
    backupId: backup.id,
    time: point.time.replace('.000Z', 'Z'),
    ageSeconds: ageAt(now, point.time),
    archiveUri: store.uriOf(key),
    manifestUri: store.uriOf(backup.manifest.key),
    archiveBytes: archive.bytes,
    tables: tables.length,
    rows: point.rows,
    durationSeconds: point.durationSeconds,
    database: source.database,
    engine: source.engine,
    serverVersion: source.serverVersion,
  };
}

function describeDrill(oldestFirst: readonly DrillPoint[], now: Date): LastGoodDrill | null {
  const drill = oldestFirst.findLast(({ ok }) => ok);
  if (!drill) return null;
  const { backupId, time, rtoSeconds } = drill;
  return { backupId, time, rtoSeconds, ageSeconds: ageAt(now, time) };
}

/** Whole seconds; a clock that is a little ahead makes nothing younger than now. */
function ageAt(now: Date, time: string): number {
  return Math.max(0, Math.round((now.getTime() - Date.parse(time)) / 1000));
}

async function rememberedFailures(
  { settings, series }: Wiring,
  { failureMemory }: RunContext,
): Promise<{ readonly failures: number | null; readonly warnings: readonly string[] }> {
  if (!failureMemory) return { failures: null, warnings: [] };
  const key = {
    operation: 'backup' as const,
    destination: destinationUri(settings),
    environment: series.environment ?? null,
    backupName: series.backupName,
  };
  try {
    const { record, warnings } = await within(MAX_MEMORY_MS, failureMemory.read(key));
    return { failures: record?.failures ?? null, warnings };
  } catch {
    // What nobody can know is no trouble of the backups.
    return { failures: null, warnings: [] };
  }
}

function refuse(problems: readonly StatusProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const message = problems.length === 1 ? first.message : problems.map((p) => `- ${p.message}`).join('\n');
  throw new BackupError('stale', message, { code: first.code, nextStep: first.nextStep });
}
