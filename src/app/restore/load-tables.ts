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
 * Loads the tables of the request, `jobs` at a time, in the order that the target needs, else largest first; returns those that
 * were not skipped.
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
  const inOrder = restoration.loadOrder ?? [...request.tables].sort((a, b) => b.bytes - a.bytes);
  progress.begin({
    tables: inOrder.length,
    estimatedBytes: inOrder.reduce((sum, table) => sum + table.bytes, 0),
  });
  const loaded: ManifestTable[] = [];
  try {
    const sources = new Map(inOrder.map((table) => [table, rowsOf(table, archive, context)]));
    const loadOne = async (table: ManifestTable, source: RowsOf): Promise<boolean> => {
      const startedAt = clock.now().getTime();
      progress.tableStarted(table, table.bytes);
      const rows = await restoration.load(table, source);
      if (rows === 'postponed') return false;
      const seconds = (clock.now().getTime() - startedAt) / 1000;
      progress.tableFinished(table, { rows: rows ?? 0, bytes: table.bytes, seconds });
      if (rows === null) return true;
      if (rows !== table.rows) throw countDiffers(table, rows, restoration);
      loaded.push(table);
      journal.tableLoaded({ schema: table.schema, name: table.name, rows, bytes: table.bytes, seconds });
      return true;
    };
    // The target ends this itself: a table that cannot go on is an error.
    while (sources.size > 0) {
      await mapConcurrently([...sources], request.jobs, async ([table, source]) => {
        if (await loadOne(table, source)) sources.delete(table);
      });
    }
  } finally {
    progress.end();
  }
  return loaded;
}

/** A table's rows as COPY text, from the first one each time; the first reading is the progress. */
export function rowsOf(table: ManifestTable, archive: OpenedArchive, context: RunContext): RowsOf {
  let isFirst = true;
  return () => {
    const options = isFirst
      ? { onProgress: (delta: { rows: number; bytes: number }) => context.progress.advanced(table, delta) }
      : {};
    isFirst = false;
    return decodeTable(archive.read(table.file), table.columns, {
      table,
      signal: context.signal,
      ...options,
    });
  };
}

/**
 * Lets the target look at every row before anything is written, where it has to.
 * @throws BackupError kind `target`
 */
export async function examineTables(
  restoration: Restoration,
  { tables }: RestoreRequest,
  archive: OpenedArchive,
  { signal }: RunContext,
): Promise<void> {
  for (const table of tables) {
    await restoration.examine?.(table, () =>
      decodeTable(archive.read(table.file), table.columns, { table, signal }),
    );
  }
}

export function largeObjectRows(archive: OpenedArchive, { signal }: RunContext): AsyncIterable<Uint8Array> {
  const table = { schema: '', name: 'large objects' };
  return decodeTable(archive.read(LARGE_OBJECTS), LARGE_OBJECT_COLUMNS, { table, signal });
}

function countDiffers(
  { schema, name, rows }: ManifestTable,
  loaded: number,
  { isLasting }: Restoration,
): BackupError {
  return new BackupError(
    'integrity',
    `The target took ${loaded} rows of ${schema}.${name}; the backup has ${rows}.`,
    {
      code: 'TARGET_ROWS_DIFFER',
      nextStep: `Look for a trigger or rule of the target that swallows rows; ${isLasting ? 'the rows that were written stay' : 'nothing was kept'}.`,
    },
  );
}
