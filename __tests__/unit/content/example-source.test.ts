// The source that docs/content.md shows as an example: it compiles, works, and is the one in the docs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exampleSource } from '../../support/example-source';
import { ScriptedApi } from '../../support/scripted-api';

const ARTICLE = {
  key: 'a7',
  slug: 'hello',
  headline: 'Hello',
  html: '<p>Hi.</p>',
  published: '2026-11-20T09:00:00Z',
  changed: '2026-11-21T09:00:00Z',
  topics: [{ name: 'News' }],
};

let api: ScriptedApi;

beforeEach(async () => {
  api = await new ScriptedApi().start();
});

afterEach(() => api.stop());

const source = () => exampleSource(`${api.url}/articles`);
const asked = () => api.requests.map(({ path, query }) => `${path}?${query}`);

test('the code in the docs is this file, as it stands in lib/content', () => {
  const file = readFileSync(join(__dirname, '../../support/example-source.ts'), 'utf8');
  const docs = readFileSync(join(__dirname, '../../../docs/content.md'), 'utf8');
  expect(/```ts\n([\s\S]*?)```/.exec(docs)?.[1]).toBe(file.replaceAll('../../lib/content/', '../'));
  expect(file.split('\n').length).toBeLessThan(100);
});

test('one post, one draft, and null for what is not there', async () => {
  api.answer = ({ path }) => {
    if (path === '/articles') return { body: { articles: [ARTICLE], total: 1 } };
    return path === '/articles/hello' ? { body: ARTICLE } : { status: 404, body: {} };
  };
  expect(await source().post('hello')).toMatchObject({ id: 'hello', documentId: 'a7', excerpt: 'Hi.' });
  expect(await source().draft('hello')).toMatchObject({ tags: ['News'], draft: false });
  expect(await source().post('한/글')).toBeNull();
  expect(asked()).toEqual([
    '/articles/hello?version=public',
    '/articles/hello?version=draft',
    `/articles/${encodeURIComponent('한/글')}?version=public`,
    '/articles?sort=-published&page=1&size=100',
  ]);
});

test('posts in chunks, odd ones named, and those that changed since a time', async () => {
  api.answer = () => ({ body: { articles: [ARTICLE, { slug: 'odd' }], total: 300 } });
  expect(await source().posts({ page: 1 })).toMatchObject({
    posts: [{ id: 'hello' }],
    problems: [expect.stringMatching(/^Post "odd" from 127\..* does not fit\. key: .*headline: /)],
    total: 300,
    isLast: false,
  });
  expect((await source().posts({ page: 1, since: '2027-01-01T00:00:00.000Z' })).isLast).toBe(true);
  expect(asked()).toEqual([
    '/articles?sort=-published&page=1&size=100',
    '/articles?sort=-changed&page=1&size=100',
  ]);
});

test.each([
  ['404', { status: 404, body: {} }, /no list at .*CONTENT_API_URL/],
  ['another shape', { body: { items: [] } }, /no list at .*CONTENT_API_URL/],
  ['500', { status: 500, body: {} }, /500/],
])('%s to a list is an error', async (_, answer, message) => {
  api.answer = () => answer;
  await expect(source().posts({ page: 1 })).rejects.toThrow(message);
});
