import type { ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import { type CatalogTable, readCatalog } from '../catalog.js';
import { displayTable, quoteIdentifier } from '../quote.js';
import type { ValueForm } from '../rows-kernel/rows-kernel.js';
import { selectSql } from '../scope.js';
import type { MysqlSession } from '../session.js';
import { encodingOf, formOf } from '../values.js';

export interface ReadBackPlan {
  readonly sql: string;
  readonly forms: readonly ValueForm[];
}

/** Reads tables as a backup of theirs would. Their shapes are looked up once for each database. */
export class BackReader {
  private readonly shapes = new Map<string, Promise<ReadonlyMap<string, CatalogTable>>>();

  /** `home` is the database that sessions are in. */
  constructor(private readonly home: string) {}

  /** The SELECT whose rows have to equal the archived ones: the archive's columns in its order, generated ones too. */
  async planFor(session: MysqlSession, { columns }: ManifestTable, place: TableName): Promise<ReadBackPlan> {
    let shapes = this.shapes.get(place.schema);
    if (!shapes) {
      shapes = this.readShapes(session, place.schema);
      this.shapes.set(place.schema, shapes);
    }
    const found = (await shapes).get(place.name);
    if (!found) throw new Error(`there is no table ${displayTable(place)}`);
    return planSelect({ columns }, found);
  }

  private async readShapes(
    session: MysqlSession,
    schema: string,
  ): Promise<ReadonlyMap<string, CatalogTable>> {
    if (schema !== this.home) await session.query(`USE ${quoteIdentifier(schema)}`);
    const { tables } = await readCatalog(session);
    if (schema !== this.home) await session.query(`USE ${quoteIdentifier(this.home)}`);
    return new Map(tables.map((table) => [table.name, table]));
  }
}

/** Columns of the archive, generated ones too, from a table as the catalog has it. */
export function planSelect({ columns }: Pick<ManifestTable, 'columns'>, found: CatalogTable): ReadBackPlan {
  const byName = new Map(found.columns.map((column) => [column.name, column]));
  const read = columns.map(({ name }) => {
    const column = byName.get(name);
    if (!column) throw new Error(`${displayTable(found)} has no column ${name}`);
    return column;
  });
  return {
    sql: selectSql({ ...found, columns: read }),
    forms: read.map((column) => formOf({ encoding: encodingOf(column) })),
  };
}
