import { clip } from './clip.js';

/** A name takes at most this much of a message. */
const MAX_CODE_CHARS = 120;

/** The beginning of a line is worth showing from here on. */
const MIN_CUT_CHARS = 100;

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: these three, and no others. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Text in which `*`, `_`, `~` and emoji codes mean nothing. */
export function inlineCode(text: string): string {
  return `\`${escapeMrkdwn(clip(text.replaceAll('`', 'ˋ').trim() || ' ', MAX_CODE_CHARS))}\``;
}

export function slackLink(url: string, label: string): string {
  const safe = url.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C');
  return `<${safe.replaceAll('&', '&amp;')}|${escapeMrkdwn(label)}>`;
}

/**
 * Joins escaped lines as far as they fit and says how many did not. A line that alone is too long
 * is cut, outside of an escape such as `&amp;`.
 */
export function clipLines(lines: readonly string[], maxChars: number): string {
  const joined = lines.join('\n');
  if (joined.length <= maxChars) return joined;
  const kept: string[] = [];
  let used = 0;
  for (const [index, line] of lines.entries()) {
    const note = `… and ${lines.length - index} more`;
    const room = maxChars - used - note.length - 1;
    if (line.length + 1 > room) {
      const cut = cutEscaped(line, room);
      if (cut.length < MIN_CUT_CHARS) return [...kept, note].join('\n');
      const left = lines.length - index - 1;
      return [...kept, cut, ...(left > 0 ? [`… and ${left} more`] : [])].join('\n');
    }
    kept.push(line);
    used += line.length + 1;
  }
  return kept.join('\n');
}

function cutEscaped(line: string, room: number): string {
  if (room <= 1) return '';
  return clip(line, room).replace(/&[a-z]{0,3}…$/, '…');
}
