import { printable, printableLines } from '../../src/lib/printable.js';
import { textTable } from '../../src/lib/text-table.js';
import { wrapText } from '../../src/lib/wrap-text.js';

it('writes out what does not print', () => {
  expect(printable('a\u001b[31m\n\u202ex\u0000')).toBe('a\\u{1b}[31m\\u{a}\\u{202e}x\\u{0}');
  expect(printable('café 🦆 日本')).toBe('café 🦆 日本');
  expect(printableLines('a\r\nb\u0007\tc')).toBe('a\nb\\u{7}    c');
});

it('lines up columns', () => {
  expect(
    textTable(
      [{ title: 'name' }, { title: 'n', align: 'right' }],
      [
        ['日本', '10'],
        ['a', '5'],
      ],
    ),
  ).toEqual(['name   n', '日本    10', 'a      5']);
});

it('breaks between words', () => {
  expect(wrapText('aa bb  cc', 5)).toEqual(['aa bb', 'cc']);
  expect(wrapText('muchtoolong x', 5)).toEqual(['muchtoolong', 'x']);
  expect(wrapText('', 5)).toEqual([]);
});
