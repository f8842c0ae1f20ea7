// Previews: an author sees a post as it was last saved, and nobody else sees anything of it.
import request, { type Response } from 'supertest';
import { previewSignature } from '../../lib/preview/visitor';
import { outcomes, readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { SECRET, type Server, startServer, writePost } from '../support/site';

const NEVER_KEPT = /private.*no-store/;

const ask = (server: Server, query: Record<string, string>): Promise<Response> =>
  readPage(server, `/api/preview?${new URLSearchParams(query)}`)
    .redirects(0)
    .then((answer) => answer);

async function cookieFor(server: Server, id: string): Promise<string> {
  const answer = await ask(server, { secret: SECRET, id });
  expect(answer.status).toBe(307);
  const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat();
  expect(cookie).toMatch(/^__prerender_bypass=.+; Path=\/;.*HttpOnly/);
  return cookie.split(';')[0] ?? '';
}

const read = (server: Server, path: string, cookie: string) => readPage(server, path).set('cookie', cookie);

describe('on a REST source', () => {
  let site: RestSite;
  let server: Server;

  beforeAll(async () => {
    site = await startRestSite();
    server = site.server;
    site.source.put({
      id: 'a-draft',
      title: 'A draft',
      content: 'Unfinished text.',
      draft: true,
      updatedAt: '2026-11-05T10:00:00Z',
    });
    site.source.put({
      id: 'later',
      title: 'Scheduled',
      content: 'Text of later.',
      publishedAt: '2101-01-01T00:00:00Z',
    });
  });

  afterAll(() => site.stop());

  test('a wrong secret opens nothing, and the source is not asked', async () => {
    site.source.requests = [];
    const expires = String(Math.floor(Date.now() / 1000) + 60);
    const signed = { expires, signature: previewSignature('wrong', 'a-draft', expires) };
    const wrong: Record<string, string>[] = [{}, { secret: 'wrong' }, signed];
    for (const query of wrong) {
      const answer = await ask(server, { id: 'a-draft', ...query });
      expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect(site.source.requests).toEqual([]);
  });

  test('a signed address needs no secret', async () => {
    const expires = String(Math.floor(Date.now() / 1000) + 60);
    const signature = previewSignature(SECRET, 'a-draft', expires);
    const answer = await ask(server, { id: 'a-draft', expires, signature });
    expect([answer.status, answer.headers.location]).toEqual([307, '/blog/a-draft']);
  });

  test('a post that is not there has no preview', async () => {
    const answer = await ask(server, { secret: SECRET, id: 'nothing' });
    expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined]);
    expect((await ask(server, { secret: SECRET })).status).toBe(400);
    expect((await request(server.url).post(`/api/preview?secret=${SECRET}&id=hello`)).status).toBe(405);
  });

  test('whatever the id is, it leads to a post or a standing page of this site', async () => {
    const odd = [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '..',
      '../..',
      '.',
      '\r\nLocation: x',
      '\\evil',
      '?',
      '#',
      '%2e%2e',
      '@evil.example',
    ];
    for (const id of odd) {
      site.source.put({ id, title: 'Odd' });
      const { status, headers } = await ask(server, { secret: SECRET, id });
      if (status === 307) {
        const to = new URL(headers.location ?? '', 'http://site');
        expect([to.host, /^\/(blog\/)?[^/]+$/.test(to.pathname)]).toEqual(['site', true]);
      } else {
        expect([400, 503]).toContain(status);
      }
      site.source.posts.delete(id);
    }
  });

  test.each([
    ['a-draft', 'Unfinished text.'],
    ['later', 'Text of later.'],
  ])('%s is shown to its author, with a banner, and kept nowhere', async (id, text) => {
    const cookie = await cookieFor(server, id);
    for (let visit = 0; visit < 2; visit++) {
      const page = await read(server, `/blog/${id}`, cookie);
      expect(page.status).toBe(200);
      expect(page.text).toContain(text);
      expect(page.text).toContain('action="/api/preview/exit"');
      expect(page.text).toContain('<meta name="robots" content="noindex"');
      expect(page.headers['cache-control']).toMatch(NEVER_KEPT);
      expect((await readPage(server, `/blog/${id}`)).status).toBe(404);
    }
  });

  test('an author sees what was saved and not published; readers see what was published', async () => {
    const cookie = await cookieFor(server, 'hello');
    expect((await readPage(server, '/blog/hello')).text).toContain('version 1.');
    site.source.put({ ...HELLO, content: 'Text of hello, version 2.', updatedAt: '2026-11-06T10:00:00Z' });
    const page = await read(server, '/blog/hello', cookie);
    expect(page.text).toContain('version 2.');
    expect(page.text).toContain('dateTime="2026-11-06T10:00:00.000Z"');
    const [, build = ''] = /"buildId":"([^"]+)"/.exec(page.text) ?? [];
    const data = await read(server, `/_next/data/${build}/blog/hello.json`, cookie);
    expect(data.body.pageProps).toMatchObject({ draft: { isPreview: true } });
    expect(data.headers['cache-control']).toMatch(NEVER_KEPT);
    for (const path of ['/blog/hello', `/_next/data/${build}/blog/hello.json`]) {
      const readers = await readPage(server, path);
      expect(readers.text).toContain('version 1.');
      expect(readers.headers['x-nextjs-cache']).toBe('HIT');
    }
  });

  test('a 404 of draft mode is kept by no cache', async () => {
    const cookie = await cookieFor(server, 'hello');
    const page = await read(server, '/blog/not-there', cookie);
    expect(page.status).toBe(404);
    expect(page.headers['cache-control']).toMatch(NEVER_KEPT);
    expect(page.headers['cdn-cache-control']).toBeUndefined();
  });

  test('pages that are no posts are those of readers, from the cache', async () => {
    const cookie = await cookieFor(server, 'hello');
    for (const path of ['/', '/archive', '/feed.xml']) {
      const [withIt, without] = [await read(server, path, cookie), await readPage(server, path)];
      expect(withIt.text).toBe(without.text);
      expect(withIt.headers['cache-control']).toBe(without.headers['cache-control']);
      expect(withIt.headers['x-nextjs-cache']).toBe(without.headers['x-nextjs-cache']);
    }
  });

  test('a call to the webhook with the cookie makes the pages of readers', async () => {
    const cookie = await cookieFor(server, 'a-draft');
    site.source.put({ ...HELLO, content: 'Text of hello, version 3.' });
    const call = await revalidate(server, { id: 'hello' }).set('cookie', cookie);
    expect(outcomes(call)).toMatchObject({ '/blog/hello': 'updated' });
    const hidden = await revalidate(server, { id: 'a-draft' }).set('cookie', cookie);
    expect(outcomes(hidden)).toMatchObject({ '/blog/a-draft': 'gone' });
    expect((await readPage(server, '/blog/a-draft')).status).toBe(404);
    const page = await readPage(server, '/blog/hello');
    expect(page.text).toContain('version 3.');
    expect(page.text).not.toContain('/api/preview/exit');
  });

  test("the cookie's value makes no page again", async () => {
    const cookie = await cookieFor(server, 'hello');
    const before = await readPage(server, '/blog/second');
    site.source.put({ id: 'second', title: 'Second', content: 'Text of second, changed.' });
    const [, value = ''] = cookie.split('=');
    const page = await readPage(server, '/blog/second').set('x-prerender-revalidate', value);
    expect(page.headers['x-nextjs-cache']).toBe('HIT');
    expect(page.text).toBe(before.text);
  });

  test('what a stranger sets as the cookie shows nothing', async () => {
    for (const cookie of [
      '__prerender_bypass=1',
      '__prerender_bypass=',
      '__next_preview_data=x',
      '__prerender_bypass=a; __next_preview_data=b',
    ]) {
      expect((await read(server, '/blog/a-draft', cookie)).status).toBe(404);
    }
  });

  test('the end of a preview takes the cookie, and leads to the post where there is one', async () => {
    const leave = (id: string) =>
      request(server.url).post('/api/preview/exit').type('form').send({ id }).redirects(0);
    for (const [id, to] of [
      ['hello', '/blog/hello'],
      ['a-draft', '/'],
      ['/not-there', '/'],
      ['//evil.example', '/'],
      ['', '/'],
    ] as const) {
      const { status, headers } = await leave(id);
      expect([id, status, headers.location]).toEqual([id, 303, to]);
      expect(String(headers['set-cookie'])).toMatch(/__prerender_bypass=;.*Expires=Thu, 01 Jan 1970/);
    }
    expect((await readPage(server, '/api/preview/exit')).status).toBe(405);
  });

  test('a source that fails is no "not found", and its draft no page', async () => {
    const cookie = await cookieFor(server, 'a-draft');
    site.source.fault = '500';
    expect((await ask(server, { secret: SECRET, id: 'a-draft' })).status).toBe(503);
    expect((await read(server, '/blog/a-draft', cookie)).status).toBe(500);
    site.source.fault = null;
    expect((await read(server, '/blog/a-draft', cookie)).status).toBe(200);
  });
});

test('on the Markdown source', async () => {
  const server = await startServer({ built: 'markdown' }, {});
  try {
    await writePost(server.dir, 'a-draft.md', 'title: A draft\ndraft: true', 'Unfinished text.');
    await writePost(server.dir, '../pages/hidden.md', 'title: A page\ndraft: true', 'An unfinished page.');
    await writePost(server.dir, 'later.md', 'title: Later\npublishedAt: 2101-01-01', 'Text of later.');
    for (const [id, path, text] of [
      ['a-draft', '/blog/a-draft', 'Unfinished text.'],
      ['later', '/blog/later', 'Text of later.'],
      ['/hidden', '/hidden', 'An unfinished page.'],
    ] as const) {
      const cookie = await cookieFor(server, id);
      const page = await read(server, path, cookie);
      expect(page.text).toContain(text);
      expect(page.text).toContain('action="/api/preview/exit"');
      expect(page.headers['cache-control']).toMatch(NEVER_KEPT);
      expect((await readPage(server, path)).status).toBe(404);
    }
    const cookie = await cookieFor(server, '/about');
    const [, build = ''] = /"buildId":"([^"]+)"/.exec((await read(server, '/about', cookie)).text) ?? [];
    const data = await read(server, `/_next/data/${build}/about.json`, cookie);
    expect(data.body.pageProps).toMatchObject({ draft: { isPreview: true } });
    const nowhere = await read(server, '/nowhere', cookie);
    expect([nowhere.status, nowhere.headers['cache-control']]).toEqual([
      404,
      expect.stringMatching(NEVER_KEPT),
    ]);
  } finally {
    await server.stop();
  }
});
