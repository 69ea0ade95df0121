import { setMaxListeners } from 'node:events';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
type SignalName = (typeof SIGNALS)[number];

/** npm passes a Ctrl-C on that its script has already got from the terminal: that is one signal, not two. */
export const SAME_SIGNAL_MS = 500;

/** The part of `process` that is needed. */
export interface SignalSource {
  on(signal: SignalName, listener: () => void): unknown;
  off(signal: SignalName, listener: () => void): unknown;
}

/** How long a cancelled run may clean up; the promise to users is 7 s, all told. */
export const CLEAN_UP_MS = 6500;

export interface Cancellation {
  /** Aborted by the first signal. */
  readonly signal: AbortSignal;
  /** Stops listening, once the run has ended; after a signal `leave` still ends what hangs on. */
  dispose(): void;
}

/**
 * The first SIGINT or SIGTERM aborts; a second one, or a clean-up that takes too long, calls `leave`.
 */
export function cancelOnSignals(
  source: SignalSource,
  leave: () => void,
  cleanUpMs: number = CLEAN_UP_MS,
): Cancellation {
  const controller = new AbortController();
  // Every read that is under way listens; Node would take more than ten for a leak and say so.
  setMaxListeners(0, controller.signal);
  let abortedMs = 0;
  const listener = (): void => {
    if (controller.signal.aborted) {
      if (performance.now() - abortedMs >= SAME_SIGNAL_MS) leave();
      return;
    }
    abortedMs = performance.now();
    // Unreferenced: waiting must not keep a process alive that has cleaned up.
    setTimeout(leave, cleanUpMs).unref();
    controller.abort();
  };
  for (const name of SIGNALS) source.on(name, listener);
  return {
    signal: controller.signal,
    dispose() {
      for (const name of SIGNALS) source.off(name, listener);
    },
  };
}
