import type { TableName } from '../core/ports.js';

const PLAIN_NAME = /^[a-z_][a-z0-9_]*$/;
const MAX_SLUG_LENGTH = 40;

/** Longer names do not fit every file system (255 bytes for a name). */
const MAX_FILE_NAME_LENGTH = 200;

/**
 * The path of each table's file in the archive, at the table's index. `tables/<schema>.<table>.json` when both
 * names are plain lower-case ASCII (then no two paths can meet on a file system that folds case or
 * normalises Unicode, and none has a second dot before `.json`); else `tables/~<number>-<slug>.json`, numbered
 * in the order given. Windows' reserved names (`con`, `nul` …) are harmless: the part before
 * the first dot is the schema, so such a schema gets a number too.
 */
export function assignTableFiles(tables: readonly TableName[]): string[] {
  const claimed = new Set<string>();
  let number = 0;
  return tables.map((table) => {
    const plain = plainPath(table);
    if (plain !== undefined && !claimed.has(plain)) {
      claimed.add(plain);
      return plain;
    }
    number += 1;
    return `tables/~${number}-${slug(`${table.schema}.${table.name}`)}.json`;
  });
}

/** Windows reads `con.anything` as a device (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). */
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

function plainPath({ schema, name }: TableName): string | undefined {
  if (!PLAIN_NAME.test(schema) || !PLAIN_NAME.test(name) || RESERVED_ON_WINDOWS.test(schema))
    return undefined;
  const file = `${schema}.${name}.json`;
  return file.length <= MAX_FILE_NAME_LENGTH ? `tables/${file}` : undefined;
}

/** For people; the manifest has the name. */
function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return plain.slice(0, MAX_SLUG_LENGTH);
}
