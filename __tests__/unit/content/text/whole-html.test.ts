// Recorded HTML of CMSs' editors: every word of the author, every link within the post and every size is on the page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { feedHtml } from '../../../../lib/content/text/feed-html';
import { toHtml } from '../../../../lib/content/text/html';
import { anchorsIn, deadAnchors, lostWords, unsized } from '../../../support/whole-html';

const DIR = join(__dirname, '../../../fixtures/html');
const files = readdirSync(DIR).filter((name) => name.endsWith('.html'));

/** Headings have an anchor here, which is no word of the author. */
const page = async (name: string) => {
  const source = readFileSync(join(DIR, name), 'utf8');
  return { source, html: await toHtml({ content: source, format: 'html' }) };
};

test('there is HTML of each CMS', () => {
  expect(files).toEqual(
    expect.arrayContaining(['recorded-ghost.html', 'recorded-wordpress.html', 'strapi-ckeditor.html']),
  );
});

test.each(files)('of %s nothing is lost', async (name) => {
  const { source, html } = await page(name);
  expect(lostWords(source, html)).toEqual([]);
  expect(deadAnchors(html)).toEqual([]);
  expect(unsized(source, html)).toEqual([]);
});

test.each(files)('of %s nothing is lost in the feeds', async (name) => {
  const { source, html } = await page(name);
  const feed = feedHtml(html, 'https://blog.example/blog/whole');
  expect(lostWords(source, feed)).toEqual([]);
  expect(unsized(source, feed)).toEqual([]);
  expect(feed).not.toMatch(/(?:src|href)="(?:\/|#)/);
});

test('what looks for it sees what is lost', async () => {
  const { source, html } = await page('recorded-ghost.html');
  expect(anchorsIn(source)).toBeGreaterThan(0);
  expect(lostWords(source, html.replaceAll('Within the toggle', ''))).toEqual(['Within', 'toggle']);
  expect(unsized(source, html.replace(' width="2000"', ''))).toHaveLength(1);
  expect(deadAnchors(html.replace('id="user-content-care"', ''))).toEqual(['user-content-care']);
});

test.each([
  ['recorded-ghost.html', /spacergif|0:00|1×|Subscribe|Email sent|<button|<form|<input|<script|<svg/],
  ['recorded-wordpress.html', /<button|<form|<script|<iframe|<svg/],
  ['strapi-ckeditor.html', /<oembed|<script|<iframe/],
])('of the shells of %s nothing is left', async (name, shells) => {
  expect((await page(name)).html).not.toMatch(shells);
});
