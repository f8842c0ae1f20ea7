// A feed that is made again has the items of the last one where nothing changed, and no old ones.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { openCatalogue } from '../../../lib/catalogue/open';
import { takeSummaries } from '../../../lib/catalogue/reading/read-post';
import { sharingReadsSince } from '../../../lib/content/shared-reads';
import { tick } from '../../../lib/process/logical-clock';
import { feedWriters } from '../../../lib/rendering/documents/feeds';
import { makeDocument } from '../../../lib/rendering/documents/make';
import { type PostText, readTexts } from '../../../lib/rendering/documents/read-texts';
import { absoluteUrl } from '../../../lib/rendering/site/site-url';
import { MemoryRecords } from '../../support/memory-records';
import { summary } from '../../support/summaries';

jest.mock('../../../lib/rendering/documents/read-texts', () => ({ readTexts: jest.fn() }));

const hello = summary('hello', { title: 'Hello' });
const other = summary('other', { title: 'Other' });
const textOf = (post: PostText['post'], html = '<p>Text.</p>'): PostText => ({
  post,
  url: absoluteUrl(`/blog/${post.id}`),
  html,
  firstId: post.id,
});
const feed = (name: string, posts: PostText[]) => feedWriters[name]?.(posts).body ?? '';

describe.each(['feed.xml', 'atom.xml'])('%s', (name) => {
  test('shows a text, a title and a first address that changed, and the others as they were', () => {
    const before = feed(name, [textOf(hello), textOf(other)]);
    expect(feed(name, [textOf(hello), textOf(other)])).toBe(before);
    const edited = feed(name, [textOf(hello, '<p>Edited.</p>'), textOf(other)]);
    expect(edited).toBe(before.replace('&lt;p&gt;Text.', '&lt;p&gt;Edited.'));
    expect(feed(name, [textOf({ ...hello, title: 'Renamed' })])).toContain('Renamed');
    expect(feed(name, [{ ...textOf(hello), firstId: 'first' }])).toContain('/blog/first<');
    expect(feed(name, [textOf(other)])).not.toContain('Hello');
  });
});

test('a cover that was saved anew has its new length, though its post is the same', () => {
  const folder = mkdtempSync(join('public/images', 'feeds-again-'));
  try {
    const file = join(folder, 'cover.png');
    const cover = { src: `/images/${basename(folder)}/cover.png`, alt: '' };
    const covered = textOf({ ...hello, cover });
    writeFileSync(file, '1234');
    expect(feed('feed.xml', [covered])).toContain('length="4"');
    writeFileSync(file, '12345678');
    expect(feed('feed.xml', [covered])).toContain('length="8"');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the texts of the feeds', () => {
  const catalogue = openCatalogue(new MemoryRecords());
  const read = jest.mocked(readTexts);
  const make = (since: number) =>
    Promise.all(
      ['/feed.xml', '/atom.xml', '/feed.json'].map((path) =>
        sharingReadsSince(since, () => makeDocument(path)),
      ),
    );

  beforeAll(() => catalogue.complete());

  beforeEach(() => {
    read.mockReset();
    read.mockImplementation(async (_, posts) => posts.map((post) => textOf(post)));
  });

  test('are looked up once for all feeds of a publish, and again for the next one', async () => {
    await make(tick());
    expect(read).toHaveBeenCalledTimes(1);
    await make(tick());
    expect(read).toHaveBeenCalledTimes(2);
  });

  test('are looked up again for a feed that is made after the catalogue changed', async () => {
    const since = tick();
    await make(since);
    await takeSummaries(catalogue, [summary('new', { title: 'New' })], catalogue.end);
    const [rss] = await make(since);
    expect(rss?.body).toContain('New');
    expect(read).toHaveBeenCalledTimes(2);
  });
});
