// A preview in Chromium: it follows the author's saving, and ends with its button.
import type { Browser } from 'playwright-core';
import { launch, openTab } from '../support/browser';
import { type RestSite, startRestSite } from '../support/rest-site';
import { SECRET } from '../support/site';

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

test('shows what is saved while the tab is open, and ends', async () => {
  const draft = { id: 'a-draft', title: 'A draft', draft: true };
  site.source.put({ ...draft, content: 'The first words.', updatedAt: '2026-11-05T10:00:00Z' });
  const page = await openTab(browser);
  await page.goto(`${site.server.url}/api/preview?secret=${SECRET}&id=a-draft`);
  await page.getByText('The first words.').waitFor();
  // No secret stays in the address.
  expect(page.url()).toBe(`${site.server.url}/blog/a-draft`);

  site.source.put({ ...draft, content: 'More words.', updatedAt: '2026-11-05T10:01:00Z' });
  await page.getByText('More words.').waitFor();
  await page.locator('.draft-banner time[datetime="2026-11-05T10:01:00.000Z"]').waitFor();

  await page.locator('form[action="/api/preview/exit"] button').click();
  await page.waitForURL(`${site.server.url}/`);
  const after = await page.goto(`${site.server.url}/blog/a-draft`);
  expect(after?.status()).toBe(404);
});
