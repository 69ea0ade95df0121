import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Settings } from '../config/settings.js';
import { messageOf } from '../core/errors.js';
import { redactReport } from '../core/redact-report.js';
import type { RunReport } from '../core/report.js';
import { reportJson } from '../core/report-json.js';
import type { RunContext } from '../core/run-context.js';
import { drillMarkdown } from '../page/drill-markdown.js';
import { drillPage } from '../page/drill-page.js';
import { statusBadge } from '../page/status/badge.js';
import { statusPrometheus } from '../page/status/prometheus.js';
import { statusMarkdown } from '../page/status-markdown.js';
import { statusPage } from '../page/status-page.js';
import { placeFile, type ReportFile } from './place-file.js';

/** What people read of a drill, as files. The report's sentences have been redacted. */
export function drillFiles(report: RunReport, runUrl: string | undefined): ReportFile[] {
  return [
    { name: 'drill.html', text: drillPage(report, { runUrl }) },
    { name: 'drill.md', text: `${drillMarkdown(report).join('\n')}\n` },
  ];
}

/** The whole report for programs. */
export function jsonFile(name: string, report: RunReport): ReportFile {
  return { name, text: `${JSON.stringify(reportJson(report), null, 2)}\n` };
}

/** The same of a status, for people, a site of Pages, Prometheus and a badge. */
export function statusFiles(
  report: RunReport,
  runUrl: string | undefined,
  backupName: string | undefined,
): ReportFile[] {
  const series = {
    ...(report.environment === null ? {} : { environment: report.environment }),
    ...(backupName === undefined ? {} : { backup_name: backupName }),
  };
  return [
    { name: 'index.html', text: statusPage(report, runUrl) },
    { name: 'status.md', text: `${statusMarkdown(report).join('\n')}\n` },
    { name: 'status.prom', text: statusPrometheus(report, series) },
    { name: 'badge.json', text: `${JSON.stringify(statusBadge(report), null, 2)}\n` },
  ];
}

/**
 * Writes the report of a drill or a status, good or bad, to `report-dir`, which is made where it is missing. Files of an
 * earlier one are replaced as a whole; a link of that name is replaced, never followed.
 * @returns warnings; trouble here never changes what the run came to
 */
export async function writeReportFiles(
  { reportDir, backupName }: Pick<Settings, 'reportDir'> & Partial<Pick<Settings, 'backupName'>>,
  report: RunReport,
  { redact, runUrl, log }: Pick<RunContext, 'redact' | 'runUrl' | 'log'>,
): Promise<string[]> {
  const { operation } = report;
  if ((operation !== 'drill' && operation !== 'status') || reportDir === undefined) return [];
  const folder = resolve(reportDir);
  try {
    const clean = redactReport(report, redact);
    await mkdir(folder, { recursive: true });
    const forPeople =
      operation === 'drill' ? drillFiles(clean, runUrl) : statusFiles(clean, runUrl, backupName);
    const files = [...forPeople, jsonFile(`${operation}.json`, clean)];
    for (const file of files) await placeFile(folder, file);
    log.info(`The report is in ${folder}: ${files.map(({ name }) => name).join(', ')}`);
    return [];
  } catch (error) {
    return [`The report could not be written to ${folder}: ${messageOf(error)}`];
  }
}
