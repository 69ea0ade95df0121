import { tmpdir } from 'node:os';
import type { Log } from '../../src/core/ports.js';
import type { StoreOptions } from '../../src/store/store-options.js';

// Jest gives tests a realm of their own, whose Error knows nothing of Node's: without this the S3 client
// takes a broken connection for something unknown and wraps it, which it never does outside Jest.
Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, error: unknown): boolean {
    if (this === Error) return Object.prototype.toString.call(error) === '[object Error]';
    return Function.prototype[Symbol.hasInstance].call(this, error);
  },
});

export class LogLines implements Log {
  readonly lines: string[] = [];
  debug = (message: string) => void this.lines.push(message);
  info = this.debug;
  warn = this.debug;
  error = this.debug;
  group<T>(_title: string, work: () => Promise<T>): Promise<T> {
    return work();
  }
}

/** Short waits, so that a test of a broken store ends soon. */
export function testOptions(changes: Partial<StoreOptions> = {}): StoreOptions {
  return {
    s3: {},
    tempDir: tmpdir(),
    log: new LogLines(),
    clock: { now: () => new Date() },
    signal: new AbortController().signal,
    random: Math.random,
    timing: {
      connectTimeoutMs: 2_000,
      idleTimeoutMs: 5_000,
      retry: { attempts: 4, baseMs: 5, capMs: 20 },
    },
    ...changes,
  };
}

export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
