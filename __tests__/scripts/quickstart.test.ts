import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the README promises. */
const LIMIT_MS = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'quickstart-test-'));
// Temporary folders of the run, so that what is left behind can be seen.
const temporary = join(folder, 'tmp');
const env = { ...process.env, TMPDIR: temporary, NO_COLOR: '1' };

beforeAll(() => {
  for (const part of ['dist', 'scripts']) cpSync(part, join(folder, part), { recursive: true });
});
beforeEach(() => {
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary);
  for (const path of [folder, temporary]) spawnSync('chmod', ['755', path]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'backs a sample shop up, lists, verifies, shows and restores it, without node_modules, and leaves only ./backups',
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/quickstart.mjs'], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    expect({ status, said: status === 0 ? '' : stderr }).toEqual({ status: 0, said: '' });
    expect(stdout).toContain('tables/shop.orders.json');
    expect(stdout).toContain('"ordered_at":"2025-06-01 06:28:00+00"');
    expect(stdout).toMatch(/\.tar\.gz: OK/);
    expect(stdout).toMatch(/read back and (is )?equal/);
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.tar.gz'))).toHaveLength(1);
    expect(readdirSync(temporary)).toEqual([]);
  },
  LIMIT_MS,
);

it(
  'stops everything when it is interrupted',
  async () => {
    const child = spawn(process.execPath, ['scripts/quickstart.mjs'], { cwd: folder, env, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // initdb makes and removes this file, too, before the server does.
    const pidFile = () => {
      const files = readdirSync(temporary).map((name) =>
        join(temporary, name, 'postgres/data/postmaster.pid'),
      );
      try {
        return files.map((file) => readFileSync(file, 'utf8')).join('');
      } catch {
        return '';
      }
    };
    let lines = '';
    while (!lines.includes('ready') && child.exitCode === null) {
      await sleep(5);
      lines = pidFile();
    }
    const pid = Number.parseInt(lines, 10);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(readdirSync(temporary)).toEqual([]);
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/);
  },
  LIMIT_MS,
);
