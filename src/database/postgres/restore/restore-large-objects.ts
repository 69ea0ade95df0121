import { BackupError } from '../../../core/errors.js';
import type { RestoreMode, RowsOf } from '../../../core/target.js';
import { displayList } from '../../display-list.js';
import { LARGE_OBJECT_PAGE_BYTES } from '../large-objects.js';
import { quoteLiteral } from '../quote.js';
import type { PostgresSession } from '../session.js';
import { copyIn } from './copy-in.js';
import { grantsOf, readAcl } from './large-object-acl.js';
import { leftLargeObjects } from './note-large-objects.js';
import type { StepsContext } from './restore-steps.js';
import { runStatements, type StatementRun } from './run-statements.js';
import type { ScriptStatement } from './script-statements.js';
import { settleRefused } from './settle-refused.js';
import { targetError } from './target-errors.js';

const STAGE = 'pg_temp.db_backup_large_objects';

const CREATE_STAGE = `CREATE TEMPORARY TABLE db_backup_large_objects
  (oid pg_catalog.oid, owner pg_catalog.text, acl pg_catalog.text, comment pg_catalog.text, page pg_catalog.int4, data pg_catalog.bytea)
  ON COMMIT DROP`;

const TAKEN = `SELECT DISTINCT m.oid FROM ${STAGE} s JOIN pg_catalog.pg_largeobject_metadata m ON m.oid = s.oid ORDER BY 1`;

const OTHERS = `SELECT pg_catalog.count(*) FROM pg_catalog.pg_largeobject_metadata m
  WHERE NOT EXISTS (SELECT FROM ${STAGE} s WHERE s.oid = m.oid)`;

const START = `s.page * ${LARGE_OBJECT_PAGE_BYTES}::pg_catalog.int8`;

/** An object without content has one page without bytes. */
const WRITE = `SELECT pg_catalog.count(pg_catalog.lo_create(d.oid)) FROM (SELECT DISTINCT s.oid FROM ${STAGE} s) d;
  SELECT pg_catalog.count(pg_catalog.lo_put(s.oid, ${START}, s.data)::pg_catalog.text) FROM ${STAGE} s WHERE pg_catalog.length(s.data) > 0`;

/** Pages that are not what was staged, and objects that go on after their last page. */
const DIFFERENT = `
SELECT DISTINCT s.oid FROM ${STAGE} s
WHERE pg_catalog.lo_get(s.oid, ${START}, ${LARGE_OBJECT_PAGE_BYTES}) IS DISTINCT FROM s.data
UNION
SELECT s.oid FROM (SELECT oid, pg_catalog.max(page) AS page FROM ${STAGE} GROUP BY oid) s
WHERE pg_catalog.lo_get(s.oid, (s.page + 1) * ${LARGE_OBJECT_PAGE_BYTES}::pg_catalog.int8, 1) <> ''
ORDER BY 1`;

const PROPERTIES = `SELECT DISTINCT oid, owner, acl, comment FROM ${STAGE} ORDER BY oid`;

/**
 * Large objects with their numbers, content, comments, owners and privileges; their content is proved equal page by
 * page. Objects of other numbers stay. The session has to be in a transaction. Gives the numbers.
 * @throws BackupError code `TARGET_LARGE_OBJECT_TAKEN` when a number is in use and nothing may be replaced
 */
export async function restoreLargeObjects(
  context: StepsContext,
  mode: RestoreMode,
  rows: RowsOf,
): Promise<string[]> {
  const { session, signal } = context;
  try {
    await session.query(CREATE_STAGE);
    await copyIn(session, `COPY ${STAGE} FROM STDIN`, rows);
    await makeRoom(context, mode);
    await session.query(WRITE);
    const different = (await session.query(DIFFERENT)).map(([oid]) => oid ?? '');
    if (different.length > 0) throw differs(different);
    const oids = (await session.query(`SELECT DISTINCT oid FROM ${STAGE}`)).map(([oid]) => oid ?? '');
    await setProperties(context);
    await session.query(`DROP TABLE ${STAGE}`);
    return oids;
  } catch (error) {
    throw targetError(error, 'large objects', signal);
  }
}

async function makeRoom({ session, note }: StepsContext, mode: RestoreMode): Promise<void> {
  const taken = (await session.query(TAKEN)).map(([oid]) => oid ?? '');
  if (taken.length > 0 && mode === 'create') {
    throw new BackupError('target', `The target has large objects ${displayList(taken)} already.`, {
      code: 'TARGET_LARGE_OBJECT_TAKEN',
      nextStep:
        'Remove them with lo_unlink, or restore into another database: their numbers are in the rows.',
    });
  }
  for (const oid of taken) await session.query(`SELECT pg_catalog.lo_unlink(${Number(oid)})`);
  const [others] = await session.query(OTHERS);
  const count = others?.[0] ?? '0';
  if (count !== '0') note(leftLargeObjects(count));
}

function differs(oids: readonly string[]): BackupError {
  return new BackupError(
    'integrity',
    `The large objects ${displayList(oids)} are not what the backup holds.`,
    {
      code: 'TARGET_ROWS_DIFFER',
      nextStep: "Nothing was kept; look into the server's log, then run again.",
    },
  );
}

async function setProperties(context: StepsContext): Promise<void> {
  const { session, request, log, signal, note } = context;
  const statements: ScriptStatement[] = [];
  for (const [oid, owner, acl, comment] of await session.query(PROPERTIES)) {
    const entry = { name: oid ?? '', type: 'LARGE OBJECT', schema: null, owner: owner ?? '' };
    const add = (sql: string) => statements.push({ sql, entry });
    const object = `LARGE OBJECT ${Number(oid)}`;
    if (comment !== null && comment !== undefined) add(`COMMENT ON ${object} IS ${quoteLiteral(comment)};`);
    const items = acl === null || acl === undefined ? [] : await readItems(session, acl);
    for (const sql of grantsOf(object, owner ?? '', items, request.owner)) add(sql);
  }
  const run: StatementRun = { session, commits: 'never', doing: 'large objects', log, signal, note };
  await settleRefused(context, 'large objects', await runStatements(run, statements));
}

/** The items of a list of privileges as texts; as `aclitem` the server would refuse roles that it does not know. */
async function readItems(session: PostgresSession, acl: string) {
  const rows = await session.query(`SELECT pg_catalog.unnest(${quoteLiteral(acl)}::pg_catalog.text[])`);
  return rows.map(([item]) => readAcl(item ?? ''));
}
