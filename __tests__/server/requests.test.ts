// What it costs the source: the same few questions at 30 and at thousands of posts, for the newest post and the
// oldest. POSTS=<number> has more of them.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flood } from '../support/flood';
import { eventually, published, readPage } from '../support/http';
import { residentMemoryMb } from '../support/resident-memory';
import { ScriptedSource, type SourcePost } from '../support/scripted-source';
import { LONG_TIMEOUT_MS, type Server, type Settings, startServer } from '../support/site';

const MANY = Number(process.env.POSTS ?? 5000);
const CHUNK = 100;
const PAGE = 20;
const TEXT = 'A sentence that stands for the text of a post. '.repeat(8);

const post = (n: number, more: Partial<SourcePost> = {}): SourcePost => ({
  id: `p${n}`,
  documentId: `document ${n}`,
  title: `Post ${n}`,
  content: TEXT,
  excerpt: 'In short.',
  publishedAt: new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString(),
  updatedAt: new Date(Date.UTC(2000, 0, 1) + n * 3_600_000).toISOString(),
  tags: ['all', n % 2 === 0 ? 'even' : 'odd', `rare ${n % 500}`],
  ...more,
});

describe.each([30, MANY])('at %i posts', (count) => {
  const source = new ScriptedSource();
  let server: Server;
  let settings: Settings;
  let cache: string;

  beforeAll(async () => {
    for (let n = count; n > 0; n--) source.put(post(n));
    await source.start();
    cache = await mkdtemp(join(tmpdir(), 'cache-'));
    settings = {
      ...source.settings,
      CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
      REVALIDATE_SECONDS: 'false',
      FIRST_VISITS_PER_SECOND: '10000',
      CACHE_DIR: cache,
    };
  });

  afterAll(async () => {
    await server.stop();
    await source.stop();
    await rm(cache, { recursive: true, force: true });
  });

  /** Runs `work`, and gives the questions that it cost the source. */
  async function asked(work: () => Promise<unknown>): Promise<string[]> {
    source.requests = [];
    await work();
    return source.requests;
  }

  test('the first fill asks for each chunk of the list once', async () => {
    const startedMs = Date.now();
    const questions = await asked(async () => {
      server = await startServer({ built: 'rest' }, settings);
      await server.logged('"event":"catalogue"');
    });
    const seconds = ((Date.now() - startedMs) / 1000).toFixed(1);
    const memory = Math.round(await residentMemoryMb(server));
    console.info(`${count} posts: ${questions.length} requests, ${seconds} s with the start, ${memory} MB`);
    expect(questions.length).toBeLessThanOrEqual(Math.ceil(count / CHUNK));
  });

  test('reading every list costs nothing, however many pages they have', async () => {
    const numbered = Array.from(
      { length: Math.floor(count / PAGE) - 1 },
      (_, index) => `/archive/${index + 1}`,
    );
    const lists = [
      '/',
      '/archive',
      '/tags',
      '/tags/all',
      '/tags/even',
      '/tags/odd',
      '/sitemap.xml',
      ...numbered,
    ];
    const questions = await asked(async () => {
      expect([...(await flood(server, lists, { atOnce: 8 }))]).toEqual([[200, lists.length]]);
    });
    expect(questions).toEqual([]);
  });

  test('reading posts a thousand times costs one question a post, and feeds that were made none', async () => {
    // As a build makes the newest. Of the oldest nobody has asked for a page.
    const posts = Array.from({ length: 25 }, (_, index) => `/blog/p${count - index}`);
    const first = await asked(() => flood(server, posts, { atOnce: 4 }));
    expect([first.length <= posts.length, first]).toEqual([true, first]);
    const reads = Array.from(
      { length: 1000 },
      (_, index) => [...posts, '/feed.xml', '/atom.xml'][index % (posts.length + 2)],
    );
    const questions = await asked(() =>
      flood(
        server,
        reads.flatMap((path) => path ?? []),
      ),
    );
    expect(questions).toEqual([]);
  });

  describe.each([
    ['newest', count, count + 1],
    ['oldest', 1, 0],
  ])('a change of the %s post', (_, n, beyond) => {
    const edited = (more: Partial<SourcePost>) => {
      source.put({ ...(source.posts.get(`p${n}`) ?? post(n)), ...more, updatedAt: new Date().toISOString() });
      return { id: `p${n}` };
    };
    const moved = (from: string, to: string) => {
      const before = source.posts.get(from) ?? post(n);
      source.posts.delete(from);
      source.put({ ...before, id: to, updatedAt: new Date().toISOString() });
    };

    test.each([
      ['of its title', 1, () => edited({ title: 'Another title' })],
      ['of its excerpt', 1, () => edited({ excerpt: 'Shorter.' })],
      ['of its text', 1, () => edited({ content: 'Another text.' })],
      ['of its tags', 1, () => edited({ tags: ['all', 'fresh'] })],
      ['of its date', 1, () => edited({ publishedAt: post(n).publishedAt?.replace(':00:00', ':30:00') })],
      ['of nothing', 1, () => edited({})],
      [
        'of its address, which is told',
        1,
        () => {
          moved(`p${n}`, `moved${n}`);
          return { id: `moved${n}`, previousId: `p${n}` };
        },
      ],
      [
        'of its address back, which nobody tells',
        1,
        () => {
          moved(`moved${n}`, `p${n}`);
          return { id: `p${n}` };
        },
      ],
      [
        'that removes it',
        1,
        () => {
          source.posts.delete(`p${n}`);
          return { id: `p${n}`, removed: true };
        },
      ],
      [
        'that brings it back',
        1,
        () => {
          source.put(post(n, { updatedAt: new Date().toISOString() }));
          return { id: `p${n}` };
        },
      ],
      [
        'that adds one beyond it',
        1,
        () => {
          source.put(post(beyond, { updatedAt: new Date().toISOString() }));
          return { id: `p${beyond}` };
        },
      ],
    ] as [string, number, () => object][])('%s costs at most %i', async (_name, most, change) => {
      const questions = await asked(() => published(server, change()));
      expect([questions.length <= most, questions]).toEqual([true, questions]);
    });

    test('that nobody told of costs at most two, by a sync', async () => {
      edited({ title: 'An edit that got lost' });
      const questions = await asked(() => published(server, { sweep: true }));
      expect([questions.length <= 2, questions]).toEqual([true, questions]);
      expect((await readPage(server, `/blog/p${n}`)).text).toContain('An edit that got lost');
    });
  });

  /** Starts the server, and reads what costs nothing. */
  const begin = async (start: () => Promise<Server>) => {
    await server.stop();
    return asked(async () => {
      server = await start();
      await eventually('a sync', () => source.requests.length > 0);
      for (const path of ['/', '/archive', '/tags', '/tags/all'])
        expect([path, (await readPage(server, path)).status]).toEqual([path, 200]);
    });
  };

  test('a restart costs at most two', async () => {
    const questions = await begin(() => startServer({ dir: server.dir }, settings));
    expect([questions.length <= 2, questions]).toEqual([true, questions]);
  });

  test('so does a new release', async () => {
    const questions = await begin(() => startServer({ built: 'markdown' }, settings));
    expect([questions.length <= 2, questions]).toEqual([true, questions]);
  });
});
