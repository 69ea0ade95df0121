import * as core from '@actions/core';
import { EXIT_CODES } from '../core/errors.js';
import { cancelOnSignals } from '../lib/cancel-on-signals.js';
import { openArtifactClient } from './artifact.js';
import { openCacheClient } from './cache-memory.js';
import { run } from './run.js';

/** What was given up on, such as an upload that nobody answers, would else hold the job until its own end. */
const MAX_LINGER_MS = 2000;

/** The GitHub Action: joins the process with `run`, which holds the logic. */
export async function runAction(): Promise<void> {
  const cancellation = cancelOnSignals(process, () => process.exit(EXIT_CODES.cancelled));
  try {
    process.exitCode = await run({
      core,
      variables: process.env,
      clock: { now: () => new Date() },
      signal: cancellation.signal,
      writeSummary: async (markdown) => {
        if (process.env.GITHUB_STEP_SUMMARY) await core.summary.addRaw(markdown).write();
      },
      openArtifactClient,
      openCacheClient,
      loadRunOperation: async () => (await import('../app/run-operation.js')).runOperation,
    });
  } catch (error) {
    core.setFailed(
      `exit code 1: ${error instanceof Error ? error.stack : error}\nThis is a bug: please report it.`,
    );
  } finally {
    cancellation.dispose();
    setTimeout(() => process.exit(), MAX_LINGER_MS).unref();
  }
}
