import type { Column } from '../core/manifest.js';

/** A column of the target, as far as it matters for taking rows. */
export interface TargetColumn {
  readonly name: string;
  readonly type: string;
  readonly generated: 'stored' | 'virtual' | null;
  readonly notNull: boolean;
  readonly isIdentity: boolean;
  readonly hasDefault: boolean;
}

export interface ColumnDifference {
  readonly column: string;
  readonly reason: string;
}

export interface ColumnComparison {
  readonly differences: readonly ColumnDifference[];
  /** Names of columns that only the target has, and that fill themselves. */
  readonly extra: readonly string[];
}

/** Pure. What keeps rows of the archived columns from going into the target's, in the order of the columns. */
export function compareColumns(
  archived: readonly Column[],
  target: readonly TargetColumn[],
): ColumnComparison {
  const byName = new Map(target.map((column) => [column.name, column]));
  const archivedNames = new Set(archived.map(({ name }) => name));
  const differences = archived.flatMap((column) =>
    reasonsFor(column, byName.get(column.name)).map((reason) => ({ column: column.name, reason })),
  );
  const extra = target.filter(({ name }) => !archivedNames.has(name));
  const unfilled = extra.filter((column) => !fillsItself(column));
  return {
    differences: [
      ...differences,
      ...unfilled.map(({ name }) => ({
        column: name,
        reason: 'is not in the backup, is NOT NULL and has no default',
      })),
    ],
    extra: extra.filter(fillsItself).map(({ name }) => name),
  };
}

function fillsItself({ notNull, hasDefault, generated, isIdentity }: TargetColumn): boolean {
  return !notNull || hasDefault || generated !== null || isIdentity;
}

function reasonsFor(archived: Column, found: TargetColumn | undefined): string[] {
  if (!found) return ['is not in the target'];
  const reasons: string[] = [];
  if (archived.type !== found.type) reasons.push(`is ${found.type}, in the backup ${archived.type}`);
  if (archived.generated !== found.generated) {
    reasons.push(`is ${generatedWord(found.generated)}, in the backup ${generatedWord(archived.generated)}`);
  }
  if (archived.notNull !== undefined && archived.notNull !== found.notNull) {
    const word = (notNull: boolean) => (notNull ? 'NOT NULL' : 'nullable');
    reasons.push(`is ${word(found.notNull)}, in the backup ${word(archived.notNull)}`);
  }
  return reasons;
}

function generatedWord(generated: Column['generated']): string {
  return generated === null ? 'no generated column' : `generated (${generated})`;
}
