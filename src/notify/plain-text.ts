import type { Message } from './message.js';
import { type Section, sectionsOf } from './sections.js';

/** The whole message for people, without markup: a mail's text, a webhook's `content`, the body of a ping. */
export function renderText(message: Message): string {
  const link = message.runUrl === undefined ? [] : [`Run: ${message.runUrl}`];
  return [titleOf(message), ...sectionsOf(message).map(blockOf), ...link].join('\n\n');
}

/** One line that says how it went. */
export function titleOf({ ok, headline }: Message): string {
  return `${ok ? '✅' : '❌'} ${headline}`;
}

function blockOf(section: Section): string {
  switch (section.kind) {
    case 'text':
      return [...(section.title === null ? [] : [`${section.title}:`]), ...section.lines].join('\n');
    case 'list':
      return [`${section.title}:`, ...section.items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`)].join(
        '\n',
      );
    case 'facts':
      return section.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  }
}
