// Every address of the site. Pages, links, feeds, sitemap and the webhook's plan take theirs from here.
//
// A path is written decoded, except that a `/` within a segment is `%2F`, and as Next's routes are: without `basePath`
// and the slash of `trailingSlash`. `href` (paths/encoding.ts) encodes it for Next's own links, which add these;
// `address` (paths/base-path.ts) gives the whole for everybody else; `pathAt` is the way back from there.
import { segment, textIn } from './paths/encoding';
import { isPageId, isPossibleId, isPossibleName, isPossibleTag } from './paths/ids';

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
