import { jobSummary } from '../../src/action/summary.js';
import { escapeMarkdown } from '../../src/page/markdown.js';
import { DRILL_REPORTS } from '../support/drill-reports.js';
import { FACE_REPORTS } from '../support/face-reports.js';
import { expectGolden } from '../support/golden.js';
import { reportOf } from '../support/reports.js';
import { planOf, restoreOf } from '../support/restore-reports.js';
import { STATUS_REPORTS } from '../support/status-reports.js';

describe('jobSummary', () => {
  it.each(Object.entries({ ...FACE_REPORTS, ...DRILL_REPORTS, ...STATUS_REPORTS }))(
    'shows %s',
    (name, report) => {
      expectGolden(`action/${name}.md`, jobSummary({ ...report, failuresInARow: 3 }));
    },
  );

  it('stays below the limit of GitHub with whole lines', () => {
    const name = 'x'.repeat(60);
    const tables = Array.from({ length: 20_000 }, (_, i) => ({
      schema: 's',
      name: `${name}${i}`,
      rows: 1,
      bytes: 1,
    }));
    const text = jobSummary(reportOf({ tables }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toMatch(/\|\n\nThe rest is too long for a summary; the report has it\.\n$/);
  });

  it('closes a long list before it says that the rest is left out', () => {
    const created = Array.from({ length: 30_000 }, (_, i) => ({
      kind: 'index',
      name: `${'x'.repeat(40)}${i}`,
    }));
    const restore = restoreOf({ dryRun: true, committed: false, plan: planOf({ created }) });
    const text = jobSummary(reportOf({ operation: 'restore', restore }));
    expect(text).toMatch(/<\/details>\n\nThe rest is too long for a summary; the report has it\.\n$/);
  });
});

describe('escapeMarkdown', () => {
  it('leaves nothing that Markdown or HTML acts on', () => {
    const escaped = escapeMarkdown('<b>|*_`[x](http://y) www.x.org :tada: \\ ~x~ #1 @me $x$ !a {b} _c_');
    expect(escaped.replace(/&#\d+;/g, '')).toBe('bxhttp//y wwwx.org tada  x 1 me x a b c');
  });

  it.each([
    's3://acme-backups/shop/backup-2026-03-25T020001Z.tar.gz',
    'file:///var/backups',
    '2026-03-25T02:00:01Z',
    'public.order_items',
    'café 🦆, 100%',
  ])('leaves %s readable', (text) => {
    expect(escapeMarkdown(text)).toBe(text);
  });

  it.each([
    ['- x', '&#45; x'],
    ['a - b', 'a &#45; b'],
    ['__init__', '&#95;&#95;init&#95;&#95;'],
    ['ftp://x', 'ftp&#58;//x'],
    ['xs3://y', 'xs3&#58;//y'],
    ['a\nb', 'a&#92;u&#123;a&#125;b'],
  ])('writes %p as %p', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
