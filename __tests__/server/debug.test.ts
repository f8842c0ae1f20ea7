// Seeing what happens: DEBUG_SOURCE for the source, NEXT_PRIVATE_DEBUG_CACHE for Next's cache.
import { readPage, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

const TOKEN = 'token-of-the-content-api';

interface Line {
  event: string;
  address: string;
  status: number;
  ms: number;
}

let site: RestSite;

afterEach(() => site.stop());

const sourceLines = (): Line[] =>
  site.server
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.includes('"source request"'))
    .map((line) => JSON.parse(line));

test('DEBUG_SOURCE=1 logs each request to the source, without its token', async () => {
  site = await startRestSite({ DEBUG_SOURCE: '1', CONTENT_API_TOKEN: TOKEN, CONTENT_TIMEOUT_MS: '3000' });
  const { server, source } = site;
  const line = (id: string, status: number) =>
    expect.objectContaining({ address: `${source.url}/${id}`, status, ms: expect.any(Number) });

  await revalidate(server, { paths: ['/blog/hello', '/blog/absent'] });
  expect(source.authorization).toBe(`Bearer ${TOKEN}`);
  expect(source.requests).toEqual(expect.arrayContaining(['/posts/absent', '/posts/hello']));
  expect(sourceLines()).toEqual(expect.arrayContaining([line('hello', 200), line('absent', 404)]));

  source.fault = 'hang';
  await revalidate(server, { paths: ['/blog/hello'] });
  expect(sourceLines()).toContainEqual(line('hello', 0));
  expect(server.log()).not.toContain(TOKEN);
});

test('a user and a key in the address of the source are used, and told to nobody', async () => {
  site = await startRestSite(
    { DEBUG_SOURCE: '1' },
    { user: 'reader:password-of-the-api', query: 'api_key=key-of-the-api' },
  );
  const { server, source } = site;
  const good = await revalidate(server, { paths: ['/blog/hello'] });
  expect(good.status).toBe(200);
  expect(source.requests).toContain('/posts/hello?api_key=key-of-the-api');
  expect(source.authorization).toBe(`Basic ${btoa('reader:password-of-the-api')}`);

  source.fault = '500';
  const bad = await revalidate(server, { id: 'hello' });
  source.fault = 'drop';
  const worse = await revalidate(server, { id: 'hello' });
  expect(sourceLines().length).toBeGreaterThan(0);
  const told = server.log() + JSON.stringify([bad.body, worse.body]);
  for (const secret of ['password-of-the-api', 'key-of-the-api']) expect(told).not.toContain(secret);
});

test('without DEBUG_SOURCE no request is logged', async () => {
  site = await startRestSite();
  await revalidate(site.server, { id: 'hello' });
  expect(sourceLines()).toEqual([]);
});

test('a publish is one line in the log, with its outcome', async () => {
  site = await startRestSite();
  await revalidate(site.server, { paths: ['/blog/hello', '/'] });
  const lines = site.server
    .log()
    .split('\n')
    .filter((line) => line.includes('"event":"publish"'));
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'info', status: 200, paths: ['/blog/hello updated', '/ updated'] }),
  ]);
});

test('NEXT_PRIVATE_DEBUG_CACHE=1 shows hits, misses and writes, of pages and of documents', async () => {
  site = await startRestSite({ NEXT_PRIVATE_DEBUG_CACHE: '1' });
  for (const path of ['/blog/absent', '/feed.xml']) {
    for (let reader = 0; reader < 2; reader++) await readPage(site.server, path);
    for (const event of ['miss', 'set', 'hit'])
      await site.server.logged(`"event":"cache ${event}","path":"${path}"`);
  }
});
