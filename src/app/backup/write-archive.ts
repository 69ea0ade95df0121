import { createHash } from 'node:crypto';
import {
  DIGEST_ALGORITHM,
  FORMAT_VERSION,
  type Manifest,
  type ManifestFile,
  type ManifestTable,
} from '../../core/manifest.js';
import type { Source, SourceDocument } from '../../core/ports.js';
import type { ReportTable } from '../../core/report.js';
import type { RunContext } from '../../core/run-context.js';
import type { Series } from '../../core/series-keys.js';
import { TOOL_VERSION } from '../../core/version.js';
import { encodeTable } from '../../encode/encode-table.js';
import { type ArchiveWriter, createArchiveWriter } from '../../pack/archive-writer.js';
import { compressBlocks } from '../../pack/compress-blocks.js';
import type { Compressor } from '../../pack/compressor.js';
import { recoveryNote } from '../../pack/recovery-note.js';
import { createSpool } from '../../pack/spool.js';
import type { FilesFacts } from '../files/files-step.js';
import { untilWhole } from '../until-whole.js';
import { type WrittenTables, writeTables } from './write-tables.js';

export interface WriteArchiveInput {
  readonly id: string;
  readonly series: Series;
  readonly source: Source;
  readonly compressor: Compressor;
  readonly jobs: number;
  readonly tempDir: string;
  readonly sink: (bytes: Uint8Array) => Promise<void>;
  /** Called when every table was read; what it says of files goes into the manifest. */
  readonly describeFiles?: (tables: readonly ManifestTable[]) => Promise<FilesFacts>;
}

export interface WrittenArchive {
  /** As it stands in the archive, without the parts only the sidecar has. */
  readonly manifest: Manifest;
  readonly archive: { readonly bytes: number; readonly sha256: string };
  readonly tables: readonly ReportTable[];
  readonly rows: number;
  readonly schemaTool: string | null;
}

/** Streams the whole archive into the sink: note, schema, tables, large objects, manifest, checksums. */
export async function writeArchive(input: WriteArchiveInput, context: RunContext): Promise<WrittenArchive> {
  const { source } = input;
  const archive = createArchiveWriter({
    folder: input.id,
    time: context.clock.now(),
    compressor: input.compressor,
    sink: input.sink,
  });
  const files: ManifestFile[] = [];
  const addFile = async (file: string, content: Uint8Array) => {
    files.push({ file, ...(await archive.addSmallFile(file, content)) });
  };

  await addFile('RECOVERY.md', Buffer.from(recoveryNote({ id: input.id, engine: source.info.engine })));
  context.progress.begin({
    tables: source.tables.length,
    estimatedBytes: source.tables.reduce((sum, table) => sum + table.estimatedBytes, 0),
  });
  const { schemaTool, written } = await writeData(input, archive, files, addFile, context).finally(() =>
    context.progress.end(),
  );

  const facts = (await input.describeFiles?.(written.tables)) ?? noFiles(input.source);
  const manifest = describe(input, context, [...written.tables], files, facts);
  const own = await archive.addSmallFile(
    'manifest.json',
    Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`),
  );
  const listed = [...manifest.files, ...manifest.tables, { file: 'manifest.json', sha256: own.sha256 }];
  const sums = listed.map(({ file, sha256 }) => `${sha256}  ${file}\n`).join('');
  await archive.addSmallFile('SHA256SUMS', Buffer.from(sums));
  return {
    manifest,
    archive: await archive.finish(),
    tables: written.report,
    rows: written.tables.reduce((sum, table) => sum + table.rows, 0),
    schemaTool,
  };
}

async function writeData(
  input: WriteArchiveInput,
  archive: ArchiveWriter,
  files: ManifestFile[],
  addFile: (file: string, content: Uint8Array) => Promise<void>,
  context: RunContext,
): Promise<{ schemaTool: string | null; written: WrittenTables }> {
  const done = await writeSchemaAndTables(input, archive, addFile, context);
  if (input.source.largeObjects) files.push(await writeLargeObjects(input, archive, context));
  for (const document of input.source.documents ?? []) {
    files.push(await untilWhole(context, () => writeDocument(input, archive, document, context.signal)));
  }
  return done;
}

/**
 * pg_dump runs while the first tables are read. When either fails, the other is stopped and waited
 * for, so that nothing writes on after the caller has gone.
 */
async function writeSchemaAndTables(
  input: WriteArchiveInput,
  archive: ArchiveWriter,
  addFile: (file: string, content: Uint8Array) => Promise<void>,
  context: RunContext,
): Promise<{ schemaTool: string | null; written: WrittenTables }> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  const schema = writeSchema(input.source, addFile);
  schema.catch((error: unknown) => failed.abort(error));
  const tables = writeTables({ ...input, archive, schemaWritten: schema }, { ...context, signal });
  await Promise.allSettled([schema, tables]);
  return { schemaTool: await schema, written: await tables };
}

async function writeSchema(
  source: Source,
  addFile: (file: string, content: Uint8Array) => Promise<void>,
): Promise<string | null> {
  const dump = await source.dumpSchema();
  if (!dump) return null;
  await addFile('schema/pre-data.sql', dump.preData);
  await addFile('schema/post-data.sql', dump.postData);
  return dump.tool;
}

async function writeLargeObjects(
  input: WriteArchiveInput,
  archive: ArchiveWriter,
  context: RunContext,
): Promise<ManifestFile> {
  const file = 'large-objects.json';
  const { largeObjects } = input.source;
  const spool = createSpool(input.tempDir);
  try {
    const rows = await input.source.readLargeObjects();
    const encoded = encodeTable(rows, largeObjects?.columns ?? [], {
      table: { schema: '', name: 'large objects' },
      signal: context.signal,
    });
    for await (const member of compressBlocks(encoded.blocks, input.compressor)) await spool.append(member);
    const { bytes, sha256 } = encoded.result();
    return { file, bytes, sha256, span: await archive.addFile(file, bytes, spool.read()) };
  } finally {
    await spool.dispose();
  }
}

async function writeDocument(
  input: WriteArchiveInput,
  archive: ArchiveWriter,
  { file, read }: SourceDocument,
  signal: AbortSignal,
): Promise<ManifestFile> {
  const spool = createSpool(input.tempDir);
  const hash = createHash('sha256');
  let bytes = 0;
  const blocks = async function* () {
    for await (const piece of read()) {
      signal.throwIfAborted();
      hash.update(piece);
      bytes += piece.length;
      yield { bytes: piece, release: () => undefined };
    }
  };
  try {
    for await (const member of compressBlocks(blocks(), input.compressor)) await spool.append(member);
    return {
      file,
      bytes,
      sha256: hash.digest('hex'),
      span: await archive.addFile(file, bytes, spool.read()),
    };
  } finally {
    await spool.dispose();
  }
}

function noFiles({ excluded, notCovered }: Source): FilesFacts {
  return { dependsOn: [], excluded, notCovered };
}

function describe(
  input: WriteArchiveInput,
  context: RunContext,
  tables: Manifest['tables'],
  files: Manifest['files'],
  { storage, dependsOn, excluded, notCovered }: FilesFacts,
): Manifest {
  const { source } = input;
  return {
    format: 'db-backup',
    version: FORMAT_VERSION,
    id: input.id,
    tool: TOOL_VERSION,
    digestAlgorithm: DIGEST_ALGORITHM,
    snapshotAt: source.snapshotAt,
    finishedAt: context.clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
    environment: input.series.environment ?? null,
    source: source.info,
    tables,
    sequences: [...source.sequences],
    files,
    excluded: [...excluded],
    notCovered: [...notCovered],
    dependsOn: [...dependsOn],
    extensions: [...source.extensions],
    ...(source.state === null ? {} : { state: source.state }),
    ...(storage ? { storage } : {}),
  };
}
