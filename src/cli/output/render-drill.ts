import { fullName } from '../../core/describe-restore.js';
import type { DrillCheck, DrillReport } from '../../core/drill.js';
import type { RunReport } from '../../core/report.js';
import { formatDuration, formatDurations } from '../../lib/format-duration.js';
import { formatPlural } from '../../lib/format-number.js';
import { printable } from '../../lib/printable.js';
import type { Style } from '../style.js';
import { factLines, MAX_LINES, restLine, tableLines } from './lines.js';

export function renderDrill(report: RunReport, style: Style): string[] {
  const { drill } = report;
  if (!drill) return [];
  const id = report.backupId ?? 'the backup';
  const title = drill.dryRun
    ? `Dry run: ${id} would be rehearsed`
    : `${id} is proven: restored${drill.rtoSeconds === null ? '' : ` in ${formatDuration(drill.rtoSeconds)}`}, ${formatPlural(drill.checks.length, 'check')} passed`;
  return [
    style.green(title),
    ...factLines(factsOf(report, drill), style),
    ...checkLines(drill.checks, style),
    ...findingLines(drill, style),
    ...(report.tables.length === 0 ? [] : ['', ...tableLines(report.tables, style)]),
  ];
}

/** What a failed drill says besides its error. */
export function renderFailedDrill({ drill, backupId, error }: RunReport, style: Style): string[] {
  if (!drill || backupId === null) return [];
  const picked = drill.pickedBecause === '' ? '' : `, ${drill.pickedBecause}`;
  return [
    style.bold(`Rehearsed was ${backupId}${printable(picked)}`),
    ...(drill.phases.length === 0 ? [] : [`  ${formatDurations(drill.phases)}`]),
    ...checkLines(
      // The error names what failed.
      drill.checks.filter(({ ok, kind, name }) => ok || !error?.message.includes(`${kind} ${name}`)),
      style,
    ),
    ...findingLines(drill, style),
    ...keptLines(drill, style),
    ...(drill.proofUri === null ? [] : [`  ${style.dim('proof'.padEnd(10))}${printable(drill.proofUri)}`]),
  ];
}

function factsOf(report: RunReport, drill: DrillReport): [string, string | null][] {
  const { server, rtoSeconds, rtoLimitSeconds, rpoSeconds } = drill;
  const limit = rtoLimitSeconds === null ? '' : ` of ${formatDuration(rtoLimitSeconds)} allowed`;
  return [
    ['picked', printable(drill.pickedBecause)],
    ['archive', report.archiveUri && printable(report.archiveUri)],
    ['server', server && printable(`${server.engine} ${server.serverVersion}`)],
    ['image', drill.image && printable(drill.image)],
    ['phases', drill.phases.length === 0 ? null : formatDurations(drill.phases)],
    ['RTO', rtoSeconds === null ? null : `${formatDuration(rtoSeconds)}${limit}`],
    ['RPO', rpoSeconds === null ? null : `${formatDuration(rpoSeconds)} (age of the newest backup)`],
    ['proof', drill.proofUri && printable(drill.proofUri)],
  ];
}

/** Failed ones first. */
function checkLines(checks: readonly DrillCheck[], style: Style): string[] {
  const ordered = [...checks].sort((a, b) => Number(a.ok) - Number(b.ok));
  const lines = ordered.slice(0, MAX_LINES).map(({ ok, kind, name, detail }) => {
    const mark = ok ? style.green('ok') : style.red('failed');
    return `  ${mark}${' '.repeat(ok ? 6 : 2)}${printable(`${kind}: ${name}${detail === null ? '' : ` (${detail})`}`)}`;
  });
  return [...lines, ...restLine(ordered.length - lines.length, 'more check')];
}

function findingLines({ findings }: DrillReport, style: Style): string[] {
  if (findings.length === 0) return [];
  return [
    style.yellow(`Findings: ${findings.length}`),
    ...findings
      .slice(0, MAX_LINES)
      .map((item) => `  ${printable(`${item.kind} ${fullName(item)}: ${item.reason}`)}`),
    ...restLine(findings.length - MAX_LINES, 'more finding'),
  ];
}

function keptLines({ kept }: DrillReport, style: Style): string[] {
  if (!kept) return [];
  return [
    style.yellow(`The scratch database ${kept.database} was kept:`),
    `  open it:  ${printable(kept.reachedBy)}`,
    `  drop it:  ${printable(kept.droppedBy)}`,
  ];
}
