// A running site whose posts come from a scripted REST source.
import { POSTS } from './posts';
import { ScriptedSource, type SourcePost } from './scripted-source';
import { LONG_TIMEOUT_MS, type Server, type Settings, startServer } from './site';

export interface RestSite {
  source: ScriptedSource;
  server: Server;
  /** Stops the server and starts it again in its folder; with settings that are other ones, if any are given. */
  restart(signal?: NodeJS.Signals, settings?: Settings): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** The name of the built site. */
  built?: string;
  /** A user and a password, as `user:password`, in the source's address. */
  user?: string;
  /** A query in the source's address. */
  query?: string;
  /** What the source has besides POSTS when the server starts, and the build did not know. */
  posts?: SourcePost[];
}

/** Starts a source that has POSTS, and a server of the site that was built from them. */
export async function startRestSite(
  settings: Settings = {},
  { built = 'rest', user = '', query = '', posts = [] }: Options = {},
): Promise<RestSite> {
  const source = await new ScriptedSource([...POSTS, ...posts]).start();
  const api = new URL(source.url);
  [api.username = '', api.password = ''] = user.split(':');
  api.search = query;
  const environment = {
    ...source.settings,
    CONTENT_API_URL: api.href,
    CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
    ...settings,
  };
  const site: RestSite = {
    source,
    server: await startServer({ built }, environment),
    async restart(signal, others = {}) {
      await site.server.stop(signal);
      site.server = await startServer({ dir: site.server.dir }, { ...environment, ...others });
    },
    async stop() {
      await site.server.stop();
      await source.stop();
    },
  };
  source.requests = [];
  return site;
}
