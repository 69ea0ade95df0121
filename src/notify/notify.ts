import { alarmsOf } from '../core/anomaly.js';
import type { RunReport } from '../core/report.js';
import { TIME_IS_UP } from './attempt-post.js';
import { cleanText } from './clean-text.js';
import { pingEnd } from './heartbeat.js';
import { renderMail } from './mail.js';
import { composeMessage, type Message } from './message.js';
import { eventsUrl, type PagerDutySettings, renderPagerDuty } from './pagerduty.js';
import { type PostDeps, post, sentence, unexpectedSentence } from './post.js';
import { type MailSettings, sendMail } from './send-mail.js';
import { renderSlack } from './slack.js';
import { renderWebhook, type WebhookSettings, webhookHeaders } from './webhook.js';

export type NotifyOn = 'always' | 'failure' | 'never';

/** What is configured; a channel without its address is not used. */
export interface Channels {
  readonly notifyOn: NotifyOn;
  /** A secret as a whole. */
  readonly slackWebhookUrl?: string | undefined;
  readonly mail?: MailSettings | undefined;
  readonly pagerDuty?: PagerDutySettings | undefined;
  readonly webhook?: WebhookSettings | undefined;
  /** A secret as a whole. */
  readonly heartbeatUrl?: string | undefined;
}

export interface NotifyDeps extends PostDeps {
  /** Link to the run, where there is one. */
  readonly runUrl?: string | undefined;
  /** Takes every known secret out of the report before anything is made of it. */
  readonly redact?: (report: RunReport) => RunReport;
  /** Names the incident; without one, and for a dry run, nobody is paged and no heartbeat sent. */
  readonly incidentKey?: string | undefined;
  /** The end of the log, without secrets. */
  readonly logTail?: string;
  /** For all channels together, which are told at the same time. */
  readonly maxMs?: number;
}

/** One way out. Resolves with null when the message was delivered, else with one sentence. */
interface Channel {
  readonly name: string;
  send(told: Told, deps: NotifyDeps): Promise<string | null>;
}

interface Told {
  readonly message: Message;
  /** Without secrets. */
  readonly report: RunReport;
}

/** Four attempts and what a receiver may ask to wait fit in; a run does not wait longer. */
const MAX_MS = 90_000;

/** A channel that does not give up in time is left behind. */
const GRACE_MS = 1000;

/** A cancelled run has seconds left: one attempt, this long. */
const CANCELLED_TIMEOUT_MS = 2000;

/**
 * Tells every configured channel at once. Never throws and never changes how the run went: what
 * could not be delivered comes back as one sentence for each channel.
 */
export async function notifyAll(report: RunReport, channels: Channels, deps: NotifyDeps): Promise<string[]> {
  const chosen = channelsFor(report, channels, deps);
  if (chosen.length === 0) return [];
  const limit = new AbortController();
  const maxMs = deps.maxMs ?? MAX_MS;
  const timer = setTimeout(() => limit.abort(TIME_IS_UP), maxMs);
  try {
    const limited = limitedDeps(deps, limit.signal);
    const results = await Promise.all(
      chosen.map(async (channel) => {
        try {
          const clean = deps.redact?.(report) ?? report;
          const told = { message: composeMessage(clean, deps.runUrl), report: clean };
          return await inTime(channel.name, channel.send(told, limited), limit.signal);
        } catch (error) {
          return unexpectedSentence(channel.name, error);
        }
      }),
    );
    return results.filter((warning) => warning !== null);
  } finally {
    clearTimeout(timer);
  }
}

/** `notify-on` is about messages to people: it neither keeps an incident open nor a heartbeat silent. */
function channelsFor(report: RunReport, channels: Channels, { incidentKey }: NotifyDeps): Channel[] {
  const { notifyOn, slackWebhookUrl, mail, pagerDuty, webhook, heartbeatUrl } = channels;
  const isWanted = notifyOn === 'always' || (notifyOn === 'failure' && (!report.ok || hasAlarms(report)));
  const counts = incidentKey !== undefined;
  return [
    ...(isWanted && slackWebhookUrl !== undefined ? [slackChannel(slackWebhookUrl)] : []),
    ...(isWanted && mail ? [mailChannel(mail)] : []),
    ...(isWanted && webhook ? [webhookChannel(webhook)] : []),
    ...(notifyOn !== 'never' && counts && pagerDuty ? [pagerDutyChannel(pagerDuty)] : []),
    ...(counts && heartbeatUrl !== undefined ? [heartbeatChannel(heartbeatUrl)] : []),
  ];
}

/** A backup that shrank is stored well, and is what somebody has to look at. */
function hasAlarms({ anomalies = [] }: RunReport): boolean {
  return alarmsOf(anomalies).length > 0;
}

function slackChannel(url: string): Channel {
  return {
    name: 'Slack',
    send: ({ message }, deps) =>
      post({ channel: 'Slack', url, body: JSON.stringify(renderSlack(message)) }, deps),
  };
}

function mailChannel(settings: MailSettings): Channel {
  return { name: 'Email', send: ({ message }, deps) => sendMail(settings, renderMail(message), deps) };
}

function webhookChannel(settings: WebhookSettings): Channel {
  return {
    name: 'The webhook',
    async send({ message, report }, deps) {
      const body = renderWebhook(report, message, deps.clock.now());
      const headers = webhookHeaders(body, settings);
      return post({ channel: 'The webhook', url: settings.url, headers, body }, deps);
    },
  };
}

function pagerDutyChannel(settings: PagerDutySettings): Channel {
  return {
    name: 'PagerDuty',
    async send({ message, report }, deps) {
      const { failuresInARow, startedAt, destination } = report;
      const incident = { key: deps.incidentKey ?? '', failuresInARow, startedAt, destination };
      const event = renderPagerDuty(message, incident, settings);
      if (event === null) return null;
      return post({ channel: 'PagerDuty', url: eventsUrl(settings.url), body: JSON.stringify(event) }, deps);
    },
  };
}

function heartbeatChannel(url: string): Channel {
  return {
    name: 'The heartbeat',
    send: ({ message }, deps) => pingEnd(url, message, cleanText(deps.logTail ?? ''), deps),
  };
}

/** Whatever a channel does, nobody waits for it for ever. */
async function inTime(
  name: string,
  sending: Promise<string | null>,
  limit: AbortSignal,
): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    limit.addEventListener('abort', () => {
      timer = setTimeout(() => resolve(sentence(name, 'it took too long', 1)), GRACE_MS);
    });
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The signal of a cancelled run is spent; somebody should hear of it all the same. */
function limitedDeps(deps: NotifyDeps, limit: AbortSignal): NotifyDeps {
  if (!deps.signal.aborted) return { ...deps, signal: AbortSignal.any([deps.signal, limit]) };
  const retry = { attempts: 1, baseMs: 0, capMs: 0 };
  return { ...deps, signal: limit, timing: { ...deps.timing, timeoutMs: CANCELLED_TIMEOUT_MS, retry } };
}
