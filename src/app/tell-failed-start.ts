import { travelsOpen } from '../config/check-notify.js';
import { parseAlone } from '../config/parse-alone.js';
import type { Settings } from '../config/settings.js';
import type { SettingName } from '../config/settings-table.js';
import type { SettingSources } from '../config/sources.js';
import type { Operation, RunReport } from '../core/report.js';
import { countRun, type NotifyContext, type NotifySettings, notifyRun } from './notify-run.js';
import { destinationUri } from './wire.js';

type Known = NotifySettings & Pick<Settings, 'environment' | 'destination' | 'reportDir'>;

/** The settings that are needed to tell of a run, by their keys. */
const NEEDED: Readonly<Record<keyof Known, SettingName>> = {
  notifyOn: 'notify-on',
  slackWebhookUrl: 'slack-webhook-url',
  emailSmtpUrl: 'email-smtp-url',
  emailFrom: 'email-from',
  emailTo: 'email-to',
  pagerdutyRoutingKey: 'pagerduty-routing-key',
  pagerdutyAfterFailures: 'pagerduty-after-failures',
  pagerdutyUrl: 'pagerduty-url',
  webhookUrl: 'webhook-url',
  webhookToken: 'webhook-token',
  webhookSecret: 'webhook-secret',
  heartbeatUrl: 'heartbeat-url',
  backupName: 'backup-name',
  dryRun: 'dry-run',
  environment: 'environment',
  destination: 'destination',
  reportDir: 'report-dir',
};

/**
 * Counts and tells of a run that failed before its operation began: a secret that is gone from a repository is such a
 * failure, and nobody looks at the runs of a schedule. A misspelt `notify-on` tells too. A page in `report-dir` that was
 * good yesterday does not stay.
 * @returns the report, with the environment, and a warning for each channel that could not be reached
 */
export async function tellFailedStart(
  report: RunReport,
  sources: SettingSources,
  context: NotifyContext,
): Promise<RunReport> {
  const settings = readKnown(report.operation, sources);
  const named = {
    ...report,
    environment: settings.environment ?? null,
    destination: destinationUri(settings),
  };
  const streak = await countRun(settings, named, context);
  const { warnings = [], ...counted } = streak ?? {};
  const told = { ...named, ...counted };
  const unwritten = await writeFiles(settings, told, context);
  const undelivered = await notifyRun(settings, told, context);
  return { ...told, warnings: [...report.warnings, ...warnings, ...unwritten, ...undelivered] };
}

/** Loaded late: whoever mistypes a setting of a backup need not wait for charts. */
async function writeFiles(settings: Known, report: RunReport, context: NotifyContext): Promise<string[]> {
  if (settings.reportDir === undefined) return [];
  const { writeReportFiles } = await import('./report-files.js');
  return writeReportFiles(settings, report, context);
}

/** Each as far as it can be read; what stands first here is needed in any case. */
function readKnown(operation: Operation, sources: SettingSources): Known {
  const known: Record<string, unknown> = { emailTo: [] };
  for (const [key, name] of Object.entries(NEEDED)) {
    const value = parseAlone(name, operation, sources);
    if (value !== undefined) known[key] = value;
  }
  const { webhookUrl, webhookToken, ...others } = known as Known;
  // That the token would be read on its way may be the very reason why the run failed.
  const isSafe = webhookUrl !== undefined && !travelsOpen(webhookUrl);
  return { ...others, webhookUrl, webhookToken: isSafe ? webhookToken : undefined };
}
