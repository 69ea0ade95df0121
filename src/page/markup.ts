import { printable } from '../lib/printable.js';

/** HTML or SVG that is complete: every text in it has been escaped. Made by `html` alone. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** For texts that stand in this repository, such as the stylesheet; never for anything that came from outside. */
  static fromSource(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.#text;
  }
}

export type Child = Markup | string | number | null | undefined | readonly Child[];

/**
 * A piece of HTML or SVG. Texts put into it are shown as they are and can never become markup, in the content of an
 * element and in a quoted attribute; what does not print becomes `\u{…}`. They have no place in `<style>` or `<script>`,
 * nor in an attribute without quotes.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Child[]): Markup {
  const parts = values.map((value, i) => `${render(value)}${strings[i + 1]}`);
  return Markup.fromSource(`${strings[0]}${parts.join('')}`);
}

function render(value: Child): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return typeof value === 'number' ? String(value) : escapeHtml(value);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A name from outside: its direction of writing does not reach what stands beside it. */
export function name(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** The same in a fixed-width font. */
export function code(text: string): Markup {
  return html`<code><bdi>${text}</bdi></code>`;
}

/** Text of several lines. */
export function lines(text: string): Markup {
  const all = text.split(/\r?\n/).map((line) => html`<bdi>${line.replaceAll('\t', '    ')}</bdi>`);
  return html`${all.map((line, i) => (i === 0 ? line : html`<br>${line}`))}`;
}

/** A link where the address is one of the web, else its text. */
export function link(url: string, text: string): Markup {
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${text}</a>` : html`${text}`;
}
