// The Ghost source: what it asks, and answers that don't fit.
import { createHmac } from 'node:crypto';
import { ghostSource } from '../../../lib/content/ghost/source';
import { ghostToken } from '../../../lib/content/ghost/token';
import type { ContentSource } from '../../../lib/content/source';
import { ScriptedApi } from '../../support/scripted-api';

const POST = {
  id: '6b0015bc7e22ad445f0b2c1a',
  slug: 'hello',
  title: 'Hello',
  html: '<p>Hi</p>',
  published_at: '2026-11-20T09:41:17.000+00:00',
  updated_at: '2026-11-20T09:41:18.000+00:00',
};
const ADMIN_KEY = '6b01742d0468f244f24b3f74:9f6d042b5cd6807047664259c92040b4';

let api: ScriptedApi;
let source: ContentSource;

const listOf = (posts: unknown[], total = posts.length) => ({
  posts,
  meta: { pagination: { page: 1, limit: 20, pages: Math.ceil(total / 100), total } },
});

function has(...posts: unknown[]): void {
  api.answer = () => ({ body: listOf(posts) });
}

beforeEach(async () => {
  api = await new ScriptedApi().start();
  source = ghostSource(`${api.url}/magazine/`, { content: 'key', admin: ADMIN_KEY });
});

afterEach(() => api.stop());

test('a Ghost in a folder of its host is asked there, with the key', async () => {
  has(POST);
  expect(await source.post('hello')).toMatchObject({
    documentId: POST.id,
    publishedAt: '2026-11-20T09:41:17.000Z',
    updatedAt: '2026-11-20T09:41:18.000Z',
    content: '<p>Hi</p>',
    format: 'html',
  });
  expect(api.requests.map(({ path, query }) => [path, query.get('key'), query.get('filter')])).toEqual([
    ['/magazine/ghost/api/content/posts/', 'key', "slug:'hello'"],
  ]);
});

test('quotes end no text in a filter', async () => {
  has();
  await source.post(`a' , "b`);
  expect(api.requests.map(({ query }) => query.get('filter'))).toEqual([`slug:'a\\' , \\"b'`]);
});

test('a standing page is asked for among the pages, and its id is its address', async () => {
  api.answer = ({ path }) => {
    const { meta } = listOf([POST]);
    return { body: { [path.includes('/pages/') ? 'pages' : 'posts']: [POST], meta } };
  };
  expect(await source.post('/hello')).toMatchObject({ id: '/hello', documentId: POST.id });
  expect(await source.draft('/hello')).toMatchObject({ id: '/hello' });
  expect(await source.pages?.()).toMatchObject({ posts: [{ id: '/hello' }], problems: [] });
  expect(api.requests.map(({ path, query }) => [path, query.get('filter')])).toEqual([
    ['/magazine/ghost/api/content/pages/', "slug:'hello'"],
    ['/magazine/ghost/api/admin/pages/', "slug:'hello'"],
    ['/magazine/ghost/api/content/pages/', null],
  ]);
});

test('what is behind a paywall is shown of a post for everybody, as at Ghost', async () => {
  const html = '<p>Hi</p><!--members-only--><p>More</p>';
  has({ ...POST, html, visibility: 'public' });
  expect((await source.post('hello'))?.content).toBe('<p>Hi</p><p>More</p>');
  for (const visibility of ['paid', 'later', null, undefined]) {
    has({ ...POST, html, visibility });
    expect((await source.post('hello'))?.content).toBe(html);
  }
});

test('several authors are named, and tags for editors are not', async () => {
  const tags = [
    { name: 'News', visibility: 'public' },
    { name: '#promo' },
    { name: 'x', visibility: 'internal' },
  ];
  has({ ...POST, authors: [{ name: 'Ann' }, { name: 'Ben' }], tags });
  expect(await source.post('hello')).toMatchObject({ author: 'Ann, Ben', tags: ['News'] });
  has({ ...POST, authors: [], primary_author: { name: 'Cy' } });
  expect(await source.post('hello')).toMatchObject({ author: 'Cy' });
});

test.each([
  ['/content/a.jpg', 'https://cms.example/content/a.jpg'],
  ['//cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
  ['https://cdn.example/a.jpg', 'https://cdn.example/a.jpg'],
])('a cover at %s is at the CMS', async (feature_image, src) => {
  has({ ...POST, url: 'https://cms.example/hello/', feature_image });
  expect((await source.post('hello'))?.cover?.src).toBe(src);
});

test('a post for members of which Ghost gives no text is a post all the same', async () => {
  has({ ...POST, html: null, visibility: 'paid', excerpt: 'Hi' });
  expect(await source.post('hello')).toMatchObject({ content: '', excerpt: 'Hi', draft: false });
});

test('an excerpt is the author’s, or the first paragraph: Ghost’s own is the first letters of all', async () => {
  const html = '<h2>Soil</h2><p>Clay holds water.</p>';
  const excerpt = 'Soil\nClay holds wat';
  const read = async (fields: object) => {
    has({ ...POST, html, excerpt, ...fields });
    return (await source.post('hello'))?.excerpt;
  };
  expect(await read({ custom_excerpt: null })).toBe('Clay holds water.');
  expect(await read({ custom_excerpt: '' })).toBe('Clay holds water.');
  expect(await read({ custom_excerpt: 'In short.', excerpt: 'In short.' })).toBe('In short.');
});

test('a slug that differs in capital letters alone is another, also where the database sees no difference', async () => {
  has({ ...POST, slug: 'Hello' });
  expect(await source.post('hello')).toBeNull();
});

test('a list is asked for by the hundred, newest first, and ends where Ghost says so', async () => {
  api.answer = () => ({ body: listOf([POST], 250) });
  const chunks = [await source.posts({ page: 1 }), await source.posts({ page: 3 })];
  expect(chunks.map(({ total, isLast }) => [total, isLast])).toEqual([
    [250, false],
    [250, true],
  ]);
  expect(api.requests.map(({ query }) => Object.fromEntries(query))).toEqual(
    ['1', '3'].map((page) => ({
      key: 'key',
      include: 'tags,authors',
      order: 'published_at desc,slug asc',
      limit: '100',
      page,
    })),
  );
});

test('an empty chunk is the last, whatever Ghost counts', async () => {
  api.answer = () => ({ body: listOf([], 250) });
  expect(await source.posts({ page: 1 })).toEqual({ posts: [], problems: [], total: 250, isLast: true });
});

test('the summary in a list is that of the whole post, also where that is for members only', async () => {
  for (const fields of [
    {},
    { html: null, visibility: 'paid', excerpt: '' },
    { custom_excerpt: 'In short.' },
  ]) {
    has({ ...POST, tags: [{ name: 'News' }], authors: [{ name: 'Ann' }], ...fields });
    const { content, format, ...summary } = (await source.post('hello')) ?? {};
    expect((await source.posts({ page: 1 })).posts).toEqual([summary]);
    expect([content, format]).toEqual([fields.html === null ? '' : '<p>Hi</p>', 'html']);
  }
});

test('a post that does not fit is left out of its list, and named with its field', async () => {
  const captioned = { feature_image: 'https://a.example/1.png', feature_image_caption: '<p>'.repeat(7000) };
  has(
    { ...POST, title: '' },
    { ...POST, slug: 'other' },
    { ...POST, slug: 'third', tags: ['x'] },
    { ...POST, slug: 'fourth', ...captioned },
  );
  const { posts, problems } = await source.posts({ page: 1 });
  expect(posts.map(({ id }) => id)).toEqual(['other']);
  expect(problems).toEqual([
    expect.stringMatching(/^Post "hello" from 127\..* does not fit\. title: empty/),
    expect.stringMatching(/^Post "third" from 127\..* does not fit\. tags\.0: /),
    expect.stringMatching(
      /^Post "fourth" from 127\..* does not fit\. feature_image_caption: longer than 20000/,
    ),
  ]);
});

test('changes are read the latest first, only until they are older than asked for', async () => {
  const older = { ...POST, slug: 'older', updated_at: '2026-11-19T00:00:00.000+00:00' };
  api.answer = () => ({ body: listOf([POST, older], 1000) });
  const changed = await source.posts({ page: 1, since: '2026-11-20T09:41:18.500Z' });
  expect(changed.posts[0]).toMatchObject({
    id: 'hello',
    documentId: POST.id,
    updatedAt: '2026-11-20T09:41:18.000Z',
  });
  expect(changed).toMatchObject({ total: 1000, isLast: true });
  expect(api.requests[0]?.query.get('order')).toBe('updated_at desc,slug asc');
  // Ghost keeps whole seconds.
  api.answer = () => ({ body: listOf([POST], 1000) });
  expect((await source.posts({ page: 1, since: '2026-11-20T09:41:18.500Z' })).isLast).toBe(false);
});

test('a draft is asked for with a token that the secret signed, and that is good for minutes', async () => {
  has({ ...POST, status: 'draft', published_at: null });
  expect(await source.draft('hello')).toMatchObject({ draft: true, publishedAt: null });
  const [request] = api.requests;
  expect(request?.path).toBe('/magazine/ghost/api/admin/posts/');
  expect(request?.query.has('key')).toBe(false);
  expect(request?.authorization).toMatch(/^Ghost [\w-]+\.[\w-]+\.[\w-]+$/);

  const [header = '', payload = '', signature] = ghostToken(ADMIN_KEY, 1_000_000).split('.');
  const [id = '', secret = ''] = ADMIN_KEY.split(':');
  const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  expect(decoded(header)).toEqual({ alg: 'HS256', typ: 'JWT', kid: id });
  expect(decoded(payload)).toEqual({ iat: 1000, exp: 1300, aud: '/admin/' });
  const hmac = createHmac('sha256', Buffer.from(secret, 'hex')).update(`${header}.${payload}`);
  expect(signature).toBe(hmac.digest('base64url'));
});

test.each([
  ['404', { status: 404, body: {} }, /CONTENT_API_URL/],
  ['HTML', { body: '<!doctype html>' }, /HTML.*CONTENT_API_URL/],
  ['JSON of another shape', { body: { posts: [POST] } }, /CONTENT_API_URL/],
  ['401', { status: 401, body: {} }, /GHOST_CONTENT_API_KEY/],
  ['403', { status: 403, body: {} }, /GHOST_CONTENT_API_KEY/],
  ['500', { status: 500, body: {} }, /500/],
])(
  '%s is an error that says where to look, never "not found", and tells no key',
  async (_, answer, message) => {
    api.answer = () => answer;
    for (const reading of [() => source.post('hello'), () => source.posts({ page: 1 })]) {
      await expect(reading).rejects.toThrow(message);
      await expect(reading).rejects.not.toThrow('key=key');
    }
  },
);

test('an item that is no post at all is a problem in a list, and an error alone', async () => {
  has('a');
  const what = /^Post without an id from 127\..* does not fit\. post: /;
  await expect(source.post('hello')).rejects.toThrow(what);
  expect(await source.posts({ page: 1 })).toMatchObject({
    posts: [],
    problems: [expect.stringMatching(what)],
  });
});
