// Search in Chromium: by keyboard alone, as the reader types, and without scripts.
import type { Browser, Page } from 'playwright-core';
import { site as blog } from '../../site.config';
import { hydrated, launch, openTab, troublesOf } from '../support/browser';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;
let browser: Browser;

beforeAll(async () => {
  site = await startRestSite();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

async function open(path: string): Promise<Page> {
  const page = await openTab(browser);
  await page.goto(site.server.url + path);
  await hydrated(page);
  return page;
}

const words = blog.words.search;
const field = 'input[type=search]:focus';
const result = (page: Page, title: string) => page.locator('main h2 a', { hasText: title });
const status = (page: Page) => page.locator('main [role=status]');

test('a slash leads to the field from any page, and keys to a result and back', async () => {
  const page = await open('/blog/second');
  const troubles = troublesOf(page);
  await page.keyboard.press('/');
  await page.locator(field).waitFor();
  expect(new URL(page.url()).pathname).toBe('/search');

  await page.keyboard.type('hell');
  await result(page, 'Hello').locator('mark').waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await result(page, 'Hello').evaluate((link) => link === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator(field).waitFor();
  await page.keyboard.type('o');
  await page.waitForURL(/\/search\?q=hello$/);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/blog/hello');

  await page.goBack();
  await result(page, 'Hello').waitFor();
  expect(await page.locator('input[type=search]').inputValue()).toBe('hello');
  expect(troubles).toEqual([]);
});

test('Ctrl+K does too; in the field a slash is a letter, and the keys select what is there', async () => {
  const page = await open('/');
  await page.keyboard.press('Control+k');
  await page.locator(field).waitFor();
  await page.keyboard.type('and/or');
  expect(await page.locator('input[type=search]').inputValue()).toBe('and/or');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('second');
  await result(page, 'Second').waitFor();
  expect(await page.locator('input[type=search]').inputValue()).toBe('second');
});

test('the slash can be switched off by those whom it disturbs, and on again', async () => {
  const page = await open('/search');
  const box = page.getByRole('checkbox', { name: words.slash });
  const isSlashTaken = () =>
    page.evaluate(() => {
      const key = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(key);
    });
  expect(await isSlashTaken()).toBe(true);
  await box.uncheck();
  await page.goto(`${site.server.url}/blog/second`);
  await hydrated(page);
  expect(await isSlashTaken()).toBe(false);
  await page.keyboard.press('Control+k');
  await page.locator(field).waitFor();
  expect(await box.isChecked()).toBe(false);
  await box.check();
  expect(await isSlashTaken()).toBe(true);
});

test('Korean words are found by their parts while they are typed, and it is told how many there are', async () => {
  const page = await open('/search');
  await page.locator('input[type=search]').focus();
  await page.keyboard.insertText('한글');
  await result(page, '한글').locator('mark').waitFor();
  expect(await status(page).textContent()).toContain('1 ');
  await page.keyboard.insertText('없는말');
  await result(page, '한글').waitFor({ state: 'detached' });
  await page.locator('input[type=search]').fill('');
  await page.waitForURL(/\/search$/);
  expect((await status(page).textContent())?.trim()).toBe('');
});

test('without scripts the form asks for a page with the results', async () => {
  const page = await openTab(browser, { javaScriptEnabled: false });
  await page.goto(`${site.server.url}/search`);
  await page.locator('input[type=search]').fill('second');
  await page.keyboard.press('Enter');
  await result(page, 'Second').locator('mark').waitFor();
  await result(page, 'Second').click();
  await page.waitForURL('**/blog/second');
});
