// After a publish, whatever a reader does gives the new page: on one server, and on two that share a Redis.
import type { Browser, Page } from 'playwright-core';
import { site as blog } from '../../site.config';
import { launch, openTab, troublesOf } from '../support/browser';
import {
  comeBack,
  follow,
  isShown,
  openPage,
  publishEdition,
  type Site,
  shows,
  tagNow,
  textNow,
  titleNow,
} from '../support/reader';
import { SITES } from '../support/reader-sites';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

describe.each(SITES)('on %s', (name, start) => {
  let site: Site;
  let stop: () => Promise<void>;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    ({ site, stop } = await start());
  });

  afterAll(() => stop());

  async function open(path: string): Promise<void> {
    await publishEdition(site);
    page = await openTab(browser);
    troubles = troublesOf(page);
    await openPage(page, site, path);
  }

  async function close(): Promise<void> {
    // What is dropped by closing is none.
    troubles = [...troubles];
    await page.context().close();
  }

  afterEach(() => expect(troubles).toEqual([]));

  /** From home to every kind of page and back, so that all of them are known to the tab and to the browser. */
  async function visitAll(): Promise<void> {
    const old = { title: titleNow(), text: textNow(), tag: tagNow() };
    await follow(page, old.title);
    await shows(page, old.text);
    await follow(page, 'news');
    await shows(page, old.title);
    await follow(page, blog.words.lists.tags);
    await shows(page, old.tag);
    await follow(page, blog.words.lists.archive);
    await shows(page, old.title);
    await goHome();
  }

  async function goHome(): Promise<void> {
    await follow(page, blog.title);
    await shows(page, titleNow());
  }

  /** What a reader does who is at home. What loads the tab anew, and so what it knows, comes last. */
  const WAYS: [string, () => Promise<void>][] = [
    [
      'follows a link that was there before',
      async () => {
        const link = titleNow();
        await publishEdition(site);
        await follow(page, link);
        await shows(page, textNow());
      },
    ],
    [
      'pointed at the link before',
      async () => {
        const link = titleNow();
        const answered = page.waitForResponse((response) => response.url().includes('/blog/hello.json'));
        await page.getByRole('link', { name: link }).hover();
        await answered;
        await publishEdition(site);
        await follow(page, link);
        await shows(page, textNow());
      },
    ],
    [
      'goes back and forward',
      async () => {
        await follow(page, titleNow());
        await shows(page, textNow());
        await publishEdition(site);
        await page.goBack();
        await shows(page, titleNow());
        await publishEdition(site);
        await page.goForward();
        await shows(page, textNow());
      },
    ],
    [
      'goes to the archive, to tags, to a tag, and home by the nameplate',
      async () => {
        await publishEdition(site);
        await follow(page, blog.words.lists.archive);
        await shows(page, titleNow());
        await publishEdition(site);
        await follow(page, blog.words.lists.tags);
        await shows(page, tagNow());
        await publishEdition(site);
        await follow(page, 'news');
        await shows(page, titleNow());
        await publishEdition(site);
        await goHome();
      },
    ],
    [
      'opens a new tab and follows the link',
      async () => {
        await publishEdition(site);
        const tab = await page.context().newPage();
        const troublesThere = troublesOf(tab);
        await openPage(tab, site, '/');
        await follow(tab, titleNow());
        await shows(tab, textNow());
        expect(troublesThere).toEqual([]);
        await tab.close();
      },
    ],
    [
      'reloads home and follows the link',
      async () => {
        await publishEdition(site);
        await page.reload();
        await follow(page, titleNow());
        await shows(page, textNow());
      },
    ],
  ];

  // On two servers only the harder case: what a tab knows is the browser's, however many servers there are.
  if (name === 'one server') {
    describe('for the first time', () => {
      beforeEach(() => open('/'));
      afterEach(close);
      test.each(WAYS)('%s', (_, way) => way());
    });
  }

  describe('having seen all pages', () => {
    beforeAll(async () => {
      await open('/');
      await visitAll();
    });
    beforeEach(goHome);
    afterAll(close);
    test.each(WAYS)('%s', (_, way) => way());
  });

  describe('comes back', () => {
    beforeAll(() => open('/'));
    afterAll(close);

    test.each([
      ['home', '/', titleNow],
      ['the post', '/blog/hello', textNow],
      ['the archive', '/archive', titleNow],
      ['a tag', '/tags/news', titleNow],
      ['tags', '/tags', tagNow],
    ])('to a tab with %s', async (_name, path, now) => {
      await openPage(page, site, path);
      await publishEdition(site);
      await comeBack(page, `${path} is new`, () => isShown(page, now()));
    });

    test('to two tabs, one after the other', async () => {
      const tab = await page.context().newPage();
      await openPage(page, site, '/');
      await openPage(tab, site, '/blog/hello');
      await publishEdition(site);
      await comeBack(page, 'home is new', () => isShown(page, titleNow()));
      await comeBack(tab, 'the post is new', () => isShown(tab, textNow()));
    });
  });
});
