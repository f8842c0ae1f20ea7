// Standing pages: at an address of their own, in the sitemap, in no list, and published like posts.
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomes, readPage, readUntil, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';
import { type Server, startServer, writePost } from '../support/site';

const LISTS = ['/', '/archive', '/tags', '/feed.xml', '/atom.xml', '/feed.json'];

const sitemapOf = async (server: Server) => (await readPage(server, '/sitemap/newest.xml')).text;

describe('of Markdown files', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer({ built: 'markdown' }, { REVALIDATE_SECONDS: 'false' });
  });

  afterAll(() => server.stop());

  const file = (name: string) => join(server.dir, 'content/pages', name);
  const write = (name: string, text: string, fields = 'title: Colophon') =>
    writeFile(file(name), `---\n${fields}\n---\n${text}\n`);
  const isNow = (path: string, text: string) => readUntil(server, path, (page) => page.text.includes(text));
  const isNotFound = (path: string) => readUntil(server, path, ({ status }) => status === 404);

  test('one that was built is a hit, and has neither date nor neighbours', async () => {
    const page = await readPage(server, '/about');
    expect([page.status, page.headers['x-nextjs-cache']]).toEqual([200, 'HIT']);
    expect(page.text).not.toMatch(/class="byline"|<time|article:published_time|class="around/);
    expect(page.text).toContain('property="og:type" content="website"');
  });

  test('a file that is added is published, to its address and to the sitemap, and to no list', async () => {
    expect((await readPage(server, '/colophon')).status).toBe(404);
    const lists = await Promise.all(LISTS.map(async (path) => (await readPage(server, path)).text));
    await write('colophon.md', 'Set in type, version 1.');
    await isNow('/colophon', 'Set in type, version 1.');
    expect(await sitemapOf(server)).toContain('/colophon</loc>');
    for (const [index, path] of LISTS.entries()) {
      expect([path, (await readPage(server, path)).text === lists[index]]).toEqual([path, true]);
    }
  });

  test('a file that is saved is published', async () => {
    await write('colophon.md', 'Set in type, version 2.');
    await isNow('/colophon', 'Set in type, version 2.');
  });

  test('a file that is renamed is at its new address, to which the old one leads', async () => {
    await rename(file('colophon.md'), file('활자.md'));
    const path = `/${encodeURIComponent('활자')}`;
    await isNow(path, 'Set in type, version 2.');
    await readUntil(
      server,
      '/colophon',
      ({ status, headers }) => status === 308 && headers.location === path,
    );
  });

  test('a file that is deleted is gone, from the sitemap too', async () => {
    await rm(file('활자.md'));
    await isNotFound(`/${encodeURIComponent('활자')}`);
    await isNotFound('/colophon');
    expect(await sitemapOf(server)).not.toContain(encodeURIComponent('활자'));
  });

  test('a call names one by its address, and a post of that name is another', async () => {
    await write('twin.md', 'Text of the page.', 'title: The page');
    await writePost(server.dir, 'twin.md', 'title: The post', 'Text of the post.');
    expect(outcomes(await revalidate(server, { id: '/twin' }))).toMatchObject({ '/twin': 'updated' });
    expect(outcomes(await revalidate(server, { id: 'twin' }))).toMatchObject({ '/blog/twin': 'updated' });
    expect((await readPage(server, '/twin')).text).toContain('Text of the page.');
    expect((await readPage(server, '/blog/twin')).text).toContain('Text of the post.');
    expect((await readPage(server, '/blog/%2Ftwin')).status).toBe(404);
    await rm(file('twin.md'));
    expect(outcomes(await revalidate(server, { paths: ['/twin'] }))).toEqual({ '/twin': 'gone' });
    expect((await readPage(server, '/blog/twin')).status).toBe(200);
  });

  test('one that is broken keeps its last good page, and heals', async () => {
    await write('fine.md', 'Good text.');
    expect((await revalidate(server, { id: '/fine' })).status).toBe(200);
    await write('fine.md', 'Bad text.', 'title: Fine\npublishedAt: 31 February');
    const failed = await revalidate(server, { id: '/fine' });
    expect(failed.status).toBe(500);
    expect(failed.body.results[0].reason).toMatch(/content\/pages\/fine\.md.* publishedAt: not a date/);
    expect((await readPage(server, '/fine')).text).toContain('Good text.');
    await write('fine.md', 'Mended text.');
    expect((await revalidate(server, { id: '/fine' })).status).toBe(200);
    expect((await readPage(server, '/fine')).text).toContain('Mended text.');
  });

  test('one at an address of the site’s own is an error that names its file, and the site stays as it is', async () => {
    await write('archive.md', 'No archive.');
    await server.logged('from content/pages/archive.md does not fit. id: the site has its own page');
    const { text } = await readPage(server, '/archive');
    expect(text).not.toContain('No archive.');
    const call = await revalidate(server, { id: '/archive' });
    expect([call.status, call.body.message]).toEqual([
      400,
      expect.stringContaining('its own page at /archive'),
    ]);
    await rm(file('archive.md'));
  });

  test('a draft is not shown, and a picture beside the file is', async () => {
    await mkdir(file('team'));
    await writeFile(file('team/map.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>');
    await write('team/index.md', '![Map](./map.svg)', 'title: Team');
    await write('secret.md', 'Not yet.', 'title: Secret\ndraft: true');
    await isNow('/team', 'src="/images/pages/team/map.svg"');
    expect((await readPage(server, '/images/pages/team/map.svg')).status).toBe(200);
    expect((await readPage(server, '/secret')).status).toBe(404);
  });

  test('a link to one leads to where it is now', async () => {
    await write('first.md', 'First.', 'title: First page');
    await writePost(server.dir, 'linking.md', 'title: Linking', '[one](/first) [[First page]]');
    await isNow('/blog/linking', 'href="/first">First page</a>');
    await rename(file('first.md'), file('last.md'));
    await isNow('/blog/linking', 'href="/last">First page</a>');
    expect((await readPage(server, '/blog/linking')).text).toContain('href="/last">one</a>');
  });
});

describe('of a REST API, where an id says so that begins with a slash', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite(
      { REVALIDATE_SECONDS: 'false', FIRST_VISITS_PER_SECOND: '1' },
      { posts: [{ id: '/about', title: 'About', content: 'Who we are.' }] },
    );
    await site.server.logged('"event":"catalogue"');
  });

  afterAll(() => site.stop());

  test('is made by one request, and read for none', async () => {
    expect((await readPage(site.server, '/about')).text).toContain('Who we are.');
    site.source.requests = [];
    for (let each = 0; each < 5; each++) expect((await readPage(site.server, '/about')).status).toBe(200);
    for (let each = 0; each < 20; each++) expect((await readPage(site.server, `/${each}`)).status).toBe(404);
    expect(site.source.requests).toEqual([]);
  });

  test('a post that is made a page leads there', async () => {
    const { server, source } = site;
    const post = { documentId: '7', title: 'Contact', content: 'Write to us.' };
    source.put({ ...post, id: 'contact' });
    await revalidate(server, { id: 'contact' });
    source.posts.delete('contact');
    source.put({ ...post, id: '/contact' });
    const call = await revalidate(server, { id: '/contact', previousId: 'contact' });
    expect(outcomes(call)).toMatchObject({ '/contact': 'updated', '/blog/contact': 'updated' });
    expect((await readPage(server, '/blog/contact')).headers.location).toBe('/contact');
    expect((await readPage(server, '/')).text).not.toContain('Contact');
  });

  test('is there after a restart with the source down, and gone stays gone', async () => {
    const { server, source } = site;
    source.posts.delete('/contact');
    await revalidate(server, { id: '/contact', removed: true });
    source.fault = '500';
    await site.restart();
    expect((await readPage(site.server, '/about')).text).toContain('Who we are.');
    expect((await readPage(site.server, '/contact')).status).toBe(404);
    source.fault = null;
  });
});
