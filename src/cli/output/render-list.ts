import type { ListedBackup } from '../../core/report.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatCount } from '../../lib/format-number.js';
import { formatProof } from '../../lib/format-proof.js';
import { printable } from '../../lib/printable.js';
import { textTable } from '../../lib/text-table.js';
import type { Style } from '../style.js';

/** `now` tells the age of each drill. */
export function renderList(backups: readonly ListedBackup[], now: Date, style: Style): string[] {
  if (backups.length === 0) return ['There is no backup here yet.'];
  const [head = '', ...lines] = textTable(
    [
      { title: 'backup' },
      { title: 'time (UTC)' },
      { title: 'size', align: 'right' },
      { title: 'tables', align: 'right' },
      { title: 'rows', align: 'right' },
      { title: 'engine' },
      { title: 'drill' },
    ],
    backups.map((b) => [
      printable(b.backupId),
      b.time.replace('T', ' ').replace(/(\.\d+)?Z$/, ''),
      formatBytes(b.bytes),
      formatCount(b.tables),
      formatCount(b.rows),
      printable(b.engine) + (b.encrypted ? ', encrypted' : '') + (b.anomalous ? ', anomalous' : ''),
      formatProof(b.proof, now),
    ]),
  );
  return [style.bold(head), ...lines];
}
