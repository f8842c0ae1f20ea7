// The plan against the views: it names every path that shows something else, and none that shows the same.
import fc from 'fast-check';
import type { Applied, RecordChange } from '../../../lib/catalogue/known-posts';
import { numberedPages } from '../../../lib/catalogue/lists/list-pages';
import { changedLists, type Lists, NO_LISTS } from '../../../lib/catalogue/lists/lists';
import type { PostSummary } from '../../../lib/content/post/post';
import { type Address, addressAt, paths } from '../../../lib/paths';
import { isPossibleTag } from '../../../lib/paths/ids';
import { postShell } from '../../../lib/rendering/post/post-props';
import { GONE, isSameView, viewOfList, viewOfPost } from '../../../lib/rendering/view/view';
import { site } from '../../../site.config';
import { planned } from '../../support/planned';
import { day, summary } from '../../support/summaries';

const SIZE = site.lists.page;
/** As plan.ts states it: so many of the pages that a change in the middle has moved are made at once. */
const SHIFTED_PAGES = 4;
/** One of them can have no page. */
const TAGS = ['a', 'b', 'c', '..'];
const AUTHORS = ['Ada', 'Ben', '..', ...[0, 1, 2, 3].map((index) => `author ${index}`)];

const listsOf = (posts: PostSummary[]) =>
  changedLists(
    NO_LISTS,
    posts.map((after) => ({ before: null, after })),
  );

function applied(before: Lists, changes: RecordChange[]): Applied {
  return { changes, before, after: changedLists(before, changes) };
}

function change(before: PostSummary | null, after: PostSummary | null, ...formerIds: string[]): RecordChange {
  return { before, after, ids: [after?.id, before?.id, ...formerIds].filter((id) => id !== undefined) };
}

/** Twelve numbered pages, of posts a day apart. */
const LONG = Array.from({ length: 13 * SIZE + 3 }, (_, index) =>
  summary(`p${index + 1}`, { publishedAt: day(index + 1), tags: index % 2 === 0 ? ['a'] : [] }),
);
const post = (number: number) => LONG[number - 1] as PostSummary;

test('a new title of an old post renews where it stands and who names it, and nothing else', () => {
  const before = listsOf(LONG);
  const changed = planned(applied(before, [change(post(7), { ...post(7), title: 'New' })]));
  const expected = [
    '/blog/p7',
    '/archive/1',
    '/tags/a/1',
    '/blog/p6',
    '/blog/p8',
    '/blog/p9',
    '/blog/p11',
    '/blog/p13',
  ];
  expect([...changed].sort()).toEqual(expected.sort());
});

test('of a blog ten times as long a change looks at no ten times as many posts', () => {
  const looked = (count: number, which: (posts: PostSummary[]) => PostSummary | undefined) => {
    let looks = 0;
    const posts = Array.from({ length: count }, (_, index) => {
      const { id, ...rest } = summary(`p${index}`, { publishedAt: day(index), tags: ['a'] });
      const get = () => {
        looks += 1;
        return id;
      };
      return Object.defineProperty(rest, 'id', { get, enumerable: true }) as PostSummary;
    });
    const before = listsOf(posts);
    const old = which(posts) ?? null;
    const news = change(old, old && { ...old, title: 'New' });
    looks = 0;
    expect(planned(applied(before, [news]))).toContain(`/blog/${old?.id}`);
    return looks;
  };
  for (const which of [(posts: PostSummary[]) => posts.at(0), (posts: PostSummary[]) => posts.at(-1)])
    expect(looked(4000, which)).toBeLessThan(2 * looked(400, which));
});

test('a new post renews the newest pages only', () => {
  const before = listsOf(LONG);
  const added = summary('new', { publishedAt: day(999), tags: ['a'] });
  const changed = planned(applied(before, [change(null, added)]));
  expect(changed.filter((path) => /^\/(archive|tags|sitemap)\//.test(path))).toEqual([
    '/tags/a',
    '/tags/a/feed.xml',
    '/sitemap/newest.xml',
  ]);
});

test('a post that goes from the middle renews a bounded number of pages that it moved', () => {
  const before = listsOf(LONG);
  const changed = planned(applied(before, [change(post(2), null)]));
  expect(changed.filter((path) => path.startsWith('/archive'))).toEqual([
    '/archive',
    // The last of them leads to the newest, and is always looked at.
    '/archive/12',
    ...[1, 2, 3, 4].map(paths.archive),
  ]);
});

test('a text that changes without its date of change is renewed in the feeds, too', () => {
  const dated = summary('new', { publishedAt: day(999), updatedAt: day(1), textHash: '1' });
  const before = listsOf([...LONG, dated]);
  const changed = planned(applied(before, [change(dated, { ...dated, textHash: '2' })]));
  expect([...changed].sort()).toEqual(['/blog/new', ...paths.feeds()].sort());
});

test('that a text is known now, which a list did not tell, renews the post alone', () => {
  const dated = summary('new', { publishedAt: day(999), updatedAt: day(1), textHash: null });
  const before = listsOf([...LONG, dated]);
  expect(planned(applied(before, [change(dated, { ...dated, textHash: '2' })]))).toEqual(['/blog/new']);
});

test('a post that moves renews its former addresses, and one that stays does not', () => {
  const before = listsOf(LONG);
  const former = (after: PostSummary | null) => planned(applied(before, [change(post(1), after, 'older')]));
  expect(former({ ...post(1), id: 'moved' })).toEqual(
    expect.arrayContaining(['/blog/moved', '/blog/p1', '/blog/older']),
  );
  expect(former(null)).toContain('/blog/older');
  expect(former({ ...post(1), title: 'New' })).not.toContain('/blog/older');
});

/** What each address of the blog shows. */
function views(lists: Lists, ids: string[]): Map<string, string> {
  const numbers = Array.from({ length: numberedPages(lists.all.length) + 2 }, (_, index) => index + 1);
  const ofLists = [
    paths.home(),
    paths.tags(),
    paths.sitemap(),
    ...paths.feeds(),
    ...TAGS.filter(isPossibleTag).map(paths.tagFeed),
    ...[undefined, ...numbers].flatMap((number) => [
      paths.archive(number),
      paths.sitemapChunk(number),
      ...TAGS.filter(isPossibleTag).map((tag) => paths.tag(tag, number)),
      ...AUTHORS.filter(isPossibleTag).map((author) => paths.author(author, number)),
    ]),
  ];
  const byId = new Map(lists.all.map((shown) => [shown.id, shown]));
  const ofPost = (id: string) => {
    const shown = byId.get(id);
    return shown ? viewOfPost(postShell(lists, shown)) : GONE;
  };
  return new Map([
    ...ofLists.map((path) => [path, viewOfList(listAt(path), lists)] as const),
    ...ids.map((id) => [paths.post(id), ofPost(id)] as const),
  ]);
}

function listAt(path: string): Exclude<Address, { page: 'post' }> {
  const address = addressAt(path);
  if (!address || address.page === 'post') throw new Error(path);
  return address;
}

/** The list that a numbered page belongs to; null for all else. */
const listOfNumbered = (path: string) =>
  path.match(/^(\/archive|\/sitemap|\/tags\/\w+|\/authors\/[^/]+)\/\d+(\.xml)?$/)?.[1] ?? null;

const drawn = fc.record({
  author: fc.constantFrom('Ada', 'Ada', 'Ben', '..', null),
  publishedAt: fc.option(fc.integer({ min: 1, max: 30 }).map(day)),
  tags: fc.subarray(TAGS).chain((tags) => fc.shuffledSubarray(tags, { minLength: tags.length })),
});
const drawnChange = fc.record({
  at: fc.nat(),
  kind: fc.constantFrom(
    'title',
    'excerpt',
    'text',
    'author',
    'second author',
    'place',
    'rename',
    'remove',
    'add',
  ),
  drawn,
});

function changeOf(
  posts: PostSummary[],
  { at, kind, drawn: other }: typeof drawnChange extends fc.Arbitrary<infer T> ? T : never,
  index: number,
) {
  const before = posts[at % Math.max(1, posts.length)];
  if (!before || kind === 'add') return change(null, summary(`new${index}`, other));
  switch (kind) {
    case 'remove':
      return change(before, null);
    case 'rename':
      return change(before, { ...before, id: `renamed${index}` });
    case 'place':
      return change(before, { ...before, ...other });
    case 'second author':
      return change(before, { ...before, author: 'Ben' });
    case 'text':
      return change(before, { ...before, textHash: `text ${index}` });
    default:
      return change(before, { ...before, [kind]: `${kind} ${index}` });
  }
}

test.each([
  ['two', ['Ben']],
  ['three', ['Ben', 'Cho']],
])('where only one of %s authors is left, none has a page, however long the list', (_, others) => {
  const ofAda = LONG.map((one) => ({ ...one, author: 'Ada' }));
  const leaving = others.map((author, index) => summary(author, { author, publishedAt: day(500 + index) }));
  const before = listsOf([...ofAda, ...leaving]);
  const changed = planned(
    applied(
      before,
      leaving.map((one) => change(before.byAuthor.get(one.author ?? '')?.[0] ?? one, null)),
    ),
  );
  for (const author of ['Ada', ...others]) expect(changed).toContain(paths.author(author));
  expect(changed).toContain(paths.author('Ada', 1));
});

test('of random changes of random blogs, the plan has exactly the paths whose view changes', () => {
  const blogs = fc.array(drawn, { maxLength: 9 * SIZE, size: 'max' });
  fc.assert(
    fc.property(blogs, fc.array(drawnChange, { minLength: 1, maxLength: 4 }), (blog, wanted) => {
      const posts = blog.map((one, index) => summary(`p${index}`, one));
      const before = listsOf(posts);
      const changes = wanted.map((one, index) => changeOf(posts, one, index));
      const once = [...new Map(changes.map((one) => [one.before ?? one, one])).values()];
      const step = applied(before, once);
      const found = new Set(planned(step));

      const own = new Set(once.flatMap(({ ids }) => ids.map(paths.post)));
      const ids = [...new Set([...before.all, ...step.after.all].map(({ id }) => id))];
      const [old, now] = [views(before, ids), views(step.after, ids)];
      const all = [...new Set([...old.keys(), ...now.keys(), ...found])];
      const isOther = (path: string) => !isSameView(old.get(path) ?? GONE, now.get(path) ?? GONE);
      const numbered = (list: string) => [...found].filter((path) => listOfNumbered(path) === list).length;
      // The second author's first post gives every post a link to its author's page: these are made for their readers.
      const isSecond = before.byAuthor.size > 1 !== step.after.byAuthor.size > 1;
      const forgotten = all.filter((path) => {
        const list = listOfNumbered(path);
        if (isSecond && addressAt(path)?.page === 'post') return false;
        return isOther(path) && !found.has(path) && (list === null || numbered(list) < SHIFTED_PAGES);
      });
      const needless = [...found].filter((path) => !isOther(path) && !own.has(path));
      expect({ forgotten, needless }).toEqual({ forgotten: [], needless: [] });
    }),
    { numRuns: 150 },
  );
});
