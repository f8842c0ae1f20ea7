// Feeds and sitemap as other programs read them: valid, complete, and whatever is in the posts escaped.
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { eventually, published, readPage } from '../support/http';
import { Hub } from '../support/hub';
import { type RestSite, startRestSite } from '../support/rest-site';
import { complaintsAbout, type Schema } from '../support/schema';

let site: RestSite;
const hub = new Hub();

const TITLE = 'Fish & <Chips> "quoted" \u0001 한글';
const ODD_ID = "it's & <odd> 한글";
const OLD = 60;

beforeAll(async () => {
  await hub.start();
  site = await startRestSite({ WEBSUB_HUB: hub.url });
  const { source } = site;
  source.put({
    id: 'odd',
    title: TITLE,
    content: 'A [link](/blog/hello), `code < 3` and ]]> an end.',
    publishedAt: '2026-11-10T09:00:00Z',
    updatedAt: '2026-11-11T10:00:00Z',
    tags: ['a&b'],
    author: 'Ann & Ben',
    lang: 'ko',
  });
  source.put({
    id: ODD_ID,
    title: 'Odd',
    publishedAt: '2026-11-09T09:00:00Z',
    cover: 'https://a.example/b.jpg',
  });
  source.put({ id: 'a-draft', title: 'A secret draft', draft: true });
  source.put({ id: 'dateless', title: 'Without a date' });
  // So many that the sitemap has chunks with numbers.
  for (let n = 1; n <= OLD; n++)
    source.put({ id: `old-${n}`, title: `Old ${n}`, publishedAt: new Date(n * 86_400_000).toISOString() });
  // What is listed is what the site knows.
  await published(site.server, { paths: ['/'] });
});

afterAll(async () => {
  await site.stop();
  await hub.stop();
});

const url = z.url({ protocol: /^https?$/ });

/** Reads a document that has to be as its schema says. */
async function valid(path: string, schema: Schema): Promise<string> {
  const { text, status } = await readPage(site.server, path);
  expect([path, status]).toEqual([path, 200]);
  expect([path, complaintsAbout(text, schema)]).toEqual([path, '']);
  expect(text).not.toContain('A secret draft');
  return text;
}

function parse(xml: string): unknown {
  const isArray = (name: string) => ['item', 'entry', 'url', 'sitemap'].includes(name);
  return new XMLParser({ ignoreAttributes: false, isArray }).parse(xml);
}

const isEachOnce = (list: string[]) => new Set(list).size === list.length;

test('the RSS feed is as RSS 2.0 says, with the full text', async () => {
  const item = z.looseObject({
    title: z.string(),
    link: url,
    guid: z.looseObject({ '#text': url }),
    'content:encoded': z.string(),
  });
  const rss = z.object({ rss: z.looseObject({ channel: z.looseObject({ item: z.array(item) }) }) });
  const { channel } = rss.parse(parse(await valid('/feed.xml', 'rss.rng'))).rss;
  const [first] = channel.item;
  expect(first).toMatchObject({ category: 'a&b', 'dc:creator': 'Ann & Ben' });
  expect(first?.title).toContain('Fish & <Chips> "quoted"');
  expect(first?.['content:encoded']).toContain('href="http://localhost:3000/blog/hello"');
  expect(isEachOnce(channel.item.map(({ guid }) => guid['#text']))).toBe(true);
});

test('the Atom feed is as RFC 4287 says, with the full text', async () => {
  const entry = z.looseObject({
    id: url,
    updated: z.string(),
    content: z.looseObject({ '@_type': z.literal('html'), '#text': z.string().optional() }),
  });
  const atom = z.object({ feed: z.looseObject({ entry: z.array(entry) }) });
  const text = await valid('/atom.xml', 'atom.rng');
  const { feed } = atom.parse(parse(text));
  expect(feed.entry[0]?.updated).toBe('2026-11-11T10:00:00.000Z');
  expect(feed.entry[0]?.content['#text']).toContain('href="http://localhost:3000/blog/hello"');
  expect(isEachOnce(feed.entry.map(({ id }) => id))).toBe(true);
  expect(text).toContain('rel="self"');
});

test('the JSON feed is as JSON Feed 1.1 says, with the full text', async () => {
  const { text, headers } = await readPage(site.server, '/feed.json').buffer(true);
  expect(headers['content-type']).toContain('application/feed+json');
  const date = z.iso.datetime({ offset: true });
  const author = z.strictObject({ name: z.string().min(1) });
  // Strict: fields that the format does not know would have to begin with an underscore.
  const item = z.strictObject({
    id: z.string().min(1),
    url,
    title: z.string(),
    summary: z.string(),
    content_html: z.string(),
    image: url.optional(),
    date_published: date.optional(),
    date_modified: date.optional(),
    authors: z.array(author).min(1).optional(),
    tags: z.array(z.string()),
    language: z.string().min(2).optional(),
  });
  const feed = z.strictObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string().min(1),
    home_page_url: url,
    feed_url: z.literal('http://localhost:3000/feed.json'),
    hubs: z.array(z.strictObject({ type: z.literal('WebSub'), url: z.literal(hub.url) })).length(1),
    description: z.string(),
    language: z.string().min(2),
    items: z.array(item),
  });
  const { items } = feed.parse(JSON.parse(text));
  expect(items[0]).toMatchObject({ title: TITLE, authors: [{ name: 'Ann & Ben' }], language: 'ko' });
  expect(isEachOnce(items.map(({ id }) => id))).toBe(true);
  expect(text).not.toContain('A secret draft');
});

test('feeds name the hub, which is told once of a publish that changes them, and of no other', async () => {
  const { server, source } = site;
  for (const path of ['/feed.xml', '/atom.xml'])
    expect((await readPage(server, path)).text).toContain(`rel="hub" href="${hub.url}"`);
  hub.pings = [];
  source.put({ id: 'news', title: 'News', publishedAt: '2026-11-12T09:00:00Z' });
  await published(server, { id: 'news' });
  await eventually('a ping', () => hub.pings.length > 0);
  // None of these changes a feed.
  source.put({ id: 'old-1', title: 'Another title', publishedAt: new Date(86_400_000).toISOString() });
  source.put({ id: '/about', title: 'About' });
  await published(server, { id: 'old-1' });
  await published(server, { id: '/about' });
  await published(server, { paths: ['/feed.xml', '/'] });
  source.put({ id: 'news', title: 'Later news', publishedAt: '2026-11-12T09:00:00Z' });
  hub.isSilent = true;
  // A hub that does not answer holds up nobody.
  await published(server, { id: 'news' });
  await eventually('another ping', () => hub.pings.length > 1);
  const told = hub.pings.map((ping) => [ping.get('hub.mode'), ping.getAll('hub.url').sort()]);
  const feeds = ['atom.xml', 'feed.json', 'feed.xml'].map((name) => `http://localhost:3000/${name}`);
  expect(told).toEqual([
    ['publish', feeds],
    ['publish', feeds],
  ]);
  source.posts.delete('news');
  await published(server, { id: 'news' });
});

test('the sitemap is an index of chunks as the protocol says, and they hold every post once, with its date', async () => {
  const index = z.object({ sitemapindex: z.object({ sitemap: z.array(z.object({ loc: url })) }) });
  const { sitemap } = index.parse(parse(await valid('/sitemap.xml', 'siteindex.xsd'))).sitemapindex;
  expect(sitemap.length).toBeGreaterThan(2);

  const urlset = z.object({ urlset: z.looseObject({ url: z.array(z.looseObject({ loc: url })) }) });
  const found: { loc: string }[] = [];
  for (const { loc } of sitemap) {
    const { origin, pathname } = new URL(loc);
    expect(origin).toBe('http://localhost:3000');
    found.push(...urlset.parse(parse(await valid(pathname, 'sitemap.xsd'))).urlset.url);
  }
  expect(found).toContainEqual({
    loc: 'http://localhost:3000/blog/odd',
    lastmod: '2026-11-11T10:00:00.000Z',
  });
  expect(found).toContainEqual({ loc: 'http://localhost:3000/' });

  const shown = [...site.source.posts.values()].filter(({ draft }) => !draft);
  const addresses = found.map(({ loc }) => decodeURIComponent(new URL(loc).pathname));
  const posts = addresses.filter((path) => path.startsWith('/blog/'));
  const isPost = ({ id }: { id: string }) => !id.startsWith('/');
  expect(posts.sort()).toEqual(
    shown
      .filter(isPost)
      .map(({ id }) => `/blog/${id}`)
      .sort(),
  );
  expect(addresses).toContain('/about');
});

test.each<[string, Schema, RegExp, string]>([
  ['/sitemap.xml', 'siteindex.xsd', /<loc>.*?<\/loc>/, ''],
  ['/sitemap.xml', 'siteindex.xsd', /sitemap\/0\.9/, 'sitemap/0.8'],
  ['/sitemap/newest.xml', 'sitemap.xsd', /<loc>http[^<]*/, '<loc>/blog/hello'],
  ['/sitemap/newest.xml', 'sitemap.xsd', /<loc>http[^<]*/, '<loc>http://localhost:3000/한글'],
  ['/sitemap/newest.xml', 'sitemap.xsd', /<lastmod>[^<]*/, '<lastmod>2026-11-11 10:00'],
  ['/sitemap/newest.xml', 'sitemap.xsd', /(<url>.*?<\/url>)/, '$1$1'],
  ['/feed.xml', 'rss.rng', /<link>.*?<\/link>/, ''],
  ['/feed.xml', 'rss.rng', /<pubDate>[^<]*/, '<pubDate>2026-11-11T10:00:00.000Z'],
  ['/feed.xml', 'rss.rng', /<guid isPermaLink="true">[^<]*/, '<guid isPermaLink="true">odd'],
  ['/feed.xml', 'rss.rng', /dc:creator>/g, 'creator>'],
  ['/atom.xml', 'atom.rng', /<author>.*?<\/author>/, ''],
  ['/atom.xml', 'atom.rng', /<updated>[^<]*/, '<updated>2026-11-11T10:00:00'],
  ['/atom.xml', 'atom.rng', /<id>.*?<\/id>/, ''],
])('the schema of %s (%s) is no empty promise: %s as "%s" breaks it', async (path, schema, what, as) => {
  const text = await valid(path, schema);
  const faulty = text.replace(what, as);
  expect(faulty).not.toBe(text);
  expect(complaintsAbout(faulty, schema)).not.toBe('');
});
