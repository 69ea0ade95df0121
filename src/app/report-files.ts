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

/**
 * Writes the report of a drill, good or bad, to `report-dir`, which is made where it is missing. Files of an earlier
 * drill are replaced as a whole; a link of that name is replaced, never followed.
 * @returns warnings; trouble here never changes what the drill came to
 */
export async function writeReportFiles(
  { reportDir }: Pick<Settings, 'reportDir'>,
  report: RunReport,
  { redact, runUrl, log }: Pick<RunContext, 'redact' | 'runUrl' | 'log'>,
): Promise<string[]> {
  if (report.operation !== 'drill' || reportDir === undefined) return [];
  const folder = resolve(reportDir);
  try {
    const clean = redactReport(report, redact);
    await mkdir(folder, { recursive: true });
    for (const file of [...drillFiles(clean, runUrl), jsonFile('drill.json', clean)]) {
      await placeFile(folder, file);
    }
    log.info(`The report is in ${folder}: drill.html, drill.md, drill.json`);
    return [];
  } catch (error) {
    return [`The report could not be written to ${folder}: ${messageOf(error)}`];
  }
}
