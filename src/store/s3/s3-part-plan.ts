const MIB = 1024 * 1024;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
export const MAX_PARTS = 10_000;
const MAX_PART_BYTES = 5 * 1024 * MIB;

const MIN_PART_BYTES = 8 * MIB;

/** The estimate fills this many parts, so that it may be a tenth too low. */
const PLANNED_PARTS = 9_000;

/** Larger parts wait on disk, so that memory stays the same however large the archive is. */
const MAX_MEMORY_PART_BYTES = 16 * MIB;

export interface PartPlan {
  /** Every part but the last has exactly this size: some stores insist on it. */
  readonly partBytes: number;
  /** Parts are spooled to files in place of memory. */
  readonly isSpooled: boolean;
}

export function planParts(estimatedBytes: number): PartPlan {
  const needed = Math.ceil(estimatedBytes / PLANNED_PARTS / MIB) * MIB;
  const partBytes = Math.min(MAX_PART_BYTES, Math.max(MIN_PART_BYTES, needed));
  return { partBytes, isSpooled: partBytes > MAX_MEMORY_PART_BYTES };
}
