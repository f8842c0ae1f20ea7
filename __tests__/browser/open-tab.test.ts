// A tab that stays open while its page is edited, removed and renamed, the site is built anew, and the network fails.
import type { Browser, Page } from 'playwright-core';
import { site as blog } from '../../site.config';
import { launch, openTab, settled, troublesOf } from '../support/browser';
import { flood } from '../support/flood';
import { eventually, published, readPage } from '../support/http';
import {
  click,
  comeBack,
  follow,
  isShown,
  look,
  openPage,
  publishEdition,
  requestsOf,
  type Site,
  shows,
  textNow,
  titleNow,
} from '../support/reader';
import { oneServer, type ReaderSite, twoServers } from '../support/reader-sites';

const KOREAN = '/blog/%ED%95%9C%EA%B8%80';
const JUST_NOW = blog.words.layout.updated;
const DATA = '**/_next/data/**';
/** Next's default, which asks for the pages behind all links in sight, makes 36. */
const MAX_REQUESTS = 12;

let browser: Browser;
let reading: ReaderSite;
let site: Site;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  [reading, browser] = await Promise.all([oneServer(), launch()]);
  site = reading.site;
});

afterAll(async () => {
  await browser.close();
  await reading.stop();
});

beforeEach(async () => {
  await publishEdition(site);
  page = await openTab(browser);
  troubles = troublesOf(page);
});

afterEach(() => page.context().close());

/** Opens a page and leaves the tab, upon which the code is loaded that a return needs. */
async function openWhole(tab: Page, of: Site, path: string): Promise<void> {
  await openPage(tab, of, path);
  await leave(tab);
  await settled(tab);
}

const leave = (tab: Page) => tab.evaluate(() => void window.dispatchEvent(new Event('blur')));

const news = (tab: Page) => tab.getByRole('status');
const isNews = (text: RegExp) => async () => text.test(await news(page).innerText());

/** Comes back once, in a tab with a clock of its own, and resolves when it was answered. */
async function comeBackOnce(tab: Page): Promise<void> {
  await tab.clock.fastForward(10_000);
  const answer = tab.waitForResponse(DATA);
  await look(tab);
  await answer;
}

describe('a page that was edited', () => {
  test('changes in place, is said to have, and stays where the reader is', async () => {
    await publishEdition(site, '한글');
    await page.clock.install();
    await openWhole(page, site, KOREAN);
    await page.evaluate(() => window.scrollTo(0, 300));
    await publishEdition(site, '한글');
    expect(await news(page).innerText()).toBe('');
    await comeBackOnce(page);
    await shows(page, textNow());
    expect(await page.title()).toBe(`${titleNow()} · ${blog.title}`);
    expect(await news(page).innerText()).toBe(JUST_NOW);
    expect(await page.evaluate(() => window.scrollY)).toBe(300);
    await page.clock.fastForward(11_000);
    await eventually('it is said no more', isNews(/^$/));
    expect(troubles).toEqual([]);
  });

  test('is asked for when the network comes back, and not while it is away', async () => {
    await openWhole(page, site, '/blog/hello');
    const asked = requestsOf(page);
    await page.context().setOffline(true);
    await publishEdition(site);
    await look(page);
    await page.context().setOffline(false);
    await shows(page, textNow());
    expect(asked).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  test('is asked for where the browser takes the old one from its own cache, on Back from another site', async () => {
    await openWhole(page, site, '/blog/hello');
    await page.goto('about:blank');
    await publishEdition(site);
    await page.goBack();
    await shows(page, textNow());
    expect(troubles).toEqual([]);
  });
});

test('a page that is opened in the background loads at once what keeps it new, for its build may be gone when its reader comes', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
  });
  const { text: html } = await readPage(site.read, '/blog/hello');
  const later: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.resourceType() === 'script' && !html.includes(pathname)) later.push(pathname);
  });
  await openPage(page, site, '/blog/hello');
  await eventually('scripts that the page itself does not name', async () => later.length > 0);
});

test('a page that the browser kept whole is asked for on Back from another site', async () => {
  await using keeping = await launch('--disable-back-forward-cache');
  const tab = await openTab(keeping);
  await openPage(tab, site, '/blog/hello');
  await tab.evaluate(() => Object.assign(window, { isKept: true }));
  await tab.goto(`${site.source.url}/elsewhere`);
  await publishEdition(site);
  // Playwright waits for a load, which such a return is not.
  await tab.evaluate(() => void setTimeout(() => window.history.back()));
  await shows(tab, textNow());
  expect(await tab.evaluate(() => 'isKept' in window)).toBe(true);
});

describe('a page as it was', () => {
  test('costs a first visit nothing but itself, and each return one 304', async () => {
    await page.clock.install();
    const asked = requestsOf(page);
    await openWhole(page, site, '/');
    await openWhole(page, site, '/blog/hello');
    expect(asked).toEqual([
      { path: '/', kind: 'page' },
      { path: '/blog/hello', kind: 'page' },
    ]);
    // The browser has nothing of the data yet.
    await comeBackOnce(page);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Network.enable');
    const statuses: number[] = [];
    cdp.on('Network.responseReceivedExtraInfo', ({ statusCode }) => statuses.push(statusCode));
    // Nor does it change by being made anew.
    await published(site.told, { id: 'hello' });
    await comeBackOnce(page);
    expect(statuses).toEqual([304]);
    expect(await news(page).innerText()).toBe('');
    expect(troubles).toEqual([]);
  });

  test('costs a first visit of home few requests, and of other pages nothing before a link is pointed at', async () => {
    const all: string[] = [];
    page.on('request', (request) => all.push(request.url()));
    await openPage(page, site, '/');
    await settled(page);
    expect(all.length).toBeLessThanOrEqual(MAX_REQUESTS);
    expect(all.filter((url) => url.includes('/_next/data/'))).toEqual([]);
    // By the keyboard as with the pointer.
    const asked = requestsOf(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const answered = page.waitForResponse(DATA);
    await page.keyboard.press('Tab');
    await answered;
    expect(asked.map(({ kind }) => kind)).toContain('data');
  });

  test('loads what asks for it when the reader leaves, and tries again where that failed', async () => {
    const scripts: string[] = [];
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()));
    await openPage(page, site, '/blog/hello');
    await settled(page);
    const before = scripts.length;
    await page.route('**/*.js*', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await leave(page);
    await failed;
    expect(scripts.length).toBeGreaterThan(before);
    await page.unroute('**/*.js*');
    await publishEdition(site);
    await comeBack(page, 'the edit is shown', () => isShown(page, textNow()));
  });

  test('is not said to have changed when it had to be made again', async () => {
    await page.clock.install();
    await openWhole(page, site, '/blog/hello');
    await page.route(DATA, async (route) => {
      const response = await route.fetch();
      const { pageProps } = await response.json();
      await route.fulfill({
        response,
        json: { pageProps: { ...pageProps, version: pageProps.version + 1 } },
      });
    });
    await comeBackOnce(page);
    await settled(page);
    expect(await news(page).innerText()).toBe('');
  });

  test('costs the source nothing when a thousand readers come back', async () => {
    await openWhole(page, site, '/blog/hello');
    const asked = requestsOf(page);
    await comeBack(page, 'it has asked', async () => asked.length > 0);
    const path = asked[0]?.path ?? '';
    site.source.requests = [];
    expect([...(await flood(site.read, Array(1000).fill(path)))]).toEqual([[200, 1000]]);
    expect(site.source.requests).toEqual([]);
  });
});

describe('of two pages the newer one is shown', () => {
  test('when the answer to a return comes after the reader went on and came back', async () => {
    await page.clock.install();
    await openWhole(page, site, '/blog/hello');
    const release = await holdNext(page);
    await page.clock.fastForward(10_000);
    await look(page);
    await release.held;
    const old = textNow();
    await publishEdition(site);
    await follow(page, blog.title);
    await follow(page, titleNow());
    await shows(page, textNow());
    await release.go();
    await settled(page);
    expect(await isShown(page, textNow())).toBe(true);
    expect(await isShown(page, old)).toBe(false);
  });

  test('when an older one comes from somewhere later', async () => {
    await page.clock.install();
    await openWhole(page, site, '/blog/hello');
    const answer = page.waitForResponse(DATA);
    await page.clock.fastForward(10_000);
    await look(page);
    const older = await (await answer).text();
    await publishEdition(site);
    await comeBackOnce(page);
    await shows(page, textNow());
    // As an edge may have it that was not told.
    const fulfilled: string[] = [];
    await page.route('**/hello.json*', async (route) => {
      await route.fulfill({ body: older, contentType: 'application/json' });
      fulfilled.push(route.request().method());
    });
    await comeBackOnce(page);
    await settled(page);
    expect(await isShown(page, textNow())).toBe(true);
    await follow(page, 'news');
    await shows(page, titleNow());
    await page.goBack();
    await page.waitForURL('**/blog/hello');
    await page.locator('.prose').waitFor();
    expect(await isShown(page, textNow())).toBe(true);
    expect(fulfilled).toEqual(expect.arrayContaining(['GET', 'GET']));
  });

  test('when the reader follows a link, goes elsewhere before it is answered, and follows it again', async () => {
    await openWhole(page, site, '/archive');
    const link = page.getByRole('link', { name: titleNow() });
    await link.hover();
    await settled(page);
    const release = await holdNext(page);
    await link.click();
    await release.held;
    await publishEdition(site);
    await follow(page, blog.title);
    await follow(page, titleNow());
    await shows(page, textNow());
    await release.go();
    expect(troubles).toEqual([]);
  });
});

/** Holds the next answer with a page's data, as the server gives it now, and lets others pass. */
async function holdNext(tab: Page): Promise<{ held: Promise<void>; go: () => Promise<void> }> {
  let arrive = () => {};
  let go = () => {};
  const held = new Promise<void>((done) => {
    arrive = done;
  });
  const letGo = new Promise<void>((done) => {
    go = done;
  });
  let sent: Promise<unknown> = Promise.resolve();
  let isFirst = true;
  await tab.route(DATA, async (route) => {
    if (!isFirst) return route.continue();
    isFirst = false;
    const response = await route.fetch();
    arrive();
    sent = letGo.then(() => route.fulfill({ response })).catch(() => {});
    await sent;
  });
  return {
    held,
    go: async () => {
      go();
      await sent;
    },
  };
}

describe('a page that was removed', () => {
  afterEach(() => publishEdition(site));

  async function remove(): Promise<void> {
    site.source.posts.delete('hello');
    await published(site.told, { id: 'hello' });
  }

  test('says so, keeps its text, and asks no more', async () => {
    await page.clock.install();
    await openWhole(page, site, '/blog/hello');
    // With the newest text that the reader has seen.
    await publishEdition(site);
    await comeBackOnce(page);
    await shows(page, textNow());
    await remove();
    const asked = requestsOf(page);
    await comeBackOnce(page);
    await comeBack(page, 'it is said to be removed', isNews(/removed/));
    // Once more where an edge may have had an older answer.
    expect(asked).toHaveLength(2);
    expect(await isShown(page, textNow())).toBe(true);
    await page.clock.fastForward(600_000);
    await look(page);
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await settled(page);
    expect(asked).toHaveLength(2);
    // The browser itself writes down each answer that is no page.
    expect(troubles).toHaveLength(4);
    for (const trouble of troubles) expect(trouble).toMatch(/status of 404|^404: .*hello\.json/);
  });

  test('is not said to be when an edge has an older 404 of it', async () => {
    await page.clock.install();
    await openWhole(page, site, '/blog/hello');
    await publishEdition(site);
    await page.route('**/hello.json', (route) => route.fulfill({ status: 404, json: { notFound: true } }));
    await comeBackOnce(page);
    await shows(page, textNow());
    expect(await news(page).innerText()).toBe(blog.words.layout.updated);
  });

  test('is not found when its link is followed, and there again when it is', async () => {
    await openWhole(page, site, '/');
    const link = titleNow();
    await remove();
    await follow(page, link);
    await shows(page, blog.words.notFound.heading);
    await publishEdition(site);
    await follow(page, blog.words.notFound.toHome);
    await follow(page, titleNow());
    await shows(page, textNow());
    expect(await news(page).innerText()).toBe('');
  });
});

test('a page that was renamed leads to its new address', async () => {
  await openWhole(page, site, '/blog/hello');
  site.source.posts.delete('hello');
  site.source.put({ id: 'hello-again', title: 'Hello again', content: 'Under another address.' });
  await published(site.told, { id: 'hello-again', previousId: 'hello' });
  await comeBack(page, 'the new address', async () => page.url().endsWith('/blog/hello-again'));
  await shows(page, 'Under another address.');
  expect(troubles).toEqual([]);
  site.source.posts.delete('hello-again');
  await publishEdition(site);
  await published(site.told, { id: 'hello', previousId: 'hello-again' });
});

test('a page that is at its old address again does not lead away when an edge has an older answer', async () => {
  await page.clock.install();
  await openWhole(page, site, '/blog/hello');
  await publishEdition(site);
  const moved = { pageProps: { __N_REDIRECT: '/archive', __N_REDIRECT_STATUS: 308 } };
  await page.route('**/hello.json', (route) => route.fulfill({ json: moved }));
  await comeBackOnce(page);
  await shows(page, textNow());
  expect(new URL(page.url()).pathname).toBe('/blog/hello');
  expect(troubles).toEqual([]);
});

test.each([
  ['HTML', 'text/html', '<!doctype html><h1>Sign in to this network</h1>'],
  ['other JSON', 'application/json', '{"signIn":true}'],
  ['nothing', 'application/json', 'null'],
])(
  'a page stays where a network answers everything with %s, and is asked for at the next return',
  async (_, contentType, body) => {
    await page.clock.install();
    await openWhole(page, site, '/blog/hello');
    const before = textNow();
    await publishEdition(site);
    await page.route('**/*', (route) => route.fulfill({ contentType, body }));
    await comeBackOnce(page);
    await settled(page);
    expect(await isShown(page, before)).toBe(true);
    expect(await news(page).innerText()).toBe('');
    await page.unroute('**/*');
    await comeBackOnce(page);
    await shows(page, textNow());
    expect(troubles).toEqual([]);
  },
);

describe('when a page is followed to another one', () => {
  test('the head has its title, and nothing that was said of the one before', async () => {
    await openWhole(page, site, '/');
    const said = page.locator('head').locator('link[rel=canonical], meta[property], meta[name=description]');
    expect(await said.count()).toBeGreaterThan(3);
    await follow(page, titleNow());
    await shows(page, textNow());
    expect(await page.title()).toBe(`${titleNow()} · ${blog.title}`);
    expect(await said.count()).toBe(0);
    expect(await page.locator('head meta[name=viewport]').count()).toBe(1);
  });

  test('focus goes to its heading, and a screen reader hears its title', async () => {
    await openWhole(page, site, '/');
    await page.getByRole('link', { name: titleNow() }).focus();
    await page.keyboard.press('Enter');
    await shows(page, textNow());
    const title = `${titleNow()} · ${blog.title}`;
    await page.locator('next-route-announcer').getByText(title).waitFor({ state: 'attached' });
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe(titleNow());
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('news');
    await page.goBack();
    await shows(page, titleNow());
    await page.waitForFunction(() => document.activeElement?.localName === 'h1');
    expect(await focused()).toBe(blog.title);
  });
});

describe('when the server', () => {
  test.each([502, 404])(
    'is behind a proxy that answers %i for it, a link leaves the page only where that is a page',
    async (status) => {
      await openWhole(page, site, '/blog/hello');
      await page.route('**/*', (route) =>
        route.fulfill({ status, contentType: 'text/html', body: 'Words of a proxy.' }),
      );
      await click(page, blog.words.lists.archive);
      if (status >= 500) await eventually('the reader is told', isNews(/cannot be reached/));
      else await page.getByText('Words of a proxy.').waitFor();
      expect(await isShown(page, textNow())).toBe(status >= 500);
    },
  );

  test('fails for a page that the reader has left since, he stays where he is', async () => {
    await openWhole(page, site, '/blog/hello');
    let fail = () => {};
    const held = new Promise<void>((done) => {
      fail = done;
    });
    await page.route('**/archive.json', async (route) => {
      await held;
      await route.abort();
    });
    await click(page, blog.words.lists.archive);
    // After a click Next sends one more request for the same data, whose answer it does not wait for.
    const last = page.waitForRequest((request) => request.method() === 'HEAD');
    await follow(page, blog.words.lists.tags);
    await last;
    const failed = page.waitForEvent('requestfailed');
    const asked = requestsOf(page);
    fail();
    await failed;
    // As long as it takes to ask whether the page can be had, and longer.
    for (let time = 0; time < 3; time++) await page.evaluate(() => fetch(location.href).then(() => {}));
    expect(new URL(page.url()).pathname).toBe('/tags');
    expect(asked).toEqual([]);
    expect(await news(page).innerText()).toBe('');
    expect(troubles.filter((trouble) => trouble.startsWith('error'))).toEqual([]);
  });

  test('does not give the list of pages, nothing of the page fails', async () => {
    await page.route('**/_buildManifest.js*', (route) => route.abort());
    await openWhole(page, site, '/blog/hello');
    expect(troubles.filter((trouble) => trouble.startsWith('error'))).toEqual([]);
  });

  test('is of a new build, Back loads its page whole, also to a place in it', async () => {
    await openWhole(page, site, '/blog/hello');
    await page.evaluate(() => {
      window.location.hash = 'content';
    });
    await follow(page, blog.words.lists.archive);
    await shows(page, titleNow());
    const asked = requestsOf(page);
    await page.route(DATA, (route) =>
      route.fulfill({ json: {}, headers: { 'x-nextjs-deployment-id': 'another' } }),
    );
    await page.goBack();
    await eventually('a whole page is loaded', () => asked.some(({ kind }) => kind === 'page'));
    await shows(page, 'Line 7.');
    expect(asked).toContainEqual({ path: '/blog/hello', kind: 'page' });
  });

  /** Follows links to a page while it cannot be reached, and again when it can. */
  async function followLater(begin: () => Promise<void>): Promise<void> {
    await click(page, blog.words.lists.archive);
    await eventually('the reader is told', isNews(/cannot be reached/));
    expect(await isShown(page, textNow())).toBe(true);
    await click(page, blog.words.lists.tags);
    await eventually('the reader is told', isNews(/cannot be reached/));
    await begin();
    await follow(page, blog.words.lists.archive);
    await shows(page, titleNow());
    expect(await news(page).innerText()).toBe('');
    expect(troubles.filter((trouble) => trouble.startsWith('error'))).toEqual([]);
  }

  test('cannot be reached, the page stays, and a link says that its page cannot be had', async () => {
    await openWhole(page, site, '/blog/hello');
    await page.context().setOffline(true);
    await followLater(() => page.context().setOffline(false));
  });

  test('is down, the page stays, is asked for once a return, and a link says that nothing answers', async () => {
    await page.clock.install();
    await openWhole(page, site, '/blog/hello');
    await site.read.stop();
    const asked = requestsOf(page);
    await page.clock.fastForward(10_000);
    const failed = page.waitForEvent('requestfailed');
    await look(page);
    await failed;
    await page.clock.fastForward(600_000);
    expect(asked).toHaveLength(1);
    expect(await isShown(page, textNow())).toBe(true);
    expect(troubles.filter((trouble) => trouble.startsWith('error'))).toEqual([]);

    await followLater(() => reading.startAgain());
  });

  test('is of a new build, the next page is loaded whole, and nothing is of the old one', followToNewBuild);
});

async function followToNewBuild(): Promise<void> {
  await openWhole(page, site, '/');
  const build = () => page.locator('script[src*="?dpl="]').first().getAttribute('src');
  const old = (await build())?.split('?dpl=')[1] ?? '';
  const link = titleNow();
  await site.read.stop();
  await reading.startAgain({ built: 'markdown' });
  await publishEdition(site);
  const asked = requestsOf(page);
  // What the old build was made of is not there any more.
  await page.route(`**/*dpl=${old}`, (route) => route.fulfill({ status: 404 }));
  const answered = page.waitForResponse(DATA);
  await comeBack(page, 'the new build is asked', async () => asked.length > 0);
  await (await answered).finished();
  await settled(page);
  expect(await isShown(page, titleNow())).toBe(false);
  await follow(page, link);
  await shows(page, textNow());
  expect(asked.slice(1)).toEqual([{ path: '/blog/hello', kind: 'page' }]);
  expect(old).not.toBe('');
  expect(await build()).not.toContain(old);
  expect(troubles).toEqual([]);
}

// Where only the servers' number can make a difference.
describe('on two servers with Redis, of which the other one is told', () => {
  beforeAll(async () => {
    await reading.stop();
    reading = await twoServers();
    site = reading.site;
  });

  test('a tab follows an edit, a rename and a removal of its page', async () => {
    await openWhole(page, site, '/blog/hello');
    await publishEdition(site);
    await comeBack(page, 'the new text', () => isShown(page, textNow()));

    site.source.posts.delete('hello');
    site.source.put({ id: 'hello-again', title: 'Hello again', content: 'Under another address.' });
    await published(site.told, { id: 'hello-again', previousId: 'hello' });
    await comeBack(page, 'the new address', async () => page.url().endsWith('/blog/hello-again'));
    await shows(page, 'Under another address.');

    site.source.posts.delete('hello-again');
    await published(site.told, { id: 'hello-again' });
    await comeBack(page, 'it is said to be removed', isNews(/removed/));
    expect(await isShown(page, 'Under another address.')).toBe(true);
  });

  test(
    'where the server is of a new build, the next page is loaded whole, and nothing is of the old one',
    followToNewBuild,
  );

  test('while the server that is told is away, the page of the other one is read and followed', async () => {
    await openWhole(page, site, '/blog/hello');
    await site.told.stop();
    await follow(page, blog.words.lists.archive);
    await shows(page, titleNow());
    expect(troubles).toEqual([]);
  });
});
