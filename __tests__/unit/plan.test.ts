// The plan: for each kind of change, the exact set of paths.
import { type Facts, type ListFacts, plan } from '../../lib/revalidation/plan';
import type { ShownPost } from '../../lib/revalidation/planning/shown';

/** The n-th post of a blog that has one a day. */
function post(n: number, fields: Partial<ShownPost> = {}): ShownPost {
  const publishedAt = new Date(Date.UTC(2026, 0, n)).toISOString();
  const shown = {
    id: `p${n}`,
    documentId: null,
    title: `Post ${n}`,
    excerpt: '',
    publishedAt,
    updatedAt: null,
    tags: ['a'],
  };
  const all = { ...shown, author: null, cover: null, lang: null, ...fields };
  return { ...all, revision: JSON.stringify(all) };
}

const UNASKED = { olderBefore: null, olderNow: null, totalNow: null };
const AT_45 = { ...UNASKED, olderBefore: 44, olderNow: 44 };

/** A list of posts 1 to `count`, whose newest page is shown. */
function list(count: number, tag?: string): ListFacts {
  const size = count < 40 ? count : 20 + (count % 20);
  const posts = Array.from({ length: size }, (_, index) => post(count - index));
  return { tag, shown: { posts, total: count }, ...UNASKED };
}

/** What is known when post `before` becomes `now` in a blog of 30 posts, all of tag a. */
function facts(before: ShownPost | null, now: ShownPost | null, more: Partial<Facts> = {}): Facts {
  return {
    id: (now ?? before)?.id ?? 'p99',
    previousIds: [],
    before,
    now,
    neighboursBefore: [],
    neighboursNow: [],
    relatedFrom: [],
    archive: list(30),
    tags: [list(30, 'a')],
    tagIndex: ['a'],
    ...more,
  };
}

const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];
const NEWEST = '/sitemap/newest.xml';
/** What shows a move between the 45th place and the newest, both the page that it leaves and the one it comes to. */
const BETWEEN_45_AND_THE_NEWEST = [
  ...['/', '/archive', '/archive/3', '/archive/4', ...FEEDS],
  ...[NEWEST, '/sitemap/3.xml', '/sitemap/4.xml'],
];
const body = (shown: ShownPost) => ({ ...shown, revision: 'another text' });

const CASES: [string, Facts, string[]][] = [
  [
    'a new post',
    facts(null, post(31), { neighboursNow: ['p30'] }),
    ['/blog/p31', '/', '/archive', '/tags/a', '/blog/p30', ...FEEDS, NEWEST],
  ],
  ['a new text', facts(post(30), body(post(30))), ['/blog/p30', ...FEEDS]],
  ['a new text of a post beyond the feeds', facts(post(5), body(post(5))), ['/blog/p5']],
  [
    'a new text with its date',
    facts(post(5), post(5, { updatedAt: '2026-11-20T00:00:00.000Z' })),
    ['/blog/p5', NEWEST],
  ],
  [
    'a new title',
    facts(post(30), post(30, { title: 'New' }), { neighboursBefore: ['p29'], neighboursNow: ['p29'] }),
    ['/blog/p30', '/', '/archive', '/tags/a', '/blog/p29', ...FEEDS],
  ],
  [
    'a new title of a post beyond home and feeds',
    facts(post(5), post(5, { title: 'New' }), { neighboursNow: ['p4', 'p6'], relatedFrom: ['p6', 'p7'] }),
    ['/blog/p5', '/archive', '/tags/a', '/blog/p4', '/blog/p6', '/blog/p7'],
  ],
  [
    'another tag, the first post of it',
    facts(post(5), post(5, { tags: ['b'] }), {
      tags: [list(30, 'a'), { tag: 'b', shown: null, ...UNASKED }],
    }),
    ['/blog/p5', '/archive', '/tags/a', '/tags/b', '/tags'],
  ],
  [
    'a date moved from the oldest to the newest',
    facts(post(1), post(1, { publishedAt: post(31).publishedAt }), {
      neighboursBefore: ['p2'],
      neighboursNow: ['p30'],
    }),
    ['/blog/p1', '/', '/archive', '/tags/a', '/blog/p2', '/blog/p30', ...FEEDS, NEWEST],
  ],
  [
    'a new address',
    facts(post(30), post(30, { id: 'new' }), { previousIds: ['p30'], neighboursNow: ['p29'] }),
    ['/blog/new', '/blog/p30', '/', '/archive', '/tags/a', '/blog/p29', ...FEEDS, NEWEST],
  ],
  [
    'a removal',
    facts(post(30), null, { neighboursBefore: ['p29'] }),
    ['/blog/p30', '/', '/archive', '/tags/a', '/blog/p29', ...FEEDS, NEWEST],
  ],
  [
    'the removal of the last post of a tag',
    facts(post(5, { tags: ['b'] }), null, {
      tags: [{ tag: 'b', shown: { posts: [post(5)], total: 1 }, ...UNASKED }],
      tagIndex: ['a', 'b'],
    }),
    ['/blog/p5', '/archive', '/tags/b', '/tags', NEWEST],
  ],
  [
    'the very first post',
    facts(null, post(1), {
      archive: list(0),
      tags: [{ tag: 'a', shown: null, ...UNASKED }],
      tagIndex: [],
    }),
    ['/blog/p1', '/', '/archive', '/tags/a', '/tags', ...FEEDS, NEWEST],
  ],
  [
    'the fortieth post, with which the first twenty get a page of their own',
    facts(null, post(40), { archive: list(39), tags: [list(19, 'a')] }),
    [
      '/blog/p40',
      '/',
      '/archive',
      '/archive/1',
      '/tags/a',
      ...FEEDS,
      NEWEST,
      '/sitemap/1.xml',
      '/sitemap.xml',
    ],
  ],
  [
    'a new title of a post on a numbered page',
    facts(post(45), post(45, { title: 'New' }), {
      archive: { ...list(100), ...AT_45 },
      tags: [{ ...list(100, 'a'), ...AT_45 }],
    }),
    ['/blog/p45', '/archive/3', '/tags/a/3'],
  ],
  [
    'the removal of a post on a numbered page: what follows moves, the next and the newest page now',
    facts(post(45), null, { archive: { ...list(105), ...AT_45 }, tags: [] }),
    ['/blog/p45', '/archive/3', '/archive/4', '/archive', '/sitemap/3.xml', '/sitemap/4.xml', NEWEST],
  ],
  [
    'a date moved from the newest page to a numbered one: there, the pages after it, and where it was',
    facts(post(100), post(100, { publishedAt: post(45).publishedAt }), {
      archive: { ...list(100), ...UNASKED, olderNow: 44 },
      tags: [],
    }),
    ['/blog/p100', ...BETWEEN_45_AND_THE_NEWEST],
  ],
  [
    'a date moved from a numbered page to the newest',
    facts(post(45), post(45, { publishedAt: post(101).publishedAt }), {
      archive: { ...list(100), ...UNASKED, olderBefore: 44 },
      tags: [],
    }),
    ['/blog/p45', ...BETWEEN_45_AND_THE_NEWEST],
  ],
  [
    'a post that is taken off the site and that the archive no longer lists, for another publish renewed it',
    facts(post(30, { id: 'gone' }), null, { neighboursBefore: ['p29'] }),
    ['/blog/gone', '/', '/archive', '/tags/a', '/blog/p29', ...FEEDS, NEWEST],
  ],
  [
    'a scheduled post that came due among older ones',
    facts(null, post(28, { id: 'due' }), { neighboursNow: ['p27', 'p29'] }),
    ['/blog/due', '/', '/archive', '/tags/a', '/blog/p27', '/blog/p29', ...FEEDS, NEWEST],
  ],
  [
    'a post with which two came that fill a page, by the count of the source',
    facts(null, post(40), { archive: { ...list(38), totalNow: 40 }, tags: [] }),
    ['/blog/p40', '/', '/archive', '/archive/1', ...FEEDS, NEWEST, '/sitemap/1.xml', '/sitemap.xml'],
  ],
  [
    'the removal of one of two last posts of a tag, of which the other is removed as well',
    facts(post(5, { tags: ['b'] }), null, {
      tags: [{ tag: 'b', shown: { posts: [post(6), post(5)], total: 2 }, ...UNASKED, totalNow: 0 }],
      tagIndex: ['a', 'b'],
    }),
    ['/blog/p5', '/archive', '/tags/b', '/tags', NEWEST],
  ],
  [
    'a new title of a post on a numbered page, in lists whose newest page was never made',
    facts(post(45), post(45, { title: 'New' }), {
      archive: { ...AT_45, tag: undefined, shown: null, totalNow: 100 },
      tags: [{ ...AT_45, tag: 'a', shown: null, totalNow: 100 }],
    }),
    ['/blog/p45', '/', '/archive', '/archive/3', '/tags/a', '/tags/a/3', ...FEEDS],
  ],
  [
    'the removal of a post of which a list needs a page less, whose newest page was never made',
    facts(post(45, { tags: ['b'] }), null, {
      tags: [{ ...UNASKED, olderBefore: 4, tag: 'b', shown: null, totalNow: 39 }],
      tagIndex: ['b'],
      archive: { ...list(105), ...AT_45 },
    }),
    [
      ...['/blog/p45', '/archive/3', '/archive/4', '/archive', '/sitemap/3.xml', '/sitemap/4.xml', NEWEST],
      ...['/tags/b/1', '/tags/b', '/tags'],
    ],
  ],
  ['nothing that is known', facts(post(30), post(30)), ['/blog/p30', '/']],
  ['nothing, of an address that never was', facts(null, null), ['/blog/p99', '/']],
];

test.each(CASES)('%s', (_, known, expected) => {
  expect(plan(known).sort()).toEqual([...expected].sort());
});

test('a post of two tags in a blog of any size renews at most eight pages beside feeds and sitemap', () => {
  const known = facts(null, post(20_001, { tags: ['a', 'b'] }), {
    archive: list(20_000),
    tags: [list(15_000, 'a'), list(5000, 'b')],
    tagIndex: ['a', 'b'],
    neighboursNow: ['p20000'],
  });
  expect(plan(known).filter((path) => !/\.(xml|json)$/.test(path)).length).toBeLessThanOrEqual(8);
});
