import type { ManifestTable, Omission } from '../../core/manifest.js';
import type { TableName } from '../../core/ports.js';
import { keyOf } from '../../core/table-key.js';
import { formatPlural } from '../../lib/format-number.js';

/** Grants and owners are about roles and nothing else. */
const ABOUT_ROLES = ['acl', 'default-acl', 'owner', 'role'];
const NO_ROLE = /\brole "([^"]*)" does not exist/;

/** What a scratch server did not take: a backup is no worse for the roles of the server it is proved on. */
export interface ScratchOmissions {
  /** What asks for roles that the server does not have. */
  readonly roles: readonly Omission[];
  /** Foreign keys that rows of the source break: the backup is right, as it has the same rows. */
  readonly orphans: readonly Omission[];
  /** Everything else. */
  readonly missing: readonly Omission[];
}

export function splitOmissions(skipped: readonly Omission[]): ScratchOmissions {
  return {
    roles: skipped.filter(asksForRole),
    orphans: skipped.filter(({ kind }) => kind === 'orphans'),
    missing: skipped.filter((item) => !asksForRole(item) && item.kind !== 'orphans'),
  };
}

/** Tables of a backup that the server did not take, whose rows nobody has compared. */
export function tablesLeftOut(tables: readonly ManifestTable[], restored: readonly TableName[]): string[] {
  const there = new Set(restored.map(keyOf));
  return tables.filter((table) => !there.has(keyOf(table))).map(({ schema, name }) => `${schema}.${name}`);
}

function asksForRole({ kind, reason }: Omission): boolean {
  return ABOUT_ROLES.includes(kind) || kind.endsWith('-owner') || NO_ROLE.test(reason);
}

/** Each role once. */
export function rolesOf(items: readonly Omission[]): string[] {
  const roles = items.flatMap(({ kind, name, reason }) =>
    kind === 'role' ? name : (NO_ROLE.exec(reason)?.[1] ?? []),
  );
  return [...new Set(roles)];
}

/** Objects whose owner the connection may not name, summed up for each owner: there may be thousands. */
export function sumUpOwners(items: readonly Omission[]): Omission[] {
  const others = items.filter(({ kind }) => !kind.endsWith('-owner'));
  const owned = new Map<string, string[]>();
  for (const { kind, name } of items.filter((item) => item.kind.endsWith('-owner'))) {
    const at = name.lastIndexOf(' to ');
    const owner = name.slice(at + ' to '.length);
    owned.set(owner, [...(owned.get(owner) ?? []), `${kind.replace('-owner', '')} ${name.slice(0, at)}`]);
  }
  const sums = [...owned].map(([name, objects]) => ({
    kind: 'owner',
    name,
    reason: `the role of drill-server-url cannot hand ${formatPlural(objects.length, 'object')} over to it, such as ${objects[0]}; they are its own in the scratch database`,
  }));
  return [...others, ...sums];
}
