import { parseBackupId } from '../../core/backup-id.js';
import { describeServer } from '../../core/describe-restore.js';
import type { DrillReport } from '../../core/drill.js';
import type { RunReport } from '../../core/report.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';
import { formatTime } from '../../lib/format-time.js';

export interface Fact {
  readonly title: string;
  readonly text: string;
  /** An id, an address or a name, to be copied. */
  readonly isCode: boolean;
}

/** Which backup, why this one, where it was restored and what proves it; what is not known is left out. */
export function drillFacts(report: RunReport, drill: DrillReport): Fact[] {
  const { source } = report;
  const taken = report.backupId === null ? undefined : parseBackupId(report.backupId)?.time;
  return [
    code('Backup', report.backupId),
    text('Picked', drill.pickedBecause),
    text('Taken', taken ? `${formatTime(taken.toISOString())}, ${ageAt(report.startedAt, taken)}` : null),
    text('Environment', report.environment),
    text('Source', source && `${source.database}, ${source.engine} ${source.serverVersion}`),
    text('Size', report.archiveBytes === null ? null : formatBytes(report.archiveBytes)),
    code('Archive', report.archiveUri),
    code('Manifest', report.manifestUri),
    code('Version', report.versionId),
    code('SHA-256', report.archiveSha256),
    text('Restored on', drill.server && describeServer(drill.server)),
    code('Image that fits', drill.image),
    code('Proof', drill.proofUri),
  ].filter((fact) => fact !== null);
}

/** `14 d old when the drill began` */
function ageAt(startedAt: string, taken: Date): string {
  const seconds = Math.max(0, (Date.parse(startedAt) - taken.getTime()) / 1000);
  return `${formatDuration(seconds)} old when the drill began`;
}

function text(title: string, value: string | null): Fact | null {
  return value === null || value === '' ? null : { title, text: value, isCode: false };
}

function code(title: string, value: string | null): Fact | null {
  const fact = text(title, value);
  return fact && { ...fact, isCode: true };
}
