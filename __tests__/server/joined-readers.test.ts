// Two servers that share a Redis, of which one stands still in the middle of a question to it: what it asked, or wrote, is
// older than what the other publishes meanwhile.
import { HeldRedis } from '../support/held-redis';
import { Reader } from '../support/history/crawl';
import { publish, published, readPage } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { startRedis } from '../support/redis';
import { ScriptedSource } from '../support/scripted-source';
import { LONG_TIMEOUT_MS, type Server, startServer } from '../support/site';

const ROUNDS = 5;

const source = new ScriptedSource(POSTS);
let redis: Awaited<ReturnType<typeof startRedis>>;
let way: HeldRedis;
let told: Server;
let slow: Server;

beforeAll(async () => {
  await source.start();
  redis = await startRedis();
  way = new HeldRedis(redis.port);
  const settings = {
    ...source.settings,
    CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
    REVALIDATE_SECONDS: 'false',
  };
  told = await startServer({ built: 'rest' }, { ...settings, REDIS_URL: redis.url });
  slow = await startServer({ built: 'rest' }, { ...settings, REDIS_URL: await way.start() });
});

afterAll(async () => {
  goOn();
  await Promise.all([told.stop(), slow.stop()]);
  way.stop();
  await redis.stop();
  await source.stop();
});

/** The machine gives the server no time, however long the rest takes. */
const standStill = () => process.kill(slow.pid, 'SIGSTOP');

function goOn(): void {
  way.release();
  process.kill(slow.pid, 'SIGCONT');
}

test('a reader who comes after a publish gets its page, although another waits for an older answer', async () => {
  const reader = new Reader(slow.url);
  for (let round = 1; round <= ROUNDS; round++) {
    // On connections that are open already, of which a server reads what came while it stood still.
    await Promise.all([reader.read('/'), reader.read('/archive')]);
    way.holdFrom(/:end\r\n/);
    const earlier = reader.read('/');
    await way.holding();
    standStill();
    source.put({ ...HELLO, title: `Hello ${round}` });
    await published(told, { id: HELLO.id });
    const later = reader.read('/');
    await new Promise((sent) => setTimeout(sent, 50));
    goOn();
    expect((await later).text).toContain(`Hello ${round}`);
    expect((await earlier).status).toBe(200);
    expect(slow.log()).not.toContain('redis away');
  }
  reader.close();
});

test('what was read before a publish and is written after it replaces nothing, for no reader and no moment', async () => {
  const put = (title: string) => source.put({ ...HELLO, title });
  put('Read by the slow one');
  const hold = source.hold(HELLO.id);
  const call = publish(slow, { id: HELLO.id });
  await hold.arrived;
  put('Published meanwhile');
  await published(told, { id: HELLO.id });
  way.holdFrom(/Read by the slow one/);
  hold.release();
  // It is written, and nothing that the slow one does later can mend it.
  await way.holding();
  standStill();
  for (const path of ['/', '/archive'])
    expect((await readPage(told, path)).text).toContain('Published meanwhile');
  goOn();
  expect([200, 202]).toContain((await call).status);
  expect((await readPage(slow, '/')).text).toContain('Published meanwhile');
});
