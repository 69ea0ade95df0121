import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CacheClient, countFailures } from '../../src/action/cache.js';

/** A cache as GitHub's: keys are written once, the newest with a prefix is found. */
class FakeCache implements CacheClient {
  readonly entries: [string, string][] = [];
  available = true;
  isFeatureAvailable(): boolean {
    return this.available;
  }
  async restoreCache(paths: string[], key: string, prefixes: string[] = []): Promise<string | undefined> {
    const found = this.entries.findLast(([k]) => k === key || prefixes.some((p) => k.startsWith(p)));
    if (!found) return undefined;
    mkdirSync(paths[0] as string, { recursive: true });
    writeFileSync(join(paths[0] as string, 'count'), found[1]);
    return found[0];
  }
  async saveCache(paths: string[], key: string): Promise<number> {
    if (this.entries.some(([k]) => k === key)) throw new Error('already there');
    this.entries.push([key, readFileSync(join(paths[0] as string, 'count'), 'utf8')]);
    return 1;
  }
}

describe('countFailures', () => {
  it('counts failures in a row, over runs, until a success', async () => {
    const client = new FakeCache();
    const counts: (number | undefined)[] = [];
    for (const [run, isOk] of [false, false, true, true, false].entries()) {
      counts.push(await countFailures({ client, series: 's', runKey: String(run) }, isOk));
    }
    expect(counts).toEqual([1, 2, 0, 0, 1]);
    // The second success had nothing to change.
    expect(client.entries).toHaveLength(4);
  });

  it('counts series apart', async () => {
    const client = new FakeCache();
    await countFailures({ client, series: 'a', runKey: '1' }, false);
    expect(await countFailures({ client, series: 'b', runKey: '2' }, false)).toBe(1);
  });

  it('knows nothing where there is no cache, and takes nonsense for none', async () => {
    const client = new FakeCache();
    await countFailures({ client, series: 'a', runKey: '1' }, false);
    for (const entry of client.entries) entry[1] = 'nonsense';
    expect(await countFailures({ client, series: 'a', runKey: '2' }, false)).toBe(1);
    client.available = false;
    expect(await countFailures({ client, series: 'a', runKey: '3' }, false)).toBeUndefined();
  });
});
