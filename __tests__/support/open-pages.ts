import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Page, chromium as playwright } from 'playwright-core';
import { chromium } from './services.js';

const LOOK = readFileSync('__tests__/support/look-at-page.js', 'utf8');

/** A browser for pages of this project, which load nothing but themselves. */
export interface Pages {
  readonly page: Page;
  /** Opens it from a file, and fails where anything else was loaded. */
  open(html: string): Promise<void>;
  /** What is wrong with the open page as it is shown now. */
  lookOnce(): Promise<string[]>;
  /** The same in narrow, middle and wide windows, light and dark; and what the browser complained about. */
  look(): Promise<string[]>;
  /** What the browser complained about since the page was opened. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

export async function openPages(): Promise<Pages> {
  const folder = mkdtempSync(join(tmpdir(), 'db-backup-page-'));
  const browser = await playwright.launch({
    executablePath: chromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  const page = await browser.newPage();
  let loaded: string[] = [];
  let complaints: string[] = [];
  page.on('requestfinished', (request) => loaded.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  const lookOnce = async () => (await page.evaluate(LOOK)) as string[];
  return {
    page,
    lookOnce,
    complaints: () => complaints,
    open: async (html) => {
      const file = join(folder, 'page.html');
      writeFileSync(file, html);
      loaded = [];
      complaints = [];
      await page.goto(pathToFileURL(file).href);
      expect(loaded).toEqual([pathToFileURL(file).href]);
    },
    look: async () => {
      const problems: string[] = [];
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          problems.push(...(await lookOnce()).map((problem) => `${width} ${colorScheme}: ${problem}`));
        }
      }
      return [...problems, ...complaints];
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
