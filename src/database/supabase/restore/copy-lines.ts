import { StringDecoder } from 'node:string_decoder';

/** A row of COPY text, without its line break (https://www.postgresql.org/docs/current/sql-copy.html, "Text Format"). */
export type CopyLine = string;

export interface BatchLimit {
  readonly rows: number;
  /** In characters of COPY text; a single row may be longer. */
  readonly size: number;
}

/** Rows in batches, which are the same ones each time the same rows are read. */
export async function* lineBatches(
  chunks: AsyncIterable<Uint8Array>,
  limit: BatchLimit,
): AsyncGenerator<CopyLine[], void, void> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let batch: CopyLine[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const lines = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)).split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (batch.length === limit.rows || (batch.length > 0 && size + line.length > limit.size)) {
        yield batch;
        batch = [];
        size = 0;
      }
      batch.push(line);
      size += line.length;
    }
  }
  if (batch.length > 0) yield batch;
}

const LETTERS: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };

/** The texts of a row's values; null is SQL NULL. */
export function valuesOf(line: CopyLine): (string | null)[] {
  return line.split('\t').map((field) => {
    if (field === '\\N') return null;
    if (!field.includes('\\')) return field;
    return field.replace(/\\(.)/gs, (_, letter: string) => LETTERS[letter] ?? letter);
  });
}
