import type { RestoreReport, RunReport } from './report.js';
import type { PlanItem, RestorePlan } from './target.js';

/** Plain words that every face says of a restore; escaping is the face's own. */

export interface PlanGroup {
  readonly title: string;
  readonly items: readonly PlanItem[];
}

/**
 * A plan as lists to read, empty ones left out: first what stands in the way, then the rest in the order in which it
 * would happen. The rows that would be loaded are apart, as they have numbers.
 */
export function planGroups(plan: RestorePlan): PlanGroup[] {
  const groups: PlanGroup[] = [
    { title: 'Refused', items: plan.refusals },
    { title: 'Would be dropped', items: plan.dropped },
    { title: 'Would be created', items: plan.created },
    { title: 'Would be set aside and put back', items: plan.setAside },
    { title: 'Would be emptied', items: plan.emptied.map((table) => ({ kind: 'table', ...table })) },
    { title: 'Would be left out', items: plan.skipped },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** `3 (index 2, trigger 1)`; the number alone where all are of one kind. */
export function countByKind(items: readonly PlanItem[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of items) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (counts.size === 1) return String(items.length);
  const kinds = [...counts].sort(([, a], [, b]) => b - a).map(([kind, count]) => `${kind} ${count}`);
  return `${items.length} (${kinds.join(', ')})`;
}

/** `public.orders`, or the name alone of what is in no schema. */
export function fullName({ schema, name }: { readonly schema?: string; readonly name: string }): string {
  return schema === undefined ? name : `${schema}.${name}`;
}

/** Lines such as `- role app: is missing`, one for each item. */
export function itemLines(items: readonly PlanItem[]): string {
  const line = (item: PlanItem) =>
    `- ${item.kind} ${fullName(item)}${item.reason === undefined ? '' : `: ${item.reason}`}`;
  return items.map(line).join('\n');
}

/** `shop (postgresql 15.18), staging`: no host and no login. Over REST a project is known by its reference or address alone. */
export function describeTarget({ target, targetEnvironment }: RestoreReport): string | null {
  const parts = [...(target ? [nameTarget(target)] : []), ...(targetEnvironment ? [targetEnvironment] : [])];
  return parts.length === 0 ? null : parts.join(', ');
}

function nameTarget(target: NonNullable<RestoreReport['target']>): string {
  return target.via === 'rest'
    ? `${target.fingerprint} (over REST)`
    : `${target.database} (${describeServer(target)})`;
}

/** `postgresql 15.18`, without what a distribution adds to it. */
export function describeServer({
  engine,
  serverVersion,
}: {
  readonly engine: string;
  readonly serverVersion: string;
}): string {
  return `${engine} ${serverVersion.split(/[ ,]/)[0]}`;
}

/** Whether the target was changed, the first thing to know of a restore; null for other operations. */
export function describeEffect({ operation, ok, restore, files }: RunReport): string | null {
  if (operation !== 'restore' || !restore) return null;
  if (!restore.target && files && !restore.dryRun) {
    return ok
      ? 'The target holds every file of the backup; each was found to be equal.'
      : 'Files were put back as far as that was possible; running again sends what is missing.';
  }
  if (restore.committed) {
    return ok
      ? 'The target holds the backup; every restored row was read back and is equal.'
      : 'The target was changed: it holds the backup, read back and found equal before this failure.';
  }
  if (restore.remains.length > 0) return `The target may not be as it was. ${restore.remains.join(' ')}`;
  return restore.dryRun ? 'Dry run: the target was not changed.' : 'The target was not changed.';
}

/** Rows and tables that were restored, or would be. */
export function countRestored({
  plan,
}: RestoreReport): { rows: number; tables: number; bytes: number } | null {
  if (!plan) return null;
  return {
    rows: plan.loaded.reduce((sum, table) => sum + table.rows, 0),
    bytes: plan.loaded.reduce((sum, table) => sum + table.bytes, 0),
    tables: plan.loaded.length,
  };
}

/** How the archive was judged before anything else. */
export function describeCheck(checkedAgainst: RestoreReport['checkedAgainst']): string {
  return checkedAgainst === 'sidecar'
    ? 'its manifest in the store'
    : 'what it carries itself (no sidecar was there)';
}

/**
 * The plan, whole after a dry run; after a refusal only what stands in the way. What the error's message names already
 * is not said twice.
 */
export function planToShow({ restore, error }: RunReport): RestorePlan | null {
  if (!restore?.plan || restore.committed) return null;
  const { plan, dryRun } = restore;
  const isNamed = (item: PlanItem) =>
    error !== null && [fullName(item), item.reason ?? ''].every((text) => error.message.includes(text));
  const refusals = plan.refusals.filter((item) => !isNamed(item));
  if (dryRun) return { ...plan, refusals };
  const nothing = { dropped: [], created: [], emptied: [], loaded: [], setAside: [], skipped: [], notes: [] };
  return refusals.length === 0 ? null : { mode: plan.mode, ...nothing, refusals };
}
