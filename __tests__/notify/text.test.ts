import { cleanText, oneLine } from '../../src/notify/clean-text.js';
import {
  formatAge,
  formatBytes,
  formatCount,
  formatDelta,
  formatDuration,
  formatTime,
} from '../../src/notify/format.js';
import { clip, clipLines, escapeMrkdwn, inlineCode, slackLink } from '../../src/notify/slack-text.js';

it.each([
  ['postgres://u:p@h/db', 'postgres://***@h/db'],
  ['see (mysql://u:a/b@c@h:3306/db), please', 'see (mysql://***@h:3306/db), please'],
  ["host=h password='a b\\'c' user=u", 'host=h password=*** user=u'],
  ['?sslpassword=x&y=1', '?sslpassword=***&y=1'],
  ['s3://bucket/a@b.tar.gz', 's3://bucket/a@b.tar.gz'],
  ['https://example.org/runs/1', 'https://example.org/runs/1'],
  ['mail someone@example.org', 'mail someone@example.org'],
  ['a\r\nb\u2028c\u202ed\ud800', 'a \nb c d\ufffd'],
])('cleanText(%j)', (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

it('oneLine has no line feed', () => {
  expect(oneLine('a\nb\r\nc')).toBe('a b  c');
});

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [9_994, '9.99 kB'],
  [9_995, '10.0 kB'],
  [99_949, '99.9 kB'],
  [99_950, '100 kB'],
  [999_499, '999 kB'],
  [999_500, '1.00 MB'],
  [3_141_592, '3.14 MB'],
  [5e15, '5.00 PB'],
  [5e18, '5000 PB'],
])('formatBytes(%d) is %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

it.each([
  [0, '0.0 s'],
  [9.94, '9.9 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.6, '1 min 0 s'],
  [3599.6, '1 h 0 min'],
  [7530, '2 h 5 min'],
])('formatDuration(%d) is %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});

it.each([
  [59_999, '0 min'],
  [3_599_999, '59 min'],
  [86_399_999, '23 h'],
  [86_400_000, '1 day 0 h'],
  [3 * 86_400_000 - 1, '2 days 23 h'],
  [40 * 86_400_000, '40 days'],
])('formatAge(%d) is %s', (ms, text) => {
  expect(formatAge(ms)).toBe(text);
});

it('formats counts, deltas and times', () => {
  expect([formatCount(1234567), formatDelta(1234), formatDelta(-5), formatDelta(0)]).toEqual([
    '1,234,567',
    '+1,234',
    '−5',
    '±0',
  ]);
  expect(formatTime('2026-03-25T02:00:01.999Z')).toBe('2026-03-25 02:00:01 UTC');
});

it('escapes what Slack gives a meaning to', () => {
  expect(escapeMrkdwn('<!here> & &lt;')).toBe('&lt;!here&gt; &amp; &amp;lt;');
  expect(inlineCode('a`b')).toBe('`aˋb`');
  expect(inlineCode('')).toBe('` `');
  expect(slackLink('https://x/?a=1&b=|>', 'a>b')).toBe('<https://x/?a=1&amp;b=%7C%3E|a&gt;b>');
});

it('clips between characters', () => {
  expect(clip('abc', 3)).toBe('abc');
  expect(clip('abcd', 3)).toBe('ab…');
  expect(clip('a😀😀', 3)).toBe('a…');
});

it('clips lines to the limit, saying how many are left out, never inside an escape', () => {
  expect(clipLines(['a', 'b'], 3)).toBe('a\nb');
  const lines = Array.from({ length: 100 }, (_, i) => `line ${i}`);
  const clipped = clipLines(lines, 100).split('\n');
  expect(clipped.at(-1)).toBe(`… and ${100 - (clipped.length - 1)} more`);
  for (let limit = 200; limit < 260; limit += 1) {
    const text = clipLines(['&amp;'.repeat(100)], limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.replaceAll('&amp;', '')).toBe('…');
  }
});
