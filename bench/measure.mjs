import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { procStat } from './proc-stat.mjs';

const POLL_MS = 50;

/**
 * Runs a whole command and says what it took. CPU time and peak memory are the process's own, read from
 * /proc until it ends (CPU with its children, those that run and those it waited for).
 * @param {string[]} command
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ wallSeconds: number, cpuSeconds: number, peakMiB: number, stdout: string }>}
 */
export function measure(command, options = {}) {
  const [program, ...args] = command;
  const startedAt = performance.now();
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    ...(options.cwd ? { cwd: options.cwd } : {}),
  });
  const seen = { cpuSeconds: 0, peakMiB: 0 };
  const timer = setInterval(() => read(child.pid, seen), POLL_MS);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      const wallSeconds = (performance.now() - startedAt) / 1000;
      if (code === 0) resolve({ wallSeconds, ...seen, stdout });
      else reject(new Error(`${program} ended with ${code}: ${stderr}`));
    });
  });
}

function read(pid, seen) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
    const seconds = [pid, ...children.filter(Boolean)]
      .map(procStat)
      .reduce((sum, { ownSeconds, endedChildrenSeconds }) => sum + ownSeconds + endedChildrenSeconds, 0);
    seen.cpuSeconds = Math.max(seen.cpuSeconds, seconds);
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    if (peak) seen.peakMiB = Number(peak[1]) / 1024;
  } catch {
    // The process has ended between two looks.
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
