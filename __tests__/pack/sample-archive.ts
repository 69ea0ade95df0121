import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { DIGEST_ALGORITHM, type Manifest, type ManifestTable } from '../../src/core/manifest.js';
import { encodeTable } from '../../src/encode/encode-table.js';
import { createArchiveWriter } from '../../src/pack/archive-writer.js';
import { compressBlocks } from '../../src/pack/compress-blocks.js';
import { type CompressionFormat, createCompressor } from '../../src/pack/compressor.js';
import { createSpool } from '../../src/pack/spool.js';
import { assignTableFiles } from '../../src/pack/table-files.js';
import { rowStream } from '../encode/encode-all.js';

export interface SampleTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: ManifestTable['columns'];
  readonly copyText: Buffer;
  readonly rows: number;
}

export interface Sample {
  readonly archive: Buffer;
  readonly manifest: Manifest;
  /** Offsets of the sink's writes: the borders of members. */
  readonly borders: readonly number[];
}

export const SAMPLE_ID = 'backup-2026-03-25T020000Z';

export const SAMPLE_TABLES: readonly SampleTable[] = [
  {
    schema: 'public',
    name: 'orders',
    columns: [
      { name: 'id', type: 'bigint', encoding: 'number', generated: null },
      { name: 'note', type: 'text', encoding: 'text', generated: null },
    ],
    copyText: Buffer.from('1\tx\n2\t\\N\n3\ta"b\\\\c\\n\n'),
    rows: 3,
  },
  { schema: 'public', name: 'empty', columns: [], copyText: Buffer.from(''), rows: 0 },
  {
    schema: 'Weird.Schema',
    name: 'tä/ble',
    columns: [{ name: 'v', type: 'text', encoding: 'text', generated: null }],
    copyText: Buffer.from(`${'long value '.repeat(300_000)}\n`),
    rows: 1,
  },
];

/** A whole archive as the backup writes it; `edit` changes the manifest before it is written. */
export async function sampleArchive(
  options: {
    format?: CompressionFormat;
    tables?: readonly SampleTable[];
    files?: Readonly<Record<string, string>>;
    edit?: (manifest: Manifest) => unknown;
  } = {},
): Promise<Sample> {
  const tables = options.tables ?? SAMPLE_TABLES;
  const pieces: Buffer[] = [];
  const compressor = createCompressor({ format: options.format ?? 'gzip' });
  const writer = createArchiveWriter({
    folder: SAMPLE_ID,
    time: new Date('2026-03-25T02:00:00Z'),
    compressor,
    sink: async (bytes) => {
      pieces.push(Buffer.from(bytes));
    },
  });
  const manifest = emptyManifest();
  for (const [file, content] of Object.entries({ 'RECOVERY.md': '# note\n', ...options.files })) {
    manifest.files.push({ file, ...(await writer.addSmallFile(file, Buffer.from(content))) });
  }
  const paths = assignTableFiles(tables);
  for (const [index, table] of tables.entries()) {
    const file = paths[index] as string;
    const encoded = encodeTable(rowStream([table.copyText], table.rows), table.columns, {
      table,
      signal: new AbortController().signal,
    });
    const spool = createSpool(tmpdir());
    for await (const member of compressBlocks(encoded.blocks, compressor)) await spool.append(member);
    const totals = encoded.result();
    const span = await writer.addFile(file, totals.bytes, spool.read());
    const { schema, name, columns } = table;
    manifest.tables.push({ schema, name, file, ...totals, partitionOf: null, columns, primaryKey: [], span });
  }
  const manifestText = Buffer.from(JSON.stringify(options.edit?.(manifest) ?? manifest));
  const own = await writer.addSmallFile('manifest.json', manifestText);
  const listed = [...manifest.files, ...manifest.tables, { file: 'manifest.json', sha256: own.sha256 }];
  await writer.addSmallFile(
    'SHA256SUMS',
    Buffer.from(listed.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('')),
  );
  const { bytes, sha256 } = await writer.finish();
  const archive = Buffer.concat(pieces);
  if (archive.length !== bytes || createHash('sha256').update(archive).digest('hex') !== sha256) {
    throw new Error('finish() does not describe what the sink took');
  }
  let offset = 0;
  const borders = pieces.map((piece) => {
    offset += piece.length;
    return offset;
  });
  return { archive, manifest, borders };
}

function emptyManifest(): Manifest {
  return {
    format: 'db-backup',
    version: 1,
    id: SAMPLE_ID,
    tool: '1.0.0',
    digestAlgorithm: DIGEST_ALGORITHM,
    snapshotAt: '2026-03-25T02:00:01Z',
    finishedAt: '2026-03-25T02:00:09Z',
    environment: null,
    source: {
      engine: 'postgresql',
      serverVersion: '15.18',
      database: 'shop',
      fingerprint: 'f',
      fingerprintKind: 'system-identifier',
      consistency: 'snapshot',
    },
    tables: [],
    sequences: [],
    files: [],
    excluded: [],
    notCovered: [],
    dependsOn: [],
  };
}
