import { attemptPost } from './attempt-post.js';
import { clipBytes } from './clip.js';
import type { Message } from './message.js';
import { renderText } from './plain-text.js';
import { type PostDeps, post } from './post.js';

// https://healthchecks.io/docs/http_api/: ping bodies have up to 100 kB.
const MAX_BODY_BYTES = 100_000;

/** A run does not wait longer for somebody to hear that it began. */
const START_TIMEOUT_MS = 5000;

const HEADERS = { 'content-type': 'text/plain; charset=utf-8' };

/** The address for a beginning or a failure; its parameters stay. */
export function heartbeatUrl(base: string, event: 'start' | 'success' | 'fail'): string {
  if (event === 'success') return base;
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${event}`;
  return url.href;
}

/**
 * Tells that a run begins. Not every service knows beginnings, and the end is what counts, so that nothing comes of
 * trouble here. Never throws.
 */
export async function pingStart(base: string, deps: PostDeps): Promise<void> {
  const request = {
    url: heartbeatUrl(base, 'start'),
    headers: HEADERS,
    body: '',
    timeoutMs: START_TIMEOUT_MS,
  };
  const result = await attemptPost(request, deps);
  if (result.kind !== 'delivered') deps.log.debug(`Heartbeat: ${result.reason} (start)`);
}

/** What a failed run sends along: what happened, then the end of its log, as far as there is room. */
export function heartbeatBody(message: Message, logTail: string): string {
  if (message.ok) return clipBytes(message.headline, MAX_BODY_BYTES);
  const text = clipBytes(renderText(message), MAX_BODY_BYTES / 2);
  const room = MAX_BODY_BYTES - Buffer.byteLength(text) - 100;
  return logTail === '' ? text : `${text}\n\nThe end of the log:\n${lastBytes(logTail, room)}`;
}

/** Whole lines from the end. */
function lastBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  const tail = bytes.subarray(bytes.length - maxBytes).toString('utf8');
  return tail.slice(tail.indexOf('\n') + 1);
}

export function pingEnd(
  base: string,
  message: Message,
  logTail: string,
  deps: PostDeps,
): Promise<string | null> {
  const url = heartbeatUrl(base, message.ok ? 'success' : 'fail');
  return post(
    { channel: 'The heartbeat', url, headers: HEADERS, body: heartbeatBody(message, logTail) },
    deps,
  );
}
