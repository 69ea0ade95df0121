import type { Settings } from '../../config/settings.js';
import { type Anomaly, type AnomalyMark, alarmsOf, markOf } from '../../core/anomaly.js';
import { BackupError } from '../../core/errors.js';
import type { ReportFacts } from '../../core/failed-report.js';
import type { Manifest } from '../../core/manifest.js';
import { factsOf } from '../anomaly/backup-facts.js';
import { findAnomalies } from '../anomaly/find-anomalies.js';
import type { GoodHistory } from '../anomaly/read-good-history.js';
import type { ReportDraft } from '../report-draft.js';

/** How many alarms warnings and errors name; the report has all. */
const MAX_NAMED = 20;

export interface Judgement {
  readonly anomalies: readonly Anomaly[];
  /** For the sidecar; null for a backup that counts as a good one. */
  readonly mark: AnomalyMark | null;
}

/** Compares a backup with those before it; alarms become warnings, or with `on-anomaly: fail` a mark. */
export function judge(
  manifest: Manifest,
  history: GoodHistory,
  settings: Pick<Settings, 'anomalyThreshold' | 'onAnomaly'>,
  draft: ReportDraft,
): Judgement {
  const anomalies = findAnomalies(factsOf(manifest), history.backups, settings.anomalyThreshold);
  const alarms = alarmsOf(anomalies);
  if (settings.onAnomaly === 'fail') {
    return { anomalies, mark: alarms.length === 0 ? null : markOf(alarms) };
  }
  draft.warn(...sentencesOf(alarms).map((sentence) => `Not as before: ${sentence}`));
  return { anomalies, mark: null };
}

/** @throws BackupError kind `stale` code `BACKUP_ANOMALOUS` when there is an alarm */
export function refuseAnomalous({ backupId, anomalies = [] }: Partial<ReportFacts>): void {
  const alarms = alarmsOf(anomalies);
  if (alarms.length === 0) return;
  throw new BackupError(
    'stale',
    `${backupId} is stored whole, but it is not like the backups before it, and is marked as anomalous:\n${sentencesOf(
      alarms,
    )
      .map((sentence) => `- ${sentence}`)
      .join('\n')}`,
    {
      code: 'BACKUP_ANOMALOUS',
      setting: 'on-anomaly',
      nextStep:
        'Look at the database. If it is right as it is now, run the backup once with on-anomaly: warn: from then on its numbers are the usual ones. If it is not, restore an earlier backup; latest passes over this one.',
    },
  );
}

function sentencesOf(alarms: readonly Anomaly[]): string[] {
  const named = alarms.slice(0, MAX_NAMED).map(({ sentence }) => sentence);
  const more = alarms.length - named.length;
  return more > 0 ? [...named, `And ${more} more, in the report.`] : named;
}
