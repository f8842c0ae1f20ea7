// The WordPress source where WordPress fails, or answers what the source must not take for an answer.
import '../../support/fresh-settings';
import { createServer } from 'node:http';
import { wordpressSource } from '../../../lib/content/wordpress/source';
import { outOfTime } from '../../../lib/content/worker/over-limit';
import { tasks } from '../../../lib/content/worker/tasks';
import { close, listen } from '../../support/listening';
import { KEPT_OPEN_MS } from '../../support/scripted-source';

let answer: { status: number; headers: Record<string, string>; body: string };
let asked: { path: string; authorization: string | undefined }[];
let url = '';

const server = createServer((req, res) => {
  asked.push({ path: req.url ?? '', authorization: req.headers.authorization });
  res.writeHead(answer.status, answer.headers).end(answer.body);
});

beforeAll(async () => {
  server.keepAliveTimeout = KEPT_OPEN_MS;
  url = `${await listen(server)}/blog/`;
});

beforeEach(() => {
  asked = [];
  delete process.env.WORDPRESS_APPLICATION_PASSWORD;
  delete process.env.CONTENT_API_TOKEN;
});

afterAll(() => close(server));

const source = () => wordpressSource(url);

function answerWith(status: number, body: unknown, headers: Record<string, string> = { 'x-wp-total': '1' }) {
  answer = { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

const POST = {
  id: 7,
  slug: '%ed%95%9c%ea%b8%80',
  status: 'publish',
  date_gmt: '2026-11-20T09:00:00',
  modified_gmt: '2026-11-21T09:00:00',
  title: { rendered: 'A &#038; B' },
  content: { rendered: '<p>Text.</p>', protected: false },
  excerpt: { rendered: '<p>Text that WordPress has cut [&hellip;]</p>' },
  _embedded: {
    author: [{ code: 'rest_user_invalid_id', message: 'Invalid user ID.', data: { status: 404 } }],
    'wp:term': [
      [{ name: 'Uncategorized', taxonomy: 'category' }],
      [{ name: 'R&amp;D', taxonomy: 'post_tag' }],
    ],
  },
};

/** As it stands in a list. */
const LISTED = { ...POST, content: { protected: false } };

test('a site in a folder is asked there, and slug, names and dates are read as they are meant', async () => {
  answerWith(200, [POST]);
  expect(await source().post('한글')).toMatchObject({
    id: '한글',
    documentId: '7',
    title: 'A & B',
    excerpt: 'Text that WordPress has cut…',
    publishedAt: '2026-11-20T09:00:00.000Z',
    updatedAt: '2026-11-21T09:00:00.000Z',
    tags: ['R&D'],
    author: null,
    cover: null,
  });
  expect(asked[0]?.path).toMatch(/^\/blog\/wp-json\/wp\/v2\/posts\?slug=%ED%95%9C%EA%B8%80&/);
  expect(asked[0]?.authorization).toBeUndefined();
});

test('a standing page is asked for among the pages, and its id is its address, which has no tags', async () => {
  const { _embedded: _, ...page } = { ...POST, slug: 'about' };
  for (const item of [page, { ...page, _embedded: { author: POST._embedded.author } }]) {
    answerWith(200, [item]);
    expect(await source().post('/about')).toMatchObject({ id: '/about', documentId: '7', tags: [] });
    expect(asked.at(-1)?.path).toMatch(/^\/blog\/wp-json\/wp\/v2\/pages\?slug=about&/);
    expect(await source().pages?.()).toMatchObject({ posts: [{ id: '/about' }], problems: [] });
  }
});

test('pages with the same slug below different ones are named, and stop no others', async () => {
  const page = { ...POST, slug: 'team' };
  answerWith(200, [page, { ...page, id: 8 }, { ...page, id: 9, slug: 'about' }], { 'x-wp-total': '3' });
  const found = await source().pages?.();
  expect(found?.posts.map(({ id }) => id)).toEqual(['/about']);
  expect(found?.problems).toEqual([expect.stringMatching(/^Several pages of WordPress would be at \/team/)]);
  await expect(source().post('/team')).rejects.toThrow('would be at /team');
  expect(await source().post('/about')).toMatchObject({ documentId: '9' });
});

test('of posts with one slug, as plugins for several languages let them have, the first is shown', async () => {
  answerWith(200, [POST, { ...POST, id: 8 }], { 'x-wp-total': '2' });
  expect(await source().post('한글')).toMatchObject({ documentId: String(POST.id) });
});

test('a drawing’s cover has no size, and a picture that nobody may see is none', async () => {
  const drawing = {
    source_url: 'https://cms.example/a.svg',
    alt_text: '',
    media_details: { width: 0, height: 0 },
  };
  const covers = async (media: object) => {
    const _embedded = { ...POST._embedded, 'wp:featuredmedia': [media] };
    answerWith(200, [{ ...POST, link: 'https://cms.example/hangul/', _embedded }]);
    return (await source().post('한글'))?.cover;
  };
  expect(await covers(drawing)).toEqual({ src: 'https://cms.example/a.svg', alt: '' });
  expect(await covers({ ...drawing, media_details: {} })).toEqual({
    src: 'https://cms.example/a.svg',
    alt: '',
  });
  expect(await covers({ ...drawing, source_url: '/a.svg', alt_text: null })).toEqual({
    src: 'https://cms.example/a.svg',
    alt: '',
  });
  expect(await covers({ code: 'rest_forbidden', data: { status: 401 } })).toBeNull();
});

test('a cover comes in the widths that WordPress has cut it to, without those of another shape', async () => {
  const size = (width: number, height: number) => ({
    source_url: `https://cms.example/a-${width}.jpg`,
    width,
    height,
  });
  const sizes = {
    thumbnail: size(150, 150),
    large: { ...size(1024, 683), width: '1024' },
    medium: size(300, 200),
    odd: { file: 'b.jpg' },
  };
  const media = {
    source_url: 'https://cms.example/a.jpg',
    media_details: { width: 1500, height: 1000, sizes },
  };
  answerWith(200, [{ ...POST, _embedded: { ...POST._embedded, 'wp:featuredmedia': [media] } }]);
  expect((await source().post('한글'))?.cover).toEqual({
    src: 'https://cms.example/a.jpg',
    alt: '',
    width: 1500,
    height: 1000,
    srcSet:
      'https://cms.example/a-300.jpg 300w, https://cms.example/a-1024.jpg 1024w, https://cms.example/a.jpg 1500w',
  });
});

test('tags that can’t be read are a failure, for else the post would lose them', async () => {
  const terms = { code: 'rest_forbidden', message: 'No.', data: { status: 401 } };
  answerWith(200, [{ ...POST, _embedded: { 'wp:term': [[], terms] } }]);
  await expect(source().post('한글')).rejects.toThrow(/wp:term/);
});

test('a site without tags and categories has posts without terms, and where what is embedded is kept back that is said', async () => {
  const { _embedded: _, ...post } = { ...POST, modified_gmt: null };
  answerWith(200, [{ ...post, _links: { self: [] } }]);
  expect(await source().post('한글')).toMatchObject({ tags: [], author: null, updatedAt: null });
  answerWith(200, [{ ...post, _links: { 'wp:term': [] } }]);
  await expect(source().post('한글')).rejects.toThrow(/_embedded: missing: .* _embed/);
});

test.each([
  ['its page for "not found"', 404, '<!doctype html>', /CONTENT_API_URL, and its permalinks/],
  ['a page', 200, '<!doctype html>', /HTML, not JSON.*CONTENT_API_URL/],
  ['that it is being updated', 503, '<!doctype html>', /503/],
  ['an error with status 200', 200, { code: 'x' }, /no list/],
  ['a post without its text', 200, [{ ...POST, content: undefined }], /content/],
])('WordPress answering %s has not said that a post is gone', async (_, status, body, message) => {
  answerWith(status, body);
  const { posts, post } = await source();
  await expect(post('한글')).rejects.toThrow(message);
  if (!Array.isArray(body)) await expect(posts({ page: 1 })).rejects.toThrow(message);
});

test('a list without its number of posts is none: a proxy may have dropped it', async () => {
  answerWith(200, [POST], {});
  await expect(source().posts({ page: 1 })).rejects.toThrow(/X-WP-Total/);
});

test('a list is asked for by the hundred, without the texts, and goes on until it is whole', async () => {
  answerWith(200, Array(100).fill(LISTED), { 'x-wp-total': '250' });
  const { posts } = await source();
  const first = await posts({ page: 1 });
  await posts({ page: 2 });
  answerWith(200, Array(50).fill(LISTED), { 'x-wp-total': '250' });
  const last = await posts({ page: 3 });
  expect([first, last].map(({ total, isLast }) => [total, isLast])).toEqual([
    [250, false],
    [250, true],
  ]);
  const queries = asked.map(({ path }) => new URL(path, 'http://cms').searchParams);
  expect(queries.map((query) => [query.get('orderby'), query.get('order'), query.get('per_page')])).toEqual(
    Array(3).fill(['date', 'desc', '100']),
  );
  expect(queries.map((query) => query.get('offset'))).toEqual(['0', '100', '200']);
  expect(queries[0]?.get('_fields')?.split(',')).toContain('content.protected');
  expect(queries[0]?.get('_fields')?.split(',')).not.toContain('content');
});

test('a count alone ends no list, and an empty chunk always does', async () => {
  answerWith(200, [LISTED, LISTED], { 'x-wp-total': '1' });
  expect((await source().posts({ page: 1 })).isLast).toBe(false);
  answerWith(200, [], { 'x-wp-total': '250' });
  expect((await source().posts({ page: 2 })).isLast).toBe(true);
});

test('of no posts WordPress tells the number, but past the end of a list it does not', async () => {
  answerWith(200, [], { 'x-wp-total': '0' });
  expect(await source().posts({ page: 1 })).toMatchObject({ total: 0, isLast: true });
  expect(await source().posts({ page: 3 })).toMatchObject({ total: null, isLast: true });
});

test('the summary in a list is that of the whole post, but for the hash of the text', async () => {
  for (const excerpt of [POST.excerpt, { rendered: '' }]) {
    answerWith(200, [{ ...POST, excerpt }]);
    const { content, format, ...summary } = (await source().post('한글')) ?? {};
    answerWith(200, [{ ...LISTED, excerpt }]);
    const list = await source().posts({ page: 1 });
    expect(list).toEqual({ posts: [{ ...summary, textHash: null }], problems: [], total: 1, isLast: true });
    expect([content, format]).toEqual(['<p>Text.</p>', 'html']);
  }
});

test('what changed since a time is asked for by the latest change, and no further than that', async () => {
  const older = { ...LISTED, id: 8, slug: 'older', modified_gmt: '2026-11-19T09:00:00' };
  answerWith(200, [LISTED, older], { 'x-wp-total': '250' });
  const changed = await source().posts({ page: 1, since: '2026-11-20T00:00:00.000Z' });
  expect(changed.posts[0]?.documentId).toBe('7');
  expect(changed).toMatchObject({ total: 250, isLast: true });
  expect(asked.map(({ path }) => path)).toEqual([expect.stringContaining('orderby=modified&order=desc')]);
  answerWith(200, [LISTED], { 'x-wp-total': '250' });
  const within = await source().posts({ page: 1, since: '2026-11-21T09:00:00.999Z' });
  expect(within.isLast).toBe(false);
});

test('a post that has a password is a draft, in lists and alone', async () => {
  answerWith(200, [{ ...POST, content: { rendered: '', protected: true } }]);
  const { post, posts } = await source();
  expect(await post('한글')).toMatchObject({ draft: true });
  expect((await posts({ page: 1 })).posts).toMatchObject([{ draft: true }]);
});

test('an odd post in a list is left out, and named with its field, but not with a password', async () => {
  url = url.replace('//', '//ada:abcd@');
  const terms = { code: 'rest_forbidden', message: 'No.', data: { status: 401 } };
  const odd = { ...LISTED, slug: 'odd', _embedded: { 'wp:term': [[], terms] } };
  answerWith(200, [odd, LISTED, null, { ...LISTED, slug: 'undated', modified_gmt: 'soon' }], {
    'x-wp-total': '4',
  });
  const { posts, problems, isLast } = await source().posts({ page: 1 });
  url = url.replace('ada:abcd@', '');
  expect(posts.map(({ id }) => id)).toEqual(['한글']);
  expect(problems).toEqual([
    expect.stringMatching(/^Post "odd" from 127\..* does not fit\. _embedded\.wp:term\.1: /),
    expect.stringMatching(/^Post without an id from 127\..* does not fit\. post: /),
    expect.stringMatching(/^Post "undated" from 127\..* does not fit\. updatedAt: not a date/),
  ]);
  expect(problems.join()).not.toContain('abcd');
  expect(isLast).toBe(true);
});

test('a title, an excerpt or a tag that is HTML without end is read by nothing, and its field is named', async () => {
  const made = jest.spyOn(tasks, 'cmsTexts');
  const rendered = '<font><p>'.repeat(3000);
  const _embedded = { 'wp:term': [[{ name: rendered, taxonomy: 'post_tag' }]] };
  const odd = { ...LISTED, title: { rendered }, excerpt: { rendered }, _embedded };
  answerWith(200, [odd]);
  expect((await source().posts({ page: 1 })).problems).toEqual([
    expect.stringMatching(
      /title\.rendered: longer than 20000 characters; excerpt\.rendered: longer .*; _embedded\.wp:term\.0\.0\.name: longer/,
    ),
  ]);
  expect(made).not.toHaveBeenCalled();
  made.mockRestore();
});

test('short texts are read once, and such as take too long are not tried again at once', async () => {
  const made = jest.spyOn(tasks, 'cmsTexts');
  answerWith(200, [{ ...LISTED, title: { rendered: 'Read &amp; kept' } }]);
  for (let time = 0; time < 2; time++) await source().posts({ page: 1 });
  expect(made).toHaveBeenCalledTimes(1);
  made.mockImplementation(() => {
    throw outOfTime(100);
  });
  answerWith(200, [{ ...LISTED, title: { rendered: '<font><p>'.repeat(2000) } }]);
  for (let time = 0; time < 2; time++)
    expect((await source().posts({ page: 1 })).problems).toEqual([
      expect.stringContaining('Post "한글" can\'t be rendered: it takes more than 100 ms'),
    ]);
  expect(made).toHaveBeenCalledTimes(2);
  made.mockRestore();
});

test('a draft without an application password says which setting is missing', async () => {
  await expect(source().draft('한글')).rejects.toThrow(/WORDPRESS_APPLICATION_PASSWORD is set/);
  expect(asked).toEqual([]);
});

test('a draft is asked for with the application password, spaces and all', async () => {
  process.env.WORDPRESS_APPLICATION_PASSWORD = 'Ada L:abcd 1234 %41:x';
  answerWith(200, [{ ...POST, status: 'draft', slug: '', generated_slug: 'a-b' }]);
  expect(await source().draft('7')).toMatchObject({ id: 'a-b', draft: true });
  const expected = `Basic ${Buffer.from('Ada L:abcd 1234 %41:x').toString('base64')}`;
  expect(asked.map(({ authorization }) => authorization)).toEqual([expected, expected]);
});

test('the draft of a standing page is asked for among the pages: by its slug, or by its number while it has none', async () => {
  process.env.WORDPRESS_APPLICATION_PASSWORD = 'ada:abcd';
  answerWith(200, [{ ...POST, slug: 'about', status: 'draft' }]);
  expect(await source().draft('/about')).toMatchObject({ id: '/about', draft: true });
  answerWith(200, [{ ...POST, status: 'draft', slug: '', generated_slug: 'a-b' }]);
  expect(await source().draft('/7')).toMatchObject({ id: '/a-b', draft: true });
  expect(asked.map(({ path }) => path.replace(/\?(slug|include)=(\w+)&.*/, ' $1 $2'))).toEqual(
    ['slug about', 'slug 7', 'include 7'].map((question) => `/blog/wp-json/wp/v2/pages ${question}`),
  );
});

test('a draft is asked for with the application password, also where a token is left over', async () => {
  process.env.WORDPRESS_APPLICATION_PASSWORD = 'ada:abcd';
  process.env.CONTENT_API_TOKEN = 'of another source';
  answerWith(200, [{ ...POST, status: 'draft', slug: '', generated_slug: 'a-b' }]);
  expect(await source().draft('7')).toMatchObject({ id: 'a-b' });
  expect(asked.at(-1)?.authorization).toBe(`Basic ${Buffer.from('ada:abcd').toString('base64')}`);
});

test.each([
  ['nobody', 401, { code: 'rest_not_logged_in' }],
  ['a user who may not', 403, { code: 'rest_forbidden_context' }],
  ['a user who may not even ask', 400, { code: 'rest_invalid_param' }],
])(
  'a draft that is refused to %s names that setting alone, and shows no password',
  async (_, status, body) => {
    process.env.WORDPRESS_APPLICATION_PASSWORD = 'ada:abcd';
    answerWith(status, body);
    const error = await source().draft('7').catch(String);
    expect(error).toContain(String(status));
    expect(error).toContain('WORDPRESS_APPLICATION_PASSWORD');
    expect(error).not.toMatch(/CONTENT_API|abcd/);
  },
);

test('a draft of a WordPress that is not at the address blames the address, not the password', async () => {
  process.env.WORDPRESS_APPLICATION_PASSWORD = 'ada:abcd';
  answerWith(200, '<!doctype html>');
  await expect(source().draft('7')).rejects.toThrow('Is CONTENT_API_URL the API');
  const error = await wordpressSource('http://127.0.0.1:1').draft('7').catch(String);
  expect(error).toContain('cannot be reached');
  expect(error).not.toContain('WORDPRESS_APPLICATION_PASSWORD');
});
