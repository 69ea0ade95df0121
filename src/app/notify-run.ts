import type { Settings } from '../config/settings.js';
import type { RunReport } from '../core/report.js';
import type { RunContext } from '../core/run-context.js';
import { notifyAll } from '../notify/notify.js';

export type NotifySettings = Pick<Settings, 'notifyOn' | 'slackWebhookUrl'>;
export type NotifyContext = Pick<RunContext, 'clock' | 'log' | 'random' | 'signal' | 'runUrl' | 'redact'>;

/** Tells every configured channel; the warnings of those that could not be reached come back. */
export async function notifyRun(
  { notifyOn, slackWebhookUrl }: NotifySettings,
  report: RunReport,
  context: NotifyContext,
): Promise<string[]> {
  return notifyAll(report, { notifyOn, slackWebhookUrl }, { ...context });
}
