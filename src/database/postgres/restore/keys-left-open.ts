import type { Manifest, ManifestTable } from '../../../core/manifest.js';
import type { TableName } from '../../../core/ports.js';
import type { RestoreRequest } from '../../../core/target.js';
import { type ScriptStatement, sqlPattern, unquote } from './script-statements.js';

const FOREIGN_KEY = sqlPattern(
  String.raw`^ALTER TABLE (?:ONLY )?(ID)\.(ID)\s+ADD CONSTRAINT (ID) FOREIGN KEY [\s\S]*? REFERENCES (ID)\.(ID)\s?\([\s\S]*;$`,
);

export interface ForeignKeyStatement {
  readonly name: string;
  readonly from: TableName;
  readonly to: TableName;
}

export function foreignKeyOf({ sql }: ScriptStatement): ForeignKeyStatement | undefined {
  const [, schema, table, name, toSchema, toTable] = FOREIGN_KEY.exec(sql) ?? [];
  if (!schema || !table || !name || !toSchema || !toTable) return undefined;
  return {
    name: unquote(name),
    from: { schema: unquote(schema), name: unquote(table) },
    to: { schema: unquote(toSchema), name: unquote(toTable) },
  };
}

/** True for a key whose rows are restored and the rows they point to are not, or not all: it cannot hold yet. */
export function isLeftOpen(key: ForeignKeyStatement, request: RestoreRequest): boolean {
  const restored = new Set(request.tables);
  const fromRows = entriesOf(key.from, request.manifest).filter(
    (entry) => restored.has(entry) && entry.rows > 0,
  );
  if (fromRows.length === 0) return false;
  const targets = entriesOf(key.to, request.manifest);
  const isExcluded = request.manifest.excluded.some(
    ({ kind, schema, name }) => kind === 'table' && schema === key.to.schema && name === key.to.name,
  );
  return isExcluded || targets.some((entry) => !restored.has(entry));
}

/** The same key, not checked against the rows that are there. */
export function withoutValidation({ sql }: ScriptStatement): string {
  return / NOT VALID;$/.test(sql) ? sql : sql.replace(/;$/, ' NOT VALID;');
}

/** A table, or the leaves below a root. */
function entriesOf({ schema, name }: TableName, { tables }: Manifest): ManifestTable[] {
  return tables.filter(
    (entry) =>
      (entry.schema === schema && entry.name === name) ||
      (entry.partitionOf?.schema === schema && entry.partitionOf.name === name),
  );
}
