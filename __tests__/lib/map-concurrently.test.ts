import { setTimeout as sleep } from 'node:timers/promises';
import { mapConcurrently } from '../../src/lib/map-concurrently.js';

it('keeps the order of the items and the limit', async () => {
  let running = 0;
  let most = 0;
  const results = await mapConcurrently([5, 1, 4, 2, 3, 0], 3, async (ms) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(ms);
    running -= 1;
    return ms * 10;
  });
  expect(results).toEqual([50, 10, 40, 20, 30, 0]);
  expect(most).toBe(3);
});

it('does nothing for no items', async () => {
  expect(await mapConcurrently([], 4, async () => 1)).toEqual([]);
});

it('throws the first error after what is under way has ended, and begins nothing more', async () => {
  const ended: number[] = [];
  const begun: number[] = [];
  const run = mapConcurrently([0, 1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await sleep(item === 0 ? 5 : 30);
    if (item === 0) throw new Error('first');
    ended.push(item);
  });
  await expect(run).rejects.toThrow('first');
  expect(begun).toEqual([0, 1]);
  expect(ended).toEqual([1]);
});
