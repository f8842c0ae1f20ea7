// The index follows the catalogue's lists: what goes is gone at once, what comes is there, texts come in the background.
import type { PostSummary } from '../../../lib/content/post/post';
import { IndexFollower } from '../../../lib/search/follow';
import { SearchIndex } from '../../../lib/search/search-index';
import { eventually } from '../../support/http';
import { day, idsOf, summary } from '../../support/summaries';

const MANY = 300;
/** A machine may be slow. */
const LONG_TIMEOUT_MS = 60_000;
const manyPosts = () =>
  Array.from({ length: MANY }, (_, n) => summary(`p${n}`, { publishedAt: day(MANY - n) }));

function followed(textOf: (post: PostSummary) => Promise<string | null>, againMs?: number) {
  const index = new SearchIndex();
  const follower = new IndexFollower({ index, textOf, againMs, waitMs: LONG_TIMEOUT_MS });
  const found = (question: string) => idsOf(index.find(question, 20).posts);
  const filled = (posts: PostSummary[]) =>
    eventually('all posts and texts', async () => {
      await follower.follow(posts);
      return !follower.isFilling;
    });
  return { index, follower, found, filled };
}

afterEach(() => jest.restoreAllMocks());

const ownText = async ({ id }: PostSummary) => `The text of ${id}, told at length.`;

test('many posts and their texts are taken in beside other work, and it says so until then', async () => {
  let turn = 0;
  let isDone = false;
  const count = () => {
    turn += 1;
    if (!isDone) setImmediate(count);
  };
  const turnsOfTexts = new Set<number>();
  const { follower, found, filled } = followed((post) => {
    turnsOfTexts.add(turn);
    return ownText(post);
  });
  const posts = manyPosts();
  await follower.follow(posts);
  expect(follower.isFilling).toBe(true);
  count();
  await filled(posts);
  isDone = true;
  expect(found('length')).toHaveLength(20);
  expect(found('p7 length')).toEqual(['p7']);
  // Each text has left its turn to others.
  expect(turnsOfTexts.size).toBeGreaterThan(MANY / 2);
});

test('a post that comes is found by its text before the question is answered; one that goes is not', async () => {
  const { follower, found, filled } = followed(ownText);
  const posts = manyPosts();
  await filled(posts);
  const fresh = summary('fresh', { publishedAt: day(999) });
  await follower.follow([fresh, ...posts]);
  expect(found('fresh length')).toEqual(['fresh']);
  await follower.follow(posts);
  expect(found('fresh')).toEqual([]);
});

test('a post that changes is found as it is now', async () => {
  const texts = new Map([['a', 'Earlier words']]);
  const { follower, found } = followed(async ({ id }) => texts.get(id) ?? null);
  const other = summary('other');
  await follower.follow([summary('a', { title: 'Before' }), other]);
  expect(found('earlier')).toEqual(['a']);
  texts.set('a', 'Later words');
  await follower.follow([summary('a', { title: 'After' }), other]);
  expect([found('before'), found('earlier'), found('after'), found('later')]).toEqual([[], [], ['a'], ['a']]);
});

test('a post that goes while its text is read, or before it was taken in, is not found', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let asked = 0;
  const { follower, found, filled } = followed(async (post) => {
    if (post.id !== 'p0') return ownText(post);
    asked += 1;
    await held;
    return null;
  }, 0);
  const posts = manyPosts();
  await follower.follow(posts);
  await eventually('the first text', () => asked === 1);
  await follower.follow(posts.slice(1, -1));
  release();
  await filled(posts.slice(1, -1));
  await filled(posts.slice(1, -1));
  expect([found('p0'), asked]).toEqual([[], 1]);
  expect(found(`p${MANY - 1}`)).not.toContain(`p${MANY - 1}`);
});

test('a text that is nowhere does not keep the index from being filled, and is looked for again later', async () => {
  const texts = new Map<string, string>();
  let asked = 0;
  const { follower, found, filled } = followed(async ({ id }) => {
    asked += 1;
    return texts.get(id) ?? null;
  }, 0);
  const posts = [summary('a')];
  await filled(posts);
  expect(found('title')).toEqual(['a']);
  expect(asked).toBeGreaterThan(0);
  texts.set('a', 'Made meanwhile');
  await eventually('the text', async () => {
    await follower.follow(posts);
    return found('meanwhile').length === 1;
  });
});

test('a text that cannot be read stops no other, and is looked for again later', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  let fails = true;
  const { follower, found } = followed(async (post) => {
    if (post.id === 'a' && fails) throw new Error('out of order');
    return ownText(post);
  }, 0);
  const posts = [summary('a'), summary('b')];
  await follower.follow(posts);
  await eventually('the other text', async () => found('b length').length === 1);
  fails = false;
  await eventually('the text', async () => {
    await follower.follow(posts);
    return found('a length').length === 1;
  });
});
