// Chromium, and pages in it that remember what went wrong on them.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { eventually } from './http';

/** For what never comes; a busy machine takes its time. */
const LIMIT_MS = 120_000;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Starts the Chromium on the PATH, or else the Chrome installed where Chrome installs itself.
 * @param without what Playwright would switch on
 */
export function launch(...without: string[]): Promise<Browser> {
  const executablePath = onPath();
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ];
  const options = { args, timeout: LIMIT_MS, ignoreDefaultArgs: without };
  return chromium.launch({ ...options, ...(executablePath ? { executablePath } : { channel: 'chrome' }) });
}

/** Closes all that a test has opened. */
export const closeTabs = (browser: Browser) =>
  Promise.all(browser.contexts().map((context) => context.close()));

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Opens a tab with cookies and a cache of its own. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(LIMIT_MS);
  const page = await context.newPage();
  const counts = { asked: 0, answered: 0 };
  traffic.set(page, counts);
  page.on('request', () => counts.asked++);
  page.on('requestfinished', () => counts.answered++);
  page.on('requestfailed', () => counts.answered++);
  return page;
}

/** How many requests a tab has made, and how many of them have ended. */
const traffic = new WeakMap<Page, { asked: number; answered: number }>();

/** Collects what goes wrong in a tab from now on, other than the status of the page itself. */
export function troublesOf(page: Page): string[] {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // What a browser drops itself, because the reader leaves the page before it has come, troubles nobody.
    const isDropped = request.failure()?.errorText === 'net::ERR_ABORTED';
    // After a client navigation Next sends a HEAD request whose answer it does not wait for.
    if (!isDropped && request.method() !== 'HEAD') troubles.push(`failed: ${request.url()}`);
  });
  page.on('console', (message) => {
    const isOwnStatus = message.location().url === page.url() && message.text().startsWith('Failed to load');
    if (['error', 'warning'].includes(message.type()) && !isOwnStatus) troubles.push(message.text());
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) troubles.push(`${response.status()}: ${response.url()}`);
  });
  return troubles;
}

/** Resolves when React has taken over the page: before that nobody listens to what happens on it. */
export async function hydrated(page: Page): Promise<void> {
  // By an effect, Next adds it; an effect of ours has run as well then.
  await page.locator('next-route-announcer').waitFor({ state: 'attached' });
}

/** Resolves when all that a tab of `openTab` asked for has come, and it has asked for nothing more for a moment. */
export async function settled(page: Page): Promise<void> {
  let before = -1;
  await eventually('all that was asked for', async () => {
    const { asked = 0, answered = 0 } = traffic.get(page) ?? {};
    if (asked === answered && asked === before) return true;
    before = asked;
    await new Promise((done) => setTimeout(done, 500));
    return false;
  });
}

/** Resolves when every picture of the page is there and has been painted. */
export async function pictures(page: Page): Promise<void> {
  // Else those far below are asked for when the reader comes near them.
  await page.evaluate(() => {
    for (const image of document.images) image.loading = 'eager';
  });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(null)))),
  );
}

/** Whether the ground of the page is light or dark, whatever its colour is. */
export function groundOf(page: Page): Promise<'light' | 'dark'> {
  return page.evaluate(() => {
    const channels = getComputedStyle(document.body).backgroundColor.match(/\d+/g) ?? [];
    return Math.max(...channels.map(Number)) > 127 ? 'light' : 'dark';
  });
}

interface TextSample {
  /** The element's classes, or its name if it has none. */
  element: string;
  text: string;
  /** The contrast of text and ground after WCAG 2, from 1 to 21. */
  contrast: number;
}

/** The contrast of every piece of text on the page, from computed styles. */
export function textSamples(page: Page): Promise<TextSample[]> {
  return page.evaluate(() => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const luminance = (color: string) => {
      const [r = 0, g = 0, b = 0] = channels(color).map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element: Element | null): string => {
      if (!element) return 'rgb(255, 255, 255)';
      const color = getComputedStyle(element).backgroundColor;
      return channels(color)[3] === 0 ? ground(element.parentElement) : color;
    };
    const samples = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.nodeValue?.trim();
      if (!element || !text || element.closest('script, noscript')) continue;
      const [a, b] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
      samples.push({
        element: element.className || element.localName,
        text: text.slice(0, 40),
        contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
      });
    }
    return samples;
  });
}

/** Has a tab sum up how far what is seen moves, from the first paint on; see `sumOfShifts`. */
export async function countShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    const add = (list: PerformanceEntryList) => {
      for (const entry of list) if ('value' in entry) shifts.push(Number(entry.value));
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    const sumOfShifts = () => {
      add(observer.takeRecords());
      return shifts.reduce((total, shift) => total + shift, 0);
    };
    Object.assign(window, { sumOfShifts });
  });
}

/** The sum until now. */
export const sumOfShifts = (page: Page): Promise<unknown> => page.evaluate('sumOfShifts()');
