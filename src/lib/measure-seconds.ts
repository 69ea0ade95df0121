import type { Clock } from '../core/ports.js';

/** Works, and tells how many seconds that took; they count when it fails, too. */
export async function measureSeconds<T>(
  clock: Clock,
  work: () => Promise<T>,
  tell: (seconds: number) => void,
): Promise<T> {
  const startedAt = clock.now().getTime();
  try {
    return await work();
  } finally {
    tell((clock.now().getTime() - startedAt) / 1000);
  }
}
