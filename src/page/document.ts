import { createHash } from 'node:crypto';
import { type Child, html, Markup } from './markup.js';
import { STYLESHEET } from './stylesheet.js';

/** The browser loads nothing, runs nothing, sends nothing, and takes no style but the one below. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLESHEET).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A self-contained page: no network, no script; light or dark as the reader's system is. */
export function renderDocument(title: string, body: Child): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${Markup.fromSource(STYLESHEET)}</style>
</head>
<body>
${body}
</body>
</html>
`.toString();
}
