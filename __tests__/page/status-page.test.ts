import type { Page } from 'playwright-core';
import type { RunReport } from '../../src/core/report.js';
import { printable } from '../../src/lib/printable.js';
import { statusPage } from '../../src/page/status-page.js';
import { HOSTILE_NAMES } from '../support/drill-reports.js';
import { openPages, type Pages } from '../support/open-pages.js';
import { STATUS_REPORTS, statusOf, statusReportOf, tablesOf } from '../support/status-reports.js';

let pages: Pages;
let page: Page;

beforeAll(async () => {
  pages = await openPages();
  page = pages.page;
});

afterAll(() => pages?.close());

const show = (report: RunReport | undefined, runUrl?: string) =>
  pages.open(statusPage(report ?? statusReportOf(), runUrl));

const many = Array.from({ length: 200 }, (_, i) => `table_${i}`);

const SHOWN: Readonly<Record<string, RunReport>> = {
  ...STATUS_REPORTS,
  'one backup': statusReportOf(
    statusOf({ drills: { passed: 0, failed: 0, unjudged: 0, successRate: null } }, 1),
  ),
  '200 backups and 200 tables': statusReportOf({
    ...statusOf({}, 200),
    history: { ...statusOf({}, 200).history, tables: tablesOf(many, 60), moreTables: 4800 },
  }),
};

it.each(Object.keys(SHOWN))('shows %s readably, in every size, light and dark', async (name) => {
  await show(SHOWN[name], 'https://github.com/o/r/actions/runs/1');
  expect(await pages.look()).toEqual([]);
});

it('opens a table to its charts, which are readable', async () => {
  await show(STATUS_REPORTS['status-green']);
  const lines = page.locator('.tables summary');
  expect(await page.locator('.tables svg.chart').filter({ visible: true }).count()).toBe(0);
  await lines.nth(1).click();
  expect(await page.locator('.tables svg.chart').filter({ visible: true }).count()).toBe(2);
  expect(await pages.look()).toEqual([]);
});

it('shows hostile names as text', async () => {
  await show(STATUS_REPORTS['status-hostile'], 'javascript:alert(1)');
  const shown = (await page.textContent('body')) ?? '';
  for (const name of HOSTILE_NAMES) {
    const lines = name.split('\n').map(printable);
    expect(lines.filter((line) => !shown.includes(line.trim()))).toEqual([]);
  }
  expect(await page.title()).toContain('with warnings: <script>');
  expect(await page.locator('script, img, iframe, object, [onload], [onerror], a').count()).toBe(0);
});

it('says first what is wrong and what to do', async () => {
  await show(STATUS_REPORTS['status-stale']);
  expect(await page.locator('h1').textContent()).toBe('The newest good backup is too old');
  const steps = await page.locator('header .next').allInnerTexts();
  expect(steps).toEqual([
    expect.stringContaining('3 d 2 h old'),
    expect.stringContaining('The newest drill failed'),
  ]);
});

it('says that nothing is known of a store that is down', async () => {
  await show(STATUS_REPORTS['status-unreachable']);
  expect(await page.locator('h1').textContent()).toBe('Nobody can say how the backups are');
  expect(await page.locator('header').textContent()).toContain('ECONNREFUSED');
  expect(await page.locator('section').count()).toBe(0);
});

it('prints the lines of tables, without their charts', async () => {
  await show(STATUS_REPORTS['status-green']);
  await page.setViewportSize({ width: 760, height: 1000 });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await pages.lookOnce()).toEqual([]);
  expect(await page.locator('.tables summary').filter({ visible: true }).count()).toBe(12);
  await page.emulateMedia({ media: null });
});
