// Addresses of a site whose next.config.js has basePath or trailingSlash: both come with the build.

const LOADED = new Map<string, ReturnType<typeof load>>();

/** The modules as such a build has them; `SITE_URL`, too, is read once. */
function built({ basePath = '', trailingSlash = false }: { basePath?: string; trailingSlash?: boolean }) {
  process.env.BLOG_BASE_PATH = basePath;
  process.env.BLOG_TRAILING_SLASH = String(trailingSlash);
  const key = [basePath, trailingSlash, process.env.SITE_URL].join();
  const loaded = LOADED.get(key) ?? load();
  LOADED.set(key, loaded);
  return loaded;
}

async function load() {
  jest.resetModules();
  const { absoluteUrl } = await import('../../lib/rendering/site/site-url');
  return {
    ...(await import('../../lib/paths')),
    ...(await import('../../lib/paths/base-path')),
    absoluteUrl,
  };
}

afterEach(() => {
  for (const name of ['BLOG_BASE_PATH', 'BLOG_TRAILING_SLASH', 'SITE_URL']) delete process.env[name];
});

test.each([
  ['/', '/notes/', '/notes', '/'],
  ['/blog/hello', '/notes/blog/hello/', '/notes/blog/hello', '/blog/hello/'],
  ['/blog/한 글', '/notes/blog/%ED%95%9C%20%EA%B8%80/', '/notes/blog/%ED%95%9C%20%EA%B8%80', undefined],
  ['/blog/1.5', '/notes/blog/1.5', '/notes/blog/1.5', '/blog/1.5'],
  ['/blog/etc.', '/notes/blog/etc./', '/notes/blog/etc.', '/blog/etc./'],
  ['/feed.xml', '/notes/feed.xml', '/notes/feed.xml', '/feed.xml'],
  ['/sitemap/newest.xml', '/notes/sitemap/newest.xml', '/notes/sitemap/newest.xml', '/sitemap/newest.xml'],
])(
  '%s has its address, with either option and with both, and it leads back',
  async (path, both, base, slash) => {
    for (const [options, wanted] of [
      [{ basePath: '/notes', trailingSlash: true }, both],
      [{ basePath: '/notes' }, base],
      [{ trailingSlash: true }, slash],
    ] as const) {
      const { address, pathAt } = await built(options);
      if (wanted !== undefined) expect(address(path)).toBe(wanted);
      expect(pathAt(address(path))).toBe(path);
      expect(pathAt(path)).toBe(path);
    }
  },
);

test('what an author links to has the slash too, before what follows the path', async () => {
  const { belowBase } = await built({ basePath: '/notes', trailingSlash: true });
  expect(belowBase('/blog/hello#end')).toBe('/notes/blog/hello/#end');
  expect(belowBase('/blog/hello/?a=b')).toBe('/notes/blog/hello/?a=b');
  expect(belowBase('/images/cover.svg')).toBe('/notes/images/cover.svg');
  expect(belowBase('/')).toBe('/notes/');
});

test('where a path could be either, it is the one in a browser’s address', async () => {
  const { pathAt } = await built({ basePath: '/blog' });
  expect(pathAt('/blog/archive')).toBe('/archive');
  expect(pathAt('/blog/blog/archive')).toBe('/blog/archive');
  expect(pathAt('/blog/hello')).toBe('/blog/hello');
});

test('SITE_URL may end in basePath or leave it out', async () => {
  for (const url of [
    'https://a.example',
    'https://a.example/',
    'https://a.example/notes',
    'https://a.example/notes/',
  ]) {
    process.env.SITE_URL = url;
    const { absoluteUrl } = await built({ basePath: '/notes' });
    expect(absoluteUrl('/blog/hello')).toBe('https://a.example/notes/blog/hello');
    expect(absoluteUrl('/')).toBe('https://a.example/notes');
  }
});

test('links and pictures in a post lead below basePath; other hosts’ and code stay as they are', async () => {
  process.env.BLOG_BASE_PATH = '/notes';
  await load();
  const { toHtml } = await import('../../lib/content/text/html');
  const content = [
    '[a](/blog/hello) ![b](/images/b.svg) [c](//cdn.example/c) [d](https://d.example/) [e](#e) [f](f)',
    '[g](/notes/blog/hello) [h](/notesbook) `<a href="/code">`',
  ].join('\n\n');
  const html = await toHtml({ content, format: 'markdown' });
  const found = [...html.matchAll(/<\w+ (?:href|src)="([^"]*)"/g)].map(([, url]) => url);
  expect(found).toEqual([
    '/notes/blog/hello',
    '/notes/images/b.svg',
    '//cdn.example/c',
    'https://d.example/',
    'f',
    '/notes/blog/hello',
    '/notes/notesbook',
  ]);
  expect(html).toContain('href="/code"');
});

test('without the options addresses are the paths, and what ends in a slash is none', async () => {
  const { address, addressAt, pathAt } = await built({});
  expect(address('/blog/hello')).toBe('/blog/hello');
  expect(addressAt(pathAt('/blog/hello/'))).toBeNull();
  for (const none of ['', '//']) expect(addressAt(pathAt(none))).toBeNull();
});
