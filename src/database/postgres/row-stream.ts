import type { RowStream } from '../../core/ports.js';
import type { CopyOut } from './copy-out.js';

export interface RowStreamEvents {
  /** The server has answered completely; the connection is free. */
  finished(): void;
  /** The stream broke or was abandoned; the connection is useless. Returns the error to show. */
  broken(error: unknown): Error;
}

/** A running COPY as the port's stream. */
export function toRowStream(copy: CopyOut, events: RowStreamEvents): RowStream {
  let ended = false;
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    if (ended) return { done: true, value: undefined };
    try {
      const value = await copy.nextChunk();
      if (value !== undefined) return { done: false, value };
    } catch (error) {
      ended = true;
      throw events.broken(error);
    }
    ended = true;
    events.finished();
    return { done: true, value: undefined };
  };
  const abandon = async (): Promise<IteratorResult<Uint8Array>> => {
    if (!ended) {
      ended = true;
      events.broken(new Error('the reader went away'));
    }
    return { done: true, value: undefined };
  };
  return {
    chunks: { [Symbol.asyncIterator]: () => ({ next, return: abandon }) },
    serverRowCount() {
      if (copy.rowCount === undefined) throw new Error('the row count is known once the stream has ended');
      return copy.rowCount;
    },
  };
}
