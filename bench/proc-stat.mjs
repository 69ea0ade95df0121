import { readFileSync } from 'node:fs';

/** Kernel clock ticks in a second on Linux. */
const TICKS_PER_SECOND = 100;

/**
 * CPU seconds of a process, and of those of its children that it has waited for.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 * @param {number | string} pid
 * @throws when there is no such process (any more)
 */
export function procStat(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return {
    parentPid: fields[1],
    ownSeconds: (fields[11] + fields[12]) / TICKS_PER_SECOND,
    endedChildrenSeconds: (fields[13] + fields[14]) / TICKS_PER_SECOND,
  };
}
