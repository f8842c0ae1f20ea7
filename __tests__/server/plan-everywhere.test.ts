// The same publishes on every kind of deployment: REST with files, REST with two servers on Redis, Markdown files.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { site as blog } from '../../site.config';
import { LASTING_IDS, published, readPage } from '../support/http';
import { POSTS } from '../support/posts';
import { startRedis } from '../support/redis';
import { startRestSite } from '../support/rest-site';
import { ScriptedSource, type SourcePost } from '../support/scripted-source';
import { readShared } from '../support/shared-site';
import { type Server, startServer, writePost } from '../support/site';

interface Deployment {
  /** Where publishes are called, and where readers look. */
  called: Server;
  read: Server;
  put(post: SourcePost): Promise<void>;
  remove(id: string): Promise<void>;
  /** How many requests the source got so far. */
  asked(): number;
  stop(): Promise<void>;
}

// Time renews nothing, so what is new is so because of the call.
const SETTINGS = { REVALIDATE_SECONDS: 'false' };

async function onFiles(): Promise<Deployment> {
  const { source, server, stop } = await startRestSite(SETTINGS);
  return { called: server, read: server, ...changesIn(source), stop };
}

async function onRedis(): Promise<Deployment> {
  const source = await new ScriptedSource(POSTS).start();
  const redis = await startRedis();
  const settings = { ...SETTINGS, ...source.settings, REDIS_URL: redis.url };
  const [called, read] = await Promise.all([
    startServer({ built: 'rest' }, settings),
    startServer({ built: 'rest' }, settings),
  ]);
  const stop = async () => {
    await Promise.all([called.stop(), read.stop(), source.stop()]);
    await redis.stop();
  };
  return { called, read, ...changesIn(source), stop };
}

async function onMarkdown(): Promise<Deployment> {
  const server = await startServer({ built: 'markdown' }, SETTINGS);
  return {
    called: server,
    read: server,
    put({ id, content = '', ...fields }) {
      const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
      return writePost(server.dir, `${id}.md`, front.join('\n'), content);
    },
    remove: (id) => rm(join(server.dir, 'content/posts', `${id}.md`)),
    asked: () => 0,
    stop: () => server.stop(),
  };
}

function changesIn(source: ScriptedSource) {
  return {
    put: async (post: SourcePost) => source.put(post),
    remove: async (id: string) => void source.posts.delete(id),
    asked: () => source.requests.length,
  };
}

const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];
const LISTS = ['/', '/archive', ...FEEDS];
const POST: SourcePost = {
  id: 'everywhere',
  title: 'Title one',
  excerpt: 'Excerpt one.',
  content: 'Text one.',
  publishedAt: '2026-11-19T09:00:00Z',
  tags: ['first'],
};
const BEFORE: SourcePost = { id: 'before', title: 'The one before', publishedAt: '2026-11-19T08:00:00Z' };
const AFTER: SourcePost = { id: 'after', title: 'The one after', publishedAt: '2026-11-19T10:00:00Z' };

describe.each([
  ['REST and files', onFiles],
  ['REST and two servers on Redis', onRedis],
  ['Markdown files', onMarkdown],
])('on %s', (_, start) => {
  let site: Deployment;

  beforeAll(async () => {
    site = await start();
    for (const post of [BEFORE, AFTER]) {
      await site.put(post);
      await call({ id: post.id });
    }
    for (const path of [...LISTS, '/tags', '/sitemap/newest.xml']) await readPage(site.read, path);
  });

  afterAll(() => site.stop());

  const text = async (path: string) => (await readShared(site.read, path)).text;
  const status = async (path: string) => (await readShared(site.read, path)).status;
  const call = async (body: object) => {
    const before = site.asked();
    await published(site.called, body);
    // One for each address that is told of. That nothing is at the old one is believed while the list answers.
    expect(site.asked() - before).toBeLessThanOrEqual(3);
  };

  /** Where the page of a neighbour leads on the other's side, and what it calls that. */
  const link = async (neighbour: string, side: 'older' | 'newer') => {
    const match = (await text(neighbour)).match(
      new RegExp(`<span>${blog.words.post[side]}</span>.*?href="([^"]*)"[^>]*>([^<]*)<`),
    );
    return match?.slice(1);
  };
  const linksBetween = async () => [await link('/blog/before', 'newer'), await link('/blog/after', 'older')];
  const twice = (id: string, title: string) => [
    [`/blog/${id}`, title],
    [`/blog/${id}`, title],
  ];

  test('publish, retag, rename and remove are seen in every list and by the neighbours at once', async () => {
    expect(await linksBetween()).toEqual([
      ['/blog/after', AFTER.title],
      ['/blog/before', BEFORE.title],
    ]);

    await site.put(POST);
    await call({ id: 'everywhere' });
    for (const path of [...LISTS, '/tags/first'])
      expect([path, await text(path)]).toEqual([path, expect.stringContaining('Title one')]);
    expect(await text('/tags')).toContain('first');
    expect(await text('/sitemap/newest.xml')).toContain('/blog/everywhere');
    expect(await linksBetween()).toEqual(twice('everywhere', 'Title one'));

    await site.put({ ...POST, title: 'Title two', tags: ['second'] });
    await call({ id: 'everywhere' });
    for (const path of [...LISTS, '/tags/second'])
      expect([path, await text(path)]).toEqual([path, expect.stringContaining('Title two')]);
    expect(await status('/tags/first')).toBe(404);
    expect(await text('/tags')).toContain('/tags/second');
    expect(await text('/tags')).not.toContain('/tags/first');
    expect(await text('/sitemap/newest.xml')).toContain('/blog/everywhere');
    expect(await linksBetween()).toEqual(twice('everywhere', 'Title two'));

    await site.remove('everywhere');
    await site.put({ ...POST, id: 'elsewhere', title: 'Title two', tags: ['second'] });
    await call({ id: 'elsewhere', previousId: 'everywhere' });
    const old = await readShared(site.read, '/blog/everywhere');
    expect([old.status, old.headers.location]).toEqual([308, '/blog/elsewhere']);
    for (const path of [...LISTS, '/tags/second', '/sitemap/newest.xml']) {
      expect([path, await text(path)]).toEqual([path, expect.stringContaining('/blog/elsewhere')]);
      const shown = (await text(path)).replace(LASTING_IDS, '');
      expect([path, shown]).toEqual([path, expect.not.stringContaining('/blog/everywhere')]);
    }
    // Or readers' programs would show it as a new one.
    for (const path of FEEDS)
      expect((await text(path)).match(LASTING_IDS)?.join()).toContain('/blog/everywhere');
    expect(await linksBetween()).toEqual(twice('elsewhere', 'Title two'));

    await site.remove('elsewhere');
    await call({ id: 'elsewhere', removed: true });
    expect(await status('/blog/elsewhere')).toBe(404);
    expect(await status('/tags/second')).toBe(404);
    expect(await text('/tags')).not.toContain('/tags/second');
    for (const path of [...LISTS, '/sitemap/newest.xml']) {
      expect([path, await text(path)]).toEqual([path, expect.not.stringContaining('/blog/elsewhere')]);
    }
    expect(await linksBetween()).toEqual([
      ['/blog/after', AFTER.title],
      ['/blog/before', BEFORE.title],
    ]);
  });
});
