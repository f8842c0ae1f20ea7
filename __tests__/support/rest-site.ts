// A running site whose posts come from a scripted REST source.
import { POSTS } from './posts';
import { ScriptedSource } from './scripted-source';
import { type Server, type Settings, startServer } from './site';

export interface RestSite {
  source: ScriptedSource;
  server: Server;
  stop(): Promise<void>;
}

/** Starts a source that has POSTS, and a server of the site that was built from them. */
export async function startRestSite(settings: Settings = {}, built = 'rest'): Promise<RestSite> {
  const source = await new ScriptedSource(POSTS).start();
  const server = await startServer(
    { built },
    { CONTENT_SOURCE: 'rest', CONTENT_API_URL: source.url, ...settings },
  );
  return {
    source,
    server,
    async stop() {
      await server.stop();
      await source.stop();
    },
  };
}
