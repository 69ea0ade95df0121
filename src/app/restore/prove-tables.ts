import { BackupError } from '../../core/errors.js';
import type { ManifestTable } from '../../core/manifest.js';
import type { RunContext } from '../../core/run-context.js';
import type { Restoration } from '../../core/target.js';
import { type DigestedRows, digestRows } from '../../encode/digest-rows.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';

/** Tables that are compared as one: a partition tree, whose leaves may share its rows out differently. */
export interface ProofUnit {
  readonly label: string;
  readonly tables: readonly ManifestTable[];
}

/** What is not equal in a unit. */
export interface FailedProof {
  readonly unit: ProofUnit;
  readonly reason: string;
}

export interface Proof {
  readonly provenTables: number;
  readonly failed: readonly FailedProof[];
  /** Labels of units whose recomputed generated columns are not what was archived; no failure. */
  readonly differentGenerated: readonly string[];
}

/** Digests are sums modulo this (docs/archive-format.md, "Digest"). */
const DIGEST_MODULUS = 1n << 128n;

/**
 * The units of a proof. Leaves of a tree are one unit when all that the backup has of it are restored; a part of
 * a tree is compared leaf by leaf.
 */
export function proofUnits(restored: readonly ManifestTable[], all: readonly ManifestTable[]): ProofUnit[] {
  const leavesRestored = countLeaves(restored);
  const leavesArchived = countLeaves(all);
  const units = new Map<string, ManifestTable[]>();
  for (const table of restored) {
    const root = rootOf(table);
    const isWhole = root !== null && leavesRestored.get(root) === leavesArchived.get(root);
    const label = isWhole ? root : `${table.schema}.${table.name}`;
    const unit = units.get(label);
    if (unit) unit.push(table);
    else units.set(label, [table]);
  }
  return [...units].map(([label, tables]) => ({ label, tables }));
}

function rootOf({ partitionOf }: ManifestTable): string | null {
  return partitionOf && `${partitionOf.schema}.${partitionOf.name}`;
}

function countLeaves(tables: readonly ManifestTable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const root = rootOf(table);
    if (root !== null) counts.set(root, (counts.get(root) ?? 0) + 1);
  }
  return counts;
}

/** Reads every restored table back, `jobs` at a time, and compares count and digest with the manifest; tells the progress. */
export async function proveTables(
  restoration: Restoration,
  units: readonly ProofUnit[],
  jobs: number,
  context: RunContext,
): Promise<Proof> {
  const { progress } = context;
  const tables = units.flatMap((unit) => unit.tables);
  const estimatedBytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  progress.begin({ tables: tables.length, estimatedBytes, quiet: true });
  const outcomes = await mapConcurrently(units, jobs, async (unit) => {
    const found: DigestedRows[] = [];
    for (const table of unit.tables) found.push(await readBack(restoration, table, context));
    return { unit, reason: compare(unit, found), generated: hasSameGenerated(unit, found) };
  }).finally(() => progress.end());
  const failed = outcomes.flatMap(({ unit, reason }) => (reason === null ? [] : [{ unit, reason }]));
  return {
    provenTables: outcomes
      .filter(({ reason }) => reason === null)
      .reduce((sum, { unit }) => sum + unit.tables.length, 0),
    failed,
    differentGenerated: outcomes.filter(({ generated }) => !generated).map(({ unit }) => unit.label),
  };
}

async function readBack(
  restoration: Restoration,
  table: ManifestTable,
  { progress, clock, signal }: RunContext,
): Promise<DigestedRows> {
  const startedAt = clock.now().getTime();
  progress.tableStarted(table, table.bytes);
  // In the measure of the load, which is JSON: what comes back is shorter.
  const bytesPerRow = table.bytes / Math.max(1, table.rows);
  const digested = await digestRows(await restoration.readBack(table), table.columns, {
    table,
    signal,
    onProgress: ({ rows }) => progress.advanced(table, { rows, bytes: rows * bytesPerRow }),
  });
  const seconds = (clock.now().getTime() - startedAt) / 1000;
  progress.tableFinished(table, { rows: digested.rows, bytes: table.bytes, seconds });
  return digested;
}

/** @throws BackupError kind `integrity` code `TARGET_ROWS_DIFFER` naming every table */
export function refuseUnproven({ failed }: Proof, { isLasting }: Pick<Restoration, 'isLasting'> = {}): void {
  if (failed.length === 0) return;
  const list = failed.map(({ unit, reason }) => `- ${unit.label}: ${reason}`).join('\n');
  throw new BackupError(
    'integrity',
    `What was loaded is not what the backup holds${isLasting ? '' : ', so nothing is kept'}:\n${list}`,
    {
      code: 'TARGET_ROWS_DIFFER',
      nextStep: isLasting
        ? 'A trigger of the target may change rows as they are written, and what was written stays: switch it off (ALTER TABLE … DISABLE TRIGGER USER) and run again, or see with explain-differences: true which rows it are.'
        : 'Something in the target changes rows while they are loaded; run again with explain-differences: true to see which.',
    },
  );
}

function compare({ tables }: ProofUnit, found: readonly DigestedRows[]): string | null {
  const expectedRows = tables.reduce((sum, table) => sum + table.rows, 0);
  const rows = found.reduce((sum, digested) => sum + digested.rows, 0);
  if (rows !== expectedRows) return `${rows} rows instead of ${expectedRows}`;
  const isEqual = sumDigests(found.map((f) => f.digest)) === sumDigests(tables.map((t) => t.digest));
  return isEqual ? null : `${rows} rows as in the backup, but not the same content`;
}

function hasSameGenerated({ tables }: ProofUnit, found: readonly DigestedRows[]): boolean {
  const sum = (digests: readonly (string | null)[]) => sumDigests(digests.map((digest) => digest ?? '0'));
  return sum(found.map((f) => f.generatedDigest)) === sum(tables.map((t) => t.generatedDigest));
}

function sumDigests(digests: readonly string[]): bigint {
  return digests.reduce((sum, digest) => (sum + BigInt(`0x${digest}`)) % DIGEST_MODULUS, 0n);
}
