import { existsSync, readFileSync } from 'node:fs';

/** A process that has ended and was not waited for by its parent yet does not run. */
export function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
}
