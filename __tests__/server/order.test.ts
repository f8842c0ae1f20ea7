// Order on one server: whatever hangs or overlaps, a 200 shows its edit and no reader goes back.
// PUBLISHES=<number> publishes more often against readers.
import { countsOf } from '../support/answered-by';
import { ALL_WELL, publish, published, readPage, readUntil, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type Redis, startRedis } from '../support/redis';
import { type RestSite, startRestSite } from '../support/rest-site';

const PUBLISHES = Number(process.env.PUBLISHES ?? 100);

let site: RestSite;

afterEach(() => site.stop());

const edit = (version: number) =>
  site.source.put({ ...HELLO, content: `Text of hello, version ${version}.` });

const versionIn = (text: string) => Number(text.match(/Text of hello, version (\d+)\./)?.[1]);

test('of two edits within one generation each call shows its own, or a later one', async () => {
  site = await startRestSite();
  const { source, server } = site;
  const publishAndRead = async () => {
    const call = await publish(server, { id: 'hello' });
    return { call, version: versionIn((await readPage(server, '/blog/hello')).text) };
  };

  edit(2);
  const hold = source.hold('hello');
  const first = publishAndRead();
  await hold.arrived;
  edit(3);
  const second = publishAndRead();
  edit(4);
  hold.release();

  expect((await first).call).toEqual(ALL_WELL);
  expect((await first).version).toBeGreaterThanOrEqual(2);
  expect((await second).call).toEqual(ALL_WELL);
  expect((await second).version).toBeGreaterThanOrEqual(3);
});

test('a source that hangs in a first visit does not freeze the path', async () => {
  site = await startRestSite({ CONTENT_TIMEOUT_MS: '3500' });
  const { source, server } = site;
  source.put({ id: 'slow', title: 'Slow', content: 'Slow, before.' });
  const hang = source.hold('slow');
  const visit = readPage(server, '/blog/slow').then(({ status }) => status);
  await hang.arrived;

  source.put({ id: 'slow', title: 'Slow', content: 'Slow, after.' });
  await published(server, { id: 'slow' });
  expect((await readPage(server, '/blog/slow')).text).toContain('Slow, after.');
  expect(await visit).toBe(500);
});

test('a source that hangs in a renewal by time does not freeze the path, nor keep its readers waiting', async () => {
  site = await startRestSite({ CONTENT_TIMEOUT_MS: '3500', REVALIDATE_SECONDS: '1' });
  const { source, server } = site;
  await revalidate(server, { id: 'hello' });
  const hang = source.hold('hello');
  let hangs = false;
  void hang.arrived.then(() => {
    hangs = true;
  });
  await readUntil(server, '/blog/hello', () => hangs);
  expect((await readPage(server, '/blog/hello')).status).toBe(200);

  edit(2);
  await published(server, { id: 'hello' });
  expect(versionIn((await readPage(server, '/blog/hello')).text)).toBe(2);
});

describe(`${PUBLISHES} publishes against 8 readers`, () => {
  let redis: Redis;

  beforeEach(async () => {
    redis = await startRedis();
  });

  afterEach(() => redis.stop());

  test.each([
    ['with files', () => ({}), true],
    ['with files and no room in memory', () => ({ CACHE_MEMORY_MB: '0.0001' }), false],
    ['with Redis', () => ({ REDIS_URL: redis.url }), true],
  ])('%s: only 200s, and never an older text after a newer one', async (_, settings, isFromMemory) => {
    site = await startRestSite(settings());
    const { server } = site;
    let latest = 1;

    const reader = async () => {
      let last = 1;
      while (latest <= PUBLISHES) {
        const atLeast = Math.max(last, latest);
        const page = await readPage(server, '/blog/hello');
        expect(page.status).toBe(200);
        last = versionIn(page.text);
        expect(last).toBeGreaterThanOrEqual(atLeast);
        // Eight that never rest would leave the server no time to publish.
        await new Promise((done) => setTimeout(done, 10));
      }
    };
    const publisher = async () => {
      for (let version = 2; version <= PUBLISHES + 1; version++) {
        edit(version);
        await published(server, { id: 'hello' });
        latest = version;
      }
    };
    try {
      await Promise.all([publisher(), ...Array.from({ length: 8 }, reader)]);
    } finally {
      latest = Number.POSITIVE_INFINITY;
    }
    await server.stop();
    expect(countsOf(server).fromMemory > 0).toBe(isFromMemory);
  });
});
