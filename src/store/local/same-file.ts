import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** Compares two files of any size, chunk by chunk. */
export async function isSameFile(a: string, b: string): Promise<boolean> {
  if ((await stat(a)).size !== (await stat(b)).size) return false;
  const others = createReadStream(b)[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(a) as AsyncIterable<Buffer>) {
    while (rest.length < chunk.length) {
      const next = await others.next();
      if (next.done) return false;
      rest = Buffer.concat([rest, next.value as Buffer]);
    }
    if (!chunk.equals(rest.subarray(0, chunk.length))) return false;
    rest = rest.subarray(chunk.length);
  }
  return rest.length === 0;
}
