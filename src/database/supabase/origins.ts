import { BackupError } from '../../core/errors.js';
import type { TableName } from '../../core/ports.js';
import { ReadAgainError } from '../../core/read-again.js';
import { displayTable } from '../postgres/quote.js';
import { relationOf } from './catalog.js';
import type { ConvertedRows, RowShape } from './record-rows.js';
import type { RestApi } from './rest-api.js';

/**
 * Where a row that the API shows lies: in the table itself, in one that inherits from it and is read by its own name,
 * or in one that the API does not list, which partitions are.
 */
export type Origin = 'own' | 'listed' | 'unlisted';

/**
 * The API reads `FROM table`, which shows the rows of inheriting tables, too. Their `tableoid` tells them apart, as
 * ONLY would.
 */
export class Origins {
  private readonly known = new Map<string, Origin>();

  constructor(
    private readonly api: RestApi,
    private readonly table: TableName,
    private readonly listed: readonly TableName[],
  ) {}

  /**
   * A page without the rows of tables that are read by their own name. Tables below this one turn up as rows of theirs
   * come; the page is then looked at once more.
   */
  async convert(work: (keep: RowShape['keep']) => ConvertedRows): Promise<ConvertedRows> {
    for (;;) {
      let unknown: string | undefined;
      const rows = work(([tableoid]) => {
        const origin = this.known.get(tableoid ?? '');
        if (origin === undefined) unknown = tableoid ?? '';
        return origin !== 'listed';
      });
      if (unknown === undefined) return rows;
      await this.learn(unknown);
    }
  }

  /** @throws BackupError when rows of the table cannot be told from those of a table below it */
  private async learn(tableoid: string): Promise<void> {
    const name = await this.nameOf(tableoid);
    const isOwn = name.name === this.table.name && (name.schema ?? this.table.schema) === this.table.schema;
    const isListed = this.listed.some(
      (other) => other.name === name.name && (name.schema === undefined || other.schema === name.schema),
    );
    this.known.set(tableoid, isOwn ? 'own' : isListed ? 'listed' : 'unlisted');
    const origins = new Set(this.known.values());
    if (!origins.has('unlisted') || origins.size === 1) return;
    throw new BackupError(
      'source',
      `${displayTable(this.table)} shows rows of ${name.name}, which inherits from it and is not exposed.`,
      {
        code: 'SOURCE_INHERITED_ROWS',
        nextStep:
          'Grant service_role SELECT on the inheriting table and expose its schema, leave both out by exclude-tables, or back up with database-url.',
      },
    );
  }

  private async nameOf(tableoid: string): Promise<{ schema?: string; name: string }> {
    const { body } = await this.api.request({
      build: (client) =>
        relationOf(client, this.table).select('name:tableoid::regclass').eq('tableoid', tableoid).limit(1),
      what: `the tables below ${displayTable(this.table)}`,
    });
    const [row] = JSON.parse(Buffer.from(body).toString('utf8')) as { name: string }[];
    if (!row) throw new ReadAgainError(`${displayTable(this.table)} changed while it was read`);
    return parseName(row.name);
  }
}

/** What `regclass` prints: parts in quotes where they need it, the schema where it is not in the search path. */
function parseName(text: string): { schema?: string; name: string } {
  const parts = [...text.matchAll(/"((?:[^"]|"")*)"|([^."]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
  const [schema, name] = parts;
  return name === undefined ? { name: schema ?? '' } : { schema: schema ?? '', name };
}
