import type { Decision, PruneReport } from '../../core/report.js';
import { formatPlural } from '../../lib/format-number.js';
import { printable, printableLines } from '../../lib/printable.js';
import type { Style } from '../style.js';

export function renderPrune(prune: PruneReport, style: Style): string[] {
  const lines = [style.green(describePrune(prune))];
  lines.push(...prune.decisions.map((d) => renderDecision(d, prune, style)));
  for (const key of prune.abortedUploads) lines.push(`unfinished upload aborted: ${printable(key)}`);
  for (const key of prune.uncommitted)
    lines.push(`archive without a manifest (no backup): ${printable(key)}`);
  if (prune.removedVersions > 0) lines.push(`${formatPlural(prune.removedVersions, 'version')} removed`);
  return [...lines, ...(prune.notes ?? []).map(printableLines)];
}

/** One line, for a backup that pruned afterwards too. */
export function describePrune(prune: PruneReport): string {
  if (prune.frozen) return `nothing removed: ${printable(prune.frozen)}`;
  const kept = prune.decisions.filter((d) => d.keep).length;
  const verb = prune.dryRun ? 'would be removed (dry run)' : 'removed';
  return `${formatPlural(kept, 'backup')} kept, ${prune.removed.length} ${verb}`;
}

function renderDecision(decision: Decision, prune: PruneReport, style: Style): string {
  const isRemoved = prune.removed.includes(decision.backupId);
  const verdict =
    decision.keep || !isRemoved ? style.green('keep  ') : style.yellow(prune.dryRun ? 'would ' : 'remove');
  return `  ${verdict} ${decision.backupId}  ${style.dim(decision.reasons.map(printable).join('; '))}`;
}
