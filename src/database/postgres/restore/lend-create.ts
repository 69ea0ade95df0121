import { quoteIdentifier } from '../quote.js';
import { newOwnerOf, type ScriptStatement } from './script-statements.js';

/**
 * The statement of a role that is no superuser, once more with a privilege that the new owner of an object needs while it
 * changes hands: CREATE on the schema, which the archive grants at its end, or never, where the source took it away since.
 * undefined for a statement that hands nothing over.
 */
export function withCreateLent({ sql, entry }: ScriptStatement): string | undefined {
  const owner = newOwnerOf(sql);
  if (owner === undefined || !entry || entry.schema === null) return undefined;
  const schema = quoteIdentifier(entry.schema);
  const role = quoteIdentifier(owner);
  return `GRANT CREATE ON SCHEMA ${schema} TO ${role}; ${sql} REVOKE CREATE ON SCHEMA ${schema} FROM ${role};`;
}
