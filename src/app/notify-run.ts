import type { Settings } from '../config/settings.js';
import { findSetting } from '../config/settings-table.js';
import { EXIT_CODES } from '../core/errors.js';
import type { FailureKey } from '../core/failure-memory.js';
import type { Operation, RunReport } from '../core/report.js';
import type { RunContext } from '../core/run-context.js';
import { pingStart } from '../notify/heartbeat.js';
import { type Channels, notifyAll } from '../notify/notify.js';
import { countFailures, type Streak } from './failures/count-failures.js';
import { incidentKey } from './failures/failure-key.js';

export type NotifySettings = Pick<
  Settings,
  | 'notifyOn'
  | 'slackWebhookUrl'
  | 'emailSmtpUrl'
  | 'emailFrom'
  | 'emailTo'
  | 'pagerdutyRoutingKey'
  | 'pagerdutyAfterFailures'
  | 'pagerdutyUrl'
  | 'webhookUrl'
  | 'webhookToken'
  | 'webhookSecret'
  | 'heartbeatUrl'
  | 'backupName'
  | 'dryRun'
>;
export type NotifyContext = Pick<
  RunContext,
  'clock' | 'log' | 'random' | 'signal' | 'runUrl' | 'redact' | 'failureMemory'
>;

/** The cache of a workflow is on the network; a run that was cancelled has seconds left. */
const MAX_COUNT_MS = 20_000;
const MAX_COUNT_CANCELLED_MS = 1000;

/** Says that a run begins, where somebody listens for that. Never throws. */
export async function tellStart(
  operation: Operation,
  { heartbeatUrl, dryRun }: NotifySettings,
  context: NotifyContext,
): Promise<void> {
  if (heartbeatUrl !== undefined && isCounted(operation, dryRun)) await pingStart(heartbeatUrl, context);
}

/** What the runs before it make of this one; undefined for what is not counted. */
export async function countRun(
  settings: NotifySettings,
  report: RunReport,
  { clock, failureMemory: memory }: NotifyContext,
): Promise<Streak | undefined> {
  if (!memory || !isCounted(report.operation, settings.dryRun)) return undefined;
  // Whoever mistypes a command at a terminal has begun no series; a page is about a job that somebody set up.
  if (report.destination === null && settings.pagerdutyRoutingKey === undefined) return undefined;
  const maxMs = report.exitCode === EXIT_CODES.cancelled ? MAX_COUNT_CANCELLED_MS : MAX_COUNT_MS;
  return countFailures(keyOf(settings, report), report, { memory, now: clock.now(), maxMs });
}

/** Tells every configured channel; the warnings of those that could not be reached come back. */
export async function notifyRun(
  settings: NotifySettings,
  report: RunReport,
  context: NotifyContext,
  logTail = '',
): Promise<string[]> {
  const counts = isCounted(report.operation, settings.dryRun);
  return notifyAll(report, channelsOf(settings), {
    ...context,
    logTail,
    incidentKey: counts ? incidentKey(keyOf(settings, report)) : undefined,
  });
}

function channelsOf(settings: NotifySettings): Channels {
  const {
    notifyOn,
    slackWebhookUrl,
    heartbeatUrl,
    emailSmtpUrl,
    emailFrom,
    emailTo,
    pagerdutyRoutingKey,
    webhookUrl,
  } = settings;
  return {
    notifyOn,
    slackWebhookUrl,
    heartbeatUrl,
    mail:
      emailSmtpUrl && emailFrom !== undefined && emailTo.length > 0
        ? { server: emailSmtpUrl, from: emailFrom, to: emailTo }
        : undefined,
    pagerDuty:
      pagerdutyRoutingKey === undefined
        ? undefined
        : {
            routingKey: pagerdutyRoutingKey,
            url: settings.pagerdutyUrl,
            afterFailures: settings.pagerdutyAfterFailures,
          },
    webhook:
      webhookUrl === undefined
        ? undefined
        : { url: webhookUrl, token: settings.webhookToken, secret: settings.webhookSecret },
  };
}

/** A dry run proves nothing; of a backup, it is about pruning alone. */
function isCounted(operation: Operation, dryRun: boolean): boolean {
  if (findSetting('notify-on')?.operations.includes(operation) !== true) return false;
  return !dryRun || operation === 'backup';
}

function keyOf(
  { backupName }: NotifySettings,
  { operation, destination, environment }: RunReport,
): FailureKey {
  return { operation, destination, environment, backupName };
}
