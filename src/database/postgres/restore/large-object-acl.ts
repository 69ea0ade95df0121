import { quoteIdentifier } from '../quote.js';

/** One `grantee=privileges/grantor` (https://www.postgresql.org/docs/current/ddl-priv.html). */
export interface AclItem {
  /** null for PUBLIC. */
  readonly grantee: string | null;
  /** Letters, each followed by `*` where it may be granted on. */
  readonly privileges: string;
  readonly grantor: string;
}

const NAME = '"(?:[^"]|"")*"|[^="]*';
const ITEM = new RegExp(`^(${NAME})=([a-zA-Z*]*)/(${NAME})$`);

export function readAcl(item: string): AclItem {
  const [, name = '', privileges = '', grantor = ''] = ITEM.exec(item) ?? [];
  return { grantee: name === '' ? null : unquoteAcl(name), privileges, grantor: unquoteAcl(grantor) };
}

function unquoteAcl(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}

const PRIVILEGES: readonly (readonly [string, string])[] = [
  ['r', 'SELECT'],
  ['w', 'UPDATE'],
];

/** Statements that give a new large object, which has its creator's privileges only, its owner and privileges. */
export function grantsOf(
  object: string,
  owner: string,
  items: readonly AclItem[],
  ownerPolicy: 'keep' | 'target',
): string[] {
  const grants = inOrderOfGranting(items, owner)
    .filter(({ grantee }) => ownerPolicy === 'keep' || grantee !== owner)
    .flatMap((item) => grantsTo(object, item).map((sql) => asGrantor(sql, item.grantor, owner)));
  if (ownerPolicy === 'target') return grants;
  // The grants are the new owner's, so the object changes hands first.
  const revoke = items.length === 0 ? [] : [`REVOKE ALL ON ${object} FROM ${quoteIdentifier(owner)};`];
  return [`ALTER ${object} OWNER TO ${quoteIdentifier(owner)};`, ...revoke, ...grants];
}

/** Who passes a privilege on must have been given it before. */
function inOrderOfGranting(items: readonly AclItem[], owner: string): readonly AclItem[] {
  const mayGrant = new Set([owner]);
  const ordered: AclItem[] = [];
  let left = items;
  while (left.length > 0) {
    const next = left.filter(({ grantor }) => mayGrant.has(grantor));
    if (next.length === 0) return [...ordered, ...left];
    for (const { grantee } of next) if (grantee !== null) mayGrant.add(grantee);
    ordered.push(...next);
    left = left.filter((item) => !next.includes(item));
  }
  return ordered;
}

function grantsTo(object: string, { grantee, privileges }: AclItem): string[] {
  const to = grantee === null ? 'PUBLIC' : quoteIdentifier(grantee);
  return PRIVILEGES.flatMap(([letter, word]) => {
    if (!privileges.includes(letter)) return [];
    const option = privileges.includes(`${letter}*`) ? ' WITH GRANT OPTION' : '';
    return [`GRANT ${word} ON ${object} TO ${to}${option};`];
  });
}

/** What another role passed on stays its grant, as pg_dump writes it for tables. */
function asGrantor(sql: string, grantor: string, owner: string): string {
  if (grantor === owner) return sql;
  return `SET SESSION AUTHORIZATION ${quoteIdentifier(grantor)}; ${sql} RESET SESSION AUTHORIZATION;`;
}
