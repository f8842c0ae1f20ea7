// The Strapi source: what it asks, what it makes of entries, and answers that don't fit.
import { isPublished } from '../../../lib/content/post/post';
import type { ContentSource } from '../../../lib/content/source';
import { strapiSource } from '../../../lib/content/strapi/source';
import { output } from '../../../lib/log';
import { ScriptedApi } from '../../support/scripted-api';

const ENTRY = {
  id: 7,
  documentId: 'doc7',
  title: 'Seven',
  slug: 'seven',
  body: 'Text.',
  updatedAt: '2026-11-20T09:00:00.000Z',
  publishedAt: '2026-11-20T09:00:01.000Z',
};

let api: ScriptedApi;
let source: ContentSource;

const listOf = (entries: unknown[], total = entries.length) => ({
  data: entries,
  meta: { pagination: { page: 1, pageSize: 20, pageCount: Math.ceil(total / 20), total } },
});

/** Answers every question with these entries. */
function has(...entries: unknown[]): void {
  api.answer = () => ({ body: listOf(entries) });
}

const warn = jest.spyOn(output, 'warn').mockImplementation(() => {});

beforeEach(async () => {
  api = await new ScriptedApi().start();
  source = strapiSource(`${api.url}/cms/api/posts`, 'publishedAt');
});

afterEach(() => api.stop());

test('a post is asked for by its slug, with all that belongs to it', async () => {
  has(ENTRY);
  expect((await source.post('seven'))?.documentId).toBe('doc7');
  const [{ path, query }] = api.requests as [ScriptedApi['requests'][0]];
  expect(path).toBe('/cms/api/posts');
  expect(query.get('filters[slug][$eq]')).toBe('seven');
  expect(query.get('populate')).toBe('*');
  expect(query.has('status')).toBe(false);
});

test('what else belongs to it the address may ask for, in place of that', async () => {
  source = strapiSource(`${api.url}/cms/api/posts?populate[body][populate]=*`, 'publishedAt');
  has(ENTRY);
  await source.post('seven');
  const [{ query }] = api.requests as [ScriptedApi['requests'][0]];
  expect([query.get('populate[body][populate]'), query.get('populate')]).toEqual(['*', null]);
});

test('uploads get whole addresses, in the text and in the cover; other texts stay', async () => {
  const body = [
    '![a](/uploads/a.png) [b](</uploads/b.pdf>) <img src="/uploads/c.png" srcset="/uploads/s.png 5w, /uploads/c.png 9w">',
    '[d]: /uploads/d.png',
    'In /uploads/ are files; ![e](https://cdn.example/uploads/e.png)',
  ].join('\n');
  has({ ...ENTRY, body, cover: { url: '/uploads/f.png', alternativeText: null, width: 4, height: 3 } });
  const post = await source.post('seven');
  const uploads = `${api.url}/cms/uploads`;
  expect(post?.content).toBe(
    [
      `![a](${uploads}/a.png) [b](<${uploads}/b.pdf>) <img src="${uploads}/c.png" srcset="${uploads}/s.png 5w, ${uploads}/c.png 9w">`,
      `[d]: ${uploads}/d.png`,
      'In /uploads/ are files; ![e](https://cdn.example/uploads/e.png)',
    ].join('\n'),
  );
  expect(post?.cover).toEqual({ src: `${uploads}/f.png`, alt: '', width: 4, height: 3 });
});

test.each([
  ['a related author', { author: { id: 1, name: 'Ann' } }, { author: 'Ann' }],
  ['an author of another shape', { author: { id: 1 } }, { author: null }],
  ['tags as related entries', { tags: [{ name: 'a' }, { name: 'b' }] }, { tags: ['a', 'b'] }],
  ['a field of authors', { authors: [{ firstname: 'Ann', lastname: 'Bo' }] }, { author: 'Ann Bo' }],
  ['an author of two names', { author: { firstname: 'Ann', lastname: 'Bo' } }, { author: 'Ann Bo' }],
  ['words for search engines in a list', { seo: [{ metaTitle: 'S' }] }, { seo: { title: 'S' } }],
  [
    'a title as HTML has it',
    { title: 'R&amp;D &#8211; Caf&eacute;&nbsp;1 &plum; AT&T' },
    { title: 'R&D – Café 1 &plum; AT&T' },
  ],
  [
    'an excerpt in blocks',
    {
      excerpt: [
        {
          type: 'paragraph',
          children: [
            { type: 'text', text: 'In ' },
            { type: 'text', text: 'short.', bold: true },
          ],
        },
      ],
    },
    { excerpt: 'In short.' },
  ],
  ['a description', { description: 'In short.' }, { excerpt: 'In short.' }],
  ['an excerpt and a description', { excerpt: 'E.', description: 'D.' }, { excerpt: 'E.' }],
  ['a category', { category: { id: 1, documentId: 'c', name: 'Tea' } }, { tags: ['Tea'] }],
  ['a category in words', { category: 'Tea' }, { tags: ['Tea'] }],
  ['categories', { tags: [], categories: [{ name: 'a' }, { title: 'b' }] }, { tags: ['a', 'b'] }],
  ['tags and a category', { tags: ['a'], category: { name: 'b' } }, { tags: ['a'] }],
  ...['featuredImage', 'featured_image', 'coverImage', 'image', 'thumbnail'].map(
    (name): [string, object, object] => [
      `a cover called ${name}`,
      { cover: null, [name]: { url: 'https://cdn.example/a.png', alternativeText: 'A' } },
      { cover: { src: 'https://cdn.example/a.png', alt: 'A' } },
    ],
  ),
  ['a text in the second field', { body: 5, content: 'Other.' }, { content: 'Other.' }],
  ['several authors', { author: [{ name: 'Ann' }, { username: 'ben' }] }, { author: 'Ann, ben' }],
  ['tags that go by another field', { tags: [{ title: 'a' }, { label: 'b' }] }, { tags: ['a', 'b'] }],
  ['tags that are not populated', { tags: [1, 2] }, { tags: [] }],
  ['tags as strings, some blank', { tags: ['a', ' '] }, { tags: ['a'] }],
  ['a field called tags that holds a text', { tags: 'a, b' }, { tags: [] }],
  [
    'a cover in its widths',
    {
      cover: {
        url: 'https://cdn.example/a.png',
        width: 2000,
        height: 1000,
        formats: {
          large: { url: 'https://cdn.example/l.png', width: 1000 },
          small: { url: 'https://cdn.example/s.png', width: 500 },
          thumbnail: { url: 'https://cdn.example/t.png', width: 245 },
        },
      },
    },
    {
      cover: {
        src: 'https://cdn.example/a.png',
        srcSet:
          'https://cdn.example/s.png 500w, https://cdn.example/l.png 1000w, https://cdn.example/a.png 2000w',
      },
    },
  ],
  [
    'a cover elsewhere',
    { cover: { url: 'https://cdn.example/a.png' } },
    { cover: { src: 'https://cdn.example/a.png', alt: '' } },
  ],
  [
    'a cover and its widths elsewhere, without a scheme',
    {
      cover: {
        url: '//cdn.example/a.png',
        width: 900,
        height: 600,
        formats: { small: { url: '//cdn.example/s.png', width: 500 } },
      },
      seo: { metaImage: { url: '//cdn.example/b.png' } },
    },
    {
      cover: {
        src: 'https://cdn.example/a.png',
        srcSet: 'https://cdn.example/s.png 500w, https://cdn.example/a.png 900w',
      },
      seo: { image: 'https://cdn.example/b.png' },
    },
  ],
  [
    'several covers',
    { cover: [{ url: '/uploads/a.png' }, { url: '/uploads/b.png' }] },
    { cover: { alt: '' } },
  ],
  ['a text called content', { body: undefined, content: 'Other.' }, { content: 'Other.' }],
  [
    'blocks',
    { body: [{ type: 'paragraph', children: [{ type: 'text', text: 'A' }] }] },
    { content: '<p>A</p>', format: 'html' },
  ],
  ['a language', { locale: 'ko' }, { lang: 'ko' }],
  ['a later publishing of what was saved earlier', {}, { updatedAt: '2026-11-20T09:00:01.000Z' }],
  [
    'a save after publishing, in a type without drafts',
    { updatedAt: '2026-11-22T00:00:00.000Z' },
    { updatedAt: '2026-11-22T00:00:00.000Z' },
  ],
])('an entry with %s is understood', async (_, fields, expected) => {
  has({ ...ENTRY, ...fields });
  expect(await source.post('seven')).toMatchObject(expected);
});

test.each([
  ['cover', { cover: 5 }, 'the field cover is not shown'],
  ['excerpt', { excerpt: 5 }, 'the field excerpt is not shown'],
  ['description', { description: 'Long. '.repeat(500) }, 'the field description is not shown'],
  ['category', { category: { id: 5 } }, 'the field category is not shown'],
  ['featured_image', { featured_image: 5 }, 'the field featured_image is not shown'],
  ['seo', { seo: 'T' }, 'the field seo is not shown'],
  ['body', { body: 5 }, 'the field body holds a number'],
  ['list', { body: [1, 2] }, 'the field body holds a list of other things'],
  ['component', { body: [{ a: 1 }] }, 'the field body is not shown'],
  ['tag', { tags: ['a', '..'] }, "can't be in an address"],
])('a field that holds another thing than its name says is told: %s', async (_, fields, problem) => {
  has({ ...ENTRY, ...fields });
  expect(await source.post('seven')).toMatchObject({ title: 'Seven' });
  expect(warn).toHaveBeenCalledWith(expect.stringContaining(problem));
});

test('an entry whose slug differs in its letters is another', async () => {
  has({ ...ENTRY, slug: 'Seven' });
  expect(await source.post('seven')).toBeNull();
});

test('an entry dated in the future is given, and readers do not see it yet', async () => {
  source = strapiSource(`${api.url}/api/posts`, 'date');
  has({ ...ENTRY, date: '2999-01-01' });
  const post = await source.post('seven');
  expect(post && isPublished(post)).toBe(false);
  expect((await source.posts({ page: 1 })).posts[0]?.publishedAt).toBe('2999-01-01T00:00:00.000Z');
  expect(api.requests[1]?.query.get('sort[0]')).toBe('date:desc');
});

test('a draft is one for readers only where nothing of it is published', async () => {
  has({ ...ENTRY, publishedAt: null });
  expect(await source.draft('seven')).toMatchObject({ documentId: 'doc7', draft: false });
  expect(api.requests[0]?.query.get('status')).toBe('draft');
});

test('a list is asked for by the hundred, newest first, with all that belongs to it', async () => {
  api.answer = () => ({ body: listOf([ENTRY], 250) });
  const chunks = [await source.posts({ page: 1 }), await source.posts({ page: 13 })];
  expect(chunks.map(({ total, isLast }) => [total, isLast])).toEqual([
    [250, false],
    [250, true],
  ]);
  expect(Object.fromEntries(api.requests[1]?.query ?? [])).toEqual({
    'filters[slug][$notNull]': 'true',
    populate: '*',
    'sort[0]': 'publishedAt:desc',
    'sort[1]': 'slug:asc',
    'pagination[page]': '13',
    'pagination[pageSize]': '100',
  });
});

test('an empty chunk is the last, whatever Strapi counts', async () => {
  api.answer = () => ({ body: listOf([], 250) });
  expect(await source.posts({ page: 1 })).toEqual({ posts: [], problems: [], total: 250, isLast: true });
});

test('the summary in a list is that of the whole post', async () => {
  for (const excerpt of [undefined, 'In short.']) {
    has({ ...ENTRY, excerpt, tags: [{ name: 'a' }], author: { name: 'Ann' } });
    const { content, format, ...summary } = (await source.post('seven')) ?? {};
    expect((await source.posts({ page: 1 })).posts).toEqual([summary]);
    expect([content, format]).toEqual(['Text.', 'markdown']);
  }
});

test('an entry that does not fit is left out of the list, and named; one without a slug is no post', async () => {
  has({ ...ENTRY, title: '' }, { ...ENTRY, slug: 'six' }, { ...ENTRY, slug: null }, { ...ENTRY, slug: '' });
  expect(await source.posts({ page: 1 })).toMatchObject({
    posts: [{ id: 'six' }],
    problems: [expect.stringMatching(/^Post "seven" from \/cms\/api\/posts does not fit\. title: empty/)],
  });
});

test('what changed is asked for in one go, also what was saved earlier and published later', async () => {
  has(ENTRY);
  const since = '2026-11-20T00:00:00.000Z';
  // How many there are in all is not told then.
  expect(await source.posts({ page: 1, since })).toMatchObject({
    posts: [{ id: 'seven', updatedAt: ENTRY.publishedAt }],
    total: null,
    isLast: true,
  });
  expect(Object.fromEntries(api.requests[0]?.query ?? [])).toMatchObject({
    'sort[0]': 'updatedAt:desc',
    'filters[$or][0][updatedAt][$gte]': since,
    'filters[$or][1][publishedAt][$gte]': since,
  });
  expect(api.requests).toHaveLength(1);
});

test.each([
  ['404', { status: 404, body: {} }, /CONTENT_API_URL/],
  ['HTML', { body: '<!doctype html>' }, /HTML.*CONTENT_API_URL/],
  ['one entry instead of a list', { body: { data: ENTRY, meta: {} } }, /CONTENT_API_URL/],
  ['401', { status: 401, body: {} }, /CONTENT_API_TOKEN/],
  ['403', { status: 403, body: {} }, /CONTENT_API_TOKEN/],
  ['400', { status: 400, body: {} }, /STRAPI_DATE_FIELD/],
  ['500', { status: 500, body: {} }, /500/],
])('%s is an error that says where to look, never "not found"', async (_, answer, message) => {
  api.answer = () => answer;
  await expect(source.post('seven')).rejects.toThrow(message);
  await expect(source.posts({ page: 1 })).rejects.toThrow(message);
});

test('an item that is no entry at all is a problem in a list, and an error alone', async () => {
  has('a');
  const what = /^Post without an id from \/cms\/api\/posts does not fit\. post: /;
  await expect(source.post('seven')).rejects.toThrow(what);
  expect(await source.posts({ page: 1 })).toMatchObject({
    posts: [],
    problems: [expect.stringMatching(what)],
  });
});

test.each([
  ['many values', `[{"a":[${'[],'.repeat(50_000)}[]]}]`, 'more than 50,000 values'],
  ['deep ones', `[{"a":${'['.repeat(300)}${']'.repeat(300)}}]`, 'values nested more than 200 deep'],
])('JSON of %s in a text names the post, and breaks no other', async (_, body, why) => {
  has({ ...ENTRY, body }, { ...ENTRY, slug: 'eight' });
  const { posts, problems } = await source.posts({ page: 1 });
  expect(posts.map(({ id }) => id)).toEqual(['eight']);
  expect(problems).toEqual([
    `Post "seven" from /cms/api/posts does not fit. A field of text holds JSON of ${why}.`,
  ]);
});
