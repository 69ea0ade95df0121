import type { Page } from 'playwright-core';
import type { DrillHistory } from '../../src/core/drill.js';
import type { RunReport } from '../../src/core/report.js';
import { printable } from '../../src/lib/printable.js';
import { drillPage } from '../../src/page/drill-page.js';
import {
  DRILL_REPORTS,
  drillReportOf,
  HOSTILE_NAMES,
  historyOf,
  manyTables,
} from '../support/drill-reports.js';
import { openPages, type Pages } from '../support/open-pages.js';

const RUN_URL = 'https://github.com/o/r/actions/runs/1';

let pages: Pages;
let page: Page;

beforeAll(async () => {
  pages = await openPages();
  page = pages.page;
});

afterAll(() => pages?.close());

const open = (html: string) => pages.open(html);

function withBackups(change: (value: number, i: number) => number): RunReport {
  const history = historyOf(30);
  const changed: DrillHistory = {
    drills: history.drills.map((drill, i) => ({ ...drill, rtoSeconds: change(drill.rtoSeconds ?? 0, i) })),
    backups: history.backups.map((point, i) => ({
      ...point,
      bytes: change(point.bytes, i),
      rows: change(point.rows, i),
      durationSeconds: change(point.durationSeconds, i),
    })),
  };
  return drillReportOf({ history: changed });
}

function secondsApart(drills: DrillHistory['drills']): DrillHistory['drills'] {
  return drills.map((one, i) => ({ ...one, time: `2026-03-25T04:00:${10 + i * 40}Z` }));
}

const { restore: _, drill: __, ...EARLY } = DRILL_REPORTS['drill-unreachable'] ?? drillReportOf();

const SHOWN: Readonly<Record<string, RunReport>> = {
  ...DRILL_REPORTS,
  'drills that measured nothing': drillReportOf({
    history: { ...historyOf(3), drills: historyOf(3, 3).drills.map((one) => ({ ...one, rtoSeconds: null })) },
  }),
  'two drills within a minute': drillReportOf({
    history: { ...historyOf(1), drills: secondsApart(historyOf(2, 2).drills) },
  }),
  'two points': drillReportOf({ history: historyOf(2, 2) }),
  '200 points and 200 tables': drillReportOf(
    { history: historyOf(200, 200), rtoLimitSeconds: 14_400 },
    { tables: manyTables(200) },
  ),
  'zeros alone': withBackups(() => 0),
  'equal values': withBackups(() => 1_234_567_890_123),
  'an outlier of a million times': withBackups((value, i) => (i === 7 ? value * 1e6 : value)),
  'a run that ended before it knew its drill': EARLY,
};

it.each(Object.keys(SHOWN))('shows %s readably, in every size, light and dark', async (name) => {
  await open(drillPage(SHOWN[name] ?? drillReportOf(), { runUrl: RUN_URL }));
  expect(await pages.look()).toEqual([]);
});

it('shows hostile names as text', async () => {
  await open(drillPage(DRILL_REPORTS['drill-hostile'] ?? drillReportOf(), { runUrl: 'javascript:alert(1)' }));
  const shown = (await page.textContent('body')) ?? '';
  for (const name of HOSTILE_NAMES) {
    const lines = name.split('\n').map(printable);
    expect(lines.filter((line) => !shown.includes(line.trim()))).toEqual([]);
  }
  expect(await page.title()).toBe('Drill failed: shop');
  expect(await page.locator('script, img, iframe, object, [onload], [onerror], a').count()).toBe(0);
});

it('runs nothing and loads nothing, even if markup got into it', async () => {
  const hole =
    '<img src="https://example.com/x.png"><script>document.title = "owned"</script><i style="color:red">x</i>';
  await open(drillPage(drillReportOf()).replace('<main>', `<main>${hole}`));
  expect(await page.title()).toBe('Drill passed: shop');
  expect(pages.complaints()).toHaveLength(3);
});

it('says which check failed before those that passed, and what to do before all', async () => {
  await open(drillPage(DRILL_REPORTS['drill-failed'] ?? drillReportOf()));
  expect(await page.locator('h1').textContent()).toBe('Drill failed');
  expect(await page.locator('header .next').textContent()).toContain('Look at the failed checks below');
  const outcomes = await page.locator('.outcome').allInnerTexts();
  expect(outcomes).toEqual([...Array(3).fill('failed'), ...Array(8).fill('passed')]);
});

it('draws every backup and every drill once, and the larger the higher', async () => {
  const { backups, drills } = historyOf(30, 20);
  await open(drillPage(drillReportOf({ history: { backups, drills } })));
  await page.setViewportSize({ width: 1280, height: 900 });
  const shown = (selector: string) => page.locator(selector).filter({ visible: true });
  const sizes = shown('svg[aria-labelledby^=backup-size] .dot');
  expect(await sizes.count()).toBe(30);
  const tops = await sizes.evaluateAll((dots) => dots.map((dot) => Number(dot.getAttribute('cy'))));
  const bytes = backups.map((backup) => backup.bytes);
  const [first = 0, highest = 0] = [bytes[0], Math.max(...bytes)];
  const bottom = tops[0] ?? 0;
  const perByte = (bottom - Math.min(...tops)) / (highest - first);
  expect(perByte).toBeGreaterThan(0);
  for (const [i, value] of bytes.entries())
    expect(bottom - (tops[i] ?? 0)).toBeCloseTo((value - first) * perByte, 0);
  const outcome = (isOne: (drill: DrillHistory['drills'][number]) => boolean) => drills.filter(isOne).length;
  const marks = 'svg[aria-labelledby^=drill-rto]';
  expect(await shown(`${marks} .passed`).count()).toBe(outcome(({ ok }) => ok));
  expect(await shown(`${marks} .failed-stroke`).count()).toBe(outcome(({ ok, judged }) => judged && !ok));
  expect(await shown(`${marks} .unjudged-stroke`).count()).toBe(outcome(({ judged }) => !judged));
  expect(await shown('svg[aria-labelledby^=drill-success] [class^=cell-]').count()).toBe(20);
});

it('does not doubt the rows of a backup that was only slow to restore', async () => {
  const slow = DRILL_REPORTS['drill-slow'] ?? drillReportOf();
  await open(drillPage(slow));
  expect(await page.locator('header').textContent()).toContain('the recovery took longer than allowed');
  expect(await page.locator('header').textContent()).not.toContain('Do not count on this backup');
});

it('folds all but the largest of 5,000 tables', async () => {
  await open(drillPage(drillReportOf({}, { tables: manyTables(5000) })));
  const rows = page.locator('section[aria-labelledby=tables] tbody tr');
  expect(await rows.count()).toBe(5000);
  expect(await rows.first().textContent()).toContain('table_4999');
  expect(await rows.filter({ visible: true }).count()).toBe(25);
});

it('prints on white, without what is folded', async () => {
  await open(drillPage(drillReportOf()));
  await page.setViewportSize({ width: 760, height: 1000 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await pages.lookOnce()).toEqual([]);
  expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  expect(await page.locator('details').filter({ visible: true }).count()).toBe(0);
  await page.emulateMedia({ media: null });
});

it('sees what is wrong with a page', async () => {
  await open(
    `<!doctype html><body style="background:#fff"><p style="color:#999">pale</p><div style="width:2000px">wide</div>
    <figure>none</figure><figure><svg class="chart" viewBox="0 0 100 20" width="100"><path class="base" d="M0 9H99"/></svg></figure>
    <figure><svg class="chart" viewBox="0 0 100 20" width="100"><circle cx="200" cy="9" r="3"/></svg></figure>
    <h3>deep</h3><table><tr><th>x</table>
    <svg class="chart" viewBox="0 0 100 20" width="100"><text x="0" y="12">one</text><text x="4" y="12">two</text><text x="90" y="12">three</text></svg>`,
  );
  await page.setViewportSize({ width: 768, height: 900 });
  const found = (await pages.lookOnce()).join('\n');
  for (const problem of [
    'contrast 2.85',
    'out of the window',
    'on top of each other',
    'not one chart',
    'nothing is drawn',
    'drawn out of its chart',
    ' out of its chart',
    'no language',
    'no title',
    'not one h1',
    'a level is skipped',
    'a drawing without a role',
    'a table without caption',
  ]) {
    expect(found).toContain(problem);
  }
});
