// What strangers and careless editors could put into a post, in a real browser: nothing of it runs or loads anything,
// neither on its page nor where a feed's reader shows it.
import type { Browser, Page } from 'playwright-core';
import { feedHtml } from '../../lib/content/text/feed-html';
import { toHtml } from '../../lib/content/text/html';
import { ATTACKS, IN_MARKDOWN } from '../support/attacks';
import { launch, openTab } from '../support/browser';
import { openPage } from '../support/reader';
import { type RestSite, startRestSite } from '../support/rest-site';

const ON_A_PAGE = 10;

function pagesOf(attacks: string[], format: 'html' | 'markdown') {
  const pages: { id: string; content: string; format: 'html' | 'markdown' }[] = [];
  for (let first = 0; first < attacks.length; first += ON_A_PAGE) {
    // Each after words of its own: what an attack leaves open may swallow the rest, as on a real page.
    const content = attacks.slice(first, first + ON_A_PAGE).join('\n\nWords in between.\n\n');
    pages.push({ id: `attack-${format}-${first}`, content, format });
  }
  return pages;
}

const pages = [...pagesOf(ATTACKS, 'html'), ...pagesOf([...ATTACKS, ...IN_MARKDOWN], 'markdown')];
const posts = pages.map((page) => ({ ...page, title: 'A post', content: `First words.\n\n${page.content}` }));

let browser: Browser;
let rest: RestSite;

beforeAll(async () => {
  [rest, browser] = await Promise.all([startRestSite({}, { posts }), launch()]);
});

afterAll(async () => {
  await browser.close();
  await rest.stop();
});

/** A tab, and what was done in it that should not be. */
async function watchedTab(): Promise<{ page: Page; done: string[] }> {
  const page = await openTab(browser);
  const done: string[] = [];
  await page.exposeFunction('steal', () => void done.push('ran'));
  page.on('dialog', () => void done.push('a dialog'));
  await page.route('**/*', (route) => {
    const request = route.request();
    if (request.url().startsWith(rest.server.url)) return route.continue();
    // Pictures and media may be anybody's.
    if (!['image', 'media'].includes(request.resourceType())) done.push(`asked for ${request.url()}`);
    return route.abort();
  });
  return { page, done };
}

async function provoke(page: Page): Promise<void> {
  await page.evaluate(() => {
    const events = 'click mouseover pointerenter focus toggle error load animationstart play start submit';
    for (const element of document.querySelectorAll('.prose *, .prose')) {
      if (element instanceof HTMLAnchorElement && /^(https?:|mailto:)$/.test(element.protocol)) continue;
      for (const name of events.split(' ')) element.dispatchEvent(new Event(name));
      if (element instanceof HTMLElement) element.click();
    }
  });
  await page.waitForLoadState('networkidle');
}

test.each(posts)('nothing runs on $id', async ({ id }) => {
  const { page, done } = await watchedTab();
  await openPage(page, { source: rest.source, read: rest.server, told: rest.server }, `/blog/${id}`);
  await provoke(page);
  expect(new URL(page.url()).pathname).toBe(`/blog/${id}`);
  expect(await page.getByText('First words.').count()).toBe(1);
  expect(done).toEqual([]);
  await page.context().close();
});

test('nothing runs of any of them as a feed carries it', async () => {
  const { page, done } = await watchedTab();
  const texts = pages.map(async ({ content, format }) =>
    feedHtml(await toHtml({ content, format }), 'https://blog.example/blog/a'),
  );
  const html = (await Promise.all(texts)).map((text) => `<div class="prose">${text}</div>`);
  await page.setContent(`${html.join('')}<p>Last words.</p>`);
  await provoke(page);
  expect(page.url()).toBe('about:blank');
  expect(await page.locator('body > p').allTextContents()).toEqual(['Last words.']);
  expect(done).toEqual([]);
  await page.context().close();
});

test('what runs is seen', async () => {
  const page = await openTab(browser);
  const done: string[] = [];
  await page.exposeFunction('steal', () => void done.push('ran'));
  await page.setContent('<img src="x:x" onerror="steal()"><p>Words.</p>');
  await page.waitForFunction(() => document.images[0]?.complete);
  await page.evaluate(() => document.images[0]?.dispatchEvent(new Event('error')));
  await page.waitForLoadState('networkidle');
  expect(done).toContain('ran');
  await page.context().close();
});
