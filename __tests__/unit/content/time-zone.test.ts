// Dates are the author's: by site.config.ts's time zone a date alone is a day, and days are shown.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { localDate, localMailDate } from '../../../lib/content/dates/time-zone';
import { lookAtFiles } from '../../../lib/content/markdown/folder/files';
import { isPublished, parsePost } from '../../../lib/content/post/post';
import { feedWriters } from '../../../lib/rendering/documents/feeds';
import { site } from '../../../site.config';
import { READING, summary } from '../../support/summaries';

// Seoul is nine hours ahead: it is the 20th there while it is the 19th in London.
const MORNING = '2026-11-19T23:30:00.000Z';

beforeEach(() => {
  site.timeZone = 'Asia/Seoul';
});
afterAll(() => {
  site.timeZone = 'UTC';
});

const published = (publishedAt: string) => parsePost({ id: 'a', title: 'A', publishedAt }, 'test');

test('a date alone is that day where the author is', async () => {
  expect((await published('2026-11-20')).publishedAt).toBe('2026-11-19T15:00:00.000Z');
  expect((await published('2026-11-20T00:00:00')).publishedAt).toBe('2026-11-20T00:00:00.000Z');
});

test('a date alone is in the future until that day begins where the author is', async () => {
  const post = await published('2026-11-20');
  expect(isPublished(post, Date.parse('2026-11-19T14:59:59Z'))).toBe(false);
  expect(isPublished(post, Date.parse('2026-11-19T15:00:00Z'))).toBe(true);
});

test('a Markdown file’s date is that day where the author is', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'zone-'));
  writeFileSync(join(dir, '2026-11-20-a.md'), 'Text.');
  writeFileSync(join(dir, 'b.md'), '---\ndate: 2026-11-20 10:00\n---\nText.');
  const dates = (await lookAtFiles(dir)).files.map(
    ({ summary: found }) => 'publishedAt' in found && found.publishedAt,
  );
  expect(dates).toEqual(['2026-11-19T15:00:00.000Z', '2026-11-20T01:00:00.000Z']);
  rmSync(dir, { recursive: true });
});

test('pages show the author’s day', async () => {
  const { PostDate } = await import('../../../components/post-date');
  const { Post } = await import('../../../components/post');
  expect(renderToStaticMarkup(createElement(PostDate, { iso: MORNING }))).toContain('20 November 2026');
  const byline = (updatedAt: string) =>
    renderToStaticMarkup(
      createElement(Post, {
        post: summary('a', { publishedAt: MORNING, updatedAt }),
        html: '',
        reading: READING,
      }),
    );
  expect(byline('2026-11-20T14:59:00.000Z')).not.toContain(site.words.post.updated);
  expect(byline('2026-11-20T15:00:00.000Z')).toContain(site.words.post.updated);
});

test('feeds say the author’s day and hour', () => {
  const post = summary('a', { publishedAt: MORNING, updatedAt: null });
  const feed = (name: string) =>
    feedWriters[name]?.([{ post, url: 'http://localhost:3000/blog/a', html: '' }]).body;
  expect(feed('feed.xml')).toContain('<pubDate>Fri, 20 Nov 2026 08:30:00 +0900</pubDate>');
  expect(feed('atom.xml')).toContain('<published>2026-11-20T08:30:00+09:00</published>');
  expect(feed('feed.json')).toContain('"date_published": "2026-11-20T08:30:00+09:00"');
});

test('the clock changes where the author’s does', () => {
  site.timeZone = 'Europe/Berlin';
  expect(localDate('2026-07-01T22:30:00Z')).toBe('2026-07-02T00:30:00+02:00');
  expect(localDate('2026-12-01T22:30:00Z')).toBe('2026-12-01T23:30:00+01:00');
});

test('in UTC dates stay as they are', () => {
  site.timeZone = undefined;
  expect([localDate(MORNING), localMailDate(MORNING)]).toEqual([MORNING, 'Thu, 19 Nov 2026 23:30:00 GMT']);
});
