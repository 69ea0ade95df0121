/** For cleaning up after a signal; all of a cancelled run has 7 s. */
const CANCELLED_MS = 4_500;

/**
 * Runs `work` on a session of its own, also after `signal`, because a cancelled run has to clean up, too. Once the signal has
 * come, whatever is not done within 4.5 s is cut off.
 */
export async function afterSignal<Session extends { end(): Promise<void> }, T>(
  signal: AbortSignal,
  open: (signal: AbortSignal) => Promise<Session>,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timers: NodeJS.Timeout[] = [];
  const hurry = () => timers.push(setTimeout(() => controller.abort(), CANCELLED_MS).unref());
  if (signal.aborted) hurry();
  else signal.addEventListener('abort', hurry, { once: true });
  try {
    const session = await open(controller.signal);
    try {
      return await work(session);
    } finally {
      await session.end();
    }
  } finally {
    timers.forEach(clearTimeout);
    signal.removeEventListener('abort', hurry);
  }
}
