// The Content-Security-Policy in a browser: nothing of the site's own is stopped, and what somebody puts into a page is.
import type { Browser, Page } from 'playwright-core';
import { hydrated, launch, openTab, pictures, troublesOf } from '../support/browser';
import { eventually } from '../support/http';
import { type Server, startServer } from '../support/site';

const PATHS = ['/', '/archive', '/tags', '/blog/welcome', '/blog/writing-in-markdown', '/about', '/nowhere'];

let browser: Browser;
let server: Server;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ built: 'markdown' }, {}), launch()]);
  page = await openTab(browser);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

test.each(PATHS)('%s comes to life without a word in the console', async (path) => {
  const troubles = troublesOf(page);
  await page.goto(server.url + path);
  await hydrated(page);
  await pictures(page);
  expect(troubles).toEqual([]);
});

test('links lead on without a word in the console', async () => {
  const troubles = troublesOf(page);
  await page.goto(server.url);
  await hydrated(page);
  for (const path of ['/archive', '/tags']) {
    await page.locator(`.masthead-nav [href="${path}"]`).click();
    await page.waitForURL(`**${path}`);
  }
  expect(troubles).toEqual([]);
});

test('a script that somebody put into a page does not run, whatever its form', async () => {
  await page.goto(server.url);
  await hydrated(page);
  const stopped: string[] = [];
  page.on('console', (message) => message.type() === 'error' && stopped.push(message.text()));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "stolen"';
    const foreign = document.createElement('script');
    foreign.src = 'https://evil.example/a.js';
    document.body.append(script, foreign);
    document.body.insertAdjacentHTML('beforeend', '<img src="x:x" onerror="document.title = \'stolen\'">');
  });
  await eventually(
    'three refusals',
    () => stopped.filter((text) => /Content Security Policy/.test(text)).length >= 3,
  );
  expect(await page.title()).not.toBe('stolen');
});
