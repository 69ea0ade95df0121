import type { CommittedManifest } from '../../core/manifest.js';
import { MAX_TABLE_HISTORIES, MAX_TABLE_POINTS, type TableHistory } from '../../core/status.js';
import { factsOf, type TableFacts } from '../anomaly/backup-facts.js';

/** Rows and bytes of the tables that are followed, in one backup. */
export interface TableSizes {
  readonly time: string;
  /** In the order of the tables; null where the table was not there. */
  readonly sizes: readonly (Pick<TableFacts, 'rows' | 'bytes'> | null)[];
}

/** Follows the largest tables of the newest good backup, so that what is kept of thousands of manifests is small. */
export class TableFollower {
  readonly #followed: readonly (readonly [key: string, table: TableFacts])[];
  /** Tables that are not followed. */
  readonly more: number;

  constructor(newest: CommittedManifest) {
    const all = [...factsOf(newest).tables].sort(([, a], [, b]) => b.bytes - a.bytes || b.rows - a.rows);
    this.#followed = all.slice(0, MAX_TABLE_HISTORIES);
    this.more = all.length - this.#followed.length;
  }

  sizesIn(manifest: CommittedManifest, time: string): TableSizes {
    const { tables } = factsOf(manifest);
    const sizes = this.#followed.map(([key]) => {
      const table = tables.get(key);
      return table ? { rows: table.rows, bytes: table.bytes } : null;
    });
    return { time, sizes };
  }

  /** @param oldestFirst what `sizesIn` gave; the newest MAX_TABLE_POINTS are taken */
  histories(oldestFirst: readonly TableSizes[]): { times: string[]; tables: TableHistory[] } {
    const shown = oldestFirst.slice(-MAX_TABLE_POINTS);
    const tables = this.#followed.map(([, { schema, name, columns }], i) => ({
      schema,
      name,
      columns: columns.size,
      rows: shown.map(({ sizes }) => sizes[i]?.rows ?? null),
      bytes: shown.map(({ sizes }) => sizes[i]?.bytes ?? null),
    }));
    return { times: shown.map(({ time }) => time), tables };
  }
}
