import type { Manifest } from '../../core/manifest.js';
import { keyOf } from '../../core/table-key.js';

/** A table as far as a comparison needs it; the parts of a partitioned table are one. */
export interface TableFacts {
  readonly schema: string;
  readonly name: string;
  readonly rows: number;
  /** Of JSON. */
  readonly bytes: number;
  /** Types by name. */
  readonly columns: ReadonlyMap<string, string>;
}

/** What is kept of a manifest once it was read. */
export interface BackupFacts {
  readonly id: string;
  readonly rows: number;
  readonly bytes: number;
  /** From the snapshot to the end of writing. */
  readonly seconds: number;
  /** By a key that no two names share. */
  readonly tables: ReadonlyMap<string, TableFacts>;
}

export function factsOf(manifest: Manifest): BackupFacts {
  const tables = new Map<string, TableFacts>();
  for (const table of manifest.tables) {
    const key = keyOf(table.partitionOf ?? table);
    const known = tables.get(key);
    const { schema, name } = table.partitionOf ?? table;
    const columns = known?.columns ?? new Map(table.columns.map((column) => [column.name, column.type]));
    const rows = (known?.rows ?? 0) + table.rows;
    tables.set(key, { schema, name, columns, rows, bytes: (known?.bytes ?? 0) + table.bytes });
  }
  const all = [...tables.values()];
  return {
    id: manifest.id,
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0),
    seconds: secondsOf(manifest),
    tables,
  };
}

/** From the snapshot to the end of writing; never less than nothing, whatever the clocks did. */
export function secondsOf({ snapshotAt, finishedAt }: Pick<Manifest, 'snapshotAt' | 'finishedAt'>): number {
  return Math.max(0, (Date.parse(finishedAt) - Date.parse(snapshotAt)) / 1000);
}
