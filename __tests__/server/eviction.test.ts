// A cache with little room: what readers ask for least goes first, and what is gone is made again, never older.
import { site as config } from '../../site.config';
import { eventually, published, readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type Redis, startRedis } from '../support/redis';
import { type RestSite, startRestSite } from '../support/rest-site';

// Room for about 18 pages, all of them in the store: none fits in memory.
const SETTINGS = { CACHE_MAX_MB: '1', CACHE_MEMORY_MB: '0.001', REVALIDATE_SECONDS: 'false' };
const MORE_THAN_FIT = 26;

const edited = (version: number) => ({
  ...HELLO,
  // Code, because it takes no time to render.
  content: `Text of hello, version ${version}.\n\n\`\`\`\n${'And more. '.repeat(1600)}\n\`\`\``,
});

const small = (n: number) => ({ id: `small-${n}`, title: `Small ${n}`, publishedAt: '2026-09-01' });
const large = (id: string) => ({ ...edited(1), id, publishedAt: '2020-01-01' });

// The server knows them all from its start, so that a visit to one changes no other page; and the feeds are of small ones.
const MORE = [
  ...Array.from({ length: config.lists.feed }, (_, n) => small(n + 1)),
  ...Array.from({ length: 4 * MORE_THAN_FIT }, (_, n) => large(`visited-${n + 1}`)),
  large('popular'),
];

describe.each(['files', 'Redis'] as const)('with the store: %s', (store) => {
  let redis: Redis | undefined;
  let site: RestSite;
  let visitors = 0;

  beforeAll(async () => {
    if (store === 'Redis') redis = await startRedis();
    site = await startRestSite({ ...SETTINGS, REDIS_URL: redis?.url }, { posts: MORE });
    await site.server.logged('"event":"catalogue"');
  });

  afterAll(async () => {
    await site.stop();
    await redis?.stop();
  });

  async function publish(version: number): Promise<void> {
    site.source.put(edited(version));
    await published(site.server, { id: 'hello' });
  }

  /** Visits posts that were not visited before; `MORE_THAN_FIT` leave no room for others. */
  async function visitNew(count: number): Promise<void> {
    for (let post = 0; post < count; post++) {
      visitors += 1;
      expect((await readPage(site.server, `/blog/visited-${visitors}`)).status).toBe(200);
    }
  }

  async function visitKnown(): Promise<void> {
    for (const path of ['/blog/hello', '/blog/%ED%95%9C%EA%B8%80', '/', '/archive'])
      expect([path, (await readPage(site.server, path)).status]).toEqual([path, 200]);
  }

  /** Reads a page, and waits until the store knows of it: Redis is told every now and then. */
  async function read(path: string): Promise<void> {
    const lastUse = () =>
      redis?.ask(async (client) => {
        const [key = ''] = await client.keys('*:used');
        return client.zScore(key, path);
      });
    const before = await lastUse();
    // Again and again: what a server tells a Redis that answers late is lost.
    await eventually('Redis knows of the read', async () => {
      expect((await readPage(site.server, path)).status).toBe(200);
      return !redis || (await lastUse()) !== before;
    });
  }

  test('the least recently read page goes first, and is made again rather than served as built', async () => {
    await publish(2);
    await readPage(site.server, '/blog/popular');
    await visitNew(10);
    await read('/blog/popular');
    await visitNew(14);
    site.source.requests = [];

    expect((await readPage(site.server, '/blog/popular')).headers['x-nextjs-cache']).toBe('HIT');
    expect(site.source.requests).toEqual([]);
    const page = await readPage(site.server, '/blog/hello');
    expect(page.status).toBe(200);
    expect(page.text).toContain('version 2.');
    expect(site.source.requestsFor('hello')).toBe(1);
  });

  test('a removed post stays gone, also after a restart', async () => {
    site.source.posts.delete('second');
    await published(site.server, { id: 'second' });
    await visitNew(MORE_THAN_FIT);
    site.source.fault = 'drop';
    expect((await readPage(site.server, '/blog/second')).status).toBe(404);
    await site.restart();
    expect((await readPage(site.server, '/blog/second')).status).toBe(404);
    site.source.fault = null;
  });

  test('a page that was evicted is not served as it was built, not even while the source is down', async () => {
    await publish(3);
    await visitNew(MORE_THAN_FIT);
    site.source.fault = 'drop';
    expect((await readPage(site.server, '/blog/hello')).status).toBe(500);
    site.source.fault = null;
    expect((await readPage(site.server, '/blog/hello')).text).toContain('version 3.');
  });

  test('while the source fails now and then, no page goes', async () => {
    await publish(4);
    await visitKnown();
    site.source.fault = '500';
    // What strangers ask for says nothing of the source: it has to be a page that the site knows.
    expect((await revalidate(site.server, { id: 'hello' })).status).toBe(500);
    site.source.fault = null;
    await visitNew(MORE_THAN_FIT);
    site.source.fault = '500';
    const page = await readPage(site.server, '/blog/hello');
    expect(page.status).toBe(200);
    expect(page.text).toContain('version 4.');
    await visitKnown();
  });
});
