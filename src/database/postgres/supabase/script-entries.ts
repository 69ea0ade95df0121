import { type ScriptEntry, sqlPattern, unquote } from '../restore/script-statements.js';
import { isManagedSchema } from './managed-schemas.js';

/** The schema that an entry belongs to or is about. */
export function schemaOfEntry({ type, name, schema }: ScriptEntry): string | null {
  if (schema !== null) return schema;
  if (type === 'SCHEMA') return name;
  const about = type === 'ACL' || type === 'COMMENT' ? /^SCHEMA "?([^"]+)"?$/.exec(name)?.[1] : undefined;
  return about ?? null;
}

export function isManaged(entry: ScriptEntry | null): boolean {
  const schema = entry === null ? null : schemaOfEntry(entry);
  return schema !== null && isManagedSchema(schema);
}

const SESSION_ROLE = sqlPattern('^SET SESSION AUTHORIZATION (ID);$');

/** Who grants from here on: null after RESET, undefined for any other statement. */
export function sessionRoleOf(sql: string): string | null | undefined {
  if (/^RESET SESSION AUTHORIZATION;$/.test(sql)) return null;
  const found = SESSION_ROLE.exec(sql)?.[1];
  if (found === undefined) return undefined;
  return found === 'DEFAULT' ? null : unquote(found.replace(/^'(.*)'$/, '"$1"'));
}
