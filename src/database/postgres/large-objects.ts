import { BackupError } from '../../core/errors.js';
import type { Column } from '../../core/manifest.js';
import type { LargeObjects } from '../../core/ports.js';
import { displayList } from '../display-list.js';
import type { PostgresSession } from './session.js';

/** Bytes of an object in one row. */
export const LARGE_OBJECT_PAGE_BYTES = 256 * 1024;

/** `INV_READ` of lo_open (src/include/libpq/libpq-fs.h). */
const INV_READ = 0x40000;

const text = (name: string): Column => ({ name, type: 'text', encoding: 'text', generated: null });

export const LARGE_OBJECT_COLUMNS: readonly Column[] = [
  { name: 'oid', type: 'oid', encoding: 'number', generated: null },
  text('owner'),
  text('acl'),
  text('comment'),
  { name: 'page', type: 'integer', encoding: 'number', generated: null },
  { name: 'data', type: 'bytea', encoding: 'text', generated: null },
];

/** Roles that the session may act as, `0` being PUBLIC. */
const UNREADABLE = `
SELECT m.oid FROM pg_catalog.pg_largeobject_metadata m
WHERE NOT pg_catalog.pg_has_role(m.lomowner, 'USAGE')
  AND NOT EXISTS (
    SELECT FROM pg_catalog.aclexplode(m.lomacl) a
    WHERE a.privilege_type = 'SELECT' AND (a.grantee = 0 OR pg_catalog.pg_has_role(a.grantee, 'USAGE')))
  AND pg_catalog.current_setting('lo_compat_privileges') = 'off'
ORDER BY m.oid`;

/**
 * What large objects there are; null where there are none.
 * @throws BackupError code `SOURCE_PERMISSION` naming those that the role may not read
 */
export async function describeLargeObjects(session: PostgresSession): Promise<LargeObjects | null> {
  const [row] =
    await session.query(`SELECT pg_catalog.count(*), pg_catalog.pg_table_size('pg_catalog.pg_largeobject')
    FROM pg_catalog.pg_largeobject_metadata`);
  const count = Number(row?.[0] ?? 0);
  if (count === 0) return null;
  const unreadable = (await session.query(UNREADABLE)).map(([oid]) => oid ?? '');
  if (unreadable.length > 0) {
    throw new BackupError('source', `The role may not read the large objects ${displayList(unreadable)}.`, {
      code: 'SOURCE_PERMISSION',
      nextStep:
        'GRANT SELECT ON LARGE OBJECT for each of them to the role of database-url, or connect as their owner.',
    });
  }
  return { columns: LARGE_OBJECT_COLUMNS, count, estimatedBytes: Number(row?.[1] ?? 0) };
}

/**
 * One row per page, objects by oid, pages in order; an empty object has one row with empty data. Only functions that
 * any reader of the object may call: pg_largeobject itself is for superusers. Each lateral step waits for the one
 * before it, so that the descriptor is closed after the size was asked; nested loops keep the order of objects and
 * pages, where a final ORDER BY would have the server sort all the data.
 */
export const LARGE_OBJECTS_SELECT = `
SELECT m.oid, pg_catalog.pg_get_userbyid(m.lomowner), m.lomacl::pg_catalog.text,
  pg_catalog.obj_description(m.oid, 'pg_largeobject'), page.number,
  pg_catalog.lo_get(m.oid, page.number * ${LARGE_OBJECT_PAGE_BYTES}::pg_catalog.int8, ${LARGE_OBJECT_PAGE_BYTES})
FROM (SELECT * FROM pg_catalog.pg_largeobject_metadata ORDER BY oid) m,
  LATERAL (SELECT pg_catalog.lo_open(m.oid, ${INV_READ}) AS fd OFFSET 0) opened,
  LATERAL (SELECT pg_catalog.lo_lseek64(opened.fd, 0, 2) AS bytes OFFSET 0) sized,
  LATERAL (SELECT pg_catalog.lo_close(CASE WHEN sized.bytes >= 0 THEN opened.fd END) AS done OFFSET 0) closed,
  LATERAL (SELECT number::pg_catalog.int4 FROM pg_catalog.generate_series(
    0, CASE WHEN closed.done = 0 THEN GREATEST((sized.bytes - 1) / ${LARGE_OBJECT_PAGE_BYTES}, 0) END) number) page`;
