// All that a blog shows in lists, as a reader finds it who follows its links.
import { Agent, get } from 'node:http';
import { site } from '../../../site.config';
import type { AtAddress, Blog, Entry, FeedItem, Line } from './blog';
import { AUTHORS, TAGS } from './posts';

const { words } = site;

interface Answer {
  status: number;
  location: string;
  text: string;
}

/** Reads pages over connections that stay open. */
export class Reader {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 6 });

  constructor(private readonly url: string) {}

  read(path: string): Promise<Answer> {
    return new Promise((done, fail) => {
      const call = get(this.url + path, { agent: this.agent }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.once('end', () => {
          const text = Buffer.concat(chunks).toString();
          done({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '', text });
        });
      });
      // A server closes connections that were idle for long, as on a machine that is stalled.
      call.once('error', (error) => (call.reusedSocket ? done(this.read(path)) : fail(error)));
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** @param addresses the ids whose pages are to be looked at */
export async function crawl(reader: Reader, addresses: string[]): Promise<Blog> {
  const [home, archive, tags, byTag, byAuthor, tagFeeds, rss, atom, json, sitemap, posts] = await Promise.all(
    [
      page(reader, '/'),
      list(reader, '/archive', linesIn),
      page(reader, '/tags'),
      ofEach(TAGS, (tag) => list(reader, `/tags/${encodeURIComponent(tag)}`, entriesIn)),
      ofEach(AUTHORS, (author) => list(reader, `/authors/${encodeURIComponent(author)}`, entriesIn)),
      ofEach(TAGS, (tag) => tagFeed(reader, `/tags/${encodeURIComponent(tag)}/feed.xml`)),
      page(reader, '/feed.xml'),
      page(reader, '/atom.xml'),
      page(reader, '/feed.json'),
      chunks(reader),
      Promise.all(addresses.map(async (id) => [id, await at(reader, id)] as const)),
    ],
  );
  return {
    home: entriesIn(home),
    total: /<p class="to-archive"><a[^>]*>([^<]*)</.exec(home)?.[1] ?? '',
    archive: archive ?? [],
    tags: all(/<li><a[^>]*>([^<]*)<\/a><small> (?:<!-- -->)?<span[^>]*>(\d+)<\/span>/g, tags).map(
      ([, tag = '', n]) => `${plain(tag)} ${n}`,
    ),
    byTag,
    byAuthor,
    tagFeeds,
    feeds: {
      '/feed.xml': itemsIn(rss, 'item'),
      '/atom.xml': itemsIn(atom, 'entry'),
      '/feed.json': jsonItems(json),
    },
    sitemap,
    addresses: Object.fromEntries(posts),
  };
}

async function ofEach<T>(names: string[], read: (name: string) => Promise<T>): Promise<Record<string, T>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await read(name)] as const)));
}

async function tagFeed(reader: Reader, path: string): Promise<string[] | null> {
  const { status, text } = await reader.read(path);
  return status === 404 ? null : itemsIn(text, 'item').map(({ title }) => title);
}

async function page(reader: Reader, path: string): Promise<string> {
  const { status, text } = await reader.read(path);
  return status === 200 ? text : `${path} answered ${status}`;
}

/** The pages of a list, by their links. */
async function list<T>(reader: Reader, first: string, read: (html: string) => T[]): Promise<T[][] | null> {
  const pages: T[][] = [];
  let newer: string | undefined;
  for (let path: string | undefined = first; path !== undefined; ) {
    const { status, text } = await reader.read(path);
    if (status === 404 && path === first) return null;
    if (status !== 200) throw new Error(`${path} answered ${status}`);
    const linked = new RegExp(`href="([^"]*)">${words.lists.newer}<`).exec(text)?.[1];
    if (linked !== newer) throw new Error(`${path} has ${linked} as the page with newer posts, not ${newer}`);
    pages.push(read(text));
    newer = path;
    path = new RegExp(`href="([^"]*)">${words.lists.older}<`).exec(text)?.[1];
  }
  return pages;
}

async function chunks(reader: Reader): Promise<string[][]> {
  const index = await page(reader, '/sitemap.xml');
  const [newest, ...numbered] = all(/<loc>https?:\/\/[^/]*([^<]*)<\/loc>/g, index).map(
    ([, path = '']) => path,
  );
  const paths = newest === undefined ? [] : [newest, ...numbered.reverse()];
  return Promise.all(
    paths.map(async (path) => {
      const urls = all(/\/blog\/([^<]*)<\/loc>(?:<lastmod>([^<]*))?/g, await page(reader, path));
      return urls.map(([, id = '', date]) => `${decodeURIComponent(id)} ${date}`);
    }),
  );
}

async function at(reader: Reader, id: string): Promise<AtAddress> {
  const { status, location, text } = await reader.read(`/blog/${encodeURIComponent(id)}`);
  if (status === 404) return null;
  if (status === 308) return { movedTo: decodeURIComponent(location.replace('/blog/', '')) };
  if (status !== 200) throw new Error(`/blog/${id} answered ${status}`);
  const named = (before: RegExp) => plain(before.exec(text)?.[1] ?? '');
  const article = text.slice(text.indexOf('<article class="post"'), text.indexOf('</article>'));
  const relatedList = new RegExp(`${words.post.related}</h2><ul>(.*?)</ul>`, 's').exec(text)?.[1] ?? '';
  return {
    title: named(/<h1>([^<]*)<\/h1>/),
    text: named(/<div class="prose"><p>([^<]*)<\/p>/),
    author: authorIn(article),
    tags: tagsIn(article),
    before: named(new RegExp(`<span>${words.post.older}</span> <a[^>]*>([^<]*)<`)),
    after: named(new RegExp(`<span>${words.post.newer}</span> <a[^>]*>([^<]*)<`)),
    related: all(/<a[^>]*>([^<]*)<\/a>/g, relatedList).map(([, title = '']) => plain(title)),
  };
}

/** Who is named in the byline, and whether that leads to the author's page. */
function authorIn(article: string): string {
  const [, link = '', name = ''] =
    /<p class="byline".*?<span>(<a href="\/authors\/[^>]*>)?([^<]*)(?:<\/a>)?<\/span>/s.exec(article) ?? [];
  return link ? `link to ${plain(name)}` : plain(name);
}

/** The lines of the archive, with the years that they are under. */
function linesIn(html: string): Line[] {
  const LINE = /<li><time[^>]*><bdi>[^<]*<\/bdi><\/time> <a[^>]*href="\/blog\/([^"]*)"[^>]*>([^<]*)<\/a>/g;
  return all(/<h2>([^<]*)<\/h2><ol class="post-lines">(.*?)<\/ol>/gs, html).flatMap(
    ([, year = '', list = '']) =>
      all(LINE, list).map(([, id = '', title = '']) => ({
        year,
        id: decodeURIComponent(id),
        title: plain(title),
      })),
  );
}

function entriesIn(html: string): Entry[] {
  const ENTRY = /<h2><a[^>]*href="\/blog\/([^"]*)"[^>]*>([^<]*)<\/a><\/h2><p>([^<]*)<\/p>(.*?)<\/article>/gs;
  return all(ENTRY, html).map(([, id = '', title = '', excerpt = '', rest = '']) => ({
    id: decodeURIComponent(id),
    title: plain(title),
    excerpt: plain(excerpt),
    tags: tagsIn(rest),
  }));
}

const tagsIn = (html: string) =>
  all(/<li><a[^>]*href="\/tags\/[^"]*"[^>]*>([^<]*)<\/a>/g, html).map(([, tag = '']) => plain(tag));

function itemsIn(xml: string, name: string): FeedItem[] {
  return all(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'), xml).map(([, item = '']) => ({
    id: decodeURIComponent(/\/blog\/([^<"]*)/.exec(item)?.[1] ?? ''),
    title: plain(/<title>([^<]*)</.exec(item)?.[1] ?? ''),
    text: plain(/&lt;p&gt;(.*?)&lt;\/p&gt;/.exec(item)?.[1] ?? ''),
  }));
}

function jsonItems(text: string): FeedItem[] {
  const { items }: { items: { url: string; title: string; content_html: string }[] } = JSON.parse(text);
  return items.map(({ url, title, content_html: html }) => ({
    id: decodeURIComponent(url.slice(url.indexOf('/blog/') + '/blog/'.length)),
    title,
    text: plain(/<p>([^<]*)<\/p>/.exec(html)?.[1] ?? ''),
  }));
}

const all = (pattern: RegExp, text: string) => [...text.matchAll(pattern)];

const plain = (html: string) => html.replaceAll('&amp;', '&');
