/**
 * Micro benchmark of the encode and pack stages: rows in memory, one table shape at a time.
 * Run: node --import ./bench/typescript-loader.mjs bench/encode-bench.ts [megabytes of COPY text]
 */
import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { encodeTable } from '../src/encode/encode-table.js';
import { createRowDigester } from '../src/encode/row-digester.js';
import { compressBlocks } from '../src/pack/compress-blocks.js';
import { type Compressor, createCompressor } from '../src/pack/compressor.js';
import { type Shape, shapes } from './table-shapes.js';

const MEGABYTE = 1_000_000;
const CHUNK_BYTES = 65_536;

const total = Number(process.argv[2] ?? 300) * MEGABYTE;

function chunksOf(shape: Shape): { pieces: Buffer[]; rows: number; bytes: number } {
  // One repeated megabyte-scale sample keeps the set-up short and the memory small.
  const lines: string[] = [];
  let bytes = 0;
  for (let i = 0; bytes < 16 * MEGABYTE; i++) {
    const line = shape.line(1_000_000 + i);
    lines.push(line);
    bytes += line.length;
  }
  const sample = Buffer.from(lines.join(''));
  const repeats = Math.ceil(total / sample.length);
  const pieces: Buffer[] = [];
  for (let r = 0; r < repeats; r++) {
    for (let at = 0; at < sample.length; at += CHUNK_BYTES)
      pieces.push(sample.subarray(at, at + CHUNK_BYTES));
  }
  return { pieces, rows: repeats * lines.length, bytes: repeats * sample.length };
}

/** CPU of this thread alone, where Node tells (23.9 and later). */
function mainThreadSeconds(): number {
  const usage = (process as { threadCpuUsage?: () => { user: number; system: number } }).threadCpuUsage?.();
  return usage ? (usage.user + usage.system) / 1e6 : Number.NaN;
}

async function measure(shape: Shape, compressor: Compressor | undefined) {
  const input = chunksOf(shape);
  const rows = {
    chunks: (async function* () {
      yield* input.pieces;
    })(),
    serverRowCount: () => input.rows,
  };
  const wall = performance.now();
  const cpu = process.cpuUsage();
  const main = mainThreadSeconds();
  const encoded = encodeTable(rows, shape.columns, {
    table: { schema: 'public', name: 'bench' },
    signal: new AbortController().signal,
  });
  let packed = 0;
  if (compressor) {
    for await (const member of compressBlocks(encoded.blocks, compressor)) packed += member.length;
  } else {
    for await (const block of encoded.blocks) block.release();
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    json: encoded.result().bytes,
    packed,
    wallSeconds: (performance.now() - wall) / 1000,
    cpuSeconds: (user + system) / 1e6,
    mainSeconds: mainThreadSeconds() - main,
  };
}

function line(name: string, m: Awaited<ReturnType<typeof measure>>): void {
  const gigabytes = m.json / 1e9;
  const cells = [
    name.padEnd(28),
    `${(m.json / MEGABYTE / m.wallSeconds).toFixed(0).padStart(5)} MB/s wall`,
    `${(m.cpuSeconds / gigabytes).toFixed(2).padStart(6)} CPU-s/GB`,
    `${(m.mainSeconds / gigabytes).toFixed(2).padStart(6)} main-s/GB`,
    m.packed ? `${((100 * m.packed) / m.json).toFixed(1)} % of JSON` : '',
  ];
  process.stdout.write(`${cells.join('  ')}\n`);
}

function compressors(): Record<string, Compressor | undefined> {
  const all: Record<string, Compressor | undefined> = {
    'encode + digest + sha256': undefined,
    '+ gzip 1': createCompressor({ format: 'gzip', level: 1 }),
    '+ gzip 6': createCompressor({ format: 'gzip', level: 6 }),
  };
  try {
    all['+ zstd 1'] = createCompressor({ format: 'zstd', level: 1 });
  } catch {
    process.stdout.write(`no zstd in Node ${process.version}\n`);
  }
  return all;
}

function sha256Speed(): void {
  const block = Buffer.alloc(MEGABYTE, 'x');
  const hash = createHash('sha256');
  const start = performance.now();
  for (let i = 0; i < 500; i++) hash.update(block);
  process.stdout.write(`sha256 alone ${(500 / ((performance.now() - start) / 1000)).toFixed(0)} MB/s\n`);
}

/** The kernel's hash over finished lines; `encode` is what is left of the combined figure. */
function digestSpeed(): void {
  const line = `{"id":1,"text":"${'x'.repeat(100)}"},\n`;
  const block = Buffer.from(`[\n${line.repeat(Math.floor(MEGABYTE / line.length))}`);
  const digester = createRowDigester();
  const start = performance.now();
  for (let i = 0; i < 500; i++) digester.update(i === 0 ? block : block.subarray(2));
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`digest alone ${((500 * block.length) / MEGABYTE / seconds).toFixed(0)} MB/s\n`);
}

sha256Speed();
digestSpeed();
for (const [shapeName, shape] of Object.entries(shapes)) {
  await measure(shape, undefined);
  for (const [name, compressor] of Object.entries(compressors())) {
    line(`${shapeName} ${name}`, await measure(shape, compressor));
  }
}
process.stdout.write(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB\n`);
