import { printable } from '../lib/printable.js';
import { clip, clipBytes } from './clip.js';
import type { Message } from './message.js';
import { renderText, titleOf } from './plain-text.js';
import { type Section, sectionsOf } from './sections.js';

/** Longer ones are not shown in full anywhere. */
const MAX_SUBJECT_CHARS = 200;

/** Mail programs fold what is longer than about 100 kB. */
const MAX_PART_BYTES = 64_000;

/** The names of tables and their changes, and so on; a line of the HTML part. */
const MAX_LINE_CHARS = 4000;

/** Of a text of many lines, so that what comes after it is not pushed out. */
const MAX_TEXT_CHARS = 8000;

export interface Mail {
  /** One line of printing characters: it becomes a header. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Both parts say the same. Nothing in the HTML is loaded from anywhere. */
export function renderMail(message: Message): Mail {
  return {
    subject: clip(printable(titleOf(message)), MAX_SUBJECT_CHARS),
    text: `${clipBytes(renderText(message), MAX_PART_BYTES)}\n`,
    html: htmlOf(message),
  };
}

const FONT = 'font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5';

function htmlOf(message: Message): string {
  const color = message.ok ? '#1a7f37' : '#cf222e';
  const begin = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(message.headline)}</title></head>\n<body style="${FONT}">`;
  const link =
    message.runUrl === undefined ? '' : `<p><a href="${escapeHtml(message.runUrl)}">Open the run</a></p>\n`;
  const head = `${begin}\n<h2 style="color:${color}">${escapeHtml(titleOf(message))}</h2>\n`;
  const end = `${link}</body></html>\n`;
  return `${head}${fitting(sectionsOf(message).map(blockOf), MAX_PART_BYTES - head.length - end.length)}${end}`;
}

/** Whole blocks, as many as there is room for. */
function fitting(blocks: readonly string[], maxBytes: number): string {
  let bytes = 0;
  const kept: string[] = [];
  for (const block of blocks) {
    bytes += Buffer.byteLength(block);
    if (bytes > maxBytes) return `${kept.join('')}<p>… (cut)</p>\n`;
    kept.push(block);
  }
  return kept.join('');
}

function blockOf(section: Section): string {
  switch (section.kind) {
    case 'text': {
      const title = section.title === null ? '' : `<b>${lineOf(section.title)}</b><br>`;
      return `<p>${title}${lineOf(section.lines.join('\n'), MAX_TEXT_CHARS)}</p>\n`;
    }
    case 'list':
      return `<p><b>${lineOf(section.title)}</b></p>\n<ul>${section.items.map((item) => `<li>${lineOf(item)}</li>`).join('')}</ul>\n`;
    case 'facts':
      return `<table>${section.facts.map(({ label, value }) => `<tr><td style="padding-right:16px;color:#656d76">${lineOf(label)}</td><td>${lineOf(value)}</td></tr>`).join('')}</table>\n`;
  }
}

function lineOf(text: string, maxChars = MAX_LINE_CHARS): string {
  return clip(text, maxChars).split('\n').map(escapeHtml).join('<br>');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
