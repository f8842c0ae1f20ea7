// The blog for everybody: nothing that axe finds, by keyboard alone, in any colours, on small screens and on paper.
import type { Browser, Page } from 'playwright-core';
import request from 'supertest';
import { site as blog } from '../../site.config';
import { faultsOf } from '../support/axe';
import { closeTabs, groundOf, hydrated, launch, openTab } from '../support/browser';
import { eventually } from '../support/http';
import { SECRET, type Server, startServer, writePost } from '../support/site';

const { words } = blog;

const EVERY_ELEMENT = '/blog/writing-in-markdown';
const HARD = '/blog/hard';

// What is hard to lay out: too wide, too long, too many, in another direction.
const FIELDS = `title: ${'A title that is long '.repeat(5).trim()}
lang: he
tags: [${Array.from({ length: 20 }, (_, at) => `tag ${at}`).join(', ')}]`;
const LONG_WORD = 'Geschwindigkeits'.repeat(4);
const TEXT = `| ${'wide | '.repeat(20)}
| ${'- | '.repeat(20)}
| ${'wide | '.repeat(20)}

\`\`\`js
${'const wide = 1; '.repeat(20)}
\`\`\`

\`\`\`js
narrow
\`\`\`

$$
${'a + '.repeat(60)}b
$$

- [x] Done
- [ ] Open

<details><summary>More</summary><p>What is folded.</p></details>

[A link](https://example.com/where), https://example.com/itself`;

let server: Server;
let browser: Browser;
let addresses: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ built: 'markdown' }, {}), launch()]);
  await writePost(server.dir, 'hard.md', FIELDS, TEXT);
  await writePost(server.dir, 'nothing.md', 'title: Nothing', '');
  await writePost(
    server.dir,
    'word.md',
    `title: ${LONG_WORD}\ntags: [${LONG_WORD}]\nauthor: ${LONG_WORD}`,
    LONG_WORD,
  );
  await writePost(server.dir, 'draft.md', 'title: A draft\ndraft: true', 'Not yet.');
  // Two pages of the archive, and two authors.
  await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      writePost(
        server.dir,
        `short-${at}.md`,
        `title: Short ${at}\nauthor: ${at % 2 ? 'Ada' : 'Ben'}`,
        'Short.',
      ),
    ),
  );
  const archive = ['/archive', '/archive/1'];
  let posts: string[] = [];
  await eventually('all posts', async () => {
    const pages = await Promise.all(archive.map((page) => request(server.url).get(page)));
    posts = pages.flatMap(({ text }) =>
      [...text.matchAll(/href="(\/blog\/[^"]+)"/g)].map(([, at = '']) => at),
    );
    return ['hard', 'nothing', 'word', 'short-39'].every((id) => posts.includes(`/blog/${id}`));
  });
  const lists = [...archive, '/tags', '/tags/guide', '/authors/Ada', `/tags/${LONG_WORD}`];
  const others = posts.filter((path) => !path.includes('/short-'));
  addresses = ['/', ...lists, ...new Set(others), '/about', '/nowhere', '/500'];
  // #region search
  addresses.push('/search', '/search?q=markdown', '/search?q=nothingofthekind');
  // #endregion
});

afterAll(async () => {
  await browser.close();
  await server.stop();
});

afterEach(() => closeTabs(browser));

async function open(page: Page, address: string): Promise<void> {
  await page.goto(server.url + address);
  await hydrated(page);
  // Set by an effect, as all that scripts add to a page.
  await page.locator('.theme-switch :checked').waitFor({ state: 'attached' });
  // The tools of a text come when somebody begins to read.
  await page.evaluate(() => void window.dispatchEvent(new Event('scroll')));
  if ((await page.locator('.prose pre').count()) > 0)
    await page.locator('.copy').first().waitFor({ state: 'attached' });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

const chooseDark = (page: Page) => page.getByRole('radio', { name: words.theme.dark }).check({ force: true });

test('axe finds nothing on any page, light or dark', async () => {
  // Else what changes its colour slowly is looked at while it does.
  const page = await openTab(browser, { colorScheme: 'light', reducedMotion: 'reduce', bypassCSP: true });
  expect(addresses.length).toBeGreaterThan(11);
  for (const address of addresses) {
    await page.emulateMedia({ colorScheme: 'light' });
    await open(page, address);
    const light = await faultsOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await faultsOf(page, 'color-contrast');
    const empty = await page.evaluate(() =>
      [...document.querySelectorAll('nav, section, ol, ul, p:not([role])')]
        .filter(({ textContent, children }) => textContent === '' && children.length === 0)
        .map(({ outerHTML }) => outerHTML),
    );
    expect({ address, light, dark, empty }).toEqual({ address, light: [], dark: [], empty: [] });
  }
});

test('the menu says which of its pages is shown, and goes on saying it after a click', async () => {
  const page = await openTab(browser);
  const current = page.locator('.masthead-nav [aria-current=page]');
  await open(page, '/tags?from=elsewhere');
  expect(await current.getAttribute('href')).toBe('/tags');
  await page.locator('.masthead-nav [href="/archive"]').click();
  await page.locator('.lines-section').first().waitFor();
  expect(await current.getAttribute('href')).toBe('/archive');
  await page.locator('.nameplate a').click();
  await page.locator('.post-list').waitFor();
  expect(await current.count()).toBe(0);
});

test('axe finds nothing on a draft with its banner, and when the network is away', async () => {
  const page = await openTab(browser, { reducedMotion: 'reduce', bypassCSP: true });
  await page.goto(`${server.url}/api/preview?secret=${SECRET}&id=draft`);
  await page.locator('.draft-banner').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page)).toEqual([]);
  }
  await page.route('**/archive.json*', (route) => route.abort());
  await page.context().setOffline(true);
  await page.getByRole('link', { name: words.lists.archive }).click();
  await page.getByText(words.layout.unreachable).waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await faultsOf(page)).toEqual([]);
  }
});

test('a number beside a tag is heard as what it counts, and once that a draft is one', async () => {
  const page = await openTab(browser);
  await open(page, '/tags');
  const tag = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: LONG_WORD }) });
  expect(await tag.ariaSnapshot()).toMatch(new RegExp(`text: "?${words.lists.posts(1)}"?$`));
  await page.goto(`${server.url}/api/preview?secret=${SECRET}&id=draft`);
  await page.locator('.draft-banner').waitFor();
  // What is newer may come before the code of the banner, which is then gone until that is there.
  await eventually('a draft is heard to be one, once', async () => {
    const heard = await page.getByRole('main').ariaSnapshot();
    return heard.split(words.draft.label).length === 2;
  });
});

test('axe finds nothing on a small screen, with contents unfolded, a theme chosen, and after a click', async () => {
  const page = await openTab(browser, {
    viewport: { width: 320, height: 640 },
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  await open(page, EVERY_ELEMENT);
  await page.locator('.folded summary').click();
  await chooseDark(page);
  expect(await faultsOf(page)).toEqual([]);
  await page.locator('.nameplate a').click();
  await page.locator('.post-list').waitFor();
  expect(await faultsOf(page)).toEqual([]);
});

/** The colour of the browser's own frame: of those that the page names, the first that goes with the device. */
const frameOf = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')].find(
        ({ media }) => matchMedia(media).matches,
      )?.content,
  );

describe('the theme', () => {
  test('is the device’s until the reader chooses, and then theirs, in other tabs too', async () => {
    const page = await openTab(browser, { colorScheme: 'light' });
    await open(page, '/');
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(1);
    const other = await page.context().newPage();
    await open(other, '/archive');
    expect(await groundOf(page)).toBe('light');
    await chooseDark(page);
    expect(await groundOf(page)).toBe('dark');
    await eventually('the other tab is dark', async () => (await groundOf(other)) === 'dark');
    expect([await frameOf(page), await frameOf(other)]).toEqual([blog.accent.dark, blog.accent.dark]);
    await open(page, EVERY_ELEMENT);
    expect(await groundOf(page)).toBe('dark');
    expect(await page.getByRole('radio', { name: words.theme.dark }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: words.theme.system }).check({ force: true });
    expect([await groundOf(page), await frameOf(page)]).toEqual(['light', blog.accent.light]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect([await groundOf(page), await frameOf(page)]).toEqual(['dark', blog.accent.dark]);
  });

  test('is there before any script of Next is', async () => {
    const page = await openTab(browser, { colorScheme: 'light' });
    await open(page, '/');
    await chooseDark(page);
    await page.route('**/_next/**/*.js', (route) => route.abort());
    await page.goto(server.url + EVERY_ELEMENT);
    expect([await groundOf(page), await frameOf(page)]).toEqual(['dark', blog.accent.dark]);
  });

  test('cannot be chosen without scripts, and is the device’s', async () => {
    const page = await openTab(browser, { colorScheme: 'dark', javaScriptEnabled: false });
    await page.goto(`${server.url}/`);
    expect(await page.locator('.theme-switch').isVisible()).toBe(false);
    expect(await groundOf(page)).toBe('dark');
    expect(await page.getByRole('link', { name: words.lists.archive }).isVisible()).toBe(true);
  });
});

test('the keyboard stops at what can be done or scrolled, and not at each heading', async () => {
  const page = await openTab(browser, { viewport: { width: 1280, height: 800 } });
  await open(page, HARD);
  const stops: string[] = [];
  for (let at = 0; at < 60 && stops.at(-1) !== 'BODY'; at += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const { className, tagName } = document.activeElement ?? document.body;
        return className || tagName;
      }),
    );
  }
  expect(stops[0]).toBe('skip');
  expect(stops.filter((stop) => stop === 'wide')).toHaveLength(1);
  expect(stops.filter((stop) => stop === 'PRE')).toHaveLength(1);
  expect(stops.filter((stop) => stop === 'copy')).toHaveLength(2);
  expect(await page.getByRole('group', { name: words.post.code, exact: true }).count()).toBe(1);
  expect(await page.getByRole('group', { name: words.post.table, exact: true }).count()).toBe(1);
  expect(await page.getByRole('group', { name: words.post.formula, exact: true }).count()).toBe(1);
  await open(page, EVERY_ELEMENT);
  expect(await page.locator('.prose .anchor').count()).toBeGreaterThan(5);
  expect(await page.locator('.prose .anchor:not([tabindex="-1"])').count()).toBe(0);
});

test('what is scrolled within itself can be by keyboard without scripts', async () => {
  const page = await openTab(browser, { javaScriptEnabled: false });
  await page.goto(server.url + HARD);
  expect(await page.locator('.wide[tabindex="0"], pre[tabindex="0"]').count()).toBe(3);
});

test('done and open tasks differ where the device has colours of its own', async () => {
  const page = await openTab(browser, { forcedColors: 'active', viewport: { width: 1280, height: 800 } });
  await open(page, HARD);
  const boxes = page.locator('.task-list-item input');
  const [done, undone] = [await boxes.nth(0).screenshot(), await boxes.nth(1).screenshot()];
  expect(done.equals(undone)).toBe(false);
  // What says nothing shows nothing, not even a frame.
  expect(await page.locator('.news').boundingBox()).toMatchObject({ height: 0 });
});

test('in a text from right to left dates, the time to read and code keep their own direction', async () => {
  const page = await openTab(browser);
  await open(page, HARD);
  const directions = await page.evaluate(() =>
    ['.prose', '.prose pre', '.byline bdi'].map((name) => [
      name,
      getComputedStyle(document.querySelector(name) as Element).direction,
    ]),
  );
  expect(directions).toEqual([
    ['.prose', 'rtl'],
    ['.prose pre', 'ltr'],
    ['.byline bdi', 'ltr'],
  ]);
  // What is scrolled within itself has a name in the blog's language.
  const languages = await page.evaluate(() =>
    ['.wide', '.wide table', 'pre', 'pre code', '.math-display', '.math-display math'].map((name) =>
      document.querySelector(`.prose ${name}`)?.closest('[lang]')?.getAttribute('lang'),
    ),
  );
  expect(languages).toEqual([blog.language, 'he', blog.language, 'he', blog.language, 'he']);
  // Columns of a table are apart at the end of their words.
  const cell = page.locator('.prose th').first();
  expect(await cell.evaluate((each) => getComputedStyle(each).paddingRight)).toBe('0px');
});

const ENLARGED = 'html { font-size: 200% !important }';
const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }`;

test('no page scrolls sideways when it is narrow, enlarged, or has more space in its text', async () => {
  const page = await openTab(browser, { viewport: { width: 320, height: 640 } });
  const widthWith = async (width: number, style: string) => {
    await page.setViewportSize({ width, height: 640 });
    return page.evaluate((content) => {
      const sheet = document.createElement('style');
      sheet.textContent = content;
      document.head.append(sheet);
      const { scrollWidth } = document.documentElement;
      sheet.remove();
      return scrollWidth;
    }, style);
  };
  for (const address of addresses) {
    await page.goto(server.url + address);
    const widths = [
      await widthWith(320, ''),
      await widthWith(640, ENLARGED),
      await widthWith(375, SPACED),
      await widthWith(768, ''),
    ];
    expect({ address, widths }).toEqual({ address, widths: [320, 640, 375, 768] });
  }
});

test('nothing moves by itself for readers who want it so', async () => {
  const page = await openTab(browser, { reducedMotion: 'reduce' });
  await open(page, EVERY_ELEMENT);
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration !== '0s' || animationName !== 'none';
      }).length,
  );
  expect(moving).toBe(0);
});

test('on paper there is the text, and where its links lead, in dark ink', async () => {
  const page = await openTab(browser, { colorScheme: 'dark' });
  await open(page, HARD);
  const folded = page.getByText('What is folded.');
  const isShown = () => folded.evaluate((paragraph) => paragraph.checkVisibility());
  expect(await isShown()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await isShown()).toBe(true);
  for (const around of ['.masthead-nav', '.theme-switch', '.copy', '.read-on', '.colophon']) {
    expect([around, await page.locator(around).first().isVisible()]).toEqual([around, false]);
  }
  const printed = await page.evaluate(() => ({
    addresses: [...document.querySelectorAll('.prose a[href^="http"]')].map(
      (link) => getComputedStyle(link, '::after').content,
    ),
    ink: getComputedStyle(document.body).color,
  }));
  expect(printed.addresses).toEqual([expect.stringContaining('https://example.com/where'), 'none']);
  expect(printed.ink).toBe('rgb(0, 0, 0)');
});
