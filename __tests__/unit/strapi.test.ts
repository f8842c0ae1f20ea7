// The Strapi source: what it asks, what it makes of entries, and answers that don't fit.
import type { ContentSource } from '../../lib/content/source';
import { strapiSource } from '../../lib/content/strapi';
import { ScriptedApi } from '../support/scripted-api';

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

test('uploads get whole addresses, in the text and in the cover; other texts stay', async () => {
  const body = [
    '![a](/uploads/a.png) [b](</uploads/b.pdf>) <img src="/uploads/c.png">',
    '[d]: /uploads/d.png',
    'In /uploads/ are files; ![e](https://cdn.example/uploads/e.png)',
  ].join('\n');
  has({ ...ENTRY, body, cover: { url: '/uploads/f.png', alternativeText: null, width: 4, height: 3 } });
  const post = await source.post('seven');
  const uploads = `${api.url}/cms/uploads`;
  expect(post?.content).toBe(
    [
      `![a](${uploads}/a.png) [b](<${uploads}/b.pdf>) <img src="${uploads}/c.png">`,
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
  ['tags as strings, some blank', { tags: ['a', ' '] }, { tags: ['a'] }],
  ['a field called tags that holds a text', { tags: 'a, b' }, { tags: [] }],
  [
    'a cover elsewhere',
    { cover: { url: 'https://cdn.example/a.png' } },
    { cover: { src: 'https://cdn.example/a.png', alt: '' } },
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

test('an entry whose slug differs in its letters is another', async () => {
  has({ ...ENTRY, slug: 'Seven' });
  expect(await source.post('seven')).toBeNull();
});

test('an entry dated in the future is not there yet', async () => {
  source = strapiSource(`${api.url}/api/posts`, 'date');
  has({ ...ENTRY, date: '2999-01-01' }, { ...ENTRY, slug: 'now', date: '2026-01-01' });
  expect(await source.post('seven')).toBeNull();
  expect((await source.newestPosts({ page: 1, perPage: 20 })).posts.map(({ id }) => id)).toEqual(['now']);
  expect(api.requests[1]?.query.get('sort[0]')).toBe('date:desc');
});

test('which kind of tags a type has is found out once', async () => {
  api.answer = ({ query }) =>
    query.has('filters[tags][name][$eq]') ? { status: 400, body: {} } : { body: listOf([]) };
  for (let times = 1; times <= 2; times++) await source.newestPosts({ page: 1, perPage: 20, tag: 'a "b"' });
  expect(api.requests).toHaveLength(3);
  expect(api.requests[2]?.query.get('filters[tags][$contains]')).toBe('"a \\"b\\""');
});

test('a type without tags has none', async () => {
  api.answer = ({ query }) =>
    [...query.keys()].some((name) => name.startsWith('filters[tags]'))
      ? { status: 400, body: {} }
      : { body: listOf([ENTRY]) };
  expect(await source.newestPosts({ page: 1, perPage: 20, tag: 'a' })).toEqual({ posts: [], total: 0 });
});

test.each([
  ['500', /500/],
  // Of a date field that the type does not have, say, about which no tag can be blamed.
  ['400', /STRAPI_DATE_FIELD/],
])('%s to every question is a failure with a tag too, never "no posts with it"', async (status, message) => {
  api.answer = () => ({ status: Number(status), body: {} });
  await expect(source.newestPosts({ page: 1, perPage: 20, tag: 'a' })).rejects.toThrow(message);
  const around = { id: 'x', publishedAt: '2026-11-21T00:00:00.000Z' };
  await expect(source.around(around, { count: 1, tag: 'a' })).rejects.toThrow(message);
});

test('tags that differ in capital letters alone are told apart, also where the database does not', async () => {
  has({ ...ENTRY, tags: ['News'] });
  expect(await source.newestPosts({ page: 1, perPage: 20, tag: 'news' })).toEqual({ posts: [], total: 0 });
  const around = { id: 'x', publishedAt: '2026-11-21T00:00:00.000Z' };
  expect((await source.around(around, { count: 1, tag: 'news' })).older).toEqual([]);
});

test('an entry that does not fit breaks the list, and is named; around another it is left out', async () => {
  has({ ...ENTRY, title: '' }, { ...ENTRY, slug: 'six', publishedAt: '2026-11-19T00:00:00.000Z' });
  await expect(source.newestPosts({ page: 1, perPage: 20 })).rejects.toThrow(
    'Post "seven" from /cms/api/posts',
  );
  const around = await source.around({ id: 'x', publishedAt: '2026-11-21T00:00:00.000Z' }, { count: 2 });
  expect(around.older.map(({ id }) => id)).toEqual(['six']);
  expect((await source.states()).map(({ id }) => id)).toEqual(['six']);
});

test('what changed is asked in one go, a hundred at a time', async () => {
  api.answer = ({ query }) => ({
    body: listOf([{ ...ENTRY, body: undefined }], query.has('filters[$or][0][updatedAt][$gte]') ? 1 : 40),
  });
  expect(await source.changedSince('2026-11-20T00:00:00.000Z')).toEqual({
    posts: [
      {
        id: 'seven',
        documentId: 'doc7',
        updatedAt: ENTRY.publishedAt,
        publishedAt: '2026-11-20T09:00:01.000Z',
        tags: null,
        revision: null,
      },
    ],
    total: 40,
  });
  expect(api.requests).toHaveLength(2);
});

test.each([
  ['404', { status: 404, body: {} }, /CONTENT_API_URL/],
  ['HTML', { body: '<!doctype html>' }, /HTML.*CONTENT_API_URL/],
  ['one entry instead of a list', { body: { data: ENTRY, meta: {} } }, /CONTENT_API_URL/],
  ['401', { status: 401, body: {} }, /CONTENT_API_TOKEN/],
  ['403', { status: 403, body: {} }, /CONTENT_API_TOKEN/],
  ['400', { status: 400, body: {} }, /STRAPI_DATE_FIELD/],
  ['500', { status: 500, body: {} }, /500/],
  ['a list of something else', { body: listOf(['a']) }, /from \/.* is none/],
])('%s is an error that says where to look, never "not found"', async (_, answer, message) => {
  api.answer = () => answer;
  await expect(source.post('seven')).rejects.toThrow(message);
  await expect(source.newestPosts({ page: 1, perPage: 1 })).rejects.toThrow(message);
});
