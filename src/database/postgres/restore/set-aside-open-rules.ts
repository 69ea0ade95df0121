import type { TableName } from '../../../core/ports.js';
import type { Relation } from '../key-columns.js';
import type { PostgresSession } from '../session.js';

/** A CHECK, or a NOT NULL of PostgreSQL 18, in a tree of tables whose top has it NOT VALID. */
export interface TableRule {
  readonly kind: 'check' | 'not-null';
  readonly relation: Relation;
  readonly name: string;
  /** By pg_get_constraintdef: with NO INHERIT and NOT VALID. */
  readonly definition: string;
  readonly comment: string | null;
  readonly isValidated: boolean;
  /** Without a parent that gives it, or declared here too: has to be dropped and added by itself. */
  readonly isOwn: boolean;
}

/** A CHECK of a domain, NOT VALID. */
export interface DomainRule {
  readonly domain: TableName;
  readonly name: string;
  readonly definition: string;
  readonly comment: string | null;
  readonly isOwned: boolean;
}

/** Rules that rows may break which were there before them, and that would refuse the same rows now. */
export interface OpenRules {
  /** Parents before children. */
  readonly ofTables: readonly TableRule[];
  readonly ofDomains: readonly DomainRule[];
}

/** From here on NOT NULL is a constraint of its own, and constraints may be NOT ENFORCED, which refuses nothing. */
const NOT_NULL_SINCE = 180_000;
const MULTIRANGES_SINCE = 140_000;

/** Up from the tables to the tops of the trees, then down to everything that follows a top. */
const TABLE_RULES = (oids: string, isEnforced: string) => `
WITH RECURSIVE rule AS (
  SELECT k.*, CASE k.contype WHEN 'c' THEN k.conname ELSE a.attname END AS known_by
  FROM pg_catalog.pg_constraint k
    LEFT JOIN pg_catalog.pg_attribute a ON k.contype = 'n' AND a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
  WHERE k.contype IN ('c', 'n') AND k.conrelid <> 0),
up (oid) AS (
  SELECT k.oid FROM rule k WHERE k.conrelid IN (${oids}) AND NOT k.convalidated AND ${isEnforced}
  UNION
  SELECT p.oid FROM up JOIN rule k ON k.oid = up.oid AND k.coninhcount > 0
    JOIN pg_catalog.pg_inherits i ON i.inhrelid = k.conrelid
    JOIN rule p ON p.conrelid = i.inhparent AND p.contype = k.contype AND p.known_by = k.known_by AND NOT p.connoinherit),
down (oid, depth) AS (
  SELECT up.oid, 0 FROM up JOIN rule k ON k.oid = up.oid AND k.coninhcount = 0
  UNION
  SELECT c.oid, down.depth + 1 FROM down JOIN rule k ON k.oid = down.oid AND NOT k.connoinherit
    JOIN pg_catalog.pg_inherits i ON i.inhparent = k.conrelid
    JOIN rule c ON c.conrelid = i.inhrelid AND c.contype = k.contype AND c.known_by = k.known_by AND c.coninhcount > 0),
tree (oid, depth) AS (SELECT down.oid, pg_catalog.max(down.depth) FROM down GROUP BY down.oid)
SELECT c.oid, n.nspname, c.relname, c.relkind = 'p', k.conname, k.contype, k.convalidated,
  k.coninhcount = 0 OR k.conislocal, pg_catalog.pg_get_constraintdef(k.oid),
  pg_catalog.obj_description(k.oid, 'pg_constraint')
FROM tree JOIN pg_catalog.pg_constraint k ON k.oid = tree.oid
  JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
ORDER BY tree.depth, k.oid`;

/** A domain may be below an array, a range, a composite type or another domain. */
const DOMAIN_RULES = (oids: string, isRange: string) => `
WITH RECURSIVE used (oid) AS (
  SELECT a.atttypid FROM pg_catalog.pg_attribute a
  WHERE a.attrelid IN (${oids}) AND a.attnum > 0 AND NOT a.attisdropped
  UNION
  SELECT x.oid FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid CROSS JOIN LATERAL (
    SELECT t.typelem UNION ALL SELECT t.typbasetype
    UNION ALL SELECT r.rngsubtype FROM pg_catalog.pg_range r WHERE ${isRange}
    UNION ALL SELECT a.atttypid FROM pg_catalog.pg_attribute a
      WHERE t.typrelid <> 0 AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) x (oid)
  WHERE x.oid <> 0)
SELECT n.nspname, t.typname, k.conname, pg_catalog.pg_has_role(t.typowner, 'USAGE'),
  pg_catalog.pg_get_constraintdef(k.oid), pg_catalog.obj_description(k.oid, 'pg_constraint')
FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid
  JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c' AND NOT k.convalidated
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
ORDER BY k.oid`;

/** `oids`: the tables that are written. Reads the catalog only. */
export async function findOpenRules(session: PostgresSession, oids: string): Promise<OpenRules> {
  const { serverVersionNum } = session;
  const isEnforced = serverVersionNum >= NOT_NULL_SINCE ? 'k.conenforced' : 'true';
  const isRange =
    serverVersionNum >= MULTIRANGES_SINCE ? 't.oid IN (r.rngtypid, r.rngmultitypid)' : 'r.rngtypid = t.oid';
  const ofTables = await session.query(TABLE_RULES(oids, isEnforced));
  const ofDomains = await session.query(DOMAIN_RULES(oids, isRange));
  return {
    ofTables: ofTables.map(
      ([oid, schema, table, isPartitioned, name, type, isValidated, isOwn, definition, comment]) => ({
        kind: type === 'n' ? 'not-null' : 'check',
        relation: {
          oid: oid ?? '',
          schema: schema ?? '',
          name: table ?? '',
          isPartitioned: isPartitioned === 't',
        },
        name: name ?? '',
        definition: definition ?? '',
        comment: comment ?? null,
        isValidated: isValidated === 't',
        isOwn: isOwn === 't',
      }),
    ),
    ofDomains: ofDomains.map(([schema, domain, name, isOwned, definition, comment]) => ({
      domain: { schema: schema ?? '', name: domain ?? '' },
      name: name ?? '',
      definition: definition ?? '',
      comment: comment ?? null,
      isOwned: isOwned === 't',
    })),
  };
}

/** Those that are dropped and added by themselves; all others follow their parents. */
export function droppedRules({ ofTables }: OpenRules): TableRule[] {
  return ofTables.filter(({ isOwn, isValidated }) => isOwn && !isValidated);
}
