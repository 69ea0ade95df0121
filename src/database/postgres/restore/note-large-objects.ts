import type { RestoreRequest } from '../../../core/target.js';
import type { PostgresSession } from '../session.js';

const LARGE_OBJECTS_FILE = 'large-objects.json';

/** For the plan. Which numbers the backup uses stands in its rows, which the plan does not fetch. */
export async function noteLargeObjects(
  session: PostgresSession,
  { manifest, isSelection, mode }: RestoreRequest,
): Promise<string[]> {
  if (isSelection || !manifest.files.some(({ file }) => file === LARGE_OBJECTS_FILE)) return [];
  const [row] = await session.query('SELECT pg_catalog.count(*) FROM pg_catalog.pg_largeobject_metadata');
  if (row?.[0] === '0') return [];
  const fate =
    mode === 'create'
      ? 'they stay, and the restore is undone if the backup has one of the same number'
      : 'those that the backup has are replaced, all others stay';
  return [`Large objects of the target: ${row?.[0]}; ${fate}.`];
}

/** After the restore. */
export function leftLargeObjects(count: string): string {
  return count === '1'
    ? '1 large object of the target is not in the backup; it was left as it is.'
    : `${count} large objects of the target are not in the backup; they were left as they are.`;
}
