import type { Extension } from '../../core/manifest.js';
import { compareBytes } from '../../lib/compare-bytes.js';
import type { PostgresSession } from './session.js';

/** What the database has installed; plpgsql, which every database begins with, is left out. */
export async function readExtensions(session: PostgresSession): Promise<Extension[]> {
  const rows = await session.query(
    "SELECT e.extname, e.extversion FROM pg_catalog.pg_extension e WHERE e.extname <> 'plpgsql'",
  );
  return rows
    .map(([name, version]) => ({ name: name ?? '', version: version ?? '' }))
    .sort((a, b) => compareBytes(a.name, b.name));
}
