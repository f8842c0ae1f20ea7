// Strangers who ask for addresses that never existed: what they cost is bounded, and readers don't notice.
// STRANGERS=<number> lets more of them come.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { flood } from '../support/flood';
import { readPage } from '../support/http';
import { countKept, letGo } from '../support/lmdb';
import { startRedis } from '../support/redis';
import { residentMemoryMb } from '../support/resident-memory';
import { type RestSite, startRestSite } from '../support/rest-site';

// Of each store.
const STRANGERS = Number(process.env.STRANGERS ?? 2_500);
const WARM_UP = 1_000;
const PER_SECOND = 50;
const GOOD_EVERY = 100;
// More than may wait for their turn, so that most are turned away at once.
const AT_ONCE = 200;
/** What each may add to the memory, with all that comes and goes. */
const BYTES_OF_ONE = 20_000;
const MEGABYTE = 1024 * 1024;
const SETTINGS = {
  FIRST_VISITS_PER_SECOND: String(PER_SECOND),
  // The good page is not renewed meanwhile.
  REVALIDATE_SECONDS: '3600',
  // Where there is much room, garbage is left lying in it.
  NODE_OPTIONS: '--max-old-space-size=256',
};

const STORES = {
  async files() {
    const site = await startRestSite(SETTINGS);
    const dir = join(site.server.dir, '.next/cache/isr');
    const stop = async () => {
      await letGo(dir);
      await site.stop();
    };
    return { site, stored: () => countKept(dir), stop };
  },
  async Redis() {
    const redis = await startRedis();
    const site = await startRestSite({ ...SETTINGS, REDIS_URL: redis.url });
    // Leases end by themselves.
    const stored = () =>
      redis.ask(async (client) => (await client.keys('*')).filter((key) => !key.includes(':lease:')).length);
    const stop = () => site.stop().then(() => redis.stop());
    return { site, stored, stop };
  },
};

/** Random addresses, and among them every now and then one that a reader asks for. */
function* addresses(count: number): Generator<string> {
  for (let stranger = 0; stranger < count; stranger++) {
    yield stranger % GOOD_EVERY === 0 ? '/blog/hello' : `/blog/${randomUUID()}`;
  }
}

const memoryBytes = async ({ server }: RestSite) => (await residentMemoryMb(server)) * MEGABYTE;

describe.each(['files', 'Redis'] as const)('with the store: %s', (store) => {
  let blog: Awaited<ReturnType<(typeof STORES)[typeof store]>>;

  beforeAll(async () => {
    blog = await STORES[store]();
  });

  afterAll(() => blog.stop());

  test(`${STRANGERS} random addresses fill nothing, and readers get their pages meanwhile`, async () => {
    const { site, stored } = blog;
    await flood(site.server, addresses(WARM_UP), { atOnce: AT_ONCE });
    const before = { stored: await stored(), bytes: await memoryBytes(site) };
    site.source.requests = [];

    const startedMs = performance.now();
    const readers: number[] = [];
    const statuses = await flood(site.server, addresses(STRANGERS - WARM_UP), {
      atOnce: AT_ONCE,
      onAnswer: ({ path, status }) => {
        if (path === '/blog/hello') readers.push(status);
      },
    });
    const seconds = (performance.now() - startedMs) / 1000;
    const grownBytes = (await memoryBytes(site)) - before.bytes;
    console.info(
      `${store}: ${STRANGERS - WARM_UP} addresses in ${seconds.toFixed(1)} s, answers ${JSON.stringify([...statuses])}, ` +
        `${site.source.requests.length} requests to the source, memory +${(grownBytes / MEGABYTE).toFixed(1)} MB, ` +
        `log ${(site.server.log().length / MEGABYTE).toFixed(1)} MB, stored ${before.stored} before and ${await stored()} after`,
    );

    expect(readers).toEqual(readers.map(() => 200));
    expect(readers.length).toBe((STRANGERS - WARM_UP) / GOOD_EVERY);
    expect(await stored()).toBe(before.stored);
    // One second's worth may come at once, and two seconds' worth may wait. What is not there is asked for twice.
    const visits = site.source.requests.filter((request) => !request.endsWith('_limit=10'));
    expect(visits.length).toBeLessThanOrEqual(PER_SECOND * (seconds + 3));
    expect(site.source.requests.length).toBeLessThanOrEqual(2 * PER_SECOND * (seconds + 3));
    expect(grownBytes).toBeLessThan(BYTES_OF_ONE * (STRANGERS - WARM_UP));
    expect(site.server.log().length).toBeLessThan(500 * STRANGERS);
  }, 900_000);

  test('an address that no post can have never reaches the source', async () => {
    const { site } = blog;
    site.source.requests = [];
    const impossible = [
      '%00',
      '%0A',
      '..%2f..%2fetc',
      '%5Bid%5D',
      'a%2Fb',
      '%C2%85',
      '가'.repeat(81),
      'x'.repeat(241),
    ];
    for (const id of impossible) {
      const page = await readPage(
        site.server,
        `/blog/${id === '가'.repeat(81) ? encodeURIComponent(id) : id}`,
      );
      expect([id, page.status]).toEqual([id, 404]);
    }
    expect(site.source.requests).toEqual([]);
  });
});
