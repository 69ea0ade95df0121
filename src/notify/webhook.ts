import { createHmac } from 'node:crypto';
import { redactReport } from '../core/redact-report.js';
import type { RunReport } from '../core/report.js';
import { reportJson } from '../core/report-json.js';
import { cleanText } from './clean-text.js';
import { clip, clipBytes } from './clip.js';
import type { Message } from './message.js';
import { renderText, titleOf } from './plain-text.js';

/** Receivers that show a notification to a person take about so much. */
const MAX_TITLE_CHARS = 200;
const MAX_CONTENT_BYTES = 16_000;

/** Most receivers take a megabyte; what is longest goes first. */
const MAX_BODY_BYTES = 900_000;
const LONG_PARTS = [
  'tables',
  'decisions',
  'prune',
  'backups',
  'comparison',
  'excluded',
  'notCovered',
  'anomalies',
  'status',
  'restore',
  'drill',
] as const;

export interface WebhookSettings {
  /** A secret as a whole. */
  readonly url: string;
  readonly token?: string | undefined;
  readonly secret?: string | undefined;
}

/**
 * `title` and `content` for people, then the report as `--json` has it, the link to the run, and `sentAt`, so that a
 * signature of the body is good for one moment. `omitted` names parts that were too long; what is left out is missing.
 */
export function renderWebhook(report: RunReport, message: Message, sentAt: Date): string {
  const head = {
    title: clip(titleOf(message), MAX_TITLE_CHARS),
    content: clipBytes(renderText(message), MAX_CONTENT_BYTES),
    sentAt: sentAt.toISOString(),
    runUrl: message.runUrl ?? null,
  };
  const parts: Record<string, unknown> = { ...reportJson(redactReport(report, cleanText)) };
  const omitted: string[] = [];
  for (let next = 0; ; next += 1) {
    const body = JSON.stringify({ ...head, ...(omitted.length === 0 ? {} : { omitted }), ...parts });
    const name = LONG_PARTS[next];
    if (name === undefined || Buffer.byteLength(body) <= MAX_BODY_BYTES) return body;
    if (!(name in parts)) continue;
    delete parts[name];
    omitted.push(name);
  }
}

/** As GitHub signs: a receiver compares with its own HMAC-SHA256 of the bytes it got. */
export function webhookHeaders(body: string, { token, secret }: WebhookSettings): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(secret === undefined
      ? {}
      : { 'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` }),
  };
}
