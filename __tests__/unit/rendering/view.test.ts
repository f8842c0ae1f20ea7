// The view of an address: whether a cached page shows what it has to show.
import type { Entry } from '../../../lib/cache/entry';
import { Catalogue } from '../../../lib/catalogue/catalogue';
import { NO_LISTS } from '../../../lib/catalogue/lists/lists';
import type { PostSummary } from '../../../lib/content/post/post';
import { addressAt } from '../../../lib/paths';
import { homeProps } from '../../../lib/rendering/lists/list-props';
import { postAt } from '../../../lib/rendering/post/post-props';
import { isCurrent } from '../../../lib/rendering/view/is-current';
import { isSameView, viewOfFeed, viewOfList } from '../../../lib/rendering/view/view';
import { day, record, summary } from '../../support/summaries';

// One for all tests, as in a server: views are remembered until it changes.
const catalogue = new Catalogue(null);

beforeEach(async () => {
  await take(summary('a', { publishedAt: day(2) }), summary('b', { publishedAt: day(1) }));
});

const take = (...posts: PostSummary[]) =>
  catalogue.write(
    posts.map((post) => record(post)),
    catalogue.end,
  );

const entryOf = (path: string, value: Entry['value']): Entry => ({
  path,
  value,
  revalidateSeconds: false,
  writtenAtMs: 0,
});
const pageOf = (path: string, props: object) =>
  entryOf(path, { kind: 'PAGES', html: '', pageData: { pageProps: props } });
const postPage = (id: string) => pageOf(`/blog/${id}`, { ...postAt(catalogue, id), html: '<p>Text.</p>' });

function isShown(entry: Entry): boolean {
  const address = addressAt(entry.path);
  return address !== null && isCurrent(entry.path, address, entry, catalogue);
}

test('a list is current until a post that it shows changes', async () => {
  const home = pageOf('/', homeProps(catalogue.lists));
  expect(isShown(home)).toBe(true);
  await take(summary('a', { publishedAt: day(2), author: 'Ada' }));
  expect(isShown(home)).toBe(true);
  await take(summary('a', { publishedAt: day(2), title: 'New' }));
  expect(isShown(home)).toBe(false);
});

test('a post’s page is current until the post, its text, or what stands around it changes', async () => {
  const page = postPage('b');
  expect(isShown(page)).toBe(true);
  for (const change of [
    summary('b', { publishedAt: day(1), author: 'Ada' }),
    summary('b', { publishedAt: day(1), textHash: 'another' }),
    summary('a', { publishedAt: day(2), title: 'New' }),
  ]) {
    const before = postPage('b');
    await take(change);
    expect([isShown(before), isShown(postPage('b'))]).toEqual([false, true]);
  }
});

test('a text that is another is another view, also where the date of change stayed', async () => {
  await take(summary('b', { publishedAt: day(1), updatedAt: day(3), textHash: 'one' }));
  const page = postPage('b');
  await take(summary('b', { publishedAt: day(1), updatedAt: day(3), textHash: 'two' }));
  expect(isShown(page)).toBe(false);
});

test('a page is not old because a list of the source says nothing of its text', async () => {
  const dated = (more: Partial<PostSummary>) =>
    summary('b', { publishedAt: day(1), updatedAt: day(3), ...more });
  await take(dated({ textHash: 'one' }));
  const page = postPage('b');
  await take(dated({ textHash: null }));
  expect(isShown(page)).toBe(true);
  await take(dated({ textHash: null, updatedAt: day(4) }));
  expect(isShown(page)).toBe(false);
});

test('a tombstone is current while nothing is at the address, and a page only while something is', async () => {
  expect(isShown(entryOf('/blog/a', null))).toBe(false);
  expect(isShown(entryOf('/blog/nothing', null))).toBe(true);
  expect(isShown(entryOf('/archive/1', null))).toBe(true);
  const page = postPage('a');
  await catalogue.write([record(summary('a'), { isGone: true, isShown: false })], catalogue.end);
  expect([isShown(page), isShown(entryOf('/blog/a', null))]).toEqual([false, true]);
});

test('a redirect is current while the post is where it leads', async () => {
  const moved = (id: string) => record(summary(id, { documentId: 'd' }), { formerIds: ['old'] });
  const leads = pageOf('/blog/old', { __N_REDIRECT: '/blog/new' });
  await catalogue.write([moved('new')], catalogue.end);
  expect(isShown(leads)).toBe(true);
  await catalogue.write([moved('newer')], catalogue.end);
  expect(isShown(leads)).toBe(false);
});

test('what does not tell its view, as of an earlier version of the blog, is not current', () => {
  expect(isShown(entryOf('/', { kind: 'PAGES', html: '' }))).toBe(false);
  expect(isShown(pageOf('/', { posts: [] }))).toBe(false);
});

test('feeds show texts, a sitemap dates, and home neither', () => {
  const [post, other] = [summary('a'), summary('b')];
  const [text, date, unlisted] = [
    { ...post, textHash: 'two' },
    { ...post, updatedAt: day(3) },
    { ...post, seo: { noindex: true } },
  ];
  const view = (name: string, posts: PostSummary[]) =>
    viewOfList(addressAt(name) as { page: 'home' }, { ...NO_LISTS, all: posts });
  for (const [name, changed, isSame] of [
    ['/', text, true],
    ['/', date, true],
    ['/feed.xml', text, false],
    ['/feed.xml', date, false],
    ['/sitemap/newest.xml', text, true],
    ['/sitemap/newest.xml', date, false],
    ['/', unlisted, true],
    ['/sitemap/newest.xml', unlisted, false],
  ] as const) {
    expect([name, isSameView(view(name, [post, other]), view(name, [changed, other]))]).toEqual([
      name,
      isSame,
    ]);
  }
  expect(isSameView(viewOfFeed([post]), viewOfFeed([{ ...post, textHash: null }]))).toBe(true);
  expect(isSameView(viewOfFeed([post]), viewOfFeed([post, post]))).toBe(false);
});
