import { writeFileSync } from 'node:fs';

/** A jest reporter that leaves the totals where `scripts/test.mjs` finds them. */
export default class TestTotals {
  /**
   * @param {unknown} _contexts
   * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
   *   numRuntimeErrorTestSuites: number }} results
   */
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_TOTALS_FILE;
    if (!file) return;
    const totals = {
      passed: results.numPassedTests,
      // A file that does not even load has no tests to count, but has failed.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(file, JSON.stringify(totals));
  }
}
