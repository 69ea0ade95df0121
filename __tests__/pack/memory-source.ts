import type { Span } from '../../src/core/manifest.js';
import type { SpanSource } from '../../src/pack/span-source.js';
import { inChunks } from './pieces.js';

/** An archive in memory; remembers what was read. */
export function memorySource(archive: Buffer): { source: SpanSource; read: Span[] } {
  const read: Span[] = [];
  const cut = ({ offset, length }: Span) => {
    read.push({ offset, length });
    return archive.subarray(offset, offset + length);
  };
  const source: SpanSource = {
    bytes: archive.length,
    read: async (span) => cut(span),
    stream: (span) => inChunks(cut(span)),
  };
  return { source, read };
}
