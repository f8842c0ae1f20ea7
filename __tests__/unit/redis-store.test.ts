// The store in a real Redis: that it was emptied is noticed, by itself.
import type { RedisConnection } from '../../lib/cache/redis-connection';
import { RedisStore } from '../../lib/cache/redis-store';
import { eventually } from '../support/http';
import { startConnected } from '../support/redis';

let connection: RedisConnection;
let stop: () => Promise<void>;
let emptied = 0;

beforeAll(async () => {
  for (const level of ['info', 'error'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  ({ connection, stop } = await startConnected());
});

afterAll(() => stop());

test('a server hears each time that Redis was emptied, and only then', async () => {
  const store = new RedisStore(connection, 'release', () => {
    emptied += 1;
  });
  const hasId = async () => (await connection.client.get('isr:{release}:id')) !== null;
  for (let time = 0; time < 2; time++) {
    await eventually('Redis is marked', hasId);
    expect(emptied).toBe(time);
    await store.write('/', 'page', 0);
    await connection.client.flushAll();
    await eventually('it is noticed', async () => emptied === time + 1);
  }
});
