// What server.js answers from memory: the same as Next, never older than what was published, and files as they are now.
import { readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { eventually, published, readPage } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { type Answer, ask, type RawRequest } from '../support/raw-request';
import { type Redis, startRedis } from '../support/redis';
import { type RestSite, startRestSite } from '../support/rest-site';
import { ScriptedSource } from '../support/scripted-source';
import { readShared } from '../support/shared-site';
import { byNextStart, LONG_TIMEOUT_MS, type Server, startServer } from '../support/site';

const Line = z.object({
  event: z.literal('request'),
  method: z.string(),
  path: z.string(),
  from: z.enum(['memory', 'next']),
});

/** Who answered the requests for a path, in order. */
function answeredBy(server: Server, path: string, method = 'GET'): string[] {
  const named = `"path":${JSON.stringify(path)}`;
  return server
    .log()
    .split('\n')
    .filter((text) => text.startsWith('{') && text.includes(named))
    .flatMap((text) => Line.safeParse(JSON.parse(text)).data ?? [])
    .filter((line) => line.path === path && line.method === method)
    .map(({ from }) => from);
}

const lastOf = (server: Server, path: string) => answeredBy(server, path).at(-1);

/** Reads until the answer comes from memory. */
async function warm(server: Server, path: string): Promise<void> {
  await eventually(`${path} from memory`, async () => {
    await readPage(server, path);
    return lastOf(server, path) === 'memory';
  });
}

describe('the same answer as by `next start`', () => {
  const source = new ScriptedSource([
    ...POSTS,
    { ...HELLO, id: 'tagged', title: 'Tagged', tags: ['a b', '한글'] },
  ]);
  let redis: Redis;
  let fast: Server;
  let next: Server;
  let files: string[];
  let data: string;

  beforeAll(async () => {
    await source.start();
    redis = await startRedis();
    const settings = {
      ...source.settings,
      CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
      REVALIDATE_SECONDS: 'false',
      REDIS_URL: redis.url,
      ACCESS_LOG: '1',
    };
    fast = await startServer({ built: 'rest' }, settings);
    await eventually('the first fill', () => fast.log().includes('"event":"catalogue"'));
    // On the same files, whose times are in their ETags.
    next = await startServer({ dir: fast.dir }, settings, byNextStart);
    await published(next, { id: 'tagged' });
    // An address that leads elsewhere, and one where nothing is any more.
    source.posts.delete('tagged');
    source.put({ ...HELLO, id: 'renamed', title: 'Tagged', tags: ['a b', '한글'] });
    await published(next, { id: 'renamed', previousId: 'tagged' });
    source.posts.delete('second');
    await published(next, { id: 'second', removed: true });
    const found = await readdir(join(fast.dir, '.next/static'), { recursive: true });
    files = found.filter((file) => /\.(js|css)$/.test(file)).slice(0, 3);
    const home = await readPage(next, '/');
    data = `/_next/data/${home.text.match(/"buildId":"([^"]+)"/)?.[1]}`;
  });

  afterAll(async () => {
    await fast.stop();
    await next.stop();
    await redis.stop();
    await source.stop();
  });

  const pages = () => [
    ...['/', '/archive', '/tags', '/tags/news', '/tags/a%20b', '/tags/%ED%95%9C%EA%B8%80'],
    ...[
      '/blog/hello',
      '/blog/%ED%95%9C%EA%B8%80',
      '/blog/%ed%95%9c%ea%b8%80',
      '/blog/hell%6F',
      '/blog/renamed',
    ],
    ...['/blog/tagged', '/blog/second', '/blog/nowhere', '/nowhere', '/tags/nowhere', '/archive/99'],
    ...['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/sitemap/newest.xml', '/sitemap/99.xml'],
    ...['/index', '/hello', '/blog/hello', '/blog/tagged', '/blog/nowhere', '/tags/a%20b'].map(
      (path) => `${data}${path}.json`,
    ),
    '/icon.svg',
  ];

  const odd = () => [
    ...[
      '/blog/hello/',
      '/archive/',
      '//',
      '//blog/hello',
      '/blog//hello',
      '/blog/../blog/hello',
      '/blog/./hello',
    ],
    ...['/blog/..%2f..%2fx', '/%', '/blog/%', '/blog/%ff', '/blog/[id]', '/index', '/404', '/500', '/_error'],
    ...['/BLOG/hello', '/blog/hello.json', '/blog', '/api/nothing', '/robots.txt', '/images/nothing.svg'],
    ...[
      '/_next/static/nothing.js',
      '/_next/data/other/blog/hello.json',
      `${data}/blog/hello`,
      '/_next/nothing',
    ],
    ...[
      '/blog/hello;x=1',
      '/blog/hello%3Fa',
      '/blog/hello%23a',
      '/blog/a%5Cb',
      '/blog/hello%20',
      '/blog/hello%00',
    ],
    ...files.map((file) => `/_next/static/${file}`),
  ];

  const HEADERS: Record<string, string>[] = [
    {},
    ...['gzip', 'br', 'gzip, deflate, br', 'deflate', 'identity', '*', 'gzip;q=0, br;q=0', 'GZIP;q=0.5'].map(
      (encodings) => ({ 'accept-encoding': encodings }),
    ),
    { 'if-none-match': '"another"' },
    { 'if-none-match': '*' },
    { 'if-modified-since': 'Thu, 01 Jan 2037 00:00:00 GMT' },
    { range: 'bytes=0-9' },
    { 'cache-control': 'no-cache', pragma: 'no-cache' },
    { purpose: 'prefetch', 'x-nextjs-data': '1' },
    { 'x-middleware-prefetch': '1' },
    { 'x-matched-path': '/blog/second', 'x-now-route-matches': '1=second' },
    { rsc: '1' },
    { 'sec-fetch-dest': 'document' },
    { 'sec-fetch-dest': 'image' },
    { cookie: 'a=b; __prerender_bypass=x; __next_preview_data=y' },
    { cookie: 'theme=dark' },
    { 'x-prerender-revalidate': 'x' },
    { accept: 'text/html', 'user-agent': 'Googlebot', 'x-forwarded-for': '203.0.113.1' },
  ];

  const QUERIES = [
    '?',
    '?a=1',
    '?id=second',
    '?a=%20&b=%EA',
    '?%',
    '?nxtPid=second',
    '?_rsc=1',
    '?__nextDataReq=1',
  ];

  /**
   * What readers can tell apart. How a body is cut up for the way they cannot, and ours may be compressed better: Next
   * knows no Brotli, and compresses very short texts that it does not know the length of.
   */
  function told({ status, headers, body }: Answer, acceptsBrotli: boolean) {
    const { date: _, connection: __, 'keep-alive': ___, 'transfer-encoding': ____, ...rest } = headers;
    const isShort = body.length < 1024;
    if (acceptsBrotli || rest['content-encoding']) delete rest['content-length'];
    if (acceptsBrotli || isShort) delete rest['content-encoding'];
    return { status, headers: rest, body };
  }

  async function areSame(request: RawRequest): Promise<void> {
    const acceptsBrotli = /br/.test(request.headers?.['accept-encoding'] ?? '');
    const wanted = told(await ask(next, request), acceptsBrotli);
    // From Next, as it is made, and as it is kept.
    for (let times = 1; times <= 3; times++) {
      const given = told(await ask(fast, request), acceptsBrotli);
      // Without it, Next sends a body in pieces.
      if (!wanted.headers['content-length']) delete given.headers['content-length'];
      expect([request, given]).toEqual([request, wanted]);
    }
  }

  const both = async (request: RawRequest) => {
    await ask(next, request);
    await ask(fast, request);
  };

  /** The requests for a path, with the ETag that it has. */
  async function requestsFor(path: string): Promise<RawRequest[]> {
    const etag = String((await ask(next, { path })).headers.etag ?? '"none"');
    const weak = etag.startsWith('W/') ? etag.slice(2) : `W/${etag}`;
    const conditions = [etag, weak, `"a", ${etag}`].map((value) => ({ 'if-none-match': value }));
    const all = [...HEADERS, ...conditions, { ...conditions[0], 'cache-control': 'no-cache' }];
    return [
      ...all.map((headers) => ({ path, headers })),
      ...[{}, { 'accept-encoding': 'gzip, br' }, ...conditions].map((headers) => ({
        method: 'HEAD',
        path,
        headers,
      })),
      ...QUERIES.map((query) => ({ path: path + query })),
      ...['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'].map((method) => ({ method, path })),
    ];
  }

  test('for every page, document and file, whatever the request', async () => {
    for (const path of pages()) {
      // Made on the first visit; then both say that the cache had it.
      await both({ path });
      await both({ path });
      await Promise.all((await requestsFor(path)).map(areSame));
      expect([path, answeredBy(fast, path).filter((by) => by === 'memory').length > 20]).toEqual([
        path,
        true,
      ]);
      expect([path, answeredBy(fast, path, 'POST').includes('memory')]).toEqual([path, false]);
    }
    expect(answeredBy(next, '/')).not.toContain('memory');
  });

  test('for every odd address', async () => {
    for (const path of odd()) {
      await both({ path });
      await both({ path });
      const requests = await requestsFor(path);
      await Promise.all(requests.filter((_, at) => at % 3 === 0 || at < 4).map(areSame));
    }
  });

  test('what another server publishes is in the very next answer, of the post, of lists and of feeds', async () => {
    const paths = ['/blog/hello', '/', '/feed.xml'];
    for (let version = 2; version < 8; version++) {
      for (const path of paths) await warm(fast, path);
      source.put({ ...HELLO, title: `Hello ${version}` });
      await published(next, { id: 'hello' });
      for (const path of paths) expect((await readShared(fast, path)).text).toContain(`Hello ${version}`);
    }
  });

  test('what another server finds gone is gone, and stays so', async () => {
    source.put({ ...HELLO, id: 'passing' });
    await published(next, { id: 'passing' });
    await warm(fast, '/blog/passing');
    source.posts.delete('passing');
    await published(next, { id: 'passing' });
    for (let times = 0; times < 5; times++) {
      expect((await readShared(fast, '/blog/passing')).status).toBe(404);
    }
  });
});

/** The largest file of a kind below `/_next/static`, which is sent in parts. */
async function largestBuilt({ dir }: Server, ending: string): Promise<string> {
  const folder = join(dir, '.next/static');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(ending));
  const bytes = new Map(
    await Promise.all(files.map(async (file) => [file, (await stat(join(folder, file))).size] as const)),
  );
  return files.sort((a, b) => (bytes.get(b) ?? 0) - (bytes.get(a) ?? 0))[0] ?? '';
}

describe('what is published', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite({ ACCESS_LOG: '1', REVALIDATE_SECONDS: 'false' });
    await eventually('the first fill', () => site.server.log().includes('"event":"catalogue"'));
  });

  afterAll(() => site.stop());

  test('is in the very next answer, of the post, of lists and of feeds', async () => {
    const { server, source } = site;
    for (let version = 2; version < 6; version++) {
      for (const path of ['/blog/hello', '/', '/feed.xml']) await warm(server, path);
      source.put({ ...HELLO, title: `Hello ${version}` });
      await published(server, { id: 'hello' });
      for (const path of ['/blog/hello', '/', '/feed.xml']) {
        expect((await readPage(server, path)).text).toContain(`Hello ${version}`);
      }
    }
  });

  test('as gone stays gone, and comes back when it does', async () => {
    const { server, source } = site;
    await warm(server, '/blog/second');
    const second = source.posts.get('second');
    source.posts.delete('second');
    await published(server, { id: 'second' });
    for (let times = 0; times < 5; times++) expect((await readPage(server, '/blog/second')).status).toBe(404);
    await eventually('a 404 from memory', () => lastOf(server, '/blog/second') === 'memory');
    if (second) source.put(second);
    await published(server, { id: 'second' });
    expect((await readPage(server, '/blog/second')).status).toBe(200);
  });

  test('under many readers: they see nothing but 200s, and never an older version', async () => {
    const { server, source } = site;
    let isDone = false;
    let told = 100;
    const readOn = async () => {
      for (let seen = 0, reads = 0; !isDone || reads < 3; reads++) {
        const atLeast = told;
        const { status, text } = await readPage(server, '/blog/hello');
        const version = Number(text.match(/version (\d+)\./)?.[1]);
        expect(status).toBe(200);
        expect(version).toBeGreaterThanOrEqual(Math.max(seen, atLeast));
        seen = version;
        // Eight that never rest would leave the server no time to publish.
        await wait(5);
      }
    };
    source.put({ ...HELLO, content: `Text of hello, version ${told}.` });
    await published(server, { id: 'hello' });
    const readers = Array.from({ length: 8 }, readOn);
    for (let version = 101; version <= 130; version++) {
      source.put({ ...HELLO, content: `Text of hello, version ${version}.` });
      await published(server, { id: 'hello' });
      told = version;
    }
    isDone = true;
    await Promise.all(readers);
    expect(answeredBy(server, '/blog/hello')).toContain('memory');
  });

  test.each([
    ['of the build, for good', '.js', 'public, max-age=31536000, immutable'],
    ['of the build, for good', '.css', 'public, max-age=31536000, immutable'],
    ['in public, asked for each time', '/images/cover.svg', 'public, max-age=0'],
  ])('a file %s, comes compressed from memory: %s', async (_, name, kept) => {
    const { server } = site;
    const path = name.startsWith('/') ? name : `/_next/static/${await largestBuilt(server, name)}`;
    const plain = await ask(server, { path });
    expect([plain.status, plain.headers['cache-control']]).toEqual([200, kept]);
    for (const encoding of ['gzip', 'br']) {
      await eventually(`${encoding} from memory`, async () => {
        const { headers, body } = await ask(server, { path, headers: { 'accept-encoding': encoding } });
        expect([headers['cache-control'], body === plain.body]).toEqual([kept, true]);
        return headers['content-encoding'] === encoding && lastOf(server, path) === 'memory';
      });
    }
  });

  test('a file that is replaced is sent as it is then', async () => {
    const { server } = site;
    await warm(server, '/icon.svg');
    const file = join(server.dir, 'public/icon.svg');
    await writeFile(file, '<svg xmlns="http://www.w3.org/2000/svg"><title>Another</title></svg>');
    await utimes(file, new Date(), new Date(Date.now() + 5000));
    expect((await ask(server, { path: '/icon.svg' })).body).toContain('Another');
  });

  test('when the server stops, its log says how many answers came from memory', async () => {
    const { server } = site;
    await server.stop();
    const lines = server.log().split('\n');
    const told = lines.find((line) => line.includes('"event":"requests"')) ?? '{}';
    const fromMemory = lines.filter((line) => line.includes('"from":"memory"')).length;
    expect(JSON.parse(told)).toMatchObject({ fromMemory, byNext: expect.any(Number) });
    expect(fromMemory).toBeGreaterThan(0);
  });
});
