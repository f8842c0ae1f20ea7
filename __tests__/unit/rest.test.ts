// The REST source: lists with a count of all posts and without, and answers that don't fit.
import { newestPosts } from '../../lib/content/newest-posts';
import { restSource } from '../../lib/content/rest';
import { ScriptedSource } from '../support/scripted-source';

const DAY_MS = 86_400_000;

let api: ScriptedSource;

beforeEach(async () => {
  api = await new ScriptedSource().start();
  for (let n = 1; n <= 45; n++) {
    const publishedAt = new Date(Date.parse('2026-01-01') + n * DAY_MS).toISOString();
    api.put({ id: `post-${n}`, title: `Post ${n}`, publishedAt, tags: n % 9 === 0 ? ['ninth'] : [] });
  }
});

afterEach(() => api.stop());

describe.each([
  ['X-Total-Count', true],
  ['no X-Total-Count', false],
])('an answer with %s', (_, paged) => {
  beforeEach(() => {
    api.paged = paged;
  });

  test('gives one page, and how many posts there are', async () => {
    const { posts, total } = await restSource(api.url).newestPosts({ page: 2, perPage: 10 });
    expect(total).toBe(45);
    expect(posts.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, n) => `post-${35 - n}`));
    expect(api.requests).toEqual(['/posts?_sort=publishedAt&_order=desc&_page=2&_limit=10']);
  });

  test('gives the posts of a tag', async () => {
    const { posts, total } = await restSource(api.url).newestPosts({ page: 1, perPage: 2, tag: 'ninth' });
    expect(total).toBe(5);
    expect(posts.map(({ id }) => id)).toEqual(['post-45', 'post-36']);
  });

  test('gives the tags of all posts', async () => {
    expect(await restSource(api.url).tags()).toEqual(['ninth']);
  });

  test('gives the posts that changed since a time, and how many there are', async () => {
    api.put({ id: 'post-3', title: 'Post 3', updatedAt: '2026-05-01T00:00:00Z' });
    api.put({ id: 'post-4', title: 'Post 4', updatedAt: '2026-04-01T00:00:00Z' });
    const { posts, total } = await restSource(api.url).changedSince('2026-04-15T00:00:00.000Z');
    const dated = posts.filter(({ updatedAt }) => updatedAt !== null);
    expect(dated).toEqual([
      {
        id: 'post-3',
        documentId: null,
        updatedAt: '2026-05-01T00:00:00.000Z',
        publishedAt: null,
        tags: [],
        revision: null,
      },
    ]);
    expect(total).toBe(45);
    expect(api.requests).toHaveLength(1);
  });

  test('gives the states of all posts', async () => {
    api.put({ id: 'secret', title: 'Not yet', draft: true });
    const states = await restSource(api.url).states();
    expect(states).toHaveLength(45);
    expect(states.every(({ revision }) => revision !== null)).toBe(true);
  });

  test.each([
    [0, 0],
    [7, 7],
    [20, 20],
    [41, 41],
    [99, 45],
  ])('gives the %i newest over as many pages as that takes', async (wanted, given) => {
    const posts = await newestPosts(restSource(api.url), wanted);
    expect(posts).toHaveLength(given);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(given);
  });
});

test('one post is asked for by its encoded id, beside the address and its query', async () => {
  api.put({ id: '한 글%', title: 'Odd' });
  const post = await restSource(`${api.url}/?lang=ko`).post('한 글%');
  expect(post?.title).toBe('Odd');
  expect(api.requests).toEqual([`/posts/${encodeURIComponent('한 글%')}?lang=ko`]);
});

test('a post that is not there is null, and a list that is not there is an error', async () => {
  expect(await restSource(api.url).post('absent')).toBeNull();
  api.fault = '410';
  expect(await restSource(api.url).post('post-1')).toBeNull();
  await expect(restSource(api.url).newestPosts({ page: 1, perPage: 1 })).rejects.toThrow(
    /has nothing at \/posts\. Check CONTENT_API_URL/,
  );
});

test('a post in a list that does not fit is named with its field', async () => {
  api.posts.set('bad', { id: 'bad', title: 'Bad', publishedAt: '2100-99-99' });
  await expect(restSource(api.url).newestPosts({ page: 1, perPage: 50 })).rejects.toThrow(
    /Post "bad" from \/posts does not fit\. publishedAt: /,
  );
});

test('a count that is no number is an error', async () => {
  api.count = 'many';
  await expect(restSource(api.url).newestPosts({ page: 1, perPage: 5 })).rejects.toThrow('X-Total-Count');
});
