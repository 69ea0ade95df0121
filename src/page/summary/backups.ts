import type { RunReport } from '../../core/report.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatCount, formatPlural } from '../../lib/format-number.js';
import { formatProof } from '../../lib/format-proof.js';
import { code, escapeMarkdown, markdownTable } from '../markdown.js';

/** What `list` found. */
export function backups(report: RunReport): string[] {
  if (!report.backups) return [];
  const columns = [
    { title: 'Backup' },
    { title: 'Time (UTC)' },
    { title: 'Size', align: 'right' as const },
    { title: 'Tables', align: 'right' as const },
    { title: 'Rows', align: 'right' as const },
    { title: 'Drill' },
  ];
  const now = new Date(report.startedAt);
  const rows = report.backups.map((b) => [
    code(b.backupId),
    escapeMarkdown(b.time),
    formatBytes(b.bytes),
    formatCount(b.tables),
    formatCount(b.rows),
    [...(b.anomalous ? ['⚠️ anomalous'] : []), escapeMarkdown(formatProof(b.proof, now))]
      .filter((words) => words !== '')
      .join(', '),
  ]);
  return [`### ${formatPlural(rows.length, 'backup')}\n`, ...markdownTable(columns, rows), ''];
}
