// Several servers of one build, which share a Redis and a scripted source.
import { POSTS } from './posts';
import { type Redis, startRedis } from './redis';
import { ScriptedSource } from './scripted-source';
import { PATIENT_MS, type Server, type Settings, startServer } from './site';

export interface SharedSite {
  source: ScriptedSource;
  redis: Redis;
  servers: Server[];
  stop(): Promise<void>;
}

export async function startSharedSite(count: number, settings: Settings = {}): Promise<SharedSite> {
  const source = await new ScriptedSource(POSTS).start();
  const redis = await startRedis();
  const all = {
    CONTENT_SOURCE: 'rest',
    CONTENT_API_URL: source.url,
    REDIS_URL: redis.url,
    CONTENT_TIMEOUT_MS: PATIENT_MS,
    ...settings,
  };
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
