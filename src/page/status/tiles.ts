import type { StatusReport } from '../../core/status.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatDuration } from '../../lib/format-duration.js';
import { ageOf, drillWords, storageWords } from '../../lib/format-status.js';
import { html, type Markup } from '../markup.js';
import { meter, tile } from '../tile.js';

/** The numbers that an objective is about, large. */
export function statusTiles(status: StatusReport): Markup {
  return html`<section aria-labelledby="numbers">
<h2 id="numbers" class="unseen">In numbers</h2>
<ul class="tiles six">
${backupAge(status)}${drillAge(status)}${rpo(status)}${rto(status)}${drills(status)}${storage(status)}</ul>
</section>
`;
}

function backupAge({ lastGoodBackup, maxAgeSeconds }: StatusReport): Markup {
  const limit = formatDuration(maxAgeSeconds);
  if (!lastGoodBackup) return tile('Newest good backup', 'none', `✕ allowed age ${limit}`, meter(2));
  const { ageSeconds } = lastGoodBackup;
  const said = ageSeconds > maxAgeSeconds ? `✕ older than ${limit}` : `✓ younger than ${limit}`;
  return tile('Newest good backup', ageOf(ageSeconds), said, meter(ageSeconds / (maxAgeSeconds || 1)));
}

function drillAge({ lastGoodDrill, maxDrillAgeSeconds }: StatusReport): Markup {
  const title = 'Newest good drill';
  if (maxDrillAgeSeconds === null) {
    return tile(title, lastGoodDrill ? ageOf(lastGoodDrill.ageSeconds) : '–', 'none are asked for');
  }
  const limit = formatDuration(maxDrillAgeSeconds);
  if (!lastGoodDrill) return tile(title, 'none', `✕ allowed age ${limit}`, meter(2));
  const { ageSeconds } = lastGoodDrill;
  const said = ageSeconds > maxDrillAgeSeconds ? `✕ older than ${limit}` : `✓ younger than ${limit}`;
  return tile(title, ageOf(ageSeconds), said, meter(ageSeconds / maxDrillAgeSeconds));
}

function rpo({ rpo: { worstSeconds, windowDays, medianSeconds } }: StatusReport): Markup {
  const usual = medianSeconds === null ? '' : `; usually ${ageOf(medianSeconds)}`;
  const days = windowDays === 1 ? 'the last day' : `${windowDays} days`;
  return tile(
    'Data at risk (RPO)',
    worstSeconds === null ? '–' : ageOf(worstSeconds),
    worstSeconds === null ? 'everything would be lost' : `at worst in ${days}${usual}`,
  );
}

function rto({ rto: { medianSeconds, worstSeconds } }: StatusReport): Markup {
  return tile(
    'Recovery time (RTO)',
    medianSeconds === null ? '–' : formatDuration(medianSeconds),
    medianSeconds === null
      ? 'no drill has measured it'
      : `median; worst ${formatDuration(worstSeconds ?? 0)}`,
  );
}

function drills({ drills: record }: StatusReport): Markup {
  const { successRate, passed, failed } = record;
  return tile(
    'Drills passed',
    successRate === null ? '–' : `${Math.floor(successRate * 100)} %`,
    successRate === null ? drillWords(record) : `${passed} of ${passed + failed} that judged a backup`,
  );
}

function storage(status: StatusReport): Markup {
  return tile('Stored', formatBytes(status.storage.totalBytes), storageWords(status));
}
