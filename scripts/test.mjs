import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './install.mjs';
import { runInForeground } from './services/run-in-foreground.mjs';
import { startAll } from './services/start-all.mjs';

/**
 * The whole test run in one command: installs what is missing, starts every server, runs jest with
 * the given arguments, stops everything. The last line is `N passed, N failed`.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

await installDependencies(root);
const services = await startAll({ onStart: (text) => console.error(`started ${text}`) });
let code = 1;
try {
  const totalsFile = join(services.folder, 'totals.json');
  code = await runJest({ ...process.env, ...services.env, TEST_TOTALS_FILE: totalsFile });
  const totals = readTotals(totalsFile);
  process.once('exit', () => console.log(summaryLine(totals)));
} finally {
  await services.stop({ keepLogs: code !== 0 });
  if (code !== 0) console.error(`logs of the servers: ${services.folder}`);
}
process.exitCode = code;

/** @param {Record<string, string | undefined>} env */
function runJest(env) {
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const options = ['--rootDir', root, '--maxWorkers=2'];
  const args = ['--experimental-vm-modules', '--no-warnings', jest, ...options, ...process.argv.slice(2)];
  return runInForeground(process.execPath, args, env);
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, skipped: number }}
 */
function readTotals(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  // jest ended before it had totals.
  return { passed: 0, failed: 1, skipped: 0 };
}

/** @param {ReturnType<typeof readTotals>} totals */
function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
