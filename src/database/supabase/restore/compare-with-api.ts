import type { Column, ManifestTable } from '../../../core/manifest.js';
import type { CatalogRelation } from '../catalog.js';
import { namesObjects } from '../values.js';

export interface ApiDifference {
  /** undefined: the table as a whole. */
  readonly column?: string;
  readonly reason: string;
}

/** Pure. What keeps the rows of an archived table from going into what the API describes. */
export function compareWithApi(entry: ManifestTable, found: CatalogRelation): ApiDifference[] {
  const columns = new Map(found.columns.map((column) => [column.name, column]));
  const differences: ApiDifference[] = entry.columns.flatMap((column) => {
    const other = columns.get(column.name);
    const reason = other ? reasonOf(column, other.type) : 'is not in the target, as far as the API shows it';
    return reason === undefined ? [] : [{ column: column.name, reason }];
  });
  return [...differences, ...compareKeys(entry, found)];
}

function reasonOf({ type, encoding, generated }: Column, found: string): string | undefined {
  if (namesObjects(found))
    return `is ${found}: the API prints the names of objects without their schema, so nothing could prove them`;
  if (generated !== null) return undefined;
  const isSameJson = (encoding === 'json') === (found === 'jsonb');
  if (isSameJson && (plainType(type) === plainType(found) || isNamed(type) || isNamed(found)))
    return undefined;
  return `is ${found}, in the backup ${type}`;
}

/** Without modifiers, which the API does not tell. */
function plainType(type: string): string {
  return type.replace(/\([^()]*\)/g, '').replace(/^interval [^[]*/, 'interval');
}

/** Types of users, whose domains the API shows by what they are made of: whether the values fit, the server says. */
function isNamed(type: string): boolean {
  return type.includes('.');
}

function compareKeys(entry: ManifestTable, found: CatalogRelation): ApiDifference[] {
  const key = found.columns.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ name }) => name);
  if (entry.primaryKey.length === 0 && key.length === 0) {
    // No rows need no key.
    if (entry.rows === 0) return [];
    return [{ reason: 'has no primary key, so nothing tells rows that are there from new ones' }];
  }
  if (JSON.stringify([...key].sort()) === JSON.stringify([...entry.primaryKey].sort())) {
    const computed = entry.columns.filter(({ name, generated }) => generated !== null && key.includes(name));
    return computed.map(({ name }) => ({ column: name, reason: 'is part of the primary key and generated' }));
  }
  const shown = (names: readonly string[]) => (names.length === 0 ? 'none' : `(${names.join(', ')})`);
  return [{ reason: `the primary key is ${shown(key)}, in the backup ${shown(entry.primaryKey)}` }];
}
