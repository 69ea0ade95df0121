import { EXIT_CODES } from '../core/errors.js';
import type {
  Comparison,
  Operation,
  PruneReport,
  ReportError,
  RunReport,
  TableChange,
} from '../core/report.js';
import { formatBytes } from '../lib/format-bytes.js';
import { formatDuration } from '../lib/format-duration.js';
import { formatChange, formatCount, formatPlural } from '../lib/format-number.js';
import { statusTitle } from '../lib/format-status.js';
import { formatTime } from '../lib/format-time.js';
import { cleanText, oneLine } from './clean-text.js';
import { composeDrill, type DrillMessage, drillFacts } from './drill-message.js';
import { composeRestore, type RestoreMessage, restoreFacts } from './restore-message.js';
import { statusFacts } from './status-message.js';

/** How many changed tables, and how many anomalies, a message names. */
const MAX_TABLES = 10;
const MAX_ANOMALIES = 10;

/** Alarms are warnings of the report too; here they stand among the anomalies. */
const ALARM = /^Not as before: /;

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface TableLine {
  readonly table: string;
  readonly change: string;
}

/** What every channel says, in plain text: no markup, no secrets, no values of rows. */
export interface Message {
  readonly ok: boolean;
  readonly operation: Operation;
  readonly environment: string | null;
  /** One line that stands alone. */
  readonly headline: string;
  /** How this run stands in the row of those before it; null where nothing is to be said of that. */
  readonly streak: string | null;
  readonly failure: {
    readonly code: string;
    /** May have several lines. */
    readonly message: string;
    readonly nextStep: string | null;
    /** null where the operation makes no backup and has not looked for the last one. */
    readonly lastGoodBackup: string | null;
  } | null;
  readonly facts: readonly Fact[];
  readonly changes: {
    readonly summary: string;
    readonly tables: readonly TableLine[];
    /** Changed tables that are not named. */
    readonly moreTables: number;
  } | null;
  /** null for what restores nothing. */
  readonly restore: RestoreMessage | null;
  /** null for what is no drill. */
  readonly drill: DrillMessage | null;
  readonly retention: string | null;
  /** What is not as in the backups before, one line each, the most telling first. */
  readonly anomalies: readonly string[];
  /** Those that are not named. */
  readonly moreAnomalies: number;
  readonly warnings: readonly string[];
  readonly runUrl: string | undefined;
}

/** Pure: the same report always makes the same message. */
export function composeMessage(report: RunReport, runUrl: string | undefined): Message {
  const { anomalies = [] } = report;
  const others =
    anomalies.length === 0 ? report.warnings : report.warnings.filter((text) => !ALARM.test(text));
  return {
    ok: report.ok,
    operation: report.operation,
    environment: report.environment,
    headline: headlineOf(report),
    streak: streakOf(report),
    failure: report.error && failureOf(report, report.error),
    facts: factsOf(report),
    changes: report.comparison && changesOf(report.comparison),
    restore: report.drill ? null : composeRestore(report),
    drill: composeDrill(report),
    retention: report.prune && retentionOf(report.prune),
    anomalies: anomalies.slice(0, MAX_ANOMALIES).map(({ sentence }) => oneLine(sentence)),
    moreAnomalies: Math.max(0, anomalies.length - MAX_ANOMALIES),
    warnings: others.map(cleanText),
    runUrl,
  };
}

function headlineOf(report: RunReport): string {
  const { operation, ok, exitCode, warnings, environment, restore, drill } = report;
  const dry = (drill ?? restore)?.dryRun ? ' (dry run)' : '';
  const what = `${operation[0]?.toUpperCase()}${operation.slice(1)}${dry}`;
  // What matters of a restore is where it went.
  const place = operation === 'restore' ? (restore?.targetEnvironment ?? null) : environment;
  const where = place === null ? '' : ` · ${oneLine(place)}`;
  // That it failed would be said of the look, which went well.
  if (report.status && ok === (report.status.problems.length === 0))
    return `${statusTitle(report.status)}${where}`;
  if (!ok) return `${what} ${exitCode === EXIT_CODES.cancelled ? 'was cancelled' : 'failed'}${where}`;
  if (warnings.length === 0) return `${what} succeeded${where}`;
  return `${what} succeeded with ${formatPlural(warnings.length, 'warning')}${where}`;
}

/** One failure is nothing to count. */
function streakOf({ failuresInARow, failingSince, recoveredAfter = 0 }: RunReport): string | null {
  if (recoveredAfter > 0) return `First success after ${formatPlural(recoveredAfter, 'failure')} in a row`;
  if (failuresInARow === null) return 'How many runs failed right before this one is not known';
  if (failuresInARow === undefined || failuresInARow < 2) return null;
  const since = failingSince ? `, the first of them at ${formatTime(failingSince)}` : '';
  return `${formatPlural(failuresInARow, 'failure')} in a row${since}`;
}

function failureOf(report: RunReport, error: ReportError): Message['failure'] {
  return {
    code: oneLine(error.code),
    message: cleanText(error.message),
    nextStep: error.nextStep === null ? null : cleanText(error.nextStep),
    lastGoodBackup: lastGoodOf(report),
  };
}

function lastGoodOf({ operation, lastGoodBackupAt, startedAt, durationSeconds }: RunReport): string | null {
  if (lastGoodBackupAt === null) {
    return operation === 'backup' ? 'not known: none is there, or the run ended before it looked' : null;
  }
  const endMs = new Date(startedAt).getTime() + durationSeconds * 1000;
  const ageMs = Math.max(0, endMs - new Date(lastGoodBackupAt).getTime());
  return `${formatTime(lastGoodBackupAt)}, ${formatDuration(ageMs / 1000)} old`;
}

function factsOf(report: RunReport): Fact[] {
  const { source } = report;
  // It says of its rows and of its two environments itself.
  const isRestore = report.operation === 'restore' && report.restore !== undefined;
  const saysItself = isRestore || report.drill !== undefined;
  // A drill says where its proof is.
  const location = report.drill?.proofUri ? null : (report.archiveUri ?? report.destination);
  const facts: (Fact | null)[] = [
    { label: 'When', value: formatTime(report.startedAt) },
    report.environment === null || isRestore ? null : { label: 'Environment', value: report.environment },
    source && {
      label: report.restore || report.drill ? 'Backup of' : 'Database',
      value: oneLine(
        `${source.database} (${source.engine} ${source.serverVersion})${isRestore && report.environment ? `, ${report.environment}` : ''}`,
      ),
    },
    ...(report.drill ? drillFacts(report) : restoreFacts(report)),
    ...(report.status ? statusFacts(report.status) : []),
    location === null ? null : { label: 'Location', value: oneLine(location) },
    report.archiveBytes === null || report.restore || report.drill
      ? null
      : { label: 'Size', value: formatBytes(report.archiveBytes) },
    report.rows === null || saysItself ? null : { label: 'Rows', value: formatCount(report.rows) },
    report.tables.length === 0 || saysItself
      ? null
      : { label: 'Tables', value: formatCount(report.tables.length) },
    { label: 'Duration', value: formatDuration(report.durationSeconds) },
  ];
  return facts.filter((fact) => fact !== null);
}

function changesOf(comparison: Comparison): Message['changes'] {
  const { rows, previousRows, bytes, previousBytes, tables } = comparison;
  const named = [...tables].sort(mostTellingFirst).slice(0, MAX_TABLES);
  const totals = `${formatCount(rows)} rows (${formatChange(rows - previousRows)}), ${formatBytes(bytes)} of data (before: ${formatBytes(previousBytes)})`;
  const count = tables.length === 0 ? 'no table changed' : `${formatPlural(tables.length, 'table')} changed`;
  return {
    summary: `Since ${oneLine(comparison.previousBackupId)}: ${totals}, ${count}`,
    tables: named.map((table) => ({
      table: oneLine(`${table.schema}.${table.name}`),
      change: changeOf(table),
    })),
    moreTables: tables.length - named.length,
  };
}

/** Tables that went, then those whose rows changed most, then new ones of the same weight by name. */
function mostTellingFirst(a: TableChange, b: TableChange): number {
  const gone = Number(b.rows === null) - Number(a.rows === null);
  return gone || rowsMoved(b) - rowsMoved(a);
}

function rowsMoved({ rows, previousRows }: TableChange): number {
  return Math.abs((rows ?? 0) - (previousRows ?? 0));
}

function changeOf({ rows, previousRows, bytes, previousBytes }: TableChange): string {
  if (rows === null) return `gone (had ${formatPlural(previousRows ?? 0, 'row')})`;
  if (previousRows === null) return `new, ${formatPlural(rows, 'row')}`;
  if (rows !== previousRows) {
    return `${formatCount(previousRows)} → ${formatCount(rows)} rows (${formatChange(rows - previousRows)})`;
  }
  return `${formatCount(rows)} rows as before, ${formatBytes(previousBytes ?? 0)} → ${formatBytes(bytes ?? 0)}`;
}

function retentionOf(prune: PruneReport): string {
  const removed = formatCount(prune.removed.length);
  const kept = formatCount(prune.decisions.filter(({ keep }) => keep).length);
  const parts = [
    prune.frozen !== null
      ? `Nothing was removed: ${oneLine(prune.frozen)}`
      : prune.dryRun
        ? `Dry run: ${removed} would be removed, ${kept} kept`
        : `${removed} removed, ${kept} kept`,
  ];
  if (prune.removedVersions > 0) parts.push(`versions removed: ${formatCount(prune.removedVersions)}`);
  if (prune.abortedUploads.length > 0)
    parts.push(`interrupted uploads aborted: ${formatCount(prune.abortedUploads.length)}`);
  if (prune.uncommitted.length > 0)
    parts.push(`without commit mark: ${prune.uncommitted.map(oneLine).join(', ')}`);
  return parts.join('; ');
}
