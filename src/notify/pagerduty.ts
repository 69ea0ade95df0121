import type { Operation } from '../core/report.js';
import { oneLine } from './clean-text.js';
import { clip } from './clip.js';
import type { Message } from './message.js';
import { titleOf } from './plain-text.js';

// https://developer.pagerduty.com/docs/send-alert-event; the whole event may have 512 KB.
const MAX_SUMMARY_CHARS = 1024;
const MAX_DETAIL_CHARS = 8000;
const MAX_WARNINGS = 20;

/** What a failure of it means for those who are woken up; everything else is critical. */
const SEVERITIES: Partial<Record<Operation, 'error' | 'warning'>> = { prune: 'warning', verify: 'error' };

export interface PagerDutySettings {
  readonly routingKey: string;
  /** Of the service, with or without the path of the API. */
  readonly url: string;
  readonly afterFailures: number;
}

export interface PagerDutyEvent {
  readonly routing_key: string;
  readonly event_action: 'trigger' | 'resolve';
  readonly dedup_key: string;
  readonly client?: string;
  readonly client_url?: string;
  readonly links?: readonly { readonly href: string; readonly text: string }[];
  readonly payload?: {
    readonly summary: string;
    readonly source: string;
    readonly severity: 'critical' | 'error' | 'warning';
    readonly timestamp: string;
    readonly component: string;
    readonly group: string;
    readonly class: string;
    readonly custom_details: Readonly<Record<string, string | readonly string[]>>;
  };
}

/** What is known of the run besides its message. */
export interface Incident {
  /** One for each operation of a series. */
  readonly key: string;
  /** null where it is not known; undefined where nothing counts. */
  readonly failuresInARow: number | null | undefined;
  /** RFC 3339. */
  readonly startedAt: string;
  readonly destination: string | null;
}

/**
 * Every success resolves, as nobody knows for certain what was triggered before. A failure triggers from the given
 * count on; where the count is not known, at once: a page too many is better than none.
 */
export function pagerDutyAction(
  ok: boolean,
  failuresInARow: number | null | undefined,
  afterFailures: number,
): PagerDutyEvent['event_action'] | null {
  if (ok) return 'resolve';
  return (failuresInARow ?? Number.POSITIVE_INFINITY) >= afterFailures ? 'trigger' : null;
}

/** Body of a POST to the Events API v2, within its limits; null where there is nothing to say yet. */
export function renderPagerDuty(
  message: Message,
  incident: Incident,
  { routingKey, afterFailures }: PagerDutySettings,
): PagerDutyEvent | null {
  const action = pagerDutyAction(message.ok, incident.failuresInARow, afterFailures);
  if (action === null) return null;
  const event = { routing_key: routingKey, event_action: action, dedup_key: incident.key };
  if (action === 'resolve') return event;
  const { runUrl, failure, operation, environment } = message;
  return {
    ...event,
    client: 'db-backup',
    ...(runUrl === undefined ? {} : { client_url: runUrl, links: [{ href: runUrl, text: 'Open the run' }] }),
    payload: {
      summary: summaryOf(message),
      source: clip(oneLine(incident.destination ?? environment ?? 'db-backup'), MAX_SUMMARY_CHARS),
      severity: SEVERITIES[operation] ?? 'critical',
      timestamp: incident.startedAt,
      component: operation,
      group: environment ?? 'default',
      class: failure?.code ?? 'FAILED',
      custom_details: detailsOf(message),
    },
  };
}

function summaryOf(message: Message): string {
  const { streak, failure } = message;
  const parts = [message.headline, streak, failure && oneLine(failure.message)].filter((part) => part);
  return clip(parts.join(' — '), MAX_SUMMARY_CHARS);
}

function detailsOf(message: Message): Record<string, string | readonly string[]> {
  const { failure, streak, facts, anomalies, moreAnomalies, warnings } = message;
  const more = moreAnomalies > 0 ? [`and ${moreAnomalies} more`] : [];
  const texts: readonly (readonly [string, string | null | undefined])[] = [
    ['Headline', titleOf(message)],
    ['Error', failure && `${failure.code}: ${failure.message}`],
    ['Next step', failure?.nextStep],
    ['Last good backup', failure?.lastGoodBackup],
    ['In a row', streak],
    ['Not as before', [...anomalies, ...more].join('\n')],
    ...facts.map(({ label, value }) => [label, value] as const),
  ];
  const details = texts.flatMap(([label, text]) => (text ? [[label, clip(text, MAX_DETAIL_CHARS)]] : []));
  const named = warnings.slice(0, MAX_WARNINGS).map((warning) => clip(warning, MAX_DETAIL_CHARS));
  return { ...Object.fromEntries(details), ...(named.length === 0 ? {} : { Warnings: named }) };
}

const EVENTS_PATH = '/v2/enqueue';

/** The address that takes events. */
export function eventsUrl(base: string): string {
  const url = new URL(base);
  if (!url.pathname.endsWith(EVENTS_PATH)) url.pathname = `${url.pathname.replace(/\/$/, '')}${EVENTS_PATH}`;
  return url.href;
}
