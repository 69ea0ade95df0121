import { displayList } from '../../display-list.js';
import { grantedRolesOf, newOwnerOf, type ScriptStatement } from './script-statements.js';

/** Names of the objects, by the role that the definitions name for them. */
export interface RoleUses {
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly granted: ReadonlyMap<string, readonly string[]>;
}

export function ownersIn(statements: readonly ScriptStatement[]): RoleUses['owners'] {
  return group(statements, ({ sql }) => {
    const owner = newOwnerOf(sql);
    return owner === undefined ? [] : [owner];
  });
}

export function grantedIn(statements: readonly ScriptStatement[]): RoleUses['granted'] {
  return group(statements, ({ sql }) => grantedRolesOf(sql));
}

function group(
  statements: readonly ScriptStatement[],
  keysOf: (statement: ScriptStatement) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const statement of statements) {
    for (const key of keysOf(statement)) {
      const names = groups.get(key) ?? [];
      groups.set(key, names);
      const name = statement.entry?.name ?? '';
      if (!names.includes(name)) names.push(name);
    }
  }
  return groups;
}

/** Such as `: owner of orders; named in the privileges of items`. */
export function describeUses(role: string, { owners, granted }: RoleUses): string {
  const owned = owners.get(role);
  const named = granted.get(role);
  const parts = [
    ...(owned ? [`owner of ${displayList(owned)}`] : []),
    ...(named ? [`named in the privileges of ${displayList(named)}`] : []),
  ];
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}
