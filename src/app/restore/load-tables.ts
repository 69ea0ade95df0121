import { BackupError } from '../../core/errors.js';
import type { ManifestTable } from '../../core/manifest.js';
import type { RunContext } from '../../core/run-context.js';
import type { Restoration, RestoreRequest, RowsOf } from '../../core/target.js';
import { LARGE_OBJECT_COLUMNS } from '../../database/postgres/large-objects.js';
import { decodeTable } from '../../encode/decode-table.js';
import { mapConcurrently } from '../../lib/map-concurrently.js';
import type { OpenedArchive } from '../archive/open-archive.js';
import type { RestoreJournal } from './restore-journal.js';
import { LARGE_OBJECTS } from './restore-request.js';

/**
 * Loads the tables of the request, `jobs` at a time, largest first; returns those that were not skipped.
 * @throws BackupError kind `integrity` code `TARGET_ROWS_DIFFER` when the target took another number of rows
 */
export async function loadTables(
  restoration: Restoration,
  request: RestoreRequest,
  archive: OpenedArchive,
  context: RunContext,
  journal: RestoreJournal,
): Promise<ManifestTable[]> {
  const { progress, clock } = context;
  const inOrder = [...request.tables].sort((a, b) => b.bytes - a.bytes);
  progress.begin({
    tables: inOrder.length,
    estimatedBytes: inOrder.reduce((sum, table) => sum + table.bytes, 0),
  });
  const loaded: ManifestTable[] = [];
  try {
    await mapConcurrently(inOrder, request.jobs, async (table) => {
      const startedAt = clock.now().getTime();
      progress.tableStarted(table, table.bytes);
      const rows = await restoration.load(table, rowsOf(table, archive, context));
      const seconds = (clock.now().getTime() - startedAt) / 1000;
      progress.tableFinished(table, { rows: rows ?? 0, bytes: table.bytes, seconds });
      if (rows === null) return;
      if (rows !== table.rows) throw countDiffers(table, rows);
      loaded.push(table);
      journal.tableLoaded({ schema: table.schema, name: table.name, rows, bytes: table.bytes, seconds });
    });
  } finally {
    progress.end();
  }
  return loaded;
}

/** A table's rows as COPY text, from the first one each time. */
export function rowsOf(table: ManifestTable, archive: OpenedArchive, context: RunContext): RowsOf {
  return () =>
    decodeTable(archive.read(table.file), table.columns, {
      table,
      signal: context.signal,
      onProgress: (delta) => context.progress.advanced(table, delta),
    });
}

export function largeObjectRows(archive: OpenedArchive, { signal }: RunContext): AsyncIterable<Uint8Array> {
  const table = { schema: '', name: 'large objects' };
  return decodeTable(archive.read(LARGE_OBJECTS), LARGE_OBJECT_COLUMNS, { table, signal });
}

function countDiffers({ schema, name, rows }: ManifestTable, loaded: number): BackupError {
  return new BackupError(
    'integrity',
    `The target took ${loaded} rows of ${schema}.${name}; the backup has ${rows}.`,
    {
      code: 'TARGET_ROWS_DIFFER',
      nextStep: 'Look for a trigger or rule of the target that swallows rows; nothing was kept.',
    },
  );
}
