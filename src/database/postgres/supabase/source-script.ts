import { type ScriptEntry, scriptPieces } from '../restore/script-statements.js';
import { isReservedRole } from './managed-schemas.js';

/** Belong to no schema, so that leaving out schemas leaves them in. */
const GLOBAL_TYPES = new Set([
  'EVENT TRIGGER',
  'PUBLICATION',
  'PUBLICATION TABLE',
  'PUBLICATION TABLES IN SCHEMA',
]);
const COMMENT_ON_GLOBAL = /^(?:EVENT TRIGGER|PUBLICATION) /;

/**
 * A script of pg_dump without what every Supabase project has by itself and no user may create: event triggers,
 * publications and default privileges of Supabase's roles, and comments on extensions, which come with them.
 */
export function withoutPlatformGlobals(script: string): string {
  return scriptPieces(script)
    .filter(({ entry }) => entry === null || !isPlatformGlobal(entry))
    .map(({ text }) => text)
    .join('');
}

function isPlatformGlobal({ type, name, owner }: ScriptEntry): boolean {
  if (type === 'COMMENT' && name.startsWith('EXTENSION ')) return true;
  if (!isReservedRole(owner)) return false;
  return (
    type === 'DEFAULT ACL' || GLOBAL_TYPES.has(type) || (type === 'COMMENT' && COMMENT_ON_GLOBAL.test(name))
  );
}
