import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { LARGE_OBJECTS, RELATIONS, type Relation, SEQUENCES } from './record-image-queries.js';

/**
 * Judges a restore from outside, with nothing of this project: every table of the target is read by the
 * server's binary COPY into a temporary twin in a session on the source, and both are compared there with
 * record_image_eq (`*=`), the comparison of stored bytes, as multisets. Gives one sentence for each thing
 * that differs, without values; none when the databases hold the same. Both are left as they are.
 *
 * What crosses is chosen column by column, because some images hold numbers that mean something in one
 * database only:
 * - enums are stored as OIDs; binary COPY carries labels, and the twin stores the source's own OIDs;
 * - arrays and composites hold the OIDs of their types; the servers accept a stranger's OID of a user's type
 *   on the way in (since 14) and store their own. So after the crossing the images are comparable;
 * - reg* and aclitem hold OIDs of objects and roles, and a few types of extensions have no binary form: these
 *   are compared by their output text on both sides (`format('%s')`, which no cast of a user can change);
 * - tsquery, int2vector and oidvector cross as text and are parsed again, because servers refuse empty ones in
 *   binary form;
 * - xml loses its declaration on every way out but the cast to text, which shares its bytes;
 * - a domain is compared as its base type, since the twin would check constraints that old rows may violate.
 */
export async function differencesByImage(sourceUrl: string, targetUrl: string): Promise<string[]> {
  const source = await connect(sourceUrl);
  const target = await connect(targetUrl);
  try {
    return [
      ...(await compareRelations(source, target)),
      ...(await compareLists(source, target, SEQUENCES)),
      ...(await compareLists(source, target, LARGE_OBJECTS)),
    ];
  } finally {
    await Promise.all([source.end(), target.end()]);
  }
}

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** Pinned, so that what is compared by its text is comparable; `replica` keeps event triggers out of the twins. */
const PINS = `SET datestyle = 'ISO, YMD'; SET intervalstyle = postgres; SET timezone = 'UTC'; SET extra_float_digits = 3;
  SET lc_monetary = 'C'; SET bytea_output = hex; SET xmloption = content; SET array_nulls = on; SET search_path = '';
  SET client_encoding = 'UTF8'; SET row_security = off; SET session_replication_role = replica`;

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(PINS);
  return client;
}

async function compareRelations(source: pg.Client, target: pg.Client): Promise<string[]> {
  const [ours, theirs] = [await relationsOf(source), await relationsOf(target)];
  const found: string[] = [];
  for (const name of theirs.keys()) if (!ours.has(name)) found.push(`${name}: only in the target`);
  for (const [name, relation] of ours) {
    const other = theirs.get(name);
    if (!other) found.push(`${name}: missing in the target`);
    else if (other.kind !== relation.kind || other.populated !== relation.populated)
      found.push(`${name}: ${describe(relation)} in the source, ${describe(other)} in the target`);
    else if (relation.populated) found.push(...(await compareRows(source, target, relation, other)));
  }
  return found;
}

async function relationsOf(client: pg.Client): Promise<Map<string, Relation>> {
  const { rows } = await client.query<Relation>(RELATIONS);
  return new Map(rows.map((relation) => [`${quote(relation.schema)}.${quote(relation.name)}`, relation]));
}

const describe = ({ kind, populated }: Relation) => `kind ${kind}${populated ? '' : ', not populated'}`;

async function compareRows(
  source: pg.Client,
  target: pg.Client,
  relation: Relation,
  other: Relation,
): Promise<string[]> {
  const name = `${quote(relation.schema)}.${quote(relation.name)}`;
  const names = ({ columns }: Relation) =>
    columns
      .map((column) => column.name)
      .sort()
      .join();
  if (names(relation) !== names(other)) return [`${name}: other columns in the target`];
  // A partition tree is one multiset: its leaves may differ legitimately (hash of an enum, for one).
  const from = `${relation.kind === 'r' ? 'ONLY ' : ''}${name} t${relation.condition ? ` ${relation.condition}` : ''}`;
  const crossing = relation.columns.map((column) => crossingOf(column)).join(', ');
  const kept = relation.columns.map((column) =>
    column.by === 'parsed' ? `t.${quote(column.name)}` : `(${crossingOf(column)})::${column.type}`,
  );
  if (kept.length === 0) return compareCounts(source, target, name, from);
  await source.query('DROP TABLE IF EXISTS pg_temp.twin');
  const twin = relation.columns
    .map(({ by, type }, i) => `c${i} ${by === 'parsed' ? 'text' : type}`)
    .join(', ');
  await source.query(`CREATE TEMPORARY TABLE twin (${twin})`);
  await pipeline(
    target.query(copyTo(`COPY (SELECT ${crossing} FROM ${from}) TO STDOUT (FORMAT binary)`)),
    source.query(copyFrom('COPY pg_temp.twin FROM STDIN (FORMAT binary)')),
  );
  const sorted = (row: string, where: string) =>
    `(SELECT pg_catalog.row_number() OVER (ORDER BY r USING OPERATOR(pg_catalog.*<)) AS n, r
      FROM (SELECT ROW(${row}) AS r FROM ${where}) s)`;
  const twinRow = relation.columns.map(({ type }, i) => `t.c${i}::${type}`).join(', ');
  const { rows } = await source.query<Record<'ours' | 'theirs' | 'different', number>>(
    `SELECT pg_catalog.count(a.n)::int AS ours, pg_catalog.count(b.n)::int AS theirs,
       pg_catalog.count(*) FILTER (WHERE a.n IS NULL OR b.n IS NULL OR NOT (a.r OPERATOR(pg_catalog.*=) b.r))::int AS different
     FROM ${sorted(kept.join(', '), from)} a FULL JOIN ${sorted(twinRow, 'pg_temp.twin t')} b ON a.n = b.n`,
  );
  const { ours, theirs, different } = rows[0] ?? { ours: -1, theirs: -1, different: -1 };
  return different === 0
    ? []
    : [`${name}: ${different} rows differ (${ours} in the source, ${theirs} in the target)`];
}

function crossingOf({ name, by, type }: Relation['columns'][number]): string {
  const column = `t.${quote(name)}`;
  if (by === 'image') return column;
  if (by === 'cast') return `${column}::${type}`;
  return `CASE WHEN pg_catalog.num_nulls(${column}) = 0 THEN pg_catalog.format('%s', ${column}) END`;
}

async function compareCounts(source: pg.Client, target: pg.Client, name: string, from: string) {
  const count = async (client: pg.Client) =>
    (await client.query(`SELECT pg_catalog.count(*)::int AS n FROM ${from}`)).rows[0].n as number;
  const [ours, theirs] = [await count(source), await count(target)];
  return ours === theirs ? [] : [`${name}: ${ours} rows in the source, ${theirs} in the target`];
}

/** Compares two lists of (name, state). */
async function compareLists(source: pg.Client, target: pg.Client, query: string): Promise<string[]> {
  const read = async (client: pg.Client) =>
    new Map((await client.query(query)).rows.map((row) => [row.name as string, row.state as string]));
  const [ours, theirs] = [await read(source), await read(target)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((name) => ours.get(name) !== theirs.get(name))
    .map((name) => {
      if (!ours.has(name)) return `${name}: only in the target`;
      return theirs.has(name) ? `${name}: differs` : `${name}: missing in the target`;
    });
}
