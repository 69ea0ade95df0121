import { setTimeout as wait } from 'node:timers/promises';
import { tellWhileWorking } from '../../src/lib/tell-while-working.js';

it('tells again and again of what takes long, and stops with it', async () => {
  const told: number[] = [];
  let isEnough: () => void = () => undefined;
  const enough = new Promise<void>((resolve) => {
    isEnough = resolve;
  });
  const tell = (seconds: number) => {
    if (told.push(seconds) === 3) isEnough();
  };
  expect(await tellWhileWorking(() => enough.then(() => 'done'), tell, { firstMs: 5, everyMs: 1 })).toBe(
    'done',
  );
  await wait(20);
  expect(told).toHaveLength(3);
});

it('says nothing of what is quick or fails', async () => {
  const tell = () => {
    throw new Error('told');
  };
  expect(await tellWhileWorking(async () => 1, tell)).toBe(1);
  await expect(tellWhileWorking(() => Promise.reject(new Error('broken')), tell)).rejects.toThrow('broken');
});
