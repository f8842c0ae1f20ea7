// The lists: after any change they are what the posts in order would be, and the snapshot before stays as it was.
import fc from 'fast-check';
import { type Change, placeOf } from '../../../lib/catalogue/lists/changed-list';
import { changedLists, type Lists, NO_LISTS } from '../../../lib/catalogue/lists/lists';
import { byNewest, type PostSummary } from '../../../lib/content/post/post';
import { day, idsOf, summary } from '../../support/summaries';

const listed = (posts: PostSummary[]): Lists =>
  changedLists(
    NO_LISTS,
    posts.map((after) => ({ before: null, after })),
  );

const asData = ({ all, byTag }: Lists) => ({
  all: idsOf(all),
  byTag: Object.fromEntries([...byTag].sort().map(([tag, posts]) => [tag, idsOf(posts)])),
});

test('posts stand newest first, those without a date last, and the id decides among equals', () => {
  const posts = [
    summary('undated', { publishedAt: null }),
    summary('b', { publishedAt: day(2) }),
    summary('a', { publishedAt: day(2) }),
    summary('newest', { publishedAt: day(3) }),
  ];
  expect(idsOf(listed(posts).all)).toEqual(['newest', 'a', 'b', 'undated']);
});

test('standing pages are in no list of posts, and a post that is made one leaves them', () => {
  const [post, other] = [summary('about', { tags: ['x'] }), summary('other', { tags: ['x'] })];
  const page = summary('/about', { tags: ['x'] });
  const lists = changedLists(listed([post, other, summary('/imprint')]), [{ before: post, after: page }]);
  expect(asData(lists)).toEqual({ all: ['other'], byTag: { x: ['other'] } });
  expect(idsOf(lists.pages)).toEqual(['/about', '/imprint']);
  const back = changedLists(lists, [{ before: page, after: post }]);
  expect([idsOf(back.pages), back.byTag.get('x')?.length]).toEqual([['/imprint'], 2]);
});

test('a post that changes its date and tags moves, and a tag that nothing has any more is no tag', () => {
  const old = summary('moves', { publishedAt: day(1), tags: ['left', 'kept'] });
  const lists = listed([old, summary('stays', { publishedAt: day(2), tags: ['kept'] })]);
  const after = summary('moves', { publishedAt: day(3), tags: ['kept', 'new'] });
  expect(asData(changedLists(lists, [{ before: old, after }]))).toEqual({
    all: ['moves', 'stays'],
    byTag: { kept: ['moves', 'stays'], new: ['moves'] },
  });
});

test('a change leaves the snapshot before it as it was, and shares what did not change', () => {
  const [one, other] = [summary('one', { tags: ['one'] }), summary('other', { tags: ['other'] })];
  const lists = listed([one, other]);
  const before = asData(lists);
  const after = changedLists(lists, [{ before: one, after: null }]);
  expect(asData(lists)).toEqual(before);
  expect(after.byTag.get('other')).toBe(lists.byTag.get('other'));
});

test('a group of all posts is the list of all, after whatever change', () => {
  const [one, other] = [summary('one', { tags: ['x', 'y'] }), summary('other', { tags: ['x'] })];
  const lists = listed([one, other]);
  const edited = summary('one', { tags: ['x'], publishedAt: day(1) });
  const all = [
    lists,
    changedLists(lists, [{ before: one, after: edited }]),
    changedLists(lists, [{ before: other, after: null }]),
    changedLists(lists, [{ before: null, after: summary('more', { tags: ['x'] }) }]),
  ];
  for (const { all: posts, byTag } of all) expect(byTag.get('x')).toBe(posts);
  expect(idsOf(lists.byTag.get('y') ?? [])).toEqual(['one']);
});

test('where nothing changes for readers it is the same snapshot', () => {
  const one = summary('one');
  const lists = listed([one]);
  expect(changedLists(lists, [])).toBe(lists);
  expect(changedLists(lists, [{ before: one, after: one }])).toBe(lists);
  expect(changedLists(lists, [{ before: null, after: null }])).toBe(lists);
});

test('of two posts that the source has at one address the one that goes is the one that was meant', () => {
  const [one, other] = [summary('same', { title: 'One' }), summary('same', { title: 'Other' })];
  const lists = listed([one, other, summary('older', { publishedAt: day(0) })]);
  for (const [gone, stays] of [
    [one, other],
    [other, one],
  ] as const) {
    expect(changedLists(lists, [{ before: gone, after: null }]).all[0]).toBe(stays);
  }
  const absent = { before: summary('same'), after: null };
  expect(idsOf(changedLists(lists, [absent]).all)).toEqual(['same', 'same', 'older']);
});

test('the place of a post that is not in a list is where it would stand', () => {
  const { all } = listed([1, 2, 3].map((number) => summary(`p${number}`, { publishedAt: day(number) })));
  expect(placeOf(all, summary('x', { publishedAt: day(9) }))).toBe(0);
  expect(placeOf(all, summary('a', { publishedAt: day(2) }))).toBe(1);
  expect(placeOf(all, summary('q', { publishedAt: day(2) }))).toBe(2);
  expect(placeOf(all, summary('x', { publishedAt: null }))).toBe(3);
});

test('after any changes, few or many, the lists are those of the posts that are left', () => {
  const posts = fc.uniqueArray(
    fc.record({
      id: fc.integer({ max: 99 }),
      day: fc.integer({ min: 1, max: 9 }),
      tags: fc.subarray(['x', 'y', 'z']),
    }),
    { selector: ({ id }) => id, maxLength: 80, size: 'max' },
  );
  const toMap = (some: { id: number; day: number; tags: string[] }[]) =>
    new Map(
      some.map(({ id, day: at, tags }) => [id, summary(`p${id}`, { publishedAt: day(at), tags })] as const),
    );
  fc.assert(
    fc.property(posts, posts, fc.boolean(), (some, others, isWhole) => {
      const [now, next] = [toMap(some), toMap(others)];
      const changes: Change[] = [...new Set([...now.keys(), ...next.keys()])]
        .filter((id) => isWhole || id % 2 === 0)
        .map((id) => ({ before: now.get(id) ?? null, after: next.get(id) ?? null }));
      const expected = new Map(
        [...now, ...next].map(([id]) => [id, (isWhole || id % 2 === 0 ? next : now).get(id)]),
      );
      const after = changedLists(listed([...now.values()]), changes);
      const left = [...expected.values()].flatMap((post) => post ?? []).sort(byNewest);
      expect(after.all).toEqual(left);
      for (const tag of ['x', 'y', 'z'])
        expect(after.byTag.get(tag) ?? []).toEqual(left.filter(({ tags }) => tags.includes(tag)));
    }),
  );
});
