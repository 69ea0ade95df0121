import { cleanText, oneLine } from '../../src/notify/clean-text.js';
import { clip } from '../../src/notify/clip.js';
import { clipLines, escapeMrkdwn, inlineCode, slackLink } from '../../src/notify/slack-text.js';

it.each([
  ['postgres://u:p@h/db', 'postgres://***@h/db'],
  ['allowed: postgres://user:password@host:5432/db', 'allowed: postgres://user:password@host:5432/db'],
  ['see (mysql://u:a/b@c@h:3306/db), please', 'see (mysql://***@h:3306/db), please'],
  ["host=h password='a b\\'c' user=u", 'host=h password=*** user=u'],
  ['?sslpassword=x&y=1', '?sslpassword=***&y=1'],
  ['s3://bucket/a@b.tar.gz', 's3://bucket/a@b.tar.gz'],
  ['https://example.org/runs/1', 'https://example.org/runs/1'],
  ['mail someone@example.org', 'mail someone@example.org'],
  ['a\r\nb\u2028c\u202ed\ud800', 'a\nb\\u{2028}c\\u{202e}d\ufffd'],
])('cleanText(%j)', (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

it('oneLine has no line feed', () => {
  expect(oneLine('a\nb\r\nc')).toBe('a\\u{a}b\\u{d}\\u{a}c');
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
