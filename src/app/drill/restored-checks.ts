import { fullName } from '../../core/describe-restore.js';
import type { DrillCheck } from '../../core/drill.js';
import type { BackupError } from '../../core/errors.js';
import type { ReportFacts } from '../../core/failed-report.js';
import type { Manifest, Omission } from '../../core/manifest.js';
import { describeWitness } from '../../lib/describe-proof.js';
import { formatPlural } from '../../lib/format-number.js';
import { listed } from './compare-state.js';
import { tablesLeftOut } from './scratch-omissions.js';

/** That every table was restored and is equal. No setting accepts one that is not there: nothing is proved of its rows. */
export function checkRows({ tables }: Manifest, facts: ReportFacts): DrillCheck {
  const { tables: restored, rows, restore } = facts;
  const missing = listed(tablesLeftOut(tables, restored).map((table) => `${table} was not restored`));
  return {
    kind: 'rows',
    name: formatPlural(tables.length, 'table'),
    ok: missing === null,
    detail: missing ?? `${formatPlural(rows ?? 0, 'row')} read back and equal${describeWitness(restore)}`,
  };
}

/** The lines of the error that name tables. */
export function differentRows({ message }: BackupError): DrillCheck {
  const lines = message.split('\n').filter((line) => line.startsWith('- '));
  const detail = lines.map((line) => line.slice(2)).join('; ');
  return { kind: 'rows', name: 'every table', ok: false, detail };
}

/** That the server took all the rest of the backup. */
export function checkObjects(missing: readonly Omission[], isAccepted: boolean): DrillCheck {
  const reasons = listed(missing.map((item) => `${item.kind} ${fullName(item)}: ${item.reason}`));
  return {
    kind: 'objects',
    name: 'all other objects',
    ok: isAccepted || missing.length === 0,
    detail: isAccepted && reasons !== null ? `left out, as skip-unrestorable allows: ${reasons}` : reasons,
  };
}
