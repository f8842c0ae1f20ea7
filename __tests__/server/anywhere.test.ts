// Wherever a server listens, and whoever shares its port, the site publishes by itself what nobody tells: pages that
// time made old, what a sync finds, and what changed since the build.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_WELL, eventually, readPage, readUntil, revalidate, verdictOf } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import {
  byNextStart,
  freePort,
  LONG_TIMEOUT_MS,
  PROJECT,
  type Server,
  type Start,
  startServer,
} from '../support/site';

const SETTINGS = { CONTENT_SOURCE: 'rest', CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS, SWEEP_SECONDS: '1' };

const SUPPORT = join(PROJECT, '__tests__/support');

const at = (host: string, port: string): Start => ({
  command: ['server.js', '-p', port, '-H', host.replace(/[[\]]/g, '')],
  url: `http://${host}:${port}`,
});

const onSocket = (port: string): Start => {
  const socket = join(tmpdir(), `next-isr-blog-${port}.sock`);
  return {
    command: ['server.js', '-p', socket],
    url: `http+unix://${encodeURIComponent(socket)}`,
  };
};

const underPm2 = (port: string): Start => ({
  command: [join(SUPPORT, 'under-pm2.js')],
  url: `http://localhost:${port}`,
});

test.each<[string, (port: string) => Start]>([
  ['at one address of several (-H)', (port) => at('127.0.0.2', port)],
  ['at an IPv6 address alone', (port) => at('[::1]', port)],
  ['at a Unix socket', onSocket],
  ['by `next start`, without the fast path', byNextStart],
  ['in two processes that share a port, under PM2', underPm2],
])('%s', async (_, how) => {
  const source = await new ScriptedSource(POSTS).start();
  source.put({ ...HELLO, content: 'Text that came after the build.' });
  const port = await freePort();
  const settings = {
    ...SETTINGS,
    CONTENT_API_URL: source.url,
    REVALIDATE_SECONDS: '1',
    PORT: String(port),
    PM2_HOME: join(tmpdir(), `next-isr-blog-pm2-${port}`),
    // It would ask the network.
    PM2_DISABLE_VERSION_CHECK: 'true',
  };
  try {
    const server = await startServer({ built: 'rest' }, settings, how);
    await publishesByItself(server, source).finally(() => server.stop());
  } finally {
    await source.stop();
    await rm(settings.PM2_HOME, { recursive: true, force: true });
  }
});

async function publishesByItself(server: Server, source: ScriptedSource): Promise<void> {
  const shows = (path: string, text: string) => readUntil(server, path, (page) => page.text.includes(text));

  // Since the build: once the site knows its posts, the first reader gets it.
  await eventually('the first fill', () => server.log().includes('"event":"catalogue"'));
  expect((await readPage(server, '/blog/hello')).text).toContain('Text that came after the build.');

  // By time: the reader's own page, and nobody tells of the edit, which no date tells either.
  source.put({ ...HELLO, content: 'Text that time brought.' });
  await shows('/blog/hello', 'Text that time brought.');
  await shows('/feed.xml', 'Text that time brought.');

  // By a sync: nobody reads the post meanwhile.
  source.put({
    id: 'swept',
    title: 'Swept',
    content: 'Text that a sync found.',
    publishedAt: '2026-10-09T09:00:00Z',
    updatedAt: '2026-11-10T09:00:00Z',
  });
  await eventually('the sync', () => server.log().includes('"/blog/swept updated"'));
  await shows('/blog/swept', 'Text that a sync found.');
  await shows('/', '/blog/swept');
  await shows('/sitemap/newest.xml', '/blog/swept');

  source.put({ ...HELLO, content: 'Text that was told.' });
  expect(verdictOf(await revalidate(server, { id: 'hello' }))).toEqual(ALL_WELL);
  expect((await readPage(server, '/blog/hello')).text).toContain('Text that was told.');

  expect(server.log()).not.toContain('"status":401');
  expect(
    server
      .log()
      .split('\n')
      .filter((line) => line.includes('"level":"error"')),
  ).toEqual([]);
}
