// Whatever a disk or another program does to the stored records: damaged ones count as absent, are named once in the
// log, and are written anew. Here all of them are damaged at once.
import { join } from 'node:path';
import { DAMAGES, type Damage, damageLmdb, damageRedis } from '../support/damage';
import { eventually, published, readPage, readUntil, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type Redis, startRedis } from '../support/redis';
import { type RestSite, startRestSite } from '../support/rest-site';

// No page gets old by time here.
const SETTINGS = { REVALIDATE_SECONDS: 'false' };

let site: RestSite;
let redis: Redis | null = null;

const cacheDir = () => join(site.server.dir, '.next/cache/isr');

/** The names of the records that the server called unreadable. */
const named = () =>
  site.server
    .log()
    .split('\n')
    .filter((line) => line.includes('record unreadable'))
    .map((line) => String(JSON.parse(line).name));

const damageAll = (kind: Damage) => (redis ? damageRedis(redis.url, kind) : damageLmdb(cacheDir(), kind));

async function expectAllIsWell(): Promise<void> {
  await readUntil(site.server, '/blog/hello', ({ text }) => text.includes('Edited text.'));
  await readUntil(site.server, '/', ({ text }) => text.includes('Edited title'));
  const home = await readPage(site.server, '/');
  expect(home.text).toContain('/blog/later');
  expect(home.text).not.toContain('/blog/second');
  expect((await readPage(site.server, '/blog/second')).status).toBe(404);
  expect((await readPage(site.server, '/blog/later')).text).toContain('Later text.');
  expect((await readPage(site.server, '/tags/news')).text).toContain('Edited title');
}

describe.each([
  ['LMDB', DAMAGES],
  ['Redis', ['torn', 'bit-flipped', 'swapped']],
] as [string, Damage[]][])('in %s', (store, kinds) => {
  const putEdited = (more = '') =>
    site.source.put({ ...HELLO, title: 'Edited title', content: `Edited text.${more}` });

  beforeAll(async () => {
    redis = store === 'Redis' ? await startRedis() : null;
    site = await startRestSite({ ...SETTINGS, ...(redis ? { REDIS_URL: redis.url } : {}) });
    const { source, server } = site;
    putEdited();
    source.put({ id: 'later', title: 'Later', content: 'Later text.', publishedAt: '2026-10-05T09:00:00Z' });
    source.posts.delete('second');
    for (const id of ['hello', 'later', 'second']) await published(server, { id });
    await expectAllIsWell();
    await site.restart();
    expect(named()).toEqual([]);
  });

  afterAll(async () => {
    await site.stop();
    await redis?.stop();
  });

  // Each begins where the one before it has ended: with records that were written anew.
  test.each(kinds)('records that are %s', async (kind) => {
    await site.server.stop();
    const stillDamaged = await damageAll(kind);
    await site.restart();
    await expectAllIsWell();
    // Each is named, and once.
    const names = named();
    expect(names.filter((name) => name.includes('/blog/hello'))).not.toEqual([]);
    expect(names.filter((name) => name.includes('record id hello'))).toHaveLength(1);
    expect(new Set(names).size).toBe(names.length);
    // Publishing works as ever.
    putEdited(' And more.');
    await published(site.server, { id: 'hello' });
    expect((await readPage(site.server, '/blog/hello')).text).toContain('And more.');

    // The sync at the start writes the others anew, and may take its time.
    await eventually('a sync', async () => (await revalidate(site.server, { sweep: true })).status === 200);
    expect(await stillDamaged()).toEqual([]);
    putEdited();
    await published(site.server, { id: 'hello' });
    for (const path of ['/', '/tags', '/tags/news', '/archive', '/feed.xml', '/sitemap.xml']) {
      expect((await readPage(site.server, path)).status).toBe(200);
    }
  });

  test('what was written anew is what the next start begins with', async () => {
    site.source.requests = [];
    await site.restart();
    await expectAllIsWell();
    await eventually('the sync at the start', () => site.source.requests.length > 0);
    expect(named().filter((name) => !name.includes('page'))).toEqual([]);
  });
});
