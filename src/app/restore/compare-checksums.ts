import { fullName } from '../../core/describe-restore.js';
import { BackupError } from '../../core/errors.js';
import type { ManifestTable } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import type { ChecksumReport } from '../../core/report.js';
import type { ChecksumOutcome, Restoration } from '../../core/target.js';
import { displayList } from '../../database/display-list.js';
import { formatPlural } from '../../lib/format-number.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';

export interface JudgedTable {
  readonly table: TableName;
  readonly outcome: ChecksumOutcome;
}

export interface ChecksumRules {
  /** Tables (`schema.name`) whose generated columns are not what they were. */
  readonly recomputed: readonly string[];
  /** `table-checksum: off`. */
  readonly isOff: boolean;
  readonly jobs: number;
}

/**
 * Asks the target's server for its own checksums of tables that are proved: the proof reads rows back the way they were read from
 * the source, and what that way loses is equal on both sides. null where the engine has no such thing.
 */
export async function compareChecksums(
  restoration: Restoration,
  tables: readonly ManifestTable[],
  { recomputed, isOff, jobs }: ChecksumRules,
): Promise<JudgedTable[] | null> {
  const compare = restoration.compareChecksum?.bind(restoration);
  if (!compare) return null;
  const judge = async (table: ManifestTable): Promise<ChecksumOutcome> => {
    if (isOff) return { notCompared: 'table-checksum: off' };
    if (recomputed.includes(fullName(table))) return { notCompared: 'generated columns were recomputed' };
    return compare(table);
  };
  return mapConcurrently(tables, jobs, async (table) => ({
    table: { schema: table.schema, name: table.name },
    outcome: await judge(table),
  }));
}

export function sumUpChecksums(judged: readonly JudgedTable[]): ChecksumReport {
  const byReason = new Map<string, TableName[]>();
  for (const { table, outcome } of judged) {
    if (typeof outcome === 'string') continue;
    const tables = byReason.get(outcome.notCompared);
    if (tables) tables.push(table);
    else byReason.set(outcome.notCompared, [table]);
  }
  return {
    equal: judged.filter(({ outcome }) => outcome === 'equal').length,
    notCompared: [...byReason].map(([reason, tables]) => ({ reason, tables })),
  };
}

/** One sentence for each reason. */
export function checksumNotes(judged: readonly JudgedTable[]): string[] {
  return sumUpChecksums(judged).notCompared.map(
    ({ reason, tables }) =>
      `The server's own checksum of ${formatPlural(tables.length, 'table')} was not compared (${reason}): ${displayList(tables.map(fullName))}.`,
  );
}

/** @throws BackupError kind `integrity` code `TARGET_CHECKSUM_DIFFERS` naming every table */
export function refuseDifferent(judged: readonly JudgedTable[]): void {
  const different = judged.filter(({ outcome }) => outcome === 'different');
  if (different.length === 0) return;
  const list = different.map(({ table }) => `- ${fullName(table)}: CHECKSUM TABLE differs`).join('\n');
  throw new BackupError(
    'integrity',
    `The rows read back as in the backup, but the servers of source and target do not say the same of them, so nothing is kept:\n${list}`,
    {
      code: 'TARGET_CHECKSUM_DIFFERS',
      nextStep:
        'A value was not carried as it was: do not rely on these tables of the backup, and report how they are defined. table-checksum: off restores what the archive holds.',
    },
  );
}
