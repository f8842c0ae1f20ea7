// Several servers of one build, which share a Redis and a scripted source.
import type { Response } from 'supertest';
import { eventually, readPage } from './http';
import { POSTS } from './posts';
import { type Redis, startRedis } from './redis';
import { ScriptedSource } from './scripted-source';
import { LONG_TIMEOUT_MS, type Server, type Settings, startServer } from './site';

export interface SharedSite {
  source: ScriptedSource;
  redis: Redis;
  servers: Server[];
  stop(): Promise<void>;
}

export async function startSharedSite(count: number, settings: Settings = {}): Promise<SharedSite> {
  const source = await new ScriptedSource(POSTS).start();
  const redis = await startRedis();
  const all = { ...source.settings, REDIS_URL: redis.url, CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS, ...settings };
  const servers: Server[] = [];
  for (let started = 0; started < count; started++) servers.push(await startServer({ built: 'rest' }, all));
  return {
    source,
    redis,
    servers,
    async stop() {
      for (const server of servers) await server.stop();
      await redis.stop();
      await source.stop();
    },
  };
}

const countIn = (log: string, event: string) => log.split(`"event":"${event}"`).length - 1;

/** How often a server has lost Redis, as on a machine that is too slow: it then serves what it has, and logs that. */
export const timesAway = (server: Server) => countIn(server.log(), 'redis away');

export const isAway = (server: Server) =>
  timesAway(server) > 0 && timesAway(server) >= countIn(server.log(), 'redis connected');

/** Reads a page that another server may have made; again where Redis was away, by the server's own word. */
export async function readShared(server: Server, path: string): Promise<Response> {
  const read = async () => {
    const before = timesAway(server);
    const page = await readPage(server, path);
    return { page, isWithout: isAway(server) || timesAway(server) > before };
  };
  let { page, isWithout } = await read();
  await eventually(`a reader of ${path} for whom Redis is there`, async () => {
    if (isWithout) ({ page, isWithout } = await read());
    return !isWithout;
  });
  return page;
}
