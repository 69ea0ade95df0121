import { jitteredWaitMs, type RetryOptions, retry } from '../../src/lib/retry.js';

const POLICY = { attempts: 3, baseMs: 1, capMs: 4 };

function options(changes: Partial<RetryOptions> = {}): RetryOptions {
  const { signal } = new AbortController();
  return { policy: POLICY, random: () => 0.5, signal, shouldRetry: () => true, ...changes };
}

describe('retry', () => {
  it('returns the first success and tells of each retry', async () => {
    let calls = 0;
    const told: number[] = [];
    const work = async () => {
      if (++calls < 3) throw new Error('busy');
      return 'done';
    };
    expect(await retry(work, options({ onRetry: (_, attempt) => told.push(attempt) }))).toBe('done');
    expect(told).toEqual([1, 2]);
  });

  it('throws the last error after the last attempt', async () => {
    let calls = 0;
    const work = () => Promise.reject(new Error(`no ${++calls}`));
    await expect(retry(work, options())).rejects.toThrow('no 3');
  });

  it('throws at once what is not worth another call', async () => {
    let calls = 0;
    const work = () => Promise.reject(new Error(`no ${++calls}`));
    await expect(retry(work, options({ shouldRetry: () => false }))).rejects.toThrow('no 1');
  });

  it('stops waiting when it is cancelled', async () => {
    const controller = new AbortController();
    const slow = options({
      policy: { attempts: 9, baseMs: 60_000, capMs: 60_000 },
      signal: controller.signal,
      onRetry: () => controller.abort(new Error('cancelled')),
    });
    await expect(retry(() => Promise.reject(new Error('busy')), slow)).rejects.toThrow('cancelled');
  });

  it('waits between nothing and the doubled base, never over the cap', () => {
    const waits = [1, 2, 3, 4, 40].map((attempt) =>
      jitteredWaitMs({ attempts: 9, baseMs: 100, capMs: 500 }, attempt, () => 1),
    );
    expect(waits).toEqual([100, 200, 400, 500, 500]);
    expect(jitteredWaitMs(POLICY, 3, () => 0)).toBe(0);
  });
});
