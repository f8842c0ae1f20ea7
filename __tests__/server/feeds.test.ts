// Feeds and sitemap as other programs read them: well-formed, complete, and whatever is in the posts escaped.
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { readPage } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

const TITLE = 'Fish & <Chips> "quoted" \u0001 한글';

beforeAll(async () => {
  site = await startRestSite();
  site.source.put({
    id: 'odd',
    title: TITLE,
    content: 'A [link](/blog/hello), `code < 3` and ]]> an end.',
    publishedAt: '2026-11-10T09:00:00Z',
    updatedAt: '2026-11-11T10:00:00Z',
    tags: ['a&b'],
  });
  site.source.put({ id: 'a-draft', title: 'A secret draft', draft: true });
});

afterAll(() => site.stop());

const date = z.string().refine((text) => !Number.isNaN(Date.parse(text)));
const url = z.url({ protocol: /^https?$/ });

async function parse(path: string): Promise<unknown> {
  const { text, status } = await readPage(site.server, path);
  expect(status).toBe(200);
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text).not.toContain('A secret draft');
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => ['item', 'entry', 'url', 'sitemap'].includes(name),
  });
  return parser.parse(text);
}

test('the RSS feed has what RSS 2.0 asks for, with the full text', async () => {
  const item = z.looseObject({
    title: z.string(),
    link: url,
    guid: z.looseObject({ '#text': url }),
    pubDate: date,
    'content:encoded': z.string(),
  });
  const rss = z.object({
    rss: z.looseObject({
      '@_version': z.literal('2.0'),
      channel: z.looseObject({ title: z.string(), link: url, description: z.string(), item: z.array(item) }),
    }),
  });
  const { channel } = rss.parse(await parse('/feed.xml')).rss;
  const [first] = channel.item;
  expect(first?.title).toContain('Fish & <Chips> "quoted"');
  expect(first?.['content:encoded']).toContain('href="http://localhost:3000/blog/hello"');
});

test('the Atom feed has what RFC 4287 asks for', async () => {
  const person = z.looseObject({ name: z.string() });
  const entry = z.looseObject({
    title: z.string(),
    id: url,
    updated: date,
    author: person,
    content: z.looseObject({ '@_type': z.literal('html'), '#text': z.string() }),
  });
  const atom = z.object({
    feed: z.looseObject({ title: z.string(), id: url, updated: date, entry: z.array(entry) }),
  });
  const { feed } = atom.parse(await parse('/atom.xml'));
  expect(feed.entry[0]?.updated).toBe('2026-11-11T10:00:00.000Z');
});

test('the JSON feed has what JSON Feed 1.1 asks for', async () => {
  const { text, headers } = await readPage(site.server, '/feed.json').buffer(true);
  expect(headers['content-type']).toContain('application/feed+json');
  const item = z.looseObject({
    id: z.string(),
    url,
    title: z.string(),
    content_html: z.string(),
    tags: z.array(z.string()),
  });
  const feed = z.looseObject({
    version: z.literal('https://jsonfeed.org/version/1.1'),
    title: z.string(),
    items: z.array(item),
  });
  expect(feed.parse(JSON.parse(text)).items[0]?.title).toBe(TITLE);
});

test('the sitemap is an index of chunks, with the posts’ own dates', async () => {
  const NAMESPACE = z.literal('http://www.sitemaps.org/schemas/sitemap/0.9');
  const index = z.object({
    sitemapindex: z.object({ '@_xmlns': NAMESPACE, sitemap: z.array(z.object({ loc: url })) }),
  });
  const [chunk] = index.parse(await parse('/sitemap.xml')).sitemapindex.sitemap;
  const entries = z.array(z.object({ loc: url, lastmod: date.optional() }));
  const urlset = z.object({ urlset: z.object({ '@_xmlns': NAMESPACE, url: entries }) });
  const { url: found } = urlset.parse(await parse(new URL(chunk?.loc ?? '').pathname)).urlset;
  expect(found).toContainEqual({
    loc: 'http://localhost:3000/blog/odd',
    lastmod: '2026-11-11T10:00:00.000Z',
  });
  expect(found).toContainEqual({ loc: 'http://localhost:3000/' });
});
