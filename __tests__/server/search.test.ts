// Search, as readers without scripts and scripts themselves get it: it knows what the site knows, on every server, and
// costs the source nothing.
import request from 'supertest';
import { eventually, published, readPage } from '../support/http';
import { HELLO } from '../support/posts';
import { readShared, type SharedSite, startSharedSite } from '../support/shared-site';
import { copyOfBuilt, type Server, startServer, writePost } from '../support/site';

interface Found {
  ids: string[];
  total: number;
  isFilling: boolean;
}

async function search(server: Server, question: string): Promise<Found> {
  const { status, body } = await readShared(server, `/api/search?q=${encodeURIComponent(question)}`);
  expect(status).toBe(200);
  const hits: { id: string }[] = body.hits;
  return { ids: hits.map(({ id }) => id), total: body.total, isFilling: body.isFilling };
}

const idsFor = async (server: Server, question: string) => (await search(server, question)).ids;

/** A text may come a moment after the title. */
const textFound = (server: Server, question: string, ids: string[]) =>
  eventually(`${question} on ${server.url}`, async () =>
    expect.arrayContaining(ids).asymmetricMatch(await idsFor(server, question)),
  );

describe('on two servers that share a Redis', () => {
  let site: SharedSite;
  let a: Server;
  let b: Server;

  beforeAll(async () => {
    site = await startSharedSite(2);
    [a, b] = site.servers as [Server, Server];
  });

  afterAll(() => site.stop());

  test('a reader without scripts finds posts, marked, on a page that nobody keeps or indexes', async () => {
    await textFound(a, 'version', ['hello']);
    const page = await readPage(a, '/search?q=hello');
    expect(page.status).toBe(200);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('<meta name="robots" content="noindex"');
    expect(page.text).toMatch(/<a [^>]*href="\/blog\/hello"[^>]*><mark[^>]*>Hello<\/mark><\/a>/);
    expect(page.text).toMatch(/<input [^>]*name="q"[^>]*value="hello"/);
    expect((await readPage(a, '/search')).text).not.toContain('<mark');
  });

  test('posts are found by their texts, which are read from their pages, in Korean by parts of words', async () => {
    await textFound(a, 'text', ['hello', 'second']);
    expect(await idsFor(a, '본문')).toEqual(['한글']);
    expect(await idsFor(a, '글')).toEqual(['한글']);
    expect(await idsFor(a, 'verzion')).toEqual(['hello']);
  });

  test('searches cost the source nothing', async () => {
    site.source.requests = [];
    for (let n = 0; n < 100; n++) await Promise.all([search(a, `hello ${n % 7}`), search(b, `w${n}`)]);
    expect(site.source.requests).toEqual([]);
  });

  test('what A publishes B finds, and what is removed it finds no more', async () => {
    expect(await idsFor(b, 'pangolin')).toEqual([]);
    site.source.put({ id: 'new', title: 'A pangolin', content: 'It sleeps in burrows.' });
    await published(a, { id: 'new' });
    expect(await idsFor(b, 'pangolin')).toEqual(['new']);
    await textFound(b, 'burrows', ['new']);

    site.source.put({ id: 'new', title: 'An aardvark', content: 'It sleeps in burrows.' });
    await published(a, { id: 'new' });
    expect([await idsFor(b, 'pangolin'), await idsFor(b, 'aardvark')]).toEqual([[], ['new']]);

    site.source.posts.delete('new');
    await published(a, { id: 'new' });
    for (const server of [a, b]) expect(await idsFor(server, 'aardvark')).toEqual([]);
    expect((await readPage(b, '/search?q=aardvark')).text).not.toContain('/blog/new');
  });

  test('where only the text has what was asked for, the words around it are shown', async () => {
    const content = `${'Far above. '.repeat(100)}Below, a lantern glows. ${'Further on. '.repeat(100)}`;
    site.source.put({ id: 'deep', title: 'Deep', excerpt: 'In short.', content });
    await published(a, { id: 'deep' });
    await textFound(a, 'lantern', ['deep']);
    const { body } = await readPage(a, '/api/search?q=lantern');
    expect(body.hits[0].excerpt.join('|')).toMatch(/Below, a \|lantern\| glows/);
    expect(body.hits[0].excerpt.join('').length).toBeLessThan(400);
  });

  test('drafts and scheduled posts are not found, nor a post that becomes a draft', async () => {
    site.source.put({ ...HELLO, id: 'draft', title: 'Hidden wombat', draft: true });
    site.source.put({ ...HELLO, id: 'later', title: 'Hidden wombat', publishedAt: '2101-01-01T00:00:00Z' });
    site.source.put({ ...HELLO, id: 'back', title: 'Hidden wombat' });
    for (const id of ['draft', 'later', 'back']) await published(a, { id });
    expect(await idsFor(a, 'wombat')).toEqual(['back']);
    site.source.put({ ...HELLO, id: 'back', title: 'Hidden wombat', draft: true });
    await published(a, { id: 'back' });
    for (const server of [a, b]) expect(await search(server, 'wombat')).toMatchObject({ ids: [], total: 0 });
  });

  test('whatever is asked is answered', async () => {
    const odd = [
      '',
      '   ',
      '?',
      '*',
      '"',
      '\\',
      '<script>',
      '%',
      'é'.repeat(200),
      '한'.repeat(500),
      '__proto__',
    ];
    for (const question of odd) expect(await search(a, question)).toMatchObject({ total: 0 });
    const long = await search(a, `hello${' x'.repeat(2000)}`);
    expect(long.ids).toEqual([]);
    expect((await readPage(a, '/api/search')).body).toMatchObject({ question: '', hits: [] });
    expect((await readPage(a, '/api/search?q=hello&q=hello')).body).toMatchObject({ total: 1 });
    const page = await readPage(a, `/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(page.text).not.toContain('<script>alert');
    const posted = await request(a.url).post('/api/search').send({ q: 'hello' });
    expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  test('of a flood each is answered or told to come again', async () => {
    const flood = Array.from({ length: 150 }, (_, n) =>
      readPage(a, `/api/search?q=flood${n}`).then((answer) => answer),
    );
    const answers = await Promise.all([readPage(a, '/blog/hello'), ...flood]);
    for (const { status, headers } of answers) {
      expect([200, 503]).toContain(status);
      if (status === 503) expect(headers['retry-after']).toBe('2');
    }
    expect(await idsFor(a, 'hello')).toEqual(['hello']);
  });
});

test('of Markdown files the texts are found before anybody has read the posts', async () => {
  const dir = await copyOfBuilt('markdown');
  // More than have their pages made at once.
  for (let n = 0; n < 60; n++) {
    await writePost(
      dir,
      `unread-${n}.md`,
      `title: Unread ${n}\nexcerpt: In short.`,
      `Word${n}word, with a [link](/linkedpath${n}).`,
    );
  }
  const server = await startServer({ dir }, {});
  try {
    await textFound(server, 'word57word', ['unread-57']);
    expect(await idsFor(server, 'linkedpath57')).toEqual([]);
  } finally {
    await server.stop();
  }
});
