// Addresses that posts had elsewhere lead to them, and unknown ones nowhere; neither costs the source anything.
import { outcomes, readPage, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite(
    { REVALIDATE_SECONDS: 'false', FIRST_VISITS_PER_SECOND: '1' },
    {
      posts: [
        {
          id: 'kettle',
          title: 'Kettle',
          content: 'Text of kettle.',
          aliases: ['/2021/03/kettle.html', '/archives/123/', '/tags/kitchen', '/blog/hello', '/feed.xml'],
          formerIds: ['pot'],
        },
      ],
    },
  );
  await site.server.logged('post":"kettle"');
});

afterAll(() => site.stop());

async function leadsTo(path: string): Promise<string | number> {
  const { status, headers } = await readPage(site.server, path);
  return status === 308 ? String(headers.location) : status;
}

test('old addresses lead to the post for good, and cost no request to the source', async () => {
  site.source.requests = [];
  for (const path of ['/2021/03/kettle.html', '/archives/123', '/tags/kitchen', '/archives/123?p=1']) {
    expect([path, await leadsTo(path)]).toEqual([path, '/blog/kettle']);
  }
  expect(site.source.requests).toEqual([]);
  expect(await leadsTo('/blog/pot')).toBe('/blog/kettle');
});

test('what the site has at an address wins, and the author is told', async () => {
  expect(await leadsTo('/blog/hello')).toBe(200);
  expect((await readPage(site.server, '/feed.xml')).text).toContain('<rss');
  expect(site.server.log()).toMatch(/"old address".*\/blog\/hello/);
  expect(site.server.log()).toMatch(/"old address".*\/feed\.xml/);
});

test('more unknown addresses than first visits are allowed are 404s without a request', async () => {
  site.source.requests = [];
  for (let each = 0; each < 20; each++) expect(await leadsTo(`/wp-content/${each}.php`)).toBe(404);
  for (const path of [
    '/archive/x',
    '/tags/news/x',
    '/blog/a/b',
    '/api/nothing',
    '/a%2f..%2fb',
    '/%5B...path%5D',
  ]) {
    expect([path, await leadsTo(path)]).toEqual([path, 404]);
  }
  expect(site.source.requests).toEqual([]);
});

test('usual addresses lead to what they mean, unless a post had them or a page is there', async () => {
  const { server, source } = site;
  source.requests = [];
  for (const [path, to] of [
    ['/rss', '/feed.xml'],
    ['/feed', '/feed.xml'],
    ['/index.xml', '/feed.xml'],
    ['/feed/atom', '/atom.xml'],
    ['/blog', '/archive'],
    ['/posts', '/archive'],
    ['/categories', '/tags'],
    ['/sitemap_index.xml', '/sitemap.xml'],
    ['/index.html', '/'],
  ] as const) {
    expect([path, await leadsTo(path)]).toEqual([path, to]);
  }
  expect(source.requests).toEqual([]);
  source.put({ id: 'pan', title: 'Pan', content: 'Text of pan.', aliases: ['/posts'] });
  source.put({ id: '/feeds', title: 'Our feeds', content: 'Which there are.' });
  await revalidate(server, { id: 'pan' });
  await revalidate(server, { id: '/feeds' });
  expect([await leadsTo('/posts'), await leadsTo('/feeds')]).toEqual(['/blog/pan', 200]);
  source.posts.delete('pan');
  source.posts.delete('/feeds');
  await revalidate(server, { id: 'pan' });
  await revalidate(server, { id: '/feeds' });
  expect([await leadsTo('/posts'), await leadsTo('/feeds')]).toEqual(['/archive', '/feed.xml']);
});

test('a publish that adds or takes away an old address makes it right at once', async () => {
  const { server, source } = site;
  expect(await leadsTo('/old/pan')).toBe(404);
  const pan = { id: 'pan', title: 'Pan', content: 'Text of pan.' };
  source.put({ ...pan, aliases: ['/old/pan'] });
  expect(outcomes(await revalidate(server, { id: 'pan' }))).toMatchObject({ '/old/pan': 'updated' });
  expect(await leadsTo('/old/pan')).toBe('/blog/pan');

  source.put({ ...pan, aliases: ['/old/saucepan'] });
  expect(outcomes(await revalidate(server, { id: 'pan' }))).toMatchObject({
    '/old/pan': 'gone',
    '/old/saucepan': 'updated',
  });
  expect([await leadsTo('/old/pan'), await leadsTo('/old/saucepan')]).toEqual([404, '/blog/pan']);

  source.posts.delete('pan');
  await revalidate(server, { id: 'pan' });
  expect(await leadsTo('/old/saucepan')).toBe(404);
});

test('a post that comes to an old address of another has it, and gives it back when it goes', async () => {
  const { server, source } = site;
  source.put({ id: 'pot', title: 'Pot', content: 'Text of pot.' });
  await revalidate(server, { id: 'pot' });
  expect(await leadsTo('/blog/pot')).toBe(200);
  source.posts.delete('pot');
  await revalidate(server, { id: 'pot' });
  expect(await leadsTo('/blog/pot')).toBe('/blog/kettle');
});

test.each(['NFC', 'NFD'] as const)(
  'a post whose id the source keeps as %s is found by both forms',
  async (form) => {
    const { server, source } = site;
    const [kept, other] = [form, form === 'NFC' ? 'NFD' : 'NFC'].map((each) =>
      `${form}-차림표`.normalize(each),
    );
    expect(await leadsTo(`/blog/${encodeURIComponent(other ?? '')}`)).toBe(404);
    source.put({ id: kept ?? '', title: 'Menu', content: 'Text.' });
    await revalidate(server, { id: kept });
    source.requests = [];
    expect(await leadsTo(`/blog/${encodeURIComponent(kept ?? '')}`)).toBe(200);
    expect(await leadsTo(`/blog/${encodeURIComponent(other ?? '')}`)).toBe(
      `/blog/${encodeURIComponent(kept ?? '')}`,
    );
    expect(source.requests).toEqual([]);
  },
);

test('a link to an old address leads to the post itself, also once that has moved', async () => {
  const { server, source } = site;
  const target = { id: 'lid', documentId: '7', title: 'Lid', content: 'Text of lid.', aliases: ['/old/lid'] };
  source.put(target);
  source.put({ id: 'reader', title: 'Reader', content: '[lid](/old/lid) [[Lid]]' });
  await revalidate(server, { id: 'lid' });
  await revalidate(server, { id: 'reader' });
  const links = async () => {
    const [, text = ''] = (await readPage(server, '/blog/reader')).text.split('class="prose"');
    return text.split('</article>')[0]?.match(/<a href="[^"]*">lid<\/a>/gi);
  };
  expect(await links()).toEqual(['<a href="/blog/lid">lid</a>', '<a href="/blog/lid">Lid</a>']);
  source.posts.delete('lid');
  source.put({ ...target, id: 'cover' });
  await revalidate(server, { id: 'cover', previousId: 'lid' });
  expect(await links()).toEqual(['<a href="/blog/cover">lid</a>', '<a href="/blog/cover">Lid</a>']);
});

test('after a restart, with the source down, old addresses lead on', async () => {
  site.source.fault = '500';
  await site.restart();
  expect([await leadsTo('/2021/03/kettle.html'), await leadsTo('/nowhere')]).toEqual(['/blog/kettle', 404]);
  site.source.fault = null;
});
