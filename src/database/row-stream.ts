import type { RowStream } from '../core/ports.js';

/** A running statement that delivers COPY text. */
export interface RunningRows {
  /** By the server; undefined until the end, where it says so. */
  readonly rowCount: number | undefined;
  /** Valid until the next one is asked for; undefined after the last one. */
  nextChunk(): Promise<Uint8Array | undefined>;
}

export interface RowStreamEvents {
  /** The server has answered completely; the connection is free. */
  finished(): void;
  /** The stream broke or was abandoned; the connection is useless. Returns the error to show. */
  broken(error: unknown): Error;
}

/** A running statement as the port's stream. */
export function toRowStream(rows: RunningRows, events: RowStreamEvents): RowStream {
  let ended = false;
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    if (ended) return { done: true, value: undefined };
    try {
      const value = await rows.nextChunk();
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
      if (rows.rowCount === undefined) throw new Error('the row count is known once the stream has ended');
      return rows.rowCount;
    },
  };
}
