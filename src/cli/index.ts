import { EXIT_CODES, EXIT_UNKNOWN } from '../core/errors.js';
import { cancelOnSignals } from '../lib/cancel-on-signals.js';
import { run } from './run.js';
import { textSink } from './terminal.js';

/** The command `db-backup`: joins the process with `run`, which holds the logic. */
export async function runCli(): Promise<void> {
  // The bundle's own version of the SDK runs on this Node; that a later one will not is no news for users.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const cancellation = cancelOnSignals(process, () => process.exit(EXIT_CODES.cancelled));
  try {
    process.exitCode = await run({
      words: process.argv.slice(2),
      variables: process.env,
      stdout: textSink(process.stdout),
      stderr: textSink(process.stderr),
      errorStream: process.stderr,
      keyboard: process.stdin.isTTY ? process.stdin : undefined,
      clock: { now: () => new Date() },
      signal: cancellation.signal,
      loadRunOperation: async () => (await import('../app/run-operation.js')).runOperation,
    });
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.stack : error}\nThis is a bug: please report it.\n`,
    );
    process.exitCode = EXIT_UNKNOWN;
  } finally {
    cancellation.dispose();
  }
}
