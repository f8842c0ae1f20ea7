// A post's page: what it brings along beside the text, what it weighs, and that nothing in it moves.
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { site as blog } from '../../site.config';
import {
  closeTabs,
  countShifts,
  hydrated,
  launch,
  openTab,
  settled,
  sumOfShifts,
  troublesOf,
} from '../support/browser';
import { eventually } from '../support/http';
import { type Server, startServer } from '../support/site';

const words = blog.words.post;
const EVERY_ELEMENT = '/blog/writing-in-markdown';
const WIDE = { width: 1280, height: 800 };

let server: Server;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ built: 'markdown' }, {}), launch()]);
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

afterEach(() => closeTabs(browser));

async function open(page: Page, address: string): Promise<void> {
  await page.goto(server.url + address);
  await hydrated(page);
}

/** The files that a page has loaded, by the end of their names. */
const filesOf = (page: Page, ending: string): Promise<string[]> =>
  page.evaluate(
    (wanted) =>
      performance
        .getEntriesByType('resource')
        .flatMap(({ name }) => (new URL(name).pathname.endsWith(wanted) ? [name] : [])),
    ending,
  );

/** What files weigh in bytes. Packed here: what the server sends depends on whether it was asked for a file before. */
async function sizesOf(files: string[], pack = (bytes: Uint8Array) => bytes): Promise<number[]> {
  const bodies = await Promise.all(
    files.map(async (file) => new Uint8Array(await (await fetch(file)).arrayBuffer())),
  );
  return bodies.map((body) => pack(body).length);
}

/** Of script: what a page of Next's has that says "Hello" alone (next 16.4.5, react 19.3.1), and 8 kB. */
const MAX_SCRIPT_BYTES = 113_129 + 8_000;

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

test('the text stands in the page once, and scripts have it all the same', async () => {
  const { text } = await request(server.url).get(EVERY_ELEMENT);
  expect(text.split('A paragraph is a run of lines')).toHaveLength(2);
  const page = await openTab(browser);
  await open(page, EVERY_ELEMENT);
  const html = await page.evaluate(() => window.__NEXT_DATA__.props.pageProps.html);
  expect(html).toContain('A paragraph is a run of lines');
  expect(html).not.toContain('class="copy"');
});

test.each(['/', '/blog/welcome', '/tags/guide', '/nowhere'])(
  '%s loads at most 8 kB of script more than Next itself',
  async (address) => {
    const page = await openTab(browser);
    await open(page, address);
    await settled(page);
    const size = sum(await sizesOf(await filesOf(page, '.js'), gzipSync));
    expect(size).toBeGreaterThan(80_000);
    expect(size).toBeLessThan(MAX_SCRIPT_BYTES);
  },
);

test.each(['/', EVERY_ELEMENT, '/archive'])(
  '%s comes to life with its dates as they were sent, and without loading formats of languages',
  async (address) => {
    const page = await openTab(browser);
    const troubles = troublesOf(page);
    await page.addInitScript(() => {
      const fail = () => {
        throw new Error('A format was made.');
      };
      Object.assign(Intl, { DateTimeFormat: fail, NumberFormat: fail, PluralRules: fail });
      Number.prototype.toLocaleString = fail;
    });
    const dates = () => page.locator('time').allTextContents();
    await open(page, address);
    expect(await dates()).toContainEqual(expect.stringMatching(/\d/));
    expect(troubles).toEqual([]);
  },
);

test('React takes over a page in slices, between which a browser can answer its reader', async () => {
  const page = await openTab(browser);
  await page.addInitScript(() => {
    // By this clock a slice has room for a few pieces of work.
    let nowMs = 0;
    performance.now = () => {
      nowMs += 1;
      return nowMs;
    };
    // By which React's scheduler calls itself again.
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function (...message: unknown[]) {
      const { dataset } = document.documentElement;
      dataset.slices = String(Number(dataset.slices ?? 0) + 1);
      return Reflect.apply(postMessage, this, message);
    };
  });
  await open(page, EVERY_ELEMENT);
  const slices = await page.evaluate(() => document.documentElement.dataset.slices);
  expect(Number(slices)).toBeGreaterThan(20);
});

test('code is copied by a button, which says so', async () => {
  const page = await openTab(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await open(page, EVERY_ELEMENT);
  const code = page.locator('.prose pre').first();
  // It comes when somebody begins to read.
  expect(await page.locator('.copy').count()).toBe(0);
  const button = page.getByRole('button', { name: words.copy }).first();
  await code.hover();
  await button.click();
  await page.getByText(words.copied, { exact: true }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code.innerText());
  await page.getByText(words.copied, { exact: true }).waitFor({ state: 'detached' });
});

describe('the contents of a long post', () => {
  const beside = (page: Page) => page.locator('.contents.beside');

  test('stand beside the text where there is room, and follow the reader', async () => {
    const page = await openTab(browser, { viewport: WIDE });
    await open(page, EVERY_ELEMENT);
    expect(await page.locator('.contents.folded').isVisible()).toBe(false);
    await beside(page).getByRole('link', { name: 'Tables' }).click();
    expect(await page.evaluate(() => decodeURIComponent(location.hash))).toBe('#tables');
    const current = page.locator('.beside [aria-current]');
    await eventually('the link is marked', async () => (await current.allInnerTexts()).join() === 'Tables');
    await page.evaluate(() => window.scrollTo(0, 0));
    await eventually('no link is marked', async () => (await current.count()) === 0);
  });

  test('are folded above it elsewhere, and are links without scripts', async () => {
    const page = await openTab(browser, { viewport: { width: 600, height: 800 }, javaScriptEnabled: false });
    await page.goto(server.url + EVERY_ELEMENT);
    expect(await beside(page).isVisible()).toBe(false);
    await page.locator('.folded summary').click();
    await page.locator('.folded').getByRole('link', { name: 'Tables' }).click();
    expect(page.url()).toMatch(/#tables$/);
  });
});

test('the typeface is the blog’s own, in less than 60 kB, and nothing moves when it comes late', async () => {
  const page = await openTab(browser, { viewport: { width: 1280, height: 8000 } });
  await countShifts(page);
  let release = () => {};
  const painted = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/*.woff2*', async (route) => {
    await painted;
    await route.continue();
  });
  await page.goto(server.url + EVERY_ELEMENT, { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  release();
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const faces = await page.evaluate(() =>
    [...document.fonts]
      .filter(({ family, status }) => /newsreader/.test(family) && status === 'loaded')
      .map(({ style }) => style),
  );
  expect(faces.sort()).toEqual(['italic', 'normal']);
  const sizes = await sizesOf(await filesOf(page, '.woff2'));
  expect(sum(sizes)).toBeGreaterThan(20_000);
  expect(sum(sizes)).toBeLessThan(60_000);
  expect(await sumOfShifts(page)).toBeLessThan(0.05);
});

test.each([
  [320, 640],
  [768, 1024],
  [1280, 800],
  [1600, 900],
])('the name on home takes at most 30 %% of a window of %d by %d pixels', async (width, height) => {
  const page = await openTab(browser, { viewport: { width, height } });
  await page.goto(`${server.url}/`);
  const box = await page.locator('.nameplate').boundingBox();
  expect(box?.height).toBeGreaterThan(30);
  expect(box?.height).toBeLessThan(height * 0.3);
});
