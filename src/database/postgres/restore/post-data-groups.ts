import type { ManifestTable } from '../../../core/manifest.js';
import {
  type ScriptEntry,
  type ScriptStatement,
  sqlPattern,
  tablespaceOf,
  unquote,
} from './script-statements.js';

export interface PostDataGroups {
  /** Indexes and keys of one table each, largest table first: several of them can be built side by side. */
  readonly byTable: readonly (readonly ScriptStatement[])[];
  /** Everything else, in the order of the script, to be run afterwards. */
  readonly rest: readonly ScriptStatement[];
}

const TABLE_OF = sqlPattern(
  '^(?:CREATE (?:UNIQUE )?INDEX ID ON|ALTER TABLE(?: ONLY)?) (ID)\\.(ID)\\s(?:USING|[\\s\\S]*ADD CONSTRAINT)',
);

/**
 * Divides post-data. Only tables outside partition trees get a group: an index of a parent locks its partitions, and
 * groups must not wait for each other.
 */
export function groupPostData(
  statements: readonly ScriptStatement[],
  tables: readonly ManifestTable[],
): PostDataGroups {
  const plain = new Map(
    tables
      .filter(({ partitionOf }) => partitionOf === null)
      .map((table) => [`${table.schema}\0${table.name}`, table] as const),
  );
  const groups = new Map<ManifestTable, ScriptStatement[]>();
  const groupOfEntry = new Map<ScriptEntry, ScriptStatement[]>();
  const rest: ScriptStatement[] = [];
  let tablespace: ScriptStatement | undefined;
  for (const statement of statements) {
    const { sql, entry } = statement;
    if (sql.startsWith('SET default_tablespace')) {
      tablespace = tablespaceOf(sql) === undefined ? undefined : statement;
      rest.push(statement);
      continue;
    }
    const known = entry ? groupOfEntry.get(entry) : undefined;
    const table = known ? undefined : tableOf(statement, plain);
    const group = known ?? (table && (groups.get(table) ?? []));
    if (!group || !entry) {
      rest.push(statement);
      continue;
    }
    if (table) groups.set(table, group);
    groupOfEntry.set(entry, group);
    group.push(tablespace ? { ...statement, sql: localTablespace(tablespace.sql, sql) } : statement);
  }
  const bySize = [...groups].sort(([a], [b]) => b.bytes - a.bytes);
  return { byTable: bySize.map(([, group]) => group), rest };
}

function tableOf(
  { sql, entry }: ScriptStatement,
  plain: ReadonlyMap<string, ManifestTable>,
): ManifestTable | undefined {
  if (entry?.type !== 'INDEX' && entry?.type !== 'CONSTRAINT') return undefined;
  const [, schema, name] = TABLE_OF.exec(sql) ?? [];
  if (schema === undefined || name === undefined) return undefined;
  return plain.get(`${unquote(schema)}\0${unquote(name)}`);
}

/** The setting of the script counts for this transaction only, because groups share sessions. */
function localTablespace(setting: string, sql: string): string {
  return `${setting.replace(/^SET /, 'SET LOCAL ')}\n${sql}\nSET LOCAL default_tablespace = '';`;
}
