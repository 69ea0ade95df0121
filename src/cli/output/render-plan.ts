import { countByKind, fullName, planGroups } from '../../core/describe-restore.js';
import type { PlanItem, RestorePlan } from '../../core/target.js';
import { formatBytes } from '../../lib/format-bytes.js';
import { formatPlural } from '../../lib/format-number.js';
import { printable, printableLines } from '../../lib/printable.js';
import type { Style } from '../style.js';
import { tableLines } from './lines.js';

/** More of one group is for `--json`. */
const MAX_ITEMS = 12;

/** What a restore would do, or what stands in its way. */
export function renderPlan(plan: RestorePlan, style: Style): string[] {
  const { loaded, notes, refusals } = plan;
  const bytes = loaded.reduce((sum, table) => sum + table.bytes, 0);
  const rows = loaded.reduce((sum, table) => sum + table.rows, 0);
  const groups = planGroups(plan).flatMap(({ title, items }) => {
    const isRefusal = items === refusals;
    const head = `${title}: ${countByKind(items)}`;
    // What stands in the way is named to the last.
    return [
      isRefusal ? style.red(head) : style.bold(head),
      ...itemLines(items, isRefusal ? Infinity : MAX_ITEMS),
    ];
  });
  return [
    `${style.bold('Plan')} (mode ${plan.mode})`,
    ...groups,
    ...(loaded.length === 0
      ? []
      : [
          style.bold(
            `Would be loaded: ${formatPlural(rows, 'row')} in ${formatPlural(loaded.length, 'table')}, ${formatBytes(bytes)} of JSON`,
          ),
          ...tableLines(loaded, style).map((line) => `  ${line}`),
        ]),
    ...notes.map((note) => `${style.dim('note:')} ${printableLines(note)}`),
  ];
}

function itemLines(items: readonly PlanItem[], max: number): string[] {
  const shown = items.slice(0, max).map((item) => {
    const reason = item.reason === undefined ? '' : `: ${item.reason}`;
    return `  ${printable(`${item.kind} ${fullName(item)}${reason}`)}`;
  });
  const rest = items.length - shown.length;
  return rest > 0 ? [...shown, `  … and ${rest} more (all with --json)`] : shown;
}
