// The post: outside data is parsed, and what does not fit is an error that names the post and the field.
import {
  byNewest,
  isPublished,
  type PostSummary,
  parsePost,
  parseSummary,
  summaryOf,
} from '../../../lib/content/post/post';
import { output } from '../../../lib/log';

const post = (fields: object) => parsePost({ id: 'hello', title: 'Hello', ...fields }, 'the test');

test('id and title are enough', async () => {
  expect(await post({})).toEqual({
    id: 'hello',
    documentId: null,
    title: 'Hello',
    content: '',
    format: 'markdown',
    excerpt: '',
    publishedAt: null,
    updatedAt: null,
    tags: [],
    author: null,
    cover: null,
    lang: null,
    draft: false,
    unpublishAt: null,
    textHash: expect.any(String),
  });
});

test('null is absent, as APIs send it', async () => {
  const nulls = {
    content: null,
    excerpt: null,
    publishedAt: null,
    updatedAt: null,
    tags: null,
    unpublishAt: null,
  };
  expect(await post({ ...nulls, author: null, cover: null, lang: null, draft: null })).toEqual(
    await post({}),
  );
});

test('fields that nobody knows are left out', async () => {
  expect(await post({ secret: 'x', __proto__: { y: 1 } })).toEqual(await post({}));
});

test.each([
  ['2026-11-20', '2026-11-20T00:00:00.000Z'],
  ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
  ['2026-11-20T09:00:00.123Z', '2026-11-20T09:00:00.123Z'],
  ['2026-11-20T09:00:00+09:00', '2026-11-20T00:00:00.000Z'],
  ['2026-11-20T09:00:00-05:00', '2026-11-20T14:00:00.000Z'],
  ['2026-11-20T09:00:00', '2026-11-20T09:00:00.000Z'],
  ['2026-11-20 09:00:00', '2026-11-20T09:00:00.000Z'],
  ['2026-11-20 09:00', '2026-11-20T09:00:00.000Z'],
  [' 2026-11-20 ', '2026-11-20T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
])('the date %s is %s, in every time zone', async (written, iso) => {
  expect((await post({ publishedAt: written })).publishedAt).toBe(iso);
});

test.each([
  'yesterday',
  '2026-13-01',
  '2026-02-30',
  '20.11.2026',
  '11/20/2026',
  '2026-11-20T25:00:00Z',
  '',
  '2026',
])('%p is no date', async (written) => {
  await expect(post({ updatedAt: written })).rejects.toThrow(
    'Post "hello" from the test does not fit. updatedAt: not a date',
  );
});

test.each(['0000-01-01', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-12:00'])(
  '%s is in no year that every reader of dates knows',
  async (written) => {
    await expect(post({ publishedAt: written })).rejects.toThrow(/publishedAt: not in the years 1 to 9999/);
  },
);

test.each([
  ['title', { title: 'x'.repeat(1001) }],
  ['documentId', { documentId: 'x'.repeat(501) }],
  ['excerpt', { excerpt: 'x'.repeat(20_001) }],
  ['author', { author: 'x'.repeat(1001) }],
  ['lang', { lang: 'x'.repeat(501) }],
  ['tags', { tags: Array.from({ length: 51 }, (_, number) => `tag ${number}`) }],
  ['tags.1', { tags: ['news', 'x'.repeat(501)] }],
  ['cover.src', { cover: `/${'x'.repeat(4000)}` }],
  ['cover.alt', { cover: { src: '/a.png', alt: 'x'.repeat(20_001) } }],
])('a post whose %s is larger than anybody means it does not fit', async (field, fields) => {
  await expect(post(fields)).rejects.toThrow(`does not fit. ${field}: `);
});

test('an error names what is wrong in few words, whatever is in the post', async () => {
  const odd = { id: 'x'.repeat(1_000_000), title: 'T', tags: Array(10_000).fill(7) };
  await expect(parsePost(odd, 'the test')).rejects.toThrow(/^.{1,2000}$/s);
});

test('everything that does not fit is named at once', async () => {
  await expect(
    post({ title: ' ', tags: 'news', publishedAt: 'soon', cover: 'javascript:alert(1)' }),
  ).rejects.toThrow(/^Post "hello" from the test does not fit\..*title: .*publishedAt: .*tags: .*cover/s);
});

test.each([
  ['no id', { title: 'Hello' }, /Post without an id from .*id: /],
  ['an impossible id', { id: 'a/b', title: 'Hello' }, /Post "a\/b" from .*id: not possible in an address/],
  ['no title', { id: 'hello' }, /Post "hello" from .*title: /],
  ['a list', [], /Post without an id/],
  [
    'a number that JSON cuts short',
    JSON.parse('{"id": 1234567890123456789, "title": "Hello"}'),
    /id: too large for a number/,
  ],
  ['a number without end', JSON.parse('{"id": 1e999, "title": "Hello"}'), /id: /],
  ['null', null, /Post without an id/],
  ['a text', 'hello', /Post without an id/],
])('%s is no post', async (_, data, why) => {
  await expect(parsePost(data, 'the test')).rejects.toThrow(why);
});

test.each([
  ['twice', '{"id": "first", "id": "hello", "title": "Hello"}'],
  ['as __proto__', '{"id": "hello", "title": "Hello", "__proto__": {"draft": true, "content": "Not this."}}'],
  ['as constructor', '{"id": "hello", "title": "Hello", "constructor": {"prototype": {"draft": true}}}'],
])('a field that JSON has %s changes nothing else', async (_, json) => {
  expect(await parsePost(JSON.parse(json), 'the test')).toEqual(await post({}));
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('draft' in {}).toBe(false);
});

test('an id that is a number becomes a text', async () => {
  expect(await post({ id: 7, documentId: 8 })).toMatchObject({ id: '7', documentId: '8' });
});

test('tags are trimmed, each is there once, and one that could have no page is left out and told once', async () => {
  const warn = jest.spyOn(output, 'warn').mockImplementation(() => {});
  await post({ tags: ['..'] });
  const tags = ['news', ' news ', '', null, '..', 'a\tb', 'x'.repeat(241), 'other'];
  expect((await post({ tags })).tags).toEqual(['news', 'other']);
  const told = warn.mock.calls.map(([line]) => JSON.parse(line).problem);
  expect(told).toEqual([
    'tags: ".." can\'t be in an address, and is left out',
    'tags: "a\\tb" can\'t be in an address, and is left out',
    expect.stringMatching(/^tags: "x{40}"/),
  ]);
  warn.mockRestore();
});

test.each(['/images/a.png', 'https://cdn.example/a.png', 'http://cdn.example/a.png'])(
  'a cover may be at %s',
  async (src) => {
    expect((await post({ cover: src })).cover).toEqual({ src, alt: '' });
    expect((await post({ cover: { src, alt: 'A', width: 2, height: 1 } })).cover).toEqual({
      src,
      alt: 'A',
      width: 2,
      height: 1,
    });
  },
);

test.each([
  [
    { src: '/a.png', alt: null, width: null, height: 0 },
    { src: '/a.png', alt: '' },
  ],
  [
    { src: '/a.png', width: '1200', height: '800' },
    { src: '/a.png', alt: '', width: 1200, height: 800 },
  ],
  ['', null],
])('what an API leaves empty in a cover, or gives as text, breaks no post: %j', async (cover, expected) => {
  expect((await post({ cover })).cover).toEqual(expected);
});

test.each([
  'javascript:alert(1)',
  'data:image/png;base64,AA==',
  '//elsewhere.example/a.png',
  '/\\elsewhere.example/a.png',
  'https://',
  'https://[',
  'http://exa mple/a.png',
  'a.png',
])('a cover may not be at %s', async (src) => {
  await expect(post({ cover: src })).rejects.toThrow('cover');
});

test('of more old addresses and translations than anybody means the first are looked at, and once the author is told', async () => {
  const warn = jest.spyOn(output, 'warn').mockImplementation(() => {});
  const aliases = [...Array.from({ length: 200 }, () => '?p=1'), '/old'];
  expect((await post({ aliases })).formerPaths).toBeUndefined();
  expect((await post({ aliases: aliases.slice(1) })).formerPaths).toEqual(['/old']);
  const many = Array.from({ length: 51 }, (_, n) => `/old-${n}`);
  expect((await post({ aliases: many })).formerPaths).toHaveLength(50);
  const languages = Array.from({ length: 201 }, (_, n) => [`en-x${n}`, '/blog/other'] as const);
  expect((await post({ translations: Object.fromEntries(languages) })).translations).toHaveLength(200);
  const told = warn.mock.calls.map(([line]) => JSON.parse(line).problem);
  expect(told).toEqual([
    expect.stringMatching(/^aliases of hello: 200 are looked at and 50 lead to it/),
    expect.stringMatching(/^translations of hello: the first 200 are used/),
  ]);
  warn.mockRestore();
});

test('of translations those that lead nowhere are left out, and told', async () => {
  const warn = jest.spyOn(output, 'warn').mockImplementation(() => {});
  const translations = { ko: '/blog/annyeong', en: 'javascript:alert(1)', '?': '/blog/x' };
  expect((await post({ translations })).translations).toEqual([{ lang: 'ko', href: '/blog/annyeong' }]);
  const told = warn.mock.calls.map(([line]) => JSON.parse(line).problem);
  expect(told).toEqual([expect.stringContaining('"en"'), expect.stringContaining('"?"')]);
  warn.mockRestore();
});

const LONG = 'x'.repeat(20_001);

test.each([
  ['image', `/${LONG}`],
  ['image', 'https://['],
  ['image', '//elsewhere.example/a.png'],
  ['image', '/\\elsewhere.example/a.png'],
  ['canonical', `https://x.example/${LONG}`],
  ['canonical', 'https://['],
])('an seo.%s that is none, or larger than anybody means, is left out', async (field, value) => {
  expect((await post({ seo: { title: 'T', [field]: value } })).seo).toEqual({ title: 'T' });
});

test('a caption that is larger than anybody means is left out', async () => {
  expect((await post({ cover: { src: '/a.png', caption: LONG } })).cover).toEqual({ src: '/a.png', alt: '' });
});

test('of a text that is left out for its length post and field are told, once', async () => {
  const warn = jest.spyOn(output, 'warn').mockImplementation(() => {});
  const cover = { src: '/a.png', caption: LONG, srcSet: `${LONG} 1w`, alt: '' };
  const seo = { title: LONG, description: LONG, image: `/${LONG}`, canonical: 'https://[' };
  for (let time = 0; time < 2; time++) await post({ id: 'wordy', cover, seo });
  expect(warn.mock.calls.map(([line]) => JSON.parse(line).problem)).toEqual([
    'cover.caption of wordy: longer than 20000 characters, and left out',
    'cover.srcSet of wordy: longer than 20000 characters, and left out',
    'seo.title of wordy: longer than 1000 characters, and left out',
    'seo.description of wordy: longer than 20000 characters, and left out',
    'seo.image of wordy: longer than 4000 characters, and left out',
  ]);
  warn.mockRestore();
});

test('the excerpt is the own one, or else the first paragraph', async () => {
  expect((await post({ excerpt: ' Own. ', content: 'First.\n\nSecond.' })).excerpt).toBe('Own.');
  expect((await post({ excerpt: ' ', content: 'First.\n\nSecond.' })).excerpt).toBe('First.');
});

test('the hash of the text changes when the text does, or what it is written in, and with nothing else', async () => {
  const { textHash } = await post({ content: 'One.' });
  expect((await post({ content: 'One.', title: 'Other', tags: ['x'] })).textHash).toBe(textHash);
  expect((await post({ content: 'Two.' })).textHash).not.toBe(textHash);
  expect((await post({ content: 'One.', format: 'html' })).textHash).not.toBe(textHash);
});

test('a summary has all but the text', async () => {
  const { content, format, ...rest } = await post({ content: 'Text.', tags: ['a'] });
  expect(summaryOf(await post({ content: 'Text.', tags: ['a'] }))).toEqual(rest);
  expect([content, format]).toEqual(['Text.', 'markdown']);
});

test('a summary of data with the text is that of the post; without it, it has no hash of it', async () => {
  const data = { id: 'hello', title: 'Hello', content: 'Text.' };
  expect(await parseSummary(data, 'the test')).toEqual(summaryOf(await parsePost(data, 'the test')));
  expect(await parseSummary({ ...data, content: undefined }, 'the test')).toMatchObject({
    textHash: null,
    excerpt: '',
  });
  await expect(parseSummary({ ...data, title: '' }, 'the test')).rejects.toThrow(
    'Post "hello" from the test',
  );
});

describe('readers see', () => {
  const NOW = Date.parse('2026-11-20T09:00:00Z');
  test.each([
    ['a post without a date', {}, true],
    ['one of the past', { publishedAt: '2026-11-20T08:59:59Z' }, true],
    ['one of this moment', { publishedAt: '2026-11-20T09:00:00Z' }, true],
    ['no post of the future', { publishedAt: '2026-11-20T09:00:01Z' }, false],
    ['no draft', { draft: true, publishedAt: '2020-01-01' }, false],
    ['a post before its end', { unpublishAt: '2026-11-20T09:00:01Z' }, true],
    ['no post from its end on', { unpublishAt: '2026-11-20T09:00:00Z' }, false],
  ])('%s', async (_, fields, seen) => {
    expect(isPublished(summaryOf(await post(fields)), NOW)).toBe(seen);
  });
});

test('posts are sorted newest first, those without a date last, equals by id', async () => {
  const posts: PostSummary[] = [
    await post({ id: 'undated' }),
    await post({ id: 'b', publishedAt: '2026-01-02' }),
    await post({ id: 'old', publishedAt: '2025-01-01' }),
    await post({ id: 'a', publishedAt: '2026-01-02' }),
  ];
  expect(posts.sort(byNewest).map(({ id }) => id)).toEqual(['a', 'b', 'old', 'undated']);
});
