import { clip } from './clip.js';
import type { DrillMessage } from './drill-message.js';
import type { Message } from './message.js';
import type { RestoreMessage } from './restore-message.js';
import { clipLines, escapeMrkdwn, inlineCode, slackLink } from './slack-text.js';

// https://docs.slack.dev/reference/block-kit/blocks
const MAX_HEADER_CHARS = 150;
const MAX_SECTION_CHARS = 3000;
const MAX_FIELDS = 10;
const MAX_FIELD_CHARS = 2000;

interface MrkdwnText {
  readonly type: 'mrkdwn';
  readonly text: string;
  /** Slack then makes no links, names or mentions out of plain text. */
  readonly verbatim: true;
}

export type SlackBlock =
  | {
      readonly type: 'header';
      readonly text: { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };
    }
  | { readonly type: 'section'; readonly text: MrkdwnText }
  | { readonly type: 'section'; readonly fields: readonly MrkdwnText[] };

/** Body of a POST to an incoming webhook (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). */
export interface SlackPayload {
  /** For notifications and screen readers. */
  readonly text: string;
  /** At most sixteen, of the fifty allowed. */
  readonly blocks: readonly SlackBlock[];
}

/** Renders within Slack's limits; whatever a table is called, it stays text. */
export function renderSlack(message: Message): SlackPayload {
  const headline = `${message.ok ? '✅' : '❌'} ${message.headline}`;
  const blocks: (SlackBlock | null)[] = [
    { type: 'header', text: { type: 'plain_text', text: clip(headline, MAX_HEADER_CHARS), emoji: false } },
    message.failure && section(failureLines(message.failure)),
    message.streak === null ? null : section([`*${escapeMrkdwn(message.streak)}*`]),
    ...list('*Not as before*', message.anomalies, message.moreAnomalies),
    ...(message.restore ? restoreSections(message.restore) : []),
    ...(message.drill ? drillSections(message.drill) : []),
    {
      type: 'section',
      fields: message.facts
        .slice(0, MAX_FIELDS)
        .map(({ label, value }) => mrkdwn(clipLines([`*${label}*`, escapeMrkdwn(value)], MAX_FIELD_CHARS))),
    },
    message.changes && section(changeLines(message.changes)),
    message.retention === null ? null : section(['*Retention*', escapeMrkdwn(message.retention)]),
    message.warnings.length === 0
      ? null
      : section(['*Warnings*', ...message.warnings.map((warning) => `• ${escapeMrkdwn(warning)}`)]),
    message.runUrl === undefined ? null : section([slackLink(message.runUrl, 'Open the run')]),
  ];
  return { text: escapeMrkdwn(headline), blocks: blocks.filter((block) => block !== null) };
}

function failureLines({
  code,
  message,
  nextStep,
  lastGoodBackup,
}: NonNullable<Message['failure']>): string[] {
  // The long part comes last, so that the others are never cut off.
  return [
    ...(lastGoodBackup === null ? [] : [`*Last good backup*: ${escapeMrkdwn(lastGoodBackup)}`]),
    ...(nextStep === null ? [] : [`*Next step*: ${escapeMrkdwn(nextStep)}`]),
    `*Error* ${inlineCode(code)}: ${escapeMrkdwn(message)}`,
  ];
}

function restoreSections({ effect, leftOut, moreLeftOut, phases, notes }: RestoreMessage): SlackBlock[] {
  const more = moreLeftOut > 0 ? [`• and ${moreLeftOut} more`] : [];
  const said = [
    ...(effect === null ? [] : [`*${escapeMrkdwn(effect)}*`]),
    ...(phases === null ? [] : [escapeMrkdwn(phases)]),
    ...notes.map((note) => `• ${escapeMrkdwn(note)}`),
  ];
  return [
    ...(said.length === 0 ? [] : [section(said)]),
    ...(leftOut.length === 0
      ? []
      : [section(['*Could not be restored*', ...leftOut.map((item) => `• ${escapeMrkdwn(item)}`), ...more])]),
  ];
}

function drillSections(drill: DrillMessage): SlackBlock[] {
  const { failedChecks, moreFailedChecks, findings, moreFindings, phases, kept } = drill;
  return [
    ...list('*Failed checks*', failedChecks, moreFailedChecks),
    ...list('*Findings*', findings, moreFindings),
    ...(phases === null ? [] : [section([escapeMrkdwn(phases)])]),
    ...(kept === null ? [] : [section(['*Scratch database*', escapeMrkdwn(kept)])]),
  ];
}

function list(title: string, lines: readonly string[], more: number): SlackBlock[] {
  if (lines.length === 0) return [];
  const items = lines.map((line) => `• ${escapeMrkdwn(line)}`);
  return [section([title, ...items, ...(more > 0 ? [`• and ${more} more`] : [])])];
}

function changeLines({ summary, tables, moreTables }: NonNullable<Message['changes']>): string[] {
  const lines = tables.map(({ table, change }) => `• ${inlineCode(table)} ${escapeMrkdwn(change)}`);
  if (moreTables > 0) lines.push(`• and ${moreTables} more`);
  return ['*What changed*', escapeMrkdwn(summary), ...lines];
}

function section(lines: readonly string[]): SlackBlock {
  return { type: 'section', text: mrkdwn(clipLines(lines, MAX_SECTION_CHARS)) };
}

function mrkdwn(text: string): MrkdwnText {
  return { type: 'mrkdwn', text, verbatim: true };
}
