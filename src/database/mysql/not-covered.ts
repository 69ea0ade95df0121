import type { Omission } from '../../core/manifest.js';
import type { Catalog } from './catalog.js';
import type { Flavour } from './flavour.js';

const JSON_LIMIT =
  'values inside JSON that are dates, times or bytes print as strings, and come back as such; decimals that print like an integer or a double (and on 5.7 doubles without a fraction) come back as one';

const PERIOD_LIMIT =
  'its versions are told by transaction numbers, which mean nothing to another server: the rows are carried, their history may not be restorable';

/** What the archive cannot carry, as far as it was really met; mysqldump has the same limits. */
export function findNotCovered({ tables }: Catalog, flavour: Flavour): Omission[] {
  return tables.flatMap(({ schema, name, columns }) => {
    const jsons = flavour.engine === 'mariadb' ? [] : columns.filter(({ dataType }) => dataType === 'json');
    const numbered = columns.some(({ isPeriod, dataType }) => isPeriod && dataType === 'bigint');
    return [
      ...jsons.map((column) => ({
        kind: 'column-precision',
        schema,
        name: `${name}.${column.name}`,
        reason: JSON_LIMIT,
      })),
      ...(numbered ? [{ kind: 'history', schema, name, reason: PERIOD_LIMIT }] : []),
    ];
  });
}
