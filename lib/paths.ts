// Every address of the site. Pages, links, feeds, sitemap and the webhook's plan take theirs from here.
//
// A path is written decoded, except that a `/` within a segment is `%2F`, and as Next's routes are: without `basePath`,
// and without the slash at the end that `trailingSlash` brings (both in next.config.js). `href` encodes it for Next's
// own links, which add these; `address` gives the whole for everybody else; `pathAt` is the way back from there.
import { builtOptions } from './process/built-options';

const MAX_BYTES = 240;

export const paths = {
  home: () => '/',
  /** Of a post, or of a standing page, whose id is its address. */
  post: (id: string) => (isPageId(id) ? `/${segment(id.slice(1))}` : `/blog/${segment(id)}`),
  archive: (page?: number) => (page === undefined ? '/archive' : `/archive/${page}`),
  tags: () => '/tags',
  tag: (tag: string, page?: number) => `/tags/${segment(tag)}${page === undefined ? '' : `/${page}`}`,
  tagFeed: (tag: string) => `/tags/${segment(tag)}/feed.xml`,
  author: (name: string, page?: number) => `/authors/${segment(name)}${page === undefined ? '' : `/${page}`}`,
  feeds: () => ['/feed.xml', '/atom.xml', '/feed.json'],
  socialPicture: (id: string) => `/og/${segment(id)}.png`,
  sitemap: () => '/sitemap.xml',
  search: () => '/search',
  searchAnswers: () => '/api/search',
  previewEnd: () => '/api/preview/exit',
  sitemapChunk: (page?: number) => `/sitemap/${page ?? 'newest'}.xml`,
};

/** What a path is the address of, or could be. Lists without a page number are their newest page. */
export type Address =
  | { page: 'home' | 'tags' }
  /** Standing pages too: see `isPageId`. */
  | { page: 'post'; id: string }
  | { page: 'archive'; number: number | undefined }
  | { page: 'tag'; tag: string; number: number | undefined }
  | { page: 'author'; name: string; number: number | undefined }
  | { page: 'tag feed'; tag: string }
  | { page: 'feed'; name: string }
  | { page: 'sitemap' }
  | { page: 'sitemap chunk'; number: number | undefined };

/** Whether an id is that of a standing page, such as `/about`. No post has a slash in its id. */
export const isPageId = (id: string) => id.startsWith('/');

/**
 * Whether a post could have this id, or a standing page. Others are "not found" without a question to the content
 * source: empty, longer than 240 bytes, with control characters or `/`, or an address of the site's own.
 */
export function isPossibleId(id: string): boolean {
  return isPageId(id) ? isPossibleName(id.slice(1)) && !isReserved(id) : isPossibleName(id);
}

const isPossibleName = (name: string) => isPossibleSegment(name) && !name.includes('/');

// What is in `pages` and `public`, and what readers and crawlers ask every site for.
const RESERVED = [
  ...[
    'blog',
    'archive',
    'tags',
    'author',
    'authors',
    'search',
    'api',
    'images',
    'fonts',
    'og',
    'sitemap',
    'index',
  ],
  ...['feed.xml', 'atom.xml', 'feed.json', 'sitemap.xml', 'robots.txt', 'site.webmanifest', 'icon.svg'],
  ...['favicon.ico', 'apple-touch-icon.png', '404', '500'],
];

/** Whether the site has, or may have, something of its own at the address of a standing page. */
export function isReserved(id: string): boolean {
  return /^\/[._]/.test(id) || RESERVED.includes(id.slice(1).toLowerCase());
}

/** Whether a tag, or an author, can have a page: the same, but a `/` is fine. */
export function isPossibleTag(tag: string): boolean {
  return isPossibleSegment(tag);
}

/** What is wrong with an id that is not possible. */
export function whyImpossible(id: string): string {
  return isPageId(id) && isReserved(id)
    ? `the site has its own page at ${id}; give this one another name`
    : 'not possible in an address (empty, over 240 bytes, a slash, control characters)';
}

// `.` and `..` mean something else in an address, and `[id]` is to Next the route itself.
const OTHER_MEANING = ['', '.', '..', '[id]', '[tag]', '[author]'];

function isPossibleSegment(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (OTHER_MEANING.includes(text) || /[\u0000-\u001f\u007f-\u009f]/.test(text)) return false;
  return text.isWellFormed() && new TextEncoder().encode(text).length <= MAX_BYTES;
}

/** What this site regenerates at a path, or null. */
export function addressAt(path: string): Address | null {
  const [first = '', second, third, ...more] = path.slice(1).split('/').map(textIn);
  if (!path.startsWith('/') || more.length > 0) return null;
  if (third !== undefined) return listAt(first, second ?? '', third);
  if (second === undefined) return addressOf(first);
  if (first === 'blog') return isPossibleName(second) ? { page: 'post', id: second } : null;
  if (first === 'tags' || first === 'authors') return groupAt(first, second, undefined);
  if (first === 'archive') {
    const number = pageNumber(second);
    return number ? { page: 'archive', number } : null;
  }
  const number = pageNumber(second.replace(/\.xml$/, ''));
  return path === paths.sitemapChunk(number) ? { page: 'sitemap chunk', number } : null;
}

function addressOf(name: string): Address | null {
  if (name === '') return { page: 'home' };
  if (name === 'tags') return { page: 'tags' };
  if (name === 'archive') return { page: 'archive', number: undefined };
  if (name === 'sitemap.xml') return { page: 'sitemap' };
  if (paths.feeds().includes(`/${name}`)) return { page: 'feed', name };
  const id = `/${name}`;
  return isPossibleId(id) ? { page: 'post', id } : null;
}

function listAt(first: string, name: string, last: string): Address | null {
  if (first === 'tags' && last === 'feed.xml')
    return isPossibleTag(name) ? { page: 'tag feed', tag: name } : null;
  const number = pageNumber(last);
  return number ? groupAt(first, name, number) : null;
}

function groupAt(first: string, name: string, number: number | undefined): Address | null {
  if (!isPossibleTag(name)) return null;
  if (first === 'tags') return { page: 'tag', tag: name, number };
  return first === 'authors' ? { page: 'author', name, number } : null;
}

/** The number of a list's page, counted from the oldest posts; undefined for what is none. */
export function pageNumber(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Whether the address is a route of Next's. Feeds and sitemaps are documents of our own. */
export function isPage({ page }: { page: string }): boolean {
  return !['feed', 'tag feed', 'sitemap', 'sitemap chunk'].includes(page);
}

/** The path percent-encoded, for Next's own links and routes. */
export function href(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(textIn(part)))
    .join('/');
}

/** The path as it stands in a browser's address, decoded. */
export function shownPath(path: string): string {
  const { basePath } = builtOptions;
  return withSlash(path === '/' && basePath !== '' ? basePath : basePath + path);
}

/** The same percent-encoded, for whatever does not go through Next's own links. */
export function address(path: string): string {
  return href(shownPath(path));
}

/**
 * Adds the slash at the end that `trailingSlash` brings. As in Next, what looks like a file, `/feed.xml` or
 * `/blog/1.5`, gets none.
 */
export function withSlash(path: string): string {
  const isBare = builtOptions.trailingSlash && !path.endsWith('/') && !/\.[^/]+$/.test(path);
  return isBare ? `${path}/` : path;
}

/**
 * An address that somebody wrote as if the site had neither option, such as `/images/cover.svg` or `/blog/hello#end`,
 * with both. Those of other hosts, and those that have `basePath` already, stay as they are.
 */
export function belowBase(url: string): string {
  const { basePath } = builtOptions;
  if (!/^\/(?!\/)/.test(url)) return url;
  const end = url.search(/[?#]|$/);
  const path = url.slice(0, end);
  return withSlash(isBelow(path, basePath) ? path : basePath + path) + url.slice(end);
}

/**
 * The path as it is written here, of one that stands in a browser's address, or of Next's own; percent-encoded or not.
 * Where it could be either, it is the browser's, unless that were a standing page.
 */
export function pathAt(shown: string): string {
  const { basePath, trailingSlash } = builtOptions;
  const path = trailingSlash ? shown.replace(/(?<=[^/])\/$/, '') : shown;
  if (basePath === '' || !isBelow(path, basePath)) return decodePath(path);
  const below = decodePath(path.slice(basePath.length) || '/');
  const [there, whole] = [addressAt(below), addressAt(decodePath(path))];
  const isMeant = there && !(whole && there.page === 'post' && isPageId(there.id));
  return isMeant ? below : decodePath(path);
}

const isBelow = (path: string, basePath: string) => path === basePath || path.startsWith(`${basePath}/`);

function decodePath(path: string): string {
  return path
    .split('/')
    .map((part) => segment(decodeText(part)))
    .join('/');
}

/** A percent-encoded text, decoded. What is no valid encoding is taken as it stands. */
export function decodeText(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A text as a segment of a path. One that itself has %2F in it keeps apart from one with a slash. */
export const segment = (text: string) => text.replace(/%(?=(25)*2f)/gi, '%25').replaceAll('/', '%2F');
/** What a segment of a path says. */
export const textIn = (part: string) => part.replace(/%2f/gi, '/').replace(/%25(?=(25)*2f)/gi, '%');
