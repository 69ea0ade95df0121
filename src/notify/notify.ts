import type { RunReport } from '../core/report.js';
import { composeMessage, type Message } from './message.js';
import { type PostDeps, postJson, unexpectedSentence } from './post-json.js';
import { renderSlack } from './slack.js';

export type NotifyOn = 'always' | 'failure' | 'never';

/** What is configured; a channel without its address is not used. */
export interface Channels {
  readonly notifyOn: NotifyOn;
  /** A secret as a whole. */
  readonly slackWebhookUrl?: string | undefined;
}

export interface NotifyDeps extends PostDeps {
  /** Link to the run, where there is one. */
  readonly runUrl?: string | undefined;
  /** Takes every known secret out of the report before anything is made of it. */
  readonly redact?: (report: RunReport) => RunReport;
}

/** One way out. Resolves with null when the message was delivered, else with one sentence. */
interface Channel {
  readonly name: string;
  send(message: Message, deps: PostDeps): Promise<string | null>;
}

/** A cancelled run has seconds left: one attempt, this long. */
const CANCELLED_TIMEOUT_MS = 2000;

/**
 * Tells every configured channel at once. Never throws and never changes how the run went: what
 * could not be delivered comes back as one sentence for each channel.
 */
export async function notifyAll(report: RunReport, channels: Channels, deps: NotifyDeps): Promise<string[]> {
  if (channels.notifyOn === 'never' || (channels.notifyOn === 'failure' && report.ok)) return [];
  const postDeps = deps.signal.aborted ? forCancelledRun(deps) : deps;
  const results = await Promise.all(
    configured(channels).map(async (channel) => {
      try {
        return await channel.send(composeMessage(deps.redact?.(report) ?? report, deps.runUrl), postDeps);
      } catch (error) {
        return unexpectedSentence(channel.name, error);
      }
    }),
  );
  return results.filter((warning) => warning !== null);
}

function configured({ slackWebhookUrl }: Channels): Channel[] {
  const channels: Channel[] = [];
  if (slackWebhookUrl !== undefined) channels.push(slackChannel(slackWebhookUrl));
  return channels;
}

function slackChannel(url: string): Channel {
  return {
    name: 'Slack',
    send: (message, deps) => postJson({ channel: 'Slack', url, body: renderSlack(message) }, deps),
  };
}

/** The run's own signal is spent; somebody should hear of it all the same. */
function forCancelledRun(deps: NotifyDeps): NotifyDeps {
  const retry = { attempts: 1, baseMs: 0, capMs: 0 };
  return {
    ...deps,
    signal: new AbortController().signal,
    timing: { ...deps.timing, timeoutMs: CANCELLED_TIMEOUT_MS, retry },
  };
}
