import { ConsequenceError } from '../../core/errors.js';
import type { ManifestTable } from '../../core/manifest.js';
import type { Source, SourceTable } from '../../core/ports.js';
import { ReadAgainError } from '../../core/read-again.js';
import type { ReportTable } from '../../core/report.js';
import type { RunContext } from '../../core/run-context.js';
import { encodeTable } from '../../encode/encode-table.js';
import type { ArchiveWriter } from '../../pack/archive-writer.js';
import { compressBlocks } from '../../pack/compress-blocks.js';
import type { Compressor } from '../../pack/compressor.js';
import { createSpool } from '../../pack/spool.js';
import { assignTableFiles } from '../../pack/table-files.js';
import { untilWhole } from '../until-whole.js';

/** Blocks of one table that are being compressed at the same time. */
const BLOCKS_IN_FLIGHT = 3;

export interface WriteTablesInput {
  readonly source: Source;
  readonly archive: ArchiveWriter;
  readonly compressor: Compressor;
  readonly tempDir: string;
  readonly jobs: number;
  /** Tables wait for it, so that the schema stands before them in the archive. */
  readonly schemaWritten: Promise<unknown>;
}

export interface WrittenTables {
  /** In the order of the source's tables. */
  readonly tables: readonly ManifestTable[];
  readonly report: readonly ReportTable[];
}

/**
 * Reads every table of the source and appends its file to the archive, `jobs` at a time, largest first.
 * The first failure stops the others; it is thrown when all of them have let go of what they held.
 */
export async function writeTables(input: WriteTablesInput, context: RunContext): Promise<WrittenTables> {
  const { source } = input;
  const files = assignTableFiles(source.tables);
  const written = new Map<SourceTable, { entry: ManifestTable; seconds: number }>();
  const queue = [...source.tables].sort((a, b) => a.estimatedBytes - b.estimatedBytes);
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);

  const work = async () => {
    for (let table = queue.pop(); table && !signal.aborted; table = queue.pop()) {
      const file = files[source.tables.indexOf(table)];
      if (file === undefined) throw new Error(`no file name was assigned to ${table.schema}.${table.name}`);
      written.set(table, await untilWhole(context, () => writeTable(input, context, table, file, signal)));
    }
  };
  const workers = Array.from({ length: input.jobs }, () =>
    work().catch((error: unknown) => {
      failed.abort(error);
      throw error;
    }),
  );
  const outcomes = await Promise.allSettled(workers);
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const isReason = (error: unknown) => !(error instanceof ConsequenceError);
  const ofFirst: unknown[] = failed.signal.aborted ? [failed.signal.reason] : [];
  const reason = [...ofFirst, ...failures].find(isReason);
  if (reason !== undefined) throw reason;
  context.signal.throwIfAborted();
  if (failures.length > 0) throw failures[0];
  return inSourceOrder(source, written);
}

function inSourceOrder(
  source: Source,
  written: ReadonlyMap<SourceTable, { entry: ManifestTable; seconds: number }>,
): WrittenTables {
  const results = source.tables.map((table) => {
    const result = written.get(table);
    if (!result) throw new Error(`${table.schema}.${table.name} was not written`);
    return result;
  });
  return {
    tables: results.map((result) => result.entry),
    report: results.map(({ entry, seconds }) => ({
      schema: entry.schema,
      name: entry.name,
      rows: entry.rows,
      bytes: entry.bytes,
      seconds,
    })),
  };
}

async function writeTable(
  input: WriteTablesInput,
  context: RunContext,
  table: SourceTable,
  file: string,
  signal: AbortSignal,
): Promise<{ entry: ManifestTable; seconds: number }> {
  const { progress, clock } = context;
  const startedAt = clock.now().getTime();
  progress.tableStarted(table, table.estimatedBytes);
  const told = { rows: 0, bytes: 0 };
  const spool = createSpool(input.tempDir);
  try {
    const rows = await input.source.readTable(table);
    const encoded = encodeTable(rows, table.columns, {
      table,
      signal,
      onProgress: (delta) => {
        told.rows += delta.rows;
        told.bytes += delta.bytes;
        progress.advanced(table, delta);
      },
    });
    for await (const member of compressBlocks(encoded.blocks, input.compressor, {
      inFlight: BLOCKS_IN_FLIGHT,
    })) {
      await spool.append(member);
    }
    const result = encoded.result();
    await input.schemaWritten;
    const span = await input.archive.addFile(file, result.bytes, spool.read());
    const seconds = (clock.now().getTime() - startedAt) / 1000;
    progress.tableFinished(table, { rows: result.rows, bytes: result.bytes, seconds });
    const entry: ManifestTable = {
      schema: table.schema,
      name: table.name,
      file,
      ...result,
      ...(rows.serverChecksum ? { serverChecksum: rows.serverChecksum() } : {}),
      partitionOf: table.partitionOf && { schema: table.partitionOf.schema, name: table.partitionOf.name },
      columns: [...table.columns],
      primaryKey: [...table.primaryKey],
      span,
    };
    return { entry, seconds };
  } catch (error) {
    if (error instanceof ReadAgainError) progress.advanced(table, { rows: -told.rows, bytes: -told.bytes });
    throw error;
  } finally {
    await spool.dispose();
  }
}
