// A site with all options of next.config.js that go together: built once, and laid out as docs/deployment.md says.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { BUILDING, buildOnce, builtDir } from './build';
import { addProxy, renamePages, setOptions } from './next-options';
import { POSTS } from './posts';
import { PROJECT, type Settings } from './run';
import { ScriptedSource } from './scripted-source';
import { freePort, LONG_TIMEOUT_MS, type Server, startServer } from './site';

const OPTIONS = [
  "basePath: '/notes'",
  'trailingSlash: true',
  "assetPrefix: 'https://cdn.example'",
  "distDir: 'build'",
  "output: 'standalone'",
  "pageExtensions: ['page.tsx', 'page.ts']",
  "rewrites: async () => [{ source: '/posts/:id', destination: '/blog/:id' }]",
  "redirects: async () => [{ source: '/old/:path*', destination: '/:path*', permanent: true }]",
  `headers: async () => [
    { source: '/:path*', headers: [{ key: 'x-all', value: 'yes' }] },
    {
      source: '/tags/:path*',
      has: [{ type: 'header', key: 'x-reader' }],
      headers: [{ key: 'x-some', value: 'yes' }],
    },
  ]`,
];
/** Members see the archive there. */
const OF_PROXY = ['/blog/second', '/archive/:path*'];

export interface OptionsSite {
  source: ScriptedSource;
  /** Where the build is, from which `next start` goes. */
  built: string;
  /** A place from which nothing of the project can be reached. */
  image: string;
  /** The standalone output, in `image`. */
  folder: string;
  /** Of a server that shows what the source has. */
  settings: Settings;
  /** Starts a server of the standalone output. */
  start(settings: Settings): Promise<Server>;
  /** When its servers have stopped. */
  remove(): Promise<void>;
}

export async function layOutOptionsSite(): Promise<OptionsSite> {
  const source = new ScriptedSource([
    ...POSTS,
    {
      id: '1.5',
      title: 'Version 1.5',
      content: 'See [hello](/blog/hello).',
      publishedAt: '2026-09-01T09:00:00Z',
    },
  ]);
  await source.start();
  const settings = {
    ...source.settings,
    CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
    SITE_URL: 'https://blog.example',
  };
  const prepare = async (dir: string) => {
    await renamePages(dir);
    await addProxy(dir, OF_PROXY);
    await setOptions(dir, OPTIONS.join(',\n  '));
  };
  await buildOnce('options', settings, { prepare, distDir: 'build' });
  const built = builtDir('options');
  const image = await mkdtemp(join(tmpdir(), 'next-isr-blog-'));
  // Next lays it out below the folder that has the lock file.
  const folder = join(image, relative(PROJECT, BUILDING));
  // The times of files are in their ETags.
  const copy = (from: string, to: string) =>
    cp(join(built, from), to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  await copy('build/standalone', image);
  for (const part of ['build/static', 'public', 'server.js']) await copy(part, join(folder, part));

  return {
    source,
    built,
    image,
    folder,
    settings,
    start: async (others) =>
      startServer(
        { dir: folder },
        { HOSTNAME: '127.0.0.2', PORT: String(await freePort()), ...others },
        (port) => ({ command: ['server.js'], url: `http://127.0.0.2:${port}` }),
      ),
    async remove() {
      await source.stop();
      await rm(image, { recursive: true });
    },
  };
}
