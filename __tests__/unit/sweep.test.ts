// What a sweep finds, and what it asks for that.
import type { Book } from '../../lib/cache/book';
import { processWide } from '../../lib/process-wide';
import { findMissed } from '../../lib/revalidation/noticing/sweep';
import { noteKnown } from '../../lib/revalidation/planning/known-posts';
import { ScriptedSource } from '../support/scripted-source';

const POSTS = 250;

const api = new ScriptedSource();
const opened = processWide('page-cache', (): { now?: object } => ({}));

function bookIn(entries: Map<string, string>): Book {
  return {
    get: async (entry) => entries.get(entry) ?? null,
    put: async (entry, text) => void entries.set(entry, text),
    putAll: async (more) => {
      for (const [entry, text] of more) entries.set(entry, text);
    },
    remove: async (entry) => void entries.delete(entry),
    all: async () => new Map(entries),
  };
}

/** A release that knows no post yet, of a site whose documents have these addresses. */
function newRelease(addresses: Record<string, string> = {}): void {
  const [posts, shown] = [bookIn(new Map()), bookIn(new Map())];
  const builtMs = Date.parse('2026-06-01');
  opened.now = { posts, shown, builtMs, addresses: bookIn(new Map(Object.entries(addresses))) };
  api.requests = [];
}

const put = (n: number, more: object = {}) =>
  api.put({
    id: `p${n}`,
    documentId: `d${n}`,
    title: `Post ${n}`,
    updatedAt: '2026-01-01T00:00:00Z',
    ...more,
  });

beforeAll(async () => {
  await api.start();
  process.env.CONTENT_SOURCE = 'rest';
  process.env.CONTENT_API_URL = api.url;
});

beforeEach(() => {
  api.posts.clear();
  for (let n = 0; n < POSTS; n++) put(n);
  newRelease();
});

afterAll(() => api.stop());

test('the first takes note of all posts, with a request for every hundred', async () => {
  expect(await findMissed()).toEqual([]);
  expect(api.requests).toHaveLength(4);
});

test('the first of a release finds what moved since the last release knew it', async () => {
  newRelease({ d1: 'p1', d2: 'before' });
  expect(await findMissed()).toEqual([{ id: 'p2', documentId: 'd2', updatedAt: '2026-01-01T00:00:00.000Z' }]);
});

test('the first finds what changed since the build and is not shown so', async () => {
  put(7, { updatedAt: '2026-06-02T00:00:00Z' });
  expect((await findMissed()).map(({ id }) => id)).toEqual(['p7']);
});

test('the next is one request, and finds what changed', async () => {
  await findMissed();
  api.requests = [];
  put(7, { updatedAt: '2026-02-01T00:00:00Z' });
  expect(await findMissed()).toEqual([{ id: 'p7', documentId: 'd7', updatedAt: '2026-02-01T00:00:00.000Z' }]);
  expect(api.requests).toHaveLength(1);
});

test('what is found stays found until it is published', async () => {
  await findMissed();
  put(7, { updatedAt: '2026-02-01T00:00:00Z' });
  for (let n = 0; n < 2; n++) expect(await findMissed()).toHaveLength(1);
  const updatedAt = '2026-02-01T00:00:00.000Z';
  await noteKnown([{ id: 'p7', documentId: 'd7', updatedAt, revision: null, publishedAt: null, tags: null }]);
  expect(await findMissed()).toEqual([]);
});

test('a removal is found by the number of posts, with a request for every hundred', async () => {
  await findMissed();
  api.requests = [];
  api.posts.delete('p7');
  expect(await findMissed()).toEqual([{ id: 'p7', documentId: 'd7', removed: true }]);
  expect(api.requests).toHaveLength(4);
});

test('a removal is found in the same sweep as a new post, which leaves their number as it was', async () => {
  await findMissed();
  api.posts.delete('p7');
  put(999, { updatedAt: '2026-02-01T00:00:00Z' });
  expect((await findMissed()).map(({ id }) => id).sort()).toEqual(['p7', 'p999']);
});

test('a post that became a draft, which the source counts all the same, is found', async () => {
  await findMissed();
  api.requests = [];
  put(7, { updatedAt: '2026-02-01T00:00:00Z', draft: true });
  expect(await findMissed()).toEqual([{ id: 'p7', documentId: 'd7', removed: true }]);
  expect(api.requests).toHaveLength(1);
});

test('once a day all posts are asked for, and what changed no number is found', async () => {
  await findMissed();
  api.posts.delete('p7');
  put(999, { updatedAt: '2025-01-01T00:00:00Z' });
  expect(await findMissed()).toEqual([]);
  jest.useFakeTimers({
    now: Date.now() + 25 * 3_600_000,
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
  });
  expect((await findMissed()).map(({ id }) => id).sort()).toEqual(['p7', 'p999']);
  jest.useRealTimers();
});

test('a date in the future, which some clock made, hides no later change', async () => {
  put(7, { updatedAt: '2099-01-01T00:00:00Z' });
  await findMissed();
  put(8, { updatedAt: '2026-02-01T00:00:00Z' });
  expect((await findMissed()).map(({ id }) => id)).toContain('p8');
});

test('of much that was missed a part is found at a time, and the rest the next time', async () => {
  await findMissed();
  for (let n = 0; n < POSTS; n++) put(n, { updatedAt: '2026-02-01T00:00:00Z' });
  const found = new Set<string>();
  for (let n = 0; n < POSTS / 50; n++) {
    const changes = await findMissed();
    expect(changes).toHaveLength(50);
    for (const { id } of changes) found.add(id);
    await noteKnown(
      changes.map(({ id, documentId = null, updatedAt = null }) => ({
        id,
        documentId,
        updatedAt,
        revision: null,
        publishedAt: null,
        tags: null,
      })),
    );
  }
  expect(found.size).toBe(POSTS);
  expect(await findMissed()).toEqual([]);
});

test('posts that changed in the second of the last look are not overlooked', async () => {
  const updatedAt = new Date().toISOString();
  put(7, { updatedAt });
  await findMissed();
  await noteKnown([{ id: 'p7', documentId: 'd7', updatedAt, revision: null, publishedAt: null, tags: null }]);
  put(8, { updatedAt });
  expect((await findMissed()).map(({ id }) => id)).toEqual(['p8']);
});

test('a draft that the source counts makes it look once, and not again', async () => {
  await findMissed();
  api.requests = [];
  put(999, { draft: true });
  expect(await findMissed()).toEqual([]);
  expect(await findMissed()).toEqual([]);
  expect(api.requests).toHaveLength(4 + 1);
});

const ids = (changes: { id: string }[]) => changes.map(({ id }) => id).sort();

test('a post that always fails makes no sweep begin again, and hides no removal', async () => {
  put(7, { updatedAt: '2026-06-02T00:00:00Z' });
  put(999, { updatedAt: '2026-06-02T00:00:00Z' });
  expect(ids(await findMissed())).toEqual(['p7', 'p999']);
  api.requests = [];
  for (let n = 0; n < 3; n++) expect(ids(await findMissed())).toEqual(['p7', 'p999']);
  expect(api.requests).toHaveLength(3);
  api.posts.delete('p8');
  expect(ids(await findMissed())).toEqual(['p7', 'p8', 'p999']);
});

test('a removal that fails is found again, without all being asked for', async () => {
  await findMissed();
  api.posts.delete('p7');
  await findMissed();
  api.requests = [];
  expect(await findMissed()).toEqual([{ id: 'p7', documentId: 'd7', removed: true }]);
  expect(api.requests).toHaveLength(1);
  put(7, { updatedAt: '2026-06-02T00:00:00Z' });
  expect(await findMissed()).toEqual([{ id: 'p7', documentId: 'd7', updatedAt: '2026-06-02T00:00:00.000Z' }]);
});

test('the first finds the removal of what was published since the release began', async () => {
  await noteKnown([
    { id: 'came', documentId: null, updatedAt: null, revision: null, publishedAt: null, tags: null },
  ]);
  expect(await findMissed()).toEqual([{ id: 'came', removed: true }]);
});

test('of much that always fails everything has its turn', async () => {
  await findMissed();
  for (let n = 0; n < 60; n++) put(n, { updatedAt: '2026-02-01T00:00:00Z' });
  const first = ids(await findMissed());
  const second = ids(await findMissed());
  expect([first.length, second.length]).toEqual([50, 50]);
  expect(new Set([...first, ...second]).size).toBe(60);
});
