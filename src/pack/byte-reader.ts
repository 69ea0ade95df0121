/** Pulls exact amounts out of a stream of chunks. */
export interface ByteReader {
  /** Exactly `length` bytes, or fewer at the end of the stream. A view or a copy. */
  exactly(length: number): Promise<Buffer>;
  /** Between one and `limit` bytes, without a copy; undefined at the end of the stream. */
  some(limit: number): Promise<Buffer | undefined>;
  /** Puts back what was read last. */
  unread(bytes: Buffer): void;
  /** Ends the stream early. */
  close(): Promise<void>;
}

export function createByteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const source = chunks[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  const fill = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const next = await source.next();
      if (next.done) return false;
      rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    return true;
  };
  const some = async (limit: number): Promise<Buffer | undefined> => {
    if (!(await fill())) return undefined;
    const taken = rest.subarray(0, limit);
    rest = rest.subarray(taken.length);
    return taken;
  };

  return {
    some,
    async exactly(length) {
      const pieces: Buffer[] = [];
      let missing = length;
      while (missing > 0) {
        const piece = await some(missing);
        if (!piece) break;
        pieces.push(piece);
        missing -= piece.length;
      }
      return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    },
    unread(bytes) {
      rest = Buffer.concat([bytes, rest]);
    },
    async close() {
      await source.return?.();
    },
  };
}
