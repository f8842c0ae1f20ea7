// Pages cut out of a whole list, and the tags in it.
import { pageOf, published, tagsOf } from '../../lib/content/paging';
import { parsePost, summaryOf } from '../../lib/content/post';

const summary = (id: string, fields: object) =>
  summaryOf(parsePost({ id, title: id, ...fields }, 'the test'));

const POSTS = [
  summary('oldest', { publishedAt: '2026-01-01', tags: ['a'] }),
  summary('draft', { publishedAt: '2026-01-09', tags: ['a', 'hidden'], draft: true }),
  summary('newest', { publishedAt: '2026-01-03', tags: ['b'] }),
  summary('future', { publishedAt: '2101-01-01', tags: ['a'] }),
  summary('middle', { publishedAt: '2026-01-02', tags: ['b', 'a'] }),
];

const page = (query: { page: number; perPage: number; tag?: string }) => {
  const { posts, total } = pageOf(published(POSTS), query);
  return { ids: posts.map(({ id }) => id), total };
};

test('page 1 has the newest, the last one the rest, and one beyond it nothing', () => {
  expect(page({ page: 1, perPage: 2 })).toEqual({ ids: ['newest', 'middle'], total: 3 });
  expect(page({ page: 2, perPage: 2 })).toEqual({ ids: ['oldest'], total: 3 });
  expect(page({ page: 3, perPage: 2 })).toEqual({ ids: [], total: 3 });
});

test('a tag has its own pages', () => {
  expect(page({ page: 1, perPage: 9, tag: 'a' })).toEqual({ ids: ['middle', 'oldest'], total: 2 });
  expect(page({ page: 1, perPage: 9, tag: 'hidden' })).toEqual({ ids: [], total: 0 });
});

test('the given list stays in its order', () => {
  const before = POSTS.map(({ id }) => id);
  page({ page: 1, perPage: 2 });
  expect(POSTS.map(({ id }) => id)).toEqual(before);
});

test('tags are sorted, each once', () => {
  expect(tagsOf(POSTS)).toEqual(['a', 'b', 'hidden']);
});
