// One path is made again, and what became of it is what became of this very generation.
import { AsyncResource } from 'node:async_hooks';
import { noteEnd, noteWritten } from '../../../lib/cache/generations';
import { tick } from '../../../lib/process/logical-clock';
import { regenerateAll } from '../../../lib/revalidation/regenerate';

test('what a visitor has had made meanwhile is no result of the regeneration, whose own was refused', async () => {
  const made: string[] = [];
  const visit = () => {
    noteEnd('/', { start: tick(), outcome: 'updated' });
    noteWritten('/', 'stored');
  };
  const reader = new AsyncResource('reader');
  const revalidate = async (path: string) => {
    noteEnd(path, { start: tick(), outcome: 'updated' });
    noteWritten(path, made.push(path) === 1 ? 'refused' : 'stored');
    reader.runInAsyncScope(visit);
  };
  const [result] = await regenerateAll({ paths: ['/'], fromSource: new Set() }, revalidate).ended;
  expect(result).toMatchObject({ path: '/', outcome: 'updated' });
  expect(made).toEqual(['/', '/']);
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
