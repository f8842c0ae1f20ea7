// A running site whose posts come from a scripted REST source.
import { POSTS } from './posts';
import { ScriptedSource } from './scripted-source';
import { type Server, type Settings, startServer } from './site';

export interface RestSite {
  source: ScriptedSource;
  server: Server;
  stop(): Promise<void>;
}

interface Options {
  /** The name of the built site; built from POSTS unless said otherwise. */
  built?: string;
  /** `name:password` for the source's address. */
  user?: string;
  /** The query of the source's address. */
  query?: string;
}

/** Starts a source that has POSTS, and a server of a site that reads from it. */
export async function startRestSite(
  settings: Settings = {},
  { built = 'rest', user = '', query = '' }: Options = {},
): Promise<RestSite> {
  const source = await new ScriptedSource(POSTS).start();
  const api = new URL(source.url);
  [api.username = '', api.password = ''] = user.split(':');
  api.search = query;
  const server = await startServer(
    { built },
    { CONTENT_SOURCE: 'rest', CONTENT_API_URL: api.href, ...settings },
  );
  source.requests = [];
  return {
    source,
    server,
    async stop() {
      await server.stop();
      await source.stop();
    },
  };
}
