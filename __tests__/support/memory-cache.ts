import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CacheClient } from '../../src/action/cache-memory.js';

/** A cache as GitHub's: keys are written once, the newest that begins so is found, a key that is taken is refused with -1. */
export class MemoryCache implements CacheClient {
  readonly entries: [key: string, text: string][] = [];
  available = true;

  isFeatureAvailable(): boolean {
    return this.available;
  }

  async restoreCache(
    [folder = '']: string[],
    key: string,
    prefixes: string[] = [],
  ): Promise<string | undefined> {
    const found = this.entries.findLast(([k]) => k === key || prefixes.some((p) => k.startsWith(p)));
    if (!found) return undefined;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'failures.json'), found[1]);
    return found[0];
  }

  async saveCache([folder = '']: string[], key: string): Promise<number> {
    if (this.entries.some(([k]) => k === key)) return -1;
    this.entries.push([key, readFileSync(join(folder, 'failures.json'), 'utf8')]);
    return 1;
  }
}
