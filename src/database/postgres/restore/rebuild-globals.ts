import type { PostgresSession } from '../session.js';
import type { DoomedObject } from './rebuild-objects.js';
import { type ScriptStatement, sqlPattern, unquote } from './script-statements.js';

/** What lives in no schema: the statement that creates one, and a query for those that the target has. */
interface GlobalKind {
  readonly kind: string;
  readonly creates: RegExp;
  /** Gives class, oid, identity (as the statement writes it, without quotes of single names). */
  readonly sql: string;
}

const found = (catalog: string, name: string, rest = '') =>
  `SELECT 'pg_catalog.${catalog}'::pg_catalog.regclass::pg_catalog.oid, o.oid, ${name}, i.identity
   FROM pg_catalog.${catalog} o ${rest} CROSS JOIN LATERAL pg_catalog.pg_identify_object('pg_catalog.${catalog}'::pg_catalog.regclass, o.oid, 0) i
   WHERE o.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
     WHERE d.classid = 'pg_catalog.${catalog}'::pg_catalog.regclass AND d.objid = o.oid AND d.deptype = 'e')`;

/** In the order in which they can go. */
const KINDS: readonly GlobalKind[] = [
  {
    kind: 'event trigger',
    creates: sqlPattern('^CREATE EVENT TRIGGER (ID)'),
    sql: found('pg_event_trigger', 'o.evtname'),
  },
  {
    kind: 'publication',
    creates: sqlPattern('^CREATE PUBLICATION (ID)'),
    sql: found('pg_publication', 'o.pubname'),
  },
  {
    kind: 'cast',
    creates: /^CREATE CAST \((.*? AS .*?)\) (?:WITH|WITHOUT)/s,
    sql: found(
      'pg_cast',
      "pg_catalog.format_type(o.castsource, NULL) || ' AS ' || pg_catalog.format_type(o.casttarget, NULL)",
    ),
  },
  {
    kind: 'transform',
    creates: /^CREATE TRANSFORM FOR (.*? LANGUAGE .*?) \(/s,
    sql: found(
      'pg_transform',
      "pg_catalog.format_type(o.trftype, NULL) || ' LANGUAGE ' || l.lanname",
      'JOIN pg_catalog.pg_language l ON l.oid = o.trflang',
    ),
  },
  {
    kind: 'server',
    creates: sqlPattern('^CREATE SERVER (ID)'),
    sql: found('pg_foreign_server', 'o.srvname'),
  },
  {
    kind: 'foreign-data wrapper',
    creates: sqlPattern('^CREATE FOREIGN DATA WRAPPER (ID)'),
    sql: found('pg_foreign_data_wrapper', 'o.fdwname'),
  },
  {
    kind: 'language',
    creates: sqlPattern('^CREATE (?:OR REPLACE )?(?:TRUSTED )?(?:PROCEDURAL )?LANGUAGE (ID)'),
    sql: found('pg_language', 'o.lanname'),
  },
  {
    kind: 'access method',
    creates: sqlPattern('^CREATE ACCESS METHOD (ID)'),
    sql: found('pg_am', 'o.amname'),
  },
];

const NAMED = new Set([
  'event trigger',
  'publication',
  'server',
  'foreign-data wrapper',
  'language',
  'access method',
]);

/** Objects without a schema that the scripts create and the target has already. */
export async function findGlobals(
  session: PostgresSession,
  statements: readonly ScriptStatement[],
): Promise<DoomedObject[]> {
  const doomed: DoomedObject[] = [];
  for (const { kind, creates, sql } of KINDS) {
    const created = new Set(
      statements.flatMap((statement) => {
        const name = creates.exec(statement.sql)?.[1];
        return name === undefined ? [] : [NAMED.has(kind) ? unquote(name) : name];
      }),
    );
    if (created.size === 0) continue;
    for (const [classId, oid, name, identity] of await session.query(sql)) {
      if (!created.has(name ?? '')) continue;
      const known = { classId: classId ?? '', oid: oid ?? '', schema: null, isOwned: true };
      doomed.push({ ...known, kind, name: name ?? '', identity: identity ?? '' });
    }
  }
  return doomed;
}

/** Mappings and memberships go with what they belong to. */
export function dropGlobal({ kind, name, identity }: DoomedObject): string {
  if (kind === 'cast') return `DROP CAST IF EXISTS (${name}) CASCADE`;
  if (kind === 'transform') return `DROP TRANSFORM IF EXISTS FOR ${name} CASCADE`;
  const word = kind === 'foreign-data wrapper' ? 'FOREIGN DATA WRAPPER' : kind.toUpperCase();
  return `DROP ${word} IF EXISTS ${identity} CASCADE`;
}
