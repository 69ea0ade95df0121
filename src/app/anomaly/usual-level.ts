import { median } from '../../lib/median.js';

/** The median is taken of this many backups. */
export const WINDOW = 7;

/** Smaller differences are never told: in a small table they are the life of it. */
export interface Floor {
  readonly drop: number;
  readonly jump: number;
}

export type Step = 'dropped' | 'jumped';

/** Whether `value` is further from `usual` than `threshold` (a share of it) and the floor allow; nothing is far from 0. */
export function stepFrom(usual: number, value: number, threshold: number, floor: Floor): Step | null {
  const difference = value - usual;
  if (usual === 0 || Math.abs(difference) <= threshold * usual) return null;
  if (difference < 0) return -difference >= floor.drop ? 'dropped' : null;
  return difference >= floor.jump ? 'jumped' : null;
}

/**
 * The last values that belong to the level of today, at most WINDOW: after a step in what was kept as good, only those
 * since the step count. So a change is told once, and from then on it is what is usual.
 *
 * @param oldestFirst of backups that are not marked as anomalous
 */
export function levelOf(oldestFirst: readonly number[], threshold: number, floor: Floor): number[] {
  let level: number[] = [];
  for (const value of oldestFirst) {
    const usual = median(level);
    const isStep = usual !== undefined && stepFrom(usual, value, threshold, floor) !== null;
    level = isStep ? [value] : [...level.slice(1 - WINDOW), value];
  }
  return level;
}
