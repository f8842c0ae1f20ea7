// A server whose REDIS_URL is wrong says why at its start, and so does one whose Redis is silent; readers read all the same. A cluster stops it, by name.
import { HeldRedis } from '../support/held-redis';
import { readPage } from '../support/http';
import { startCluster, startRedis } from '../support/redis';
import { startServer, startToEnd } from '../support/site';

const PASSWORD = 'redis-password-of-the-tests';

const primary = startRedis();

afterAll(async () => (await primary).stop());

test.each([
  [
    'a wrong password',
    'WRONGPASS',
    'Check the user and the password in REDIS_URL',
    () => startRedis('--requirepass', 'another'),
  ],
  [
    'a replica',
    'READONLY',
    'REDIS_URL names a replica',
    async () => startRedis('--replicaof', '127.0.0.1', String((await primary).port)),
  ],
])('with %s the log has one line, without the password, and readers read', async (_, words, check, start) => {
  const redis = await start();
  const REDIS_URL = redis.url.replace('//', `//:${PASSWORD}@`);
  const server = await startServer({ built: 'markdown' }, { REDIS_URL });
  try {
    await server.logged(words);
    expect((await readPage(server, '/')).status).toBe(200);
    const lines = server
      .log()
      .split('\n')
      .filter((line) => line.includes(words));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(check);
    expect(server.log()).not.toContain('comparing built pages');
    expect(server.log()).not.toContain(PASSWORD);
  } finally {
    await server.stop();
    await redis.stop();
  }
});

test('one that takes the connection and says nothing keeps no reader, and is asked again until it answers', async () => {
  const way = new HeldRedis((await primary).port);
  const REDIS_URL = await way.start();
  way.takeInSilence();
  const server = await startServer({ built: 'markdown' }, { REDIS_URL });
  try {
    expect((await readPage(server, '/')).status).toBe(200);
    way.answerAgain();
    await server.logged('redis connected');
    expect(server.log()).toContain('Redis did not answer within 5000 ms.');
  } finally {
    await server.stop();
    way.stop();
  }
});

test('a cluster stops the server, and is named', async () => {
  const cluster = await startCluster();
  try {
    const { code, output } = await startToEnd({ built: 'markdown' }, { REDIS_URL: cluster.urls[0] });
    expect(code).toBe(1);
    expect(output).toContain('REDIS_URL names a node of a Redis Cluster');
  } finally {
    await cluster.stop();
  }
});
