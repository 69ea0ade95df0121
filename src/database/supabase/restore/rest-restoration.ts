import { BackupError } from '../../../core/errors.js';
import type { ManifestTable, Omission } from '../../../core/manifest.js';
import type { RowStream, TableName } from '../../../core/ports.js';
import type {
  MergeCounts,
  Restoration,
  RestoreOutcome,
  RowsOf,
  TableDifferences,
} from '../../../core/target.js';
import { formatPlural } from '../../../lib/format-number.js';
import { mapConcurrently } from '../../../lib/map-concurrently.js';
import { displayTable } from '../../postgres/quote.js';
import { Origins } from '../origins.js';
import type { RestApi } from '../rest-api.js';
import { explainByKey } from './explain-by-key.js';
import { findLosses } from './find-losses.js';
import { loadOrder } from './load-order.js';
import type { RestMatch } from './match-tables.js';
import { KeyReader } from './read-by-key.js';
import { RowsThere } from './rows-there.js';
import { type LoadProgress, TableLoad } from './table-load.js';
import { targetErrorOf } from './target-errors.js';
import { writeNothing } from './write-rows.js';

export interface RestRestorationParts {
  readonly api: RestApi;
  readonly matched: readonly RestMatch[];
  readonly skipped: readonly Omission[];
  /** Everything that the API lists. */
  readonly listed: readonly TableName[];
}

interface BegunTable {
  readonly rows: RowsOf;
  readonly reader: KeyReader;
  readonly there: RowsThere;
  readonly load: TableLoad;
}

/** Rows written by many requests, each of which stays; the rows of the archive's keys are read back. */
export class RestRestoration implements Restoration {
  readonly isLasting = true;
  readonly loadOrder: readonly ManifestTable[];
  readonly outcome: RestoreOutcome & { readonly merged: MergeCounts[]; readonly remains: string[] };
  private readonly matches: ReadonlyMap<ManifestTable, RestMatch>;
  private readonly begun = new Map<ManifestTable, BegunTable>();
  private readonly progress: LoadProgress = { steps: 0, waiting: new Set() };

  constructor(private readonly parts: RestRestorationParts) {
    const { matched, skipped } = parts;
    this.matches = new Map(matched.map((match) => [match.entry, match]));
    this.outcome = { skipped: [...skipped], notes: [], merged: [], remains: [] };
    this.loadOrder = loadOrder(
      matched.map(({ entry, through, sent }) => ({
        table: entry,
        through,
        pointsTo: sent.flatMap(({ pointsTo }) => pointsTo ?? []),
      })),
    );
  }

  /** @throws BackupError kind `target` code `TARGET_VALUES_LOST` */
  async examine(table: ManifestTable, rows: RowsOf): Promise<void> {
    const match = this.matches.get(table);
    if (match) await findLosses(match, rows);
  }

  /** Asks for the rights on every table before the first row is written; triggers for statements may fire. */
  async prepare(): Promise<void> {
    const refused = await mapConcurrently(this.parts.matched, 1, async ({ through, sent }) => {
      try {
        await writeNothing(this.parts.api, { into: through, columns: sent });
        return [];
      } catch (error) {
        const known = targetErrorOf(error);
        if (known instanceof BackupError && known.code === 'TARGET_PERMISSION') return [known];
        throw known;
      }
    });
    const [first, ...others] = refused.flat();
    if (!first) return;
    throw new BackupError('target', [first, ...others].map(({ message }) => message).join('\n'), {
      code: first.code,
      nextStep: first.nextStep,
      cause: first,
    });
  }

  async load(table: ManifestTable, rows: RowsOf): Promise<number | null | 'postponed'> {
    const match = this.matches.get(table);
    if (!match) return null;
    const begun = this.begun.get(table) ?? this.begin(match, rows);
    const { load, there } = begun;
    this.begun.set(table, begun);
    try {
      await load.attempt();
    } catch (error) {
      throw targetErrorOf(error);
    }
    if (!load.isDone) return 'postponed';
    const { schema, name } = table;
    this.outcome.merged.push({ schema, name, ...there.counts });
    return load.rows;
  }

  /** Large objects are none of what the API shows; the plan says so. */
  async loadLargeObjects(): Promise<void> {}

  async finish(): Promise<void> {}

  async readBack(table: ManifestTable): Promise<RowStream> {
    const pages = this.pagesOf(table);
    let count = 0;
    const chunks = async function* () {
      try {
        for await (const { found, rows } of pages) {
          count += rows;
          if (rows > 0) yield found;
        }
      } catch (error) {
        throw targetErrorOf(error);
      }
    };
    return { chunks: chunks(), serverRowCount: () => count };
  }

  async explain(table: ManifestTable): Promise<TableDifferences> {
    try {
      return await explainByKey(table, this.pagesOf(table));
    } catch (error) {
      throw targetErrorOf(error);
    }
  }

  async commit(): Promise<void> {}

  /** Nothing can be taken back: says what stays. */
  async rollback(): Promise<void> {
    const written = [...this.begun].filter(([, { load }]) => load.hasWritten);
    if (written.length === 0 || this.outcome.remains.length > 0) return;
    const shown = written.map(([table, { load }]) => {
      const { rows, isDone, isIncomplete } = load;
      const count = isDone ? formatPlural(rows, 'row') : `${formatPlural(rows, 'row')} or more`;
      const lack = isIncomplete ? ', some without what they point to' : '';
      return `${displayTable(table)} (${count}${lack})`;
    });
    this.outcome.remains.push(
      `Rows were written by service key, and stay: ${shown.join(', ')}. Running again is safe: it goes on with the rows that are missing.`,
    );
  }

  private readerOf(match: RestMatch): KeyReader {
    const { api, listed } = this.parts;
    return new KeyReader(api, match, new Origins(api, match.through, listed));
  }

  private begin(match: RestMatch, rows: RowsOf): BegunTable {
    const reader = this.readerOf(match);
    const there = new RowsThere(match, reader);
    return { rows, reader, there, load: new TableLoad(this.parts.api, match, rows, there, this.progress) };
  }

  private pagesOf(table: ManifestTable) {
    const begun = this.begun.get(table);
    if (!begun) throw new Error(`${displayTable(table)} was not loaded`);
    return begun.reader.readAll(begun.rows);
  }
}
