// One path is made again, and what became of it is what became of this very generation.
import { noteEnd, noteWritten } from '../../../lib/cache/generations';
import { tick } from '../../../lib/process/logical-clock';
import { generateDocument } from '../../../lib/rendering/documents/document';
import { regenerateAll } from '../../../lib/revalidation/regenerate';

jest.mock('../../../lib/rendering/documents/document', () => ({ generateDocument: jest.fn() }));

test('a feed that was refused is made again, although a visitor’s was kept at that moment', async () => {
  const document = { kind: 'DOCUMENT' as const, type: 'text/xml', body: '', etag: '', view: '' };
  const make = jest.mocked(generateDocument);
  make.mockImplementationOnce(async (path) => {
    noteEnd(path, { start: tick(), outcome: 'updated' });
    noteWritten(path, 'stored');
    return { document, written: 'refused' };
  });
  make.mockResolvedValue({ document, written: 'stored' });
  const [result] = await regenerateAll({ paths: ['/feed.xml'], fromSource: new Set() }, async () => {}).ended;
  expect(result).toMatchObject({ path: '/feed.xml', outcome: 'updated' });
  expect(make).toHaveBeenCalledTimes(2);
});

test('lists are made together, and of posts, which may ask the source, four at once', async () => {
  const running = new Set<string>();
  const most = { posts: 0, lists: 0 };
  const revalidate = async (path: string) => {
    running.add(path);
    const posts = [...running].filter((each) => each.startsWith('/blog/')).length;
    most.posts = Math.max(most.posts, posts);
    most.lists = Math.max(most.lists, running.size - posts);
    const start = tick();
    // Others may begin meanwhile, each in a turn of its own.
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate);
    running.delete(path);
    noteEnd(path, { start, outcome: 'updated' });
  };
  const posts = Array.from({ length: 10 }, (_, index) => `/blog/${index}`);
  const lists = Array.from({ length: 10 }, (_, index) => `/archive/${index + 1}`);
  await regenerateAll({ paths: [...posts, ...lists], fromSource: new Set(posts) }, revalidate).ended;
  expect(most).toEqual({ posts: 4, lists: 10 });
});
