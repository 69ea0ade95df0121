import { parseAlone } from '../config/parse-alone.js';
import type { Settings } from '../config/settings.js';
import type { SettingName } from '../config/settings-table.js';
import type { SettingSources } from '../config/sources.js';
import type { RunReport } from '../core/report.js';
import { type NotifyContext, notifyRun } from './notify-run.js';

/**
 * Tells of a run that failed before its operation began: a secret that is gone from a repository is such a
 * failure, and nobody looks at the runs of a schedule. A misspelt `notify-on` tells too.
 * @returns the report, with the environment, and a warning for each channel that could not be reached
 */
export async function tellFailedStart(
  report: RunReport,
  sources: SettingSources,
  context: NotifyContext,
): Promise<RunReport> {
  const read = (name: SettingName) => parseAlone(name, report.operation, sources);
  const named = { ...report, environment: (read('environment') as Settings['environment']) ?? null };
  const settings = {
    notifyOn: (read('notify-on') as Settings['notifyOn'] | undefined) ?? 'always',
    slackWebhookUrl: read('slack-webhook-url') as Settings['slackWebhookUrl'],
  };
  const undelivered = await notifyRun(settings, named, context);
  return { ...named, warnings: [...report.warnings, ...undelivered] };
}
