// The REST source: lists with a count of all posts and without, and answers that don't fit.
import { summariesOf } from '../../../lib/content/api/chunk';
import { restSource } from '../../../lib/content/rest/source';
import type { PostsChunk } from '../../../lib/content/source';
import { ScriptedSource } from '../../support/scripted-source';

const DAY_MS = 86_400_000;
const COUNT = 245;

let api: ScriptedSource;

const idsOf = ({ posts }: PostsChunk) => posts.map(({ id }) => id);
const idsFrom = (first: number, last: number) =>
  Array.from({ length: first - last + 1 }, (_, n) => `post-${first - n}`);
const page = (number: number, since?: string) => restSource(api.url).posts({ page: number, since });

beforeAll(() => {
  process.env.CONTENT_MAX_MB = '1';
});

beforeEach(async () => {
  api = await new ScriptedSource().start();
  for (let n = 1; n <= COUNT; n++) {
    const publishedAt = new Date(Date.parse('2025-01-01') + n * DAY_MS).toISOString();
    api.put({ id: `post-${n}`, title: `Post ${n}`, publishedAt, updatedAt: publishedAt });
  }
});

afterEach(() => api.stop());

/** The whole list, newest first. */
async function expectThreeChunks(): Promise<void> {
  const chunks = [await page(1), await page(2), await page(3)];
  expect(chunks.map(idsOf)).toEqual([idsFrom(245, 146), idsFrom(145, 46), idsFrom(45, 1)]);
  expect(chunks.map(({ total, isLast }) => [total, isLast])).toEqual([
    [COUNT, false],
    [COUNT, false],
    [COUNT, true],
  ]);
}

describe('an answer with X-Total-Count', () => {
  test('is one chunk of the list, newest first, and the last one ends it', async () => {
    await expectThreeChunks();
    expect(api.requests).toEqual(
      [1, 2, 3].map((n) => `/posts?_sort=publishedAt&_order=desc&_page=${n}&_limit=100`),
    );
  });

  test('ends a list of a full chunk without another question', async () => {
    for (let n = 101; n <= COUNT; n++) api.posts.delete(`post-${n}`);
    expect(await page(1)).toMatchObject({ total: 100, isLast: true });
  });

  test.each(['1', '100', '244', '9999'])(
    'that says %s ends the list where it is empty, and not before',
    async (count) => {
      api.count = count;
      const chunks = [await page(1), await page(2), await page(3), await page(4)];
      expect(chunks.map(({ isLast }) => isLast)).toEqual([count === '100', false, false, true]);
    },
  );

  test('of what changed since a time ends as soon as a post is older', async () => {
    const since = '2025-06-01T00:00:00.000Z';
    const first = await page(1, since);
    expect(first).toMatchObject({ total: COUNT, isLast: true });
    expect(idsOf(first)).toContain('post-151');
    expect(api.requests).toEqual(['/posts?_sort=updatedAt&_order=desc&_page=1&_limit=100']);
  });

  test('of what changed goes on while all posts of the chunk did', async () => {
    const since = '2025-01-31T00:00:00.000Z';
    expect((await page(1, since)).isLast).toBe(false);
    expect((await page(3, since)).isLast).toBe(true);
  });

  test('has the posts in it that do not say when they changed, and they do not end it', async () => {
    for (const post of api.posts.values()) post.updatedAt = undefined;
    const first = await page(1, '2030-01-01T00:00:00.000Z');
    expect(first.posts).toHaveLength(100);
    expect(first.isLast).toBe(false);
  });

  test('misses no change within the same second, for some APIs keep whole ones', async () => {
    for (const post of api.posts.values()) post.updatedAt = '2026-05-01T00:00:00Z';
    expect((await page(1, '2026-05-01T00:00:00.999Z')).isLast).toBe(false);
  });
});

describe('an answer without X-Total-Count', () => {
  beforeEach(() => {
    api.paged = false;
  });

  test.each([undefined, '2026-01-01T00:00:00.000Z'])('is the whole list (since %s)', async (since) => {
    const all = await page(1, since);
    expect(all.posts).toHaveLength(COUNT);
    expect(all).toMatchObject({ total: COUNT, isLast: true, problems: [] });
    expect(api.requests).toHaveLength(1);
  });
});

test('a list tells of drafts, of scheduled posts and of the end of a post what the API does', async () => {
  api.put({ id: 'draft', title: 'D', draft: true, publishedAt: '2990-01-03' });
  api.put({ id: 'later', title: 'L', publishedAt: '2990-01-02', unpublishAt: '2990-02-01T00:00:00Z' });
  const [draft, later] = (await page(1)).posts;
  expect(draft).toMatchObject({ id: 'draft', draft: true });
  expect(later).toMatchObject({ id: 'later', draft: false, unpublishAt: '2990-02-01T00:00:00.000Z' });
});

test('a title may be given as HTML has it', async () => {
  api.put({ id: 'rd', title: 'R&amp;D &lt;1&gt;', publishedAt: '2990-01-01' });
  expect((await restSource(api.url).post('rd'))?.title).toBe('R&D <1>');
  expect((await page(1)).posts[0]?.title).toBe('R&D <1>');
});

test.each([
  ["an editor's HTML", { content: '<div>\n\n  <p>A *b*</p>\n\n    <p>C</p>\n</div>' }, 'html'],
  ['no format', { content: '<p>A</p>', format: null }, 'html'],
  ['Markdown with HTML in it', { content: '<p>A</p>\n\nB *c*' }, 'markdown'],
  ['Markdown between lines', { content: '<hr>\n\n## Part\n\n- **b**\n\n<hr>' }, 'markdown'],
  [
    'Markdown in a fold',
    { content: '<p>A</p>\n\n<details>\n<summary>More</summary>\n\n- **b**\n\n</details>\n\n<p>C</p>' },
    'markdown',
  ],
  ['Markdown behind a break', { content: '<p>A</p>\n<br>\n\n# T\n\n<p>C</p>' }, 'markdown'],
  ['HTML with breaks', { content: '<p>A</p>\n<hr>\n\n<p>b<br>\nc</p>' }, 'html'],
  ['Markdown by name', { content: '<p>A</p>', format: 'markdown' }, 'markdown'],
])('a text is what it looks like where nothing is said of it: %s', async (_, fields, format) => {
  api.put({ id: 'text', title: 'T', publishedAt: '2990-01-01', ...fields });
  const post = await restSource(api.url).post('text');
  expect(post?.format).toBe(format);
  expect((await page(1)).posts[0]?.textHash).toBe(post?.textHash);
});

test('a post in a list may be without its text, and is then without a hash of it', async () => {
  api.put({ id: 'whole', title: 'W', content: 'Text.', publishedAt: '2990-01-02' });
  api.put({ id: 'brief', title: 'B', excerpt: 'In short.', publishedAt: '2990-01-01' });
  const [whole, brief] = (await page(1)).posts;
  const post = await restSource(api.url).post('whole');
  expect(whole).toMatchObject({ excerpt: 'Text.', textHash: post?.textHash });
  expect(brief).toMatchObject({ excerpt: 'In short.', textHash: null });
});

test('one post is asked for by its encoded id, beside the address and its query', async () => {
  api.put({ id: '한 글%', title: 'Odd' });
  const post = await restSource(`${api.url}/?lang=ko`).post('한 글%');
  expect(post?.title).toBe('Odd');
  expect(api.requests).toEqual([`/posts/${encodeURIComponent('한 글%')}?lang=ko`]);
});

test('a post that readers may not see yet is given, and says so', async () => {
  api.put({ id: 'draft', title: 'D', draft: true });
  const source = restSource(api.url);
  expect(await source.post('draft')).toMatchObject({ draft: true });
  expect(await source.draft('draft')).toMatchObject({ draft: true });
});

test('an answer with another post than the one that was asked for is an error', async () => {
  api.posts.set('asked', { id: 'other', title: 'Other' });
  await expect(restSource(api.url).post('asked')).rejects.toThrow('answered /posts/asked with post "other"');
});

test('a post that is not there is null, and a list that is not there is an error', async () => {
  expect(await restSource(api.url).post('absent')).toBeNull();
  expect(api.requests).toHaveLength(2);
  api.faults.set('post-1', '410');
  expect(await restSource(api.url).post('post-1')).toBeNull();
  api.fault = '410';
  await expect(page(1)).rejects.toThrow(/has nothing at \/posts\. Check CONTENT_API_URL/);
});

test('a list that is none is an error', async () => {
  api.fault = 'another shape';
  await expect(page(1)).rejects.toThrow('answered /posts with no array of posts');
});

test('a post in a list that does not fit is named with its field, left out, and counted', async () => {
  for (let n = 3; n <= COUNT; n++) api.posts.delete(`post-${n}`);
  api.posts.set('bad', { id: 'bad', title: 'Bad', publishedAt: '2100-99-99' });
  expect(await page(1)).toMatchObject({
    posts: [{ id: 'post-2' }, { id: 'post-1' }],
    problems: [expect.stringMatching(/^Post "bad" from \/posts does not fit\. publishedAt: /)],
    total: 3,
    isLast: true,
  });
  await expect(restSource(api.url).post('bad')).rejects.toThrow('Post "bad" from /posts/bad does not fit');
});

test.each(['404', '410', 'HTML', 'another shape', '500', 'drop'] as const)(
  'a "not found" for one post is not believed while the list answers with: %s',
  async (fault) => {
    api.faultsAt.set('?', fault);
    await expect(restSource(api.url).post('absent')).rejects.toThrow('is not believed');
    api.faultsAt.clear();
    expect(await restSource(api.url).post('absent')).toBeNull();
  },
);

test('a "not found" is not believed where the list has nothing that is a post', async () => {
  api.posts.clear();
  api.posts.set('odd', { id: 'odd', title: '' });
  await expect(restSource(api.url).post('absent')).rejects.toThrow('is not believed');
});

test.each([
  ['the newest post', 1],
  ['all of a few posts', COUNT],
])('a "not found" is believed although %s does not fit', async (_, unfit) => {
  for (let n = 4; n <= COUNT; n++) api.posts.delete(`post-${n}`);
  for (const post of [...api.posts.values()].slice(-unfit)) post.title = 'x'.repeat(1001);
  expect(await restSource(api.url).post('absent')).toBeNull();
});

test('many who ask for what is not there share the question for the list', async () => {
  const source = restSource(api.url);
  await Promise.all(Array.from({ length: 50 }, (_, number) => source.post(`absent-${number}`)));
  expect(api.requests.filter((request) => request.includes('?')).length).toBeLessThan(25);
});

test.each(['many', '', ' ', '-1', '1e9', '0.5', '0x10', '1000000000', '1000000000000'])(
  'a count of "%s" is an error',
  async (count) => {
    api.count = count;
    await expect(page(1)).rejects.toThrow('X-Total-Count');
  },
);

test('a count of 0 beside posts is an error', async () => {
  api.count = '0';
  await expect(page(1)).rejects.toThrow('gave 100 posts at /posts, and counts 0');
});

describe('a post that is not there', () => {
  beforeEach(() => {
    api.fault = '404';
  });

  test('is not believed to be gone where nothing is found at all', async () => {
    await expect(restSource(api.url).post('post-1')).rejects.toThrow('is not believed');
  });

  test('is, without another question, where the caller says so', async () => {
    expect(await restSource(api.url).post('post-1', { isToldGone: true })).toBe(null);
    expect(api.requests).toEqual(['/posts/post-1']);
  });
});

describe('a list of which a hundred posts are larger than an answer may be', () => {
  const MB = 1_000_000;
  const put = (n: number, characters: number) => {
    const publishedAt = new Date(Date.parse('2025-01-01') + n * DAY_MS).toISOString();
    api.put({ id: `post-${n}`, title: `Post ${n}`, publishedAt, content: 'x'.repeat(characters) });
  };

  test('is read to its end, in parts', async () => {
    for (let n = 1; n <= COUNT; n++) put(n, MB / 20);
    await expectThreeChunks();
    expect(api.requests.slice(0, 11)).toEqual([
      '/posts?_sort=publishedAt&_order=desc&_page=1&_limit=100',
      ...Array.from(
        { length: 10 },
        (_, n) => `/posts?_sort=publishedAt&_order=desc&_page=${n + 1}&_limit=10`,
      ),
    ]);
  });

  test('lacks the post that is too large by itself, and names it', async () => {
    put(COUNT - 3, 1.1 * MB);
    const first = await page(1);
    expect(idsOf(first)).toEqual(idsFrom(245, 146).filter((id) => id !== `post-${COUNT - 3}`));
    expect(first.problems).toEqual([expect.stringMatching(/_page=4&_limit=1 with more than 1 MB/)]);
    expect(first).toMatchObject({ total: COUNT, isLast: false });
  });

  test('of a source that gives all posts whatever it is asked for fails, and the error says what to do', async () => {
    api.paged = false;
    for (let n = 1; n <= COUNT; n++) put(n, MB / 100);
    await expect(page(1)).rejects.toThrow(
      /with more than 1 MB \(CONTENT_MAX_MB\), though a single post was asked for\. Give CONTENT_MAX_MB a larger/,
    );
    expect(api.requests.length).toBeLessThan(10);
  });
});

test('a long list that is given whole is taken in many turns of the event loop, for readers come between', async () => {
  let turns = 0;
  const count = () => {
    turns += 1;
    counting = setImmediate(count);
  };
  let counting = setImmediate(count);
  const { problems } = await summariesOf(Array.from({ length: 2000 }), () =>
    Promise.reject(new Error('unfit')),
  );
  clearImmediate(counting);
  expect(problems).toHaveLength(2000);
  expect(turns).toBeGreaterThan(15);
});
