// What stands around a post: its neighbours, and earlier posts on its subjects.
import fc from 'fast-check';
import { changedLists, NO_LISTS } from '../../../lib/catalogue/lists/lists';
import {
  neighboursOf,
  RELATED_COUNT,
  relatedFrom,
  surroundingsOf,
} from '../../../lib/catalogue/lists/surroundings';
import type { PostSummary } from '../../../lib/content/post/post';
import { day, idsOf, summary } from '../../support/summaries';

const listsOf = (posts: PostSummary[]) =>
  changedLists(
    NO_LISTS,
    posts.map((after) => ({ before: null, after })),
  );
const tagged = (number: number, ...tags: string[]) =>
  summary(`p${number}`, { publishedAt: day(number), tags });
const relatedIds = (posts: PostSummary[], of: PostSummary) =>
  surroundingsOf(listsOf(posts), of).related.map(({ id }) => id);

test('a post stands between the next older and the next newer one', () => {
  const posts = [1, 2, 3].map((number) => tagged(number));
  const { older, newer } = surroundingsOf(listsOf(posts), tagged(2));
  expect([older?.id, newer?.id]).toEqual(['p1', 'p3']);
  expect(surroundingsOf(listsOf(posts), tagged(1)).older).toBeNull();
  expect(surroundingsOf(listsOf(posts), tagged(3)).newer).toBeNull();
});

test('where a post does not stand yet, its neighbours are those of the place', () => {
  const { all } = listsOf([tagged(1), tagged(3)]);
  expect(neighboursOf(all, tagged(2)).map((post) => post?.id)).toEqual(['p3', 'p1']);
});

test('related are earlier posts only, those that share most first', () => {
  const post = tagged(9, 'a', 'b');
  const posts = [tagged(1, 'a', 'b'), tagged(5, 'a'), tagged(6, 'b'), tagged(7, 'c'), tagged(10, 'a'), post];
  expect(relatedIds(posts, post)).toEqual(['p1', 'p5', 'p6']);
});

test('related go by the first two tags of a post, and may have them at any place', () => {
  const post = tagged(9, 'a', 'b', 'third');
  expect(relatedIds([tagged(1, 'third'), post], post)).toEqual([]);
  expect(relatedIds([tagged(1, 'x', 'y', 'a'), post], post)).toEqual(['p1']);
});

test('whoever names a post as related is among those that relatedFrom gives', () => {
  const posts = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 6 }), fc.shuffledSubarray(['a', 'b', 'c', 'd'])),
    {
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(posts, (some) => {
      const all = some.map(([at, tags], index) => summary(`p${index}`, { publishedAt: day(at), tags }));
      const lists = listsOf(all);
      for (const named of all) {
        const possible = idsOf(relatedFrom(lists, named));
        for (const post of all) {
          const isNamed = surroundingsOf(lists, post).related.some(({ id }) => id === named.id);
          if (isNamed) expect(possible).toContain(post.id);
        }
        expect(possible.length).toBeLessThanOrEqual(RELATED_COUNT * named.tags.length);
      }
    }),
  );
});
