import { code, html, lines, link, name } from '../../src/page/markup.js';

it.each([
  ['<b>&"\'', '&lt;b&gt;&amp;&quot;&#39;'],
  ['a\u0000b\nc\u202ed', 'a\\u{0}b\\u{a}c\\u{202e}d'],
  ['طلبات 🦆', 'طلبات 🦆'],
])('puts %j into a page as %s', (text, shown) => {
  expect(`${html`<p title="${text}">${text}</p>`}`).toBe(`<p title="${shown}">${shown}</p>`);
});

it('takes pieces, lists, numbers and nothing', () => {
  const items = ['<', 'b'].map((item) => html`<li>${item}</li>`);
  expect(`${html`<ul>${items}</ul>${null}${undefined}${12.5}`}`).toBe('<ul><li>&lt;</li><li>b</li></ul>12.5');
});

it('keeps the direction of a name to itself, and the lines of a text', () => {
  expect(`${name('<')}${code('>')}`).toBe('<bdi>&lt;</bdi><code><bdi>&gt;</bdi></code>');
  expect(`${lines('a\r\n\tb')}`).toBe('<bdi>a</bdi><br><bdi>    b</bdi>');
});

it.each([
  ['https://github.com/o/r?a="b', '<a href="https://github.com/o/r?a=&quot;b" rel="noreferrer">run</a>'],
  ['javascript:alert(1)', 'run'],
  ['data:text/html,x', 'run'],
])('links to %s as %s', (url, shown) => {
  expect(`${link(url, 'run')}`).toBe(shown);
});
