const CUT = '\n… (cut)';

/** At most `maxChars` UTF-16 units, never half a character. */
export function clip(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  return `${text.slice(0, maxChars - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** At most so many bytes of UTF-8, never half a character. */
export function clipBytes(text: string, maxBytes: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= maxBytes) return text;
  const kept = bytes.subarray(0, maxBytes - Buffer.byteLength(CUT)).toString('utf8');
  // Half a character became a replacement character.
  return `${kept.replace(/\ufffd$/, '')}${CUT}`;
}
