// Which requests are answered from memory, in which encoding, and which paths are Next's whatever the cache has.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { PageCache } from '../../../lib/cache/page-cache';
import { noteRead } from '../../../lib/cache/reads';
import { encodingFor } from '../../../lib/server/fast-path/encoding';
import { FastPath } from '../../../lib/server/fast-path/fast-path';
import { isFile } from '../../../lib/server/fast-path/kept';
import { readerRequest } from '../../../lib/server/fast-path/request';
import { pathsOfNext } from '../../../lib/server/fast-path/routes';
import { FakeStore } from '../../support/fake-store';
import { eventually } from '../../support/http';

function ask(url: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = new IncomingMessage(new Socket());
  return readerRequest(Object.assign(request, { url, method, headers }));
}

test.each<[string, Parameters<typeof ask>]>([
  ['another method', ['/', {}, 'POST']],
  ['an address that is none', ['http://other.example/']],
  ['a draft', ['/', { cookie: 'a=b; __prerender_bypass=1' }]],
  ['a body', ['/', { 'content-length': '3' }]],
  ['a part of a body', ['/', { range: 'bytes=0-1' }]],
  ['a renewal', ['/', { 'x-prerender-revalidate': 'x' }]],
  ['several ETags', ['/', { 'if-none-match': '"a", "b"' }]],
  ['an ETag and a wish for what is new', ['/', { 'if-none-match': '"a"', 'cache-control': 'no-cache' }]],
  ['a query of Next’s own', ['/?nxtPid=x']],
  ['a query that cannot be decoded', ['/?%']],
])('%s is for Next', (_, request) => {
  expect(ask(...request)).toBeNull();
});

test('what browsers and edges send is for the fast path', () => {
  const headers = {
    accept: 'text/html',
    'accept-encoding': 'gzip, br',
    cookie: 'theme=dark',
    'cache-control': 'max-age=0',
    'user-agent': 'Mozilla/5.0',
    'x-forwarded-for': '203.0.113.1',
    'x-nextjs-data': '1',
    purpose: 'prefetch',
  };
  expect(ask('/blog/hello?utm_source=x', headers)).toMatchObject({ path: '/blog/hello', hasQuery: true });
  expect(ask('/', { 'if-none-match': 'W/"a"' })).toMatchObject({ etag: '"a"' });
});

test.each([
  [undefined, 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['zstd', 'identity'],
  ['', 'identity'],
  ['gzip;q=0', 'identity'],
  ['deflate', null],
  ['*', null],
  ['identity;q=0, gzip', null],
  ['gzip;q=0.1, identity', null],
  ['gzip;q=none', null],
])('who accepts %j gets %j', (accepted, encoding) => {
  expect(encodingFor(accepted)).toBe(encoding);
});

test('no file has a name that is too long for one', () => {
  expect(isFile(`/${'x'.repeat(300)}`)).toBe(false);
});

describe('a page that Next has answered once', () => {
  const PAGE = { kind: 'DOCUMENT', text: 'a page, '.repeat(500) };
  const store = new FakeStore({ version: 0, stored: new Map() });
  const cache = new PageCache({
    store,
    builtPages: { has: () => false, paths: () => [], read: async () => null } as never,
    memoryBytes: 1_000_000,
    storeBytes: 1_000_000,
    mayEvict: () => false,
  });
  const fastPath = new FastPath({
    cache,
    isAtEnd: () => true,
    currentnessOf: () => () => true,
    isOfNext: () => false,
    maxBytes: 1_000_000,
  });
  let asked = 0;

  /** As Next, which looks the page up in the cache; it answers whoever is no reader, too. */
  async function next(_: IncomingMessage, response: ServerResponse): Promise<void> {
    asked += 1;
    noteRead({ path: '/', ...(await cache.get('/')) });
    response.writeHead(200, { 'Content-Type': 'text/html', Vary: 'Accept-Encoding' }).end(PAGE.text);
  }

  test('is asked of it once more, and then of nobody, in each encoding', async () => {
    // No limit of time ends a wait.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] });
    await cache.set({ path: '/', value: PAGE, revalidateSeconds: false, seen: 0, isTrusted: true });
    const server = createServer((request, response) => fastPath.take(request, response, next));
    const read = (encoding: string) => supertest(server).get('/').set('Accept-Encoding', encoding);
    await read('br');
    expect(asked).toBe(1);
    for (const encoding of ['gzip', 'identity', 'deflate;q=0, gzip', 'gzip']) {
      const { text, headers } = await read(encoding);
      expect([text, headers['content-encoding']]).toEqual([
        PAGE.text,
        encoding.includes('gzip') ? 'gzip' : undefined,
      ]);
      expect(asked).toBe(2);
    }
    jest.useRealTimers();
  });

  test('is made ready beside others that Next takes long for', async () => {
    let asked = 0;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    /** As Next, for whom a page waits for the source. */
    const slowNext = async ({ url = '', headers }: IncomingMessage, response: ServerResponse) => {
      asked += 1;
      noteRead({ path: url, ...(await cache.get(url)) });
      // Readers of it get the last one.
      if (url.startsWith('/slow') && headers.host === 'localhost') await held;
      response.writeHead(200, { 'Content-Type': 'text/html' }).end(url);
    };
    const server = createServer((request, response) => fastPath.take(request, response, slowNext));
    const slow = Array.from({ length: 8 }, (_, n) => `/slow-${n}`);
    for (const path of ['/quick', ...slow])
      await cache.set({ path, value: PAGE, revalidateSeconds: false, seen: 0, isTrusted: true });
    const read = (path: string) => supertest(server).get(path).expect(200, path);
    for (const path of [...slow, ...slow]) await read(path);
    await eventually('the quick one is sent from memory', async () => {
      const before = asked;
      await read('/quick');
      return asked === before;
    });
    release();
  });

  test('is not made for a connection that has ended meanwhile', async () => {
    const before = asked;
    const [gone, there] = [new IncomingMessage(new Socket()), new IncomingMessage(new Socket())];
    const left = [gone, there].map((request) => Object.assign(request, { url: '/other?', method: 'GET' }));
    await new Promise<void>((done) => {
      const hear = async (request: IncomingMessage) => {
        asked += 1;
        if (request === there) done();
      };
      for (const request of left) fastPath.take(request, new ServerResponse(request), hear);
      gone.socket.destroy();
    });
    expect(asked).toBe(before + 1);
  });

  test('is asked for by fifty requests of one turn, for which the stores are asked once', async () => {
    const isAtEnd = jest.fn(() => true);
    const look = jest.spyOn(cache, 'look');
    const counted = new FastPath({
      cache,
      isAtEnd,
      currentnessOf: () => () => true,
      isOfNext: () => false,
      maxBytes: 1_000_000,
    });
    for (let turn = 1; turn <= 2; turn++) {
      const requests = Array.from({ length: 50 }, () =>
        Object.assign(new IncomingMessage(new Socket()), { url: '/', method: 'GET' }),
      );
      const passed: Promise<void>[] = requests.map(
        (request) =>
          new Promise((done) => {
            counted.take(request, new ServerResponse(request), async () => done());
          }),
      );
      await Promise.all(passed);
      // Whatever else that turn has to do is done by the next.
      await new Promise(setImmediate);
      expect([isAtEnd.mock.calls.length, look.mock.calls.length]).toEqual([turn, turn]);
    }
    look.mockRestore();
  });
});

describe('a path is Next’s', () => {
  let dir: string;

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'fast-path-'));
    mkdirSync(join(dir, 'server'));
  });

  afterEach(() => rmSync(dir, { recursive: true }));

  /** As `next build` writes them. */
  function built({
    basePath = '',
    headers = [],
    redirects = [],
    before = [],
    proxy = {},
  }: Partial<Built> = {}) {
    const rewrites = { beforeFiles: before, afterFiles: [], fallback: [] };
    const slash = { regex: '^(?:/((?:[^/]+?)(?:/(?:[^/]+?))*))/$', internal: true };
    const write = (file: string, text: object) => writeFileSync(join(dir, file), JSON.stringify(text));
    write('routes-manifest.json', { basePath, headers, redirects: [slash, ...redirects], rewrites });
    write('server/middleware-manifest.json', { middleware: {} });
    write('server/functions-config-manifest.json', { functions: proxy });
    return pathsOfNext(dir);
  }

  interface Built {
    basePath: string;
    headers: object[];
    redirects: object[];
    before: object[];
    proxy: object;
  }

  const ABOUT = '^/about(?:/)?$';

  test('no path is, without any option', () => {
    const isOfNext = built();
    for (const path of ['/', '/about', '/_next/data/x/about.json', '/%']) expect(isOfNext(path)).toBe(false);
  });

  test.each<[string, Partial<Built>]>([
    ['a redirect', { redirects: [{ regex: ABOUT }] }],
    ['a rewrite', { before: [{ regex: ABOUT }] }],
    ['headers for some readers', { headers: [{ regex: ABOUT, has: [{ type: 'host', value: 'x' }] }] }],
    ['headers for all but some', { headers: [{ regex: ABOUT, missing: [{ type: 'cookie', key: 'x' }] }] }],
    ['proxy.ts', { proxy: { '/_middleware': { matchers: [{ regexp: ABOUT }] } } }],
  ])('where %s touches it, in whatever form it is asked for', (_, options) => {
    const isOfNext = built(options);
    const forms = ['/about', '/About', '/about/', '/%61bout', '/_next/data/x/about.json'];
    for (const path of forms) expect([path, isOfNext(path)]).toEqual([path, true]);
    expect(isOfNext('/blog/about')).toBe(false);
  });

  test('no path is whose headers are for all readers', () => {
    expect(built({ headers: [{ regex: ABOUT }] })('/about')).toBe(false);
  });

  test('where proxy.ts is of a form that is not known', () => {
    expect(built({ proxy: { '/_middleware': {} } })('/anything')).toBe(true);
  });

  test('below basePath, where a redirect touches it', () => {
    const isOfNext = built({ basePath: '/notes', redirects: [{ regex: '^/notes(?:/)?$' }] });
    expect(isOfNext('/notes')).toBe(true);
    expect(isOfNext('/notes/_next/data/x/index.json')).toBe(true);
    expect(isOfNext('/notes/archive')).toBe(false);
  });
});
