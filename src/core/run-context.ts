import type { FailureMemory } from './failure-memory.js';
import type { Clock, Log, Progress } from './ports.js';

/** What a face lends to a use case. */
export interface RunContext {
  readonly log: Log;
  readonly clock: Clock;
  readonly progress: Progress;
  /** Aborted on SIGINT, SIGTERM; every stage gives up at once and cleans up. */
  readonly signal: AbortSignal;
  /** In [0, 1); for jitter and picking. */
  readonly random: () => number;
  /** Link to the run for messages, where there is one. */
  readonly runUrl: string | undefined;
  /** The same value with every known secret in its texts replaced. */
  readonly redact: <T>(value: T) => T;
  /** Asks the person at the terminal; undefined where there is none. Resolves to what was typed, trimmed. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** True on a machine whose disk is gone after the run (a GitHub-hosted runner). */
  readonly ephemeral: boolean;
  /** undefined where nothing is remembered from run to run. */
  readonly failureMemory?: FailureMemory | undefined;
}
