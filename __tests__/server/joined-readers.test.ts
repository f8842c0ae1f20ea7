// Who asks after a publish may join somebody who asked before it and was not answered yet.
import { HeldRedis } from '../support/held-redis';
import { Reader } from '../support/history/crawl';
import { published } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { startRedis } from '../support/redis';
import { ScriptedSource } from '../support/scripted-source';
import { startServer } from '../support/site';

const ROUNDS = 5;

test('a reader who comes after a publish gets its page, although another waits for an older answer', async () => {
  const source = await new ScriptedSource(POSTS).start();
  const redis = await startRedis();
  const way = new HeldRedis(redis.port);
  const settings = { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url, REVALIDATE_SECONDS: 'false' };
  const told = await startServer({ built: 'rest' }, { ...settings, REDIS_URL: redis.url });
  const read = await startServer({ built: 'rest' }, { ...settings, REDIS_URL: await way.start() });
  const reader = new Reader(read.url);
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      // On connections that are open already, of which a server reads what came while it stood still.
      await Promise.all([reader.read('/'), reader.read('/archive')]);
      way.holdFrom(/:end\r\n/);
      const earlier = reader.read('/');
      await way.holding();
      // The machine gives this server no time, however long the rest takes.
      process.kill(read.pid, 'SIGSTOP');
      source.put({ ...HELLO, title: `Hello ${round}` });
      await published(told, { id: HELLO.id });
      const later = reader.read('/');
      await new Promise((sent) => setTimeout(sent, 50));
      way.release();
      process.kill(read.pid, 'SIGCONT');
      expect((await later).text).toContain(`Hello ${round}`);
      expect((await earlier).status).toBe(200);
      expect(read.log()).not.toContain('redis away');
    }
  } finally {
    reader.close();
    process.kill(read.pid, 'SIGCONT');
    await Promise.all([told.stop(), read.stop()]);
    way.stop();
    await redis.stop();
    await source.stop();
  }
});
