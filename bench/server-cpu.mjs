import { readdirSync } from 'node:fs';
import { procStat } from './proc-stat.mjs';

/**
 * CPU seconds that a PostgreSQL server has used since it started: its main process, the processes that are its
 * children now, and those that were (counted in the main process once they have ended).
 * @param {number} mainPid
 */
export function serverCpuSeconds(mainPid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => secondsOf(Number(pid), mainPid))
    .reduce((sum, seconds) => sum + seconds, 0);
}

function secondsOf(pid, mainPid) {
  try {
    const { parentPid, ownSeconds, endedChildrenSeconds } = procStat(pid);
    if (pid === mainPid) return ownSeconds + endedChildrenSeconds;
    return parentPid === mainPid ? ownSeconds : 0;
  } catch {
    // Ended between the list and the look.
    return 0;
  }
}
