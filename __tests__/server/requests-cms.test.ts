// What a change costs a CMS: one request, at 30 posts and at 2,000, for the newest post and the oldest, told by the CMS's
// own webhook. A sync is two requests at the most, the list and the post, and three at Strapi, which counts only what it
// lists. Where standing pages are listed apart it is one more for these. What a standing page costs is the same.
// Goes with: ghost, strapi, wordpress.
import type { Test } from 'supertest';
import { ended } from '../support/call-results';
import { flood } from '../support/flood';
import { published, readPage, readUntil, revalidate } from '../support/http';
import { type CmsPost, KINDS, ScriptedCms } from '../support/scripted-cms';
import { sendGhost, sendStandard, sendStrapi } from '../support/senders';
import { LONG_TIMEOUT_MS, type Server, type Settings, startServer } from '../support/site';

const FEED = 25;

interface Told {
  post: CmsPost;
  isPage?: boolean;
  previousSlug?: string;
  isRemoved?: boolean;
}

interface Cms {
  kind: keyof typeof KINDS;
  /** Where its posts are asked for. */
  urlOf: (url: string) => string;
  settings?: Settings;
  /** What it calls when a post changed. */
  tell: (server: Server, told: Told) => Test;
}

let deliveries = 0;

const CMSS: Cms[] = [
  {
    kind: 'ghost',
    urlOf: (url) => url,
    settings: { GHOST_CONTENT_API_KEY: 'a0b1c2d3e4f5a6b7c8d9e0f1a2' },
    tell: (server, { post: { number, slug, changed }, isPage, previousSlug, isRemoved }) => {
      const id = `g${number}`;
      const current = { id, slug, status: 'published', updated_at: changed };
      const post = isRemoved
        ? { current: {}, previous: current }
        : { current, previous: previousSlug === undefined ? {} : { slug: previousSlug } };
      const kind = isPage ? 'page' : 'post';
      return sendGhost(server, {
        event: `${kind}.${isRemoved ? 'deleted' : 'published.edited'}`,
        [kind]: post,
      });
    },
  },
  {
    kind: 'strapi',
    urlOf: (url) => `${url}/api/posts`,
    tell: (server, { post: { number, slug, date, changed }, isRemoved }) => {
      const entry = { documentId: `s${number}`, slug, publishedAt: date, updatedAt: changed };
      return sendStrapi(server, isRemoved ? 'entry.unpublish' : 'entry.publish', entry);
    },
  },
  {
    kind: 'wordpress',
    urlOf: (url) => url,
    tell: (server, { post: { number, slug, changed }, isPage, previousSlug, isRemoved }) => {
      const previous = isRemoved
        ? { status: 'publish' }
        : previousSlug === undefined
          ? {}
          : { slug: previousSlug };
      const status = isRemoved ? 'draft' : 'publish';
      const post_type = isPage ? 'page' : 'post';
      const data = { id: number, slug, post_type, status, modified_gmt: changed.slice(0, 19), previous };
      const type = isRemoved ? 'post.unpublished' : 'post.updated';
      deliveries += 1;
      return sendStandard(server, { type, data }, `delivery ${deliveries}`, 'wordpress');
    },
  },
];

const SECOND_MS = 1000;
const hour = (n: number) => new Date(Date.UTC(2020, 0, 1) + n * 3_600_000).toISOString();

const post = (number: number): CmsPost => ({
  number,
  slug: `p${number}`,
  title: `Post ${number}`,
  text: 'The text.',
  tags: ['all', number % 2 === 0 ? 'even' : 'odd'],
  date: hour(number),
  changed: hour(number),
});

const BLOGS = CMSS.flatMap((cms) => [30, 2000].map((count) => [cms.kind, count, cms] as const));

describe.each(BLOGS)('%s with %i posts', (kind, count, { urlOf, settings, tell }) => {
  const cms = new ScriptedCms(KINDS[kind]);
  let server: Server;
  // Some keep whole seconds only.
  let nowMs = Math.floor(Date.now() / SECOND_MS) * SECOND_MS;

  beforeAll(async () => {
    for (let number = 1; number <= count; number++) cms.put(post(number));
    await cms.start();
    server = await startServer(
      { built: 'rest' },
      {
        CONTENT_SOURCE: kind,
        CONTENT_API_URL: urlOf(cms.url),
        CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
        REVALIDATE_SECONDS: 'false',
        FIRST_VISITS_PER_SECOND: '10000',
        ...settings,
      },
    );
    await server.logged(`"event":"catalogue","posts":${count}`);
    // As a build makes them.
    const newest = Array.from({ length: FEED }, (_, index) => `/blog/p${count - index}`);
    const lists = ['/', '/archive', '/tags', '/tags/all', '/feed.xml', '/sitemap.xml'];
    expect([...(await flood(server, [...newest, ...lists], { atOnce: 4 }))]).toEqual([
      [200, newest.length + lists.length],
    ]);
  });

  afterAll(async () => {
    await server.stop();
    await cms.stop();
  });

  function changed(number: number, more: Partial<CmsPost> = {}): CmsPost {
    nowMs += SECOND_MS;
    const now = {
      ...(cms.posts.get(number) ?? post(number)),
      ...more,
      changed: new Date(nowMs).toISOString(),
    };
    cms.put(now);
    return now;
  }

  describe('a standing page', () => {
    // Among the posts a slug that begins with a slash says what they are.
    const isApart = KINDS[kind].pagesPath !== undefined;
    const [own, pages] = isApart ? ['', cms.pages] : ['/', cms.posts];
    const number = count + 1000;

    function change(slug: string, text: string): CmsPost {
      nowMs += SECOND_MS;
      const now = { ...post(number), slug: `${own}${slug}`, text, changed: new Date(nowMs).toISOString() };
      pages.set(number, now);
      return now;
    }

    async function tellOnce(told: Told): Promise<void> {
      cms.forgetRequests();
      const from = server.log().length;
      const call = tell(server, { isPage: isApart, ...told });
      expect(await ended(server, from, [call])).toMatchObject([{ status: 200 }]);
      expect([cms.requests.length, cms.requests]).toEqual([1, cms.requests]);
    }

    const isInSitemap = async (path: string) =>
      (await readPage(server, '/sitemap/newest.xml')).text.includes(`${path}</loc>`);

    test('is published, and edited, by one request, and stands in the sitemap and in no list', async () => {
      await tellOnce({ post: change('about', 'Who we are.') });
      await tellOnce({ post: change('about', 'Who we were.') });
      expect((await readPage(server, '/about')).text).toContain('Who we were.');
      expect(await isInSitemap('/about')).toBe(true);
      for (const path of ['/', '/archive', '/tags/all', '/feed.xml']) {
        expect([path, (await readPage(server, path)).text.includes(`Post ${number}`)]).toEqual([path, false]);
      }
    });

    test('leads from its old address to its new one', async () => {
      await tellOnce({ post: change('imprint', 'Who we are.'), previousSlug: `${own}about` });
      expect((await readPage(server, '/about')).headers.location).toBe('/imprint');
      expect((await readPage(server, '/imprint')).status).toBe(200);
    });

    test('that nobody told of is found by a sync, and so is one that went', async () => {
      change('imprint', 'An edit that got lost.');
      await published(server, { sweep: true });
      expect((await readPage(server, '/imprint')).text).toContain('An edit that got lost.');
      pages.delete(number);
      await published(server, { sweep: true });
      expect((await readPage(server, '/imprint')).status).toBe(404);
    });

    test('that is removed is gone, also from the sitemap', async () => {
      const back = change('imprint', 'Back again.');
      await tellOnce({ post: back });
      expect(await isInSitemap('/imprint')).toBe(true);
      pages.delete(number);
      await tellOnce({ post: back, isRemoved: true });
      expect((await readPage(server, '/imprint')).status).toBe(404);
      expect(await isInSitemap('/imprint')).toBe(false);
    });

    test('at an address of the site’s own is left out, and the log says why', async () => {
      change('search', 'A page of that name.');
      await published(server, { sweep: true });
      expect(server.log()).toMatch(/"post left out".*the site has its own page at \/search/);
      // The number of posts is another one then, and the next sync would read all of them.
      pages.delete(number);
      await published(server, { sweep: true });
    });
  });

  describe.each([
    ['newest', count, count + 1],
    ['oldest', 1, 0],
  ])('of the %s post', (_, number, beyond) => {
    test.each([
      ['a new title', () => ({ post: changed(number, { title: 'Another title' }) })],
      ['a new text', () => ({ post: changed(number, { text: 'Another text.' }) })],
      ['other tags', () => ({ post: changed(number, { tags: ['all', 'fresh'] }) })],
      [
        'another address',
        () => ({ post: changed(number, { slug: `moved${number}` }), previousSlug: `p${number}` }),
      ],
      [
        'its removal',
        () => {
          const removed = changed(number);
          cms.posts.delete(number);
          return { post: removed, isRemoved: true };
        },
      ],
      ['its return', () => ({ post: changed(number) })],
      ['another post beyond it', () => ({ post: changed(beyond) })],
    ] as [string, () => Told][])('%s costs one request', async (_name, change) => {
      const told = change();
      cms.forgetRequests();
      const from = server.log().length;
      expect(await ended(server, from, [tell(server, told)])).toMatchObject([{ status: 200 }]);
      expect([cms.requests.length, cms.requests]).toEqual([1, cms.requests]);
      const page = await readPage(server, `/blog/${told.post.slug}`);
      expect([page.status, page.text.includes(told.post.title)]).toEqual(
        told.isRemoved ? [404, false] : [200, true],
      );
    });

    const most = kind === 'strapi' ? 3 : 2;
    test(`an edit that nobody told of costs ${most} requests at the most, by a sync`, async () => {
      const { slug } = changed(number, { title: 'An edit that got lost' });
      cms.forgetRequests();
      // One call, whose work a busy machine may end later than that is answered.
      expect([200, 202]).toContain((await revalidate(server, { sweep: true })).status);
      await readUntil(server, `/blog/${slug}`, ({ text }) => text.includes('An edit that got lost'));
      const ofPages = cms.requestsOfPages.length;
      expect([cms.requests.length - ofPages <= most, ofPages <= 1, cms.requests]).toEqual([
        true,
        true,
        cms.requests,
      ]);
    });
  });
});
