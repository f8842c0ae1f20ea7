// Reading the blog in Chromium, with scripts and without, in the dark and on a narrow screen. SCREENSHOTS=1 leaves
// pictures of all pages in .test/screenshots.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { site as blog } from '../../site.config';
import {
  closeTabs,
  countShifts,
  groundOf,
  hydrated,
  launch,
  openTab,
  pictures,
  settled,
  sumOfShifts,
  textSamples,
  troublesOf,
} from '../support/browser';
import { eventually } from '../support/http';
import { type Server, startServer, writePost } from '../support/site';

const SCREENSHOTS = join(__dirname, '../../.test/screenshots');
const WELCOME = '/blog/welcome';
const EVERY_ELEMENT = '/blog/writing-in-markdown';

let server: Server;
let browser: Browser;
/** Every kind of page, and every post. */
let addresses: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ built: 'markdown' }, {}), launch()]);
  const home = await request(server.url).get('/');
  const posts = [...home.text.matchAll(/href="(\/blog\/[^"]+)"/g)].map(([, href = '']) => href);
  addresses = ['/', ...posts, '/nowhere', '/500'];
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

afterEach(() => closeTabs(browser));

const open = (page: Page, address: string) => page.goto(server.url + address);

/** Opens the page and waits until its scripts run and all that they ask for is there. */
async function openWhole(page: Page, address: string): Promise<void> {
  await open(page, address);
  await hydrated(page);
  await settled(page);
}

const headline = (page: Page) => page.locator('h1').innerText();

test('home leads to a post and back without loading a page anew', async () => {
  const page = await openTab(browser);
  const loaded: string[] = [];
  page.on('request', (request) => request.isNavigationRequest() && loaded.push(request.url()));
  await openWhole(page, '/');

  await page.getByRole('link', { name: 'Writing in Markdown' }).click();
  await page.locator('.prose').waitFor();
  expect(await headline(page)).toBe('Writing in Markdown');
  expect(await page.title()).toBe(`Writing in Markdown · ${blog.title}`);

  await page.goBack();
  await page.locator('.post-list').waitFor();
  expect(await headline(page)).toBe(blog.title);
  expect(loaded).toEqual([`${server.url}/`]);
});

test('no script is asked for before the page has been painted', async () => {
  const page = await openTab(browser);
  const asked: string[] = [];
  page.on('request', (each) => asked.push(each.resourceType()));
  let letStyle = () => {};
  const held = new Promise<void>((done) => {
    letStyle = done;
  });
  await page.route('**/*.css*', (route) => held.then(() => route.continue()));
  await page.goto(server.url, { waitUntil: 'commit' });
  // What stands below the scripts in the page has been found, too.
  await eventually('a picture is asked for', () => asked.includes('image'));
  expect(asked).toContain('stylesheet');
  expect(asked).not.toContain('script');

  letStyle();
  await hydrated(page);
  expect(asked).toContain('script');
});

test('no page has an error in its console, a failed request, or anything from another host', async () => {
  expect(addresses.length).toBeGreaterThan(8);
  for (const address of addresses) {
    const page = await openTab(browser);
    const troubles = troublesOf(page);
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    await openWhole(page, address);
    expect({ address, troubles, hosts: [...hosts] }).toEqual({ address, troubles: [], hosts: [server.url] });
  }
});

test('at an address of nothing are the ways on: home, search, and the newest posts as they are now', async () => {
  const page = await openTab(browser);
  await page.goto(`${server.url}/nowhere`);
  expect(await headline(page)).toBe(blog.words.notFound.heading);
  const links = page.locator('main').getByRole('link');
  const words = blog.words.notFound;
  expect(await links.filter({ hasText: words.toHome }).count()).toBe(1);
  // #region search
  expect(await links.filter({ hasText: words.toSearch }).count()).toBe(1);
  // #endregion
  await page.locator('main').getByRole('link', { name: 'Welcome' }).click();
  await page.waitForURL(`**${WELCOME}`);
});

test('with scripts off, home and posts can be read and their links work', async () => {
  const page = await openTab(browser, { javaScriptEnabled: false });
  await open(page, '/');
  await page.getByRole('link', { name: 'Welcome' }).click();
  await page.waitForURL(`**${WELCOME}`);
  expect(await headline(page)).toBe('Welcome');
  expect(await page.locator('.prose > p').first().innerText()).toMatch(/^You press Publish/);
  expect(await page.locator('.prose > p').first().isVisible()).toBe(true);

  await page.locator('.prose').getByRole('link', { name: 'Writing in Markdown' }).click();
  await page.waitForURL(`**${EVERY_ELEMENT}`);
  await page.getByText('What belongs in here?').click();
  expect(await page.getByText('Long output, a full listing').isVisible()).toBe(true);

  await page.locator('.nameplate a').click();
  await page.waitForURL(`${server.url}/`);
  expect(await page.locator('.post-list article').count()).toBeGreaterThan(5);
});

test.each([WELCOME, EVERY_ELEMENT])('nothing on %s moves when its pictures come late', async (address) => {
  // Tall enough to have all of the page in view: shifts out of view are not counted.
  const page = await openTab(browser, { viewport: { width: 375, height: 8000 } });
  await countShifts(page);
  let release = () => {};
  const painted = new Promise<void>((done) => {
    release = done;
  });
  let held = 0;
  await page.route('**/images/*', async (route) => {
    held += 1;
    await painted;
    await route.continue();
  });
  await page.goto(server.url + address, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => performance.getEntriesByName('first-contentful-paint').length > 0 && document.images.length > 0,
  );
  release();
  await pictures(page);
  expect(held).toBeGreaterThan(0);
  expect(await sumOfShifts(page)).toBeLessThan(0.001);
});

test('no page scrolls sideways on a screen of 320 pixels', async () => {
  const page = await openTab(browser, { viewport: { width: 320, height: 640 } });
  for (const address of addresses) {
    await open(page, address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect({ address, width }).toEqual({ address, width: 320 });
  }
});

test('the look is one stylesheet of less than 6 kB on the wire', async () => {
  const page = await openTab(browser);
  await open(page, WELCOME);
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap((entry) =>
        entry instanceof PerformanceResourceTiming && new URL(entry.name).pathname.endsWith('.css')
          ? [entry.encodedBodySize]
          : [],
      ),
  );
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeGreaterThan(1000);
  expect(sizes[0]).toBeLessThan(6000);
});

test.each(['light', 'dark'] as const)('all text stands out from its ground when it is %s', async (scheme) => {
  const page = await openTab(browser, { colorScheme: scheme });
  const seen = new Set<string>();
  for (const address of addresses) {
    await open(page, address);
    const samples = await textSamples(page);
    for (const { element } of samples) seen.add(element);
    expect({ address, faint: samples.filter(({ contrast }) => contrast < 4.5) }).toEqual({
      address,
      faint: [],
    });
    if (process.env.SCREENSHOTS)
      await takePictures(page, `${decodeURI(address).split('/').pop() || 'home'}-${scheme}`);
  }
  const expected = ['p', 'a', 'bdi', 'masthead-line', 'hljs-keyword', 'hljs-string', 'hljs-comment'];
  expect([...seen]).toEqual(expect.arrayContaining(expected));
  expect(await groundOf(page)).toBe(scheme);
});

/** Pictures of the page for a person to look at. */
async function takePictures(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true });
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await pictures(page);
    await page.screenshot({ path: join(SCREENSHOTS, `${name}-${width}.png`), fullPage: true });
  }
}

test('an open tab shows each edit of its post when the reader comes back to it', async () => {
  const publish = async (text: string) => {
    await writePost(server.dir, 'open-tab.md', 'title: Open tab', text);
    await served('/blog/open-tab', text);
  };
  await publish('The first wording.');
  const page = await openTab(browser);
  await page.clock.install();
  await openWhole(page, '/blog/open-tab');
  let shown = 'The first wording.';
  // The second edit finds the first in the browser's cache.
  for (const text of ['The second wording.', 'The third wording.']) {
    await publish(text);
    expect(await page.locator('.prose').innerText()).toBe(shown);
    await eventually(`the tab shows: ${text}`, async () => {
      // A tab that was looked at within the last five seconds does not ask.
      await page.clock.fastForward(6000);
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      return page
        .getByText(text)
        .waitFor({ timeout: 5000 })
        .then(
          () => true,
          () => false,
        );
    });
    shown = text;
  }
});

/** Resolves when the server gives the page with this text. */
async function served(address: string, text: string): Promise<void> {
  for (let page = ''; !page.includes(text); ) {
    page = (await request(server.url).get(address)).text;
    await new Promise((done) => setTimeout(done, 50));
  }
}
