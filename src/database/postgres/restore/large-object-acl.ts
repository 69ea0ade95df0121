import { quoteIdentifier } from '../quote.js';

/** One `grantee=privileges/grantor` (https://www.postgresql.org/docs/current/ddl-priv.html). */
export interface AclItem {
  /** null for PUBLIC. */
  readonly grantee: string | null;
  /** Letters, each followed by `*` where it may be granted on. */
  readonly privileges: string;
}

const ITEM = /^("(?:[^"]|"")*"|[^="]*)=([a-zA-Z*]*)\//;

export function readAcl(item: string): AclItem {
  const [, name = '', privileges = ''] = ITEM.exec(item) ?? [];
  const grantee = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
  return { grantee: grantee === '' ? null : grantee, privileges };
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
  const grants = items
    .filter(({ grantee }) => ownerPolicy === 'keep' || grantee !== owner)
    .flatMap(({ grantee, privileges }) => grantsTo(object, grantee, privileges));
  if (ownerPolicy === 'target') return grants;
  // The grants are the new owner's, so the object changes hands first.
  const revoke = items.length === 0 ? [] : [`REVOKE ALL ON ${object} FROM ${quoteIdentifier(owner)};`];
  return [`ALTER ${object} OWNER TO ${quoteIdentifier(owner)};`, ...revoke, ...grants];
}

function grantsTo(object: string, grantee: string | null, privileges: string): string[] {
  const to = grantee === null ? 'PUBLIC' : quoteIdentifier(grantee);
  return PRIVILEGES.flatMap(([letter, word]) => {
    if (!privileges.includes(letter)) return [];
    const option = privileges.includes(`${letter}*`) ? ' WITH GRANT OPTION' : '';
    return [`GRANT ${word} ON ${object} TO ${to}${option};`];
  });
}
