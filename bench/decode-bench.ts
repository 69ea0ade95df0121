/**
 * Micro benchmark of the way back: a table's file to COPY text, and the digest of rows that are read back.
 * Run: node --import ./bench/typescript-loader.mjs bench/decode-bench.ts [megabytes]
 */
import { performance } from 'node:perf_hooks';
import { decodeTable } from '../src/encode/decode-table.js';
import { digestRows } from '../src/encode/digest-rows.js';
import { encodeTable } from '../src/encode/encode-table.js';
import { type Shape, shapes } from './table-shapes.js';

const MEGABYTE = 1_000_000;
const CHUNK_BYTES = 65_536;
const SAMPLE_BYTES = 16 * MEGABYTE;

const total = Number(process.argv[2] ?? 300) * MEGABYTE;
const options = { table: { schema: 'public', name: 'bench' }, signal: new AbortController().signal };

function sampleOf(shape: Shape): { text: Buffer; rows: number } {
  const lines: string[] = [];
  let bytes = 0;
  for (let i = 0; bytes < SAMPLE_BYTES; i++) {
    const line = shape.line(1_000_000 + i);
    lines.push(line);
    bytes += line.length;
  }
  return { text: Buffer.from(lines.join('')), rows: lines.length };
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}

async function fileOf(shape: Shape, text: Buffer, rows: number): Promise<Buffer> {
  const stream = { chunks: piecesOf(text), serverRowCount: () => rows };
  const parts: Buffer[] = [];
  for await (const block of encodeTable(stream, shape.columns, options).blocks) {
    parts.push(Buffer.from(block.bytes));
    block.release();
  }
  return Buffer.concat(parts);
}

async function report(name: string, bytes: number, work: () => Promise<unknown>): Promise<void> {
  await work();
  const repeats = Math.max(1, Math.round(total / bytes));
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  for (let n = 0; n < repeats; n++) await work();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const done = repeats * bytes;
  process.stdout.write(
    `${name.padEnd(24)}${(done / MEGABYTE / seconds).toFixed(0).padStart(6)} MB/s wall${((user + system) / 1e6 / (done / 1e9)).toFixed(2).padStart(7)} CPU-s/GB\n`,
  );
}

for (const [name, shape] of Object.entries(shapes)) {
  const { text, rows } = sampleOf(shape);
  const file = await fileOf(shape, text, rows);
  await report(`${name} decode`, file.length, async () => {
    let bytes = 0;
    for await (const chunk of decodeTable(piecesOf(file), shape.columns, options)) bytes += chunk.length;
    if (bytes !== text.length) throw new Error(`${name}: ${bytes} bytes instead of ${text.length}`);
  });
  await report(`${name} digest`, text.length, () =>
    digestRows({ chunks: piecesOf(text), serverRowCount: () => rows }, shape.columns, options),
  );
}
