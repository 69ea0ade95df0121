/** Long enough to be noticed, and rare enough for a log. */
const FIRST_MS = 10_000;
const EVERY_MS = 30_000;

/**
 * Does `work`, and while it takes long calls `tell` with the seconds since it began: first after `firstMs`, then every
 * `everyMs`. `tell` must not throw.
 */
export async function tellWhileWorking<T>(
  work: () => Promise<T>,
  tell: (seconds: number) => void,
  { firstMs = FIRST_MS, everyMs = EVERY_MS } = {},
): Promise<T> {
  const startedAt = performance.now();
  const again = () => {
    tell((performance.now() - startedAt) / 1000);
    timer = setTimeout(again, everyMs).unref();
  };
  let timer = setTimeout(again, firstMs).unref();
  try {
    return await work();
  } finally {
    clearTimeout(timer);
  }
}
