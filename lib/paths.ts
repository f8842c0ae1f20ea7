// Every address of the site. Pages, links, feeds, sitemap and the webhook's plan take theirs from here.
//
// A path is written as it stands in a browser's address: decoded, save that a `/` within a segment is `%2F`.
// `href` encodes it for HTML and HTTP; `decodePath` is the way back.

const MAX_BYTES = 240;

export const paths = {
  home: () => '/',
  post: (id: string) => `/blog/${segment(id)}`,
  archive: (page?: number) => (page === undefined ? '/archive' : `/archive/${page}`),
  tags: () => '/tags',
  tag: (tag: string, page?: number) => `/tags/${segment(tag)}${page === undefined ? '' : `/${page}`}`,
  feeds: () => ['/feed.xml', '/atom.xml', '/feed.json'],
  sitemap: () => '/sitemap.xml',
  sitemapChunk: (page?: number) => `/sitemap/${page ?? 'newest'}.xml`,
};

/** What a path is the address of. Lists without a page number are their newest page. */
export type Address =
  | { page: 'home' | 'tags' }
  | { page: 'post'; id: string }
  | { page: 'archive'; number: number | undefined }
  | { page: 'tag'; tag: string; number: number | undefined }
  | { page: 'feed'; name: string }
  | { page: 'sitemap' }
  | { page: 'sitemap chunk'; number: number | undefined };

/**
 * Whether a post could have this id. Others are "not found" without a question to the content source:
 * empty, longer than 240 bytes, with control characters or `/`.
 */
export function isPossibleId(id: string): boolean {
  return isPossibleSegment(id) && !id.includes('/');
}

/** Whether a tag can have a page: the same, but a `/` is fine. */
export function isPossibleTag(tag: string): boolean {
  return isPossibleSegment(tag);
}

// `.` and `..` mean something else in an address, and `[id]` is to Next the route itself.
const OTHER_MEANING = ['', '.', '..', '[id]', '[tag]'];

function isPossibleSegment(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (OTHER_MEANING.includes(text) || /[\u0000-\u001f\u007f-\u009f]/.test(text)) return false;
  return text.isWellFormed() && new TextEncoder().encode(text).length <= MAX_BYTES;
}

/** What this site regenerates at a path, or null. */
export function addressAt(path: string): Address | null {
  const [first = '', second, third, ...more] = path.slice(1).split('/').map(textIn);
  if (!path.startsWith('/') || more.length > 0) return null;
  if (third !== undefined) {
    const number = pageNumber(third);
    return first === 'tags' && number ? tagAt(second ?? '', number) : null;
  }
  if (second === undefined) return addressOf(first);
  if (first === 'blog') return isPossibleId(second) ? { page: 'post', id: second } : null;
  if (first === 'tags') return tagAt(second, undefined);
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
  return paths.feeds().includes(`/${name}`) ? { page: 'feed', name } : null;
}

function tagAt(tag: string, number: number | undefined): Address | null {
  return isPossibleTag(tag) ? { page: 'tag', tag, number } : null;
}

/** The number of a list's page, counted from the oldest posts; undefined for what is none. */
export function pageNumber(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

/** Whether the address is a route of Next's. Feeds and sitemaps are documents of our own. */
export function isPage(address: Address): boolean {
  return !['feed', 'sitemap', 'sitemap chunk'].includes(address.page);
}

/** The path percent-encoded, for a link or a request. */
export function href(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(textIn(part)))
    .join('/');
}

/** The path as it is written here, of one that is percent-encoded or not. */
export function decodePath(path: string): string {
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

// A text that itself has %2F in it keeps apart from one with a slash.
const segment = (text: string) => text.replace(/%(?=(25)*2f)/gi, '%25').replaceAll('/', '%2F');
const textIn = (part: string) => part.replace(/%2f/gi, '/').replace(/%25(?=(25)*2f)/gi, '%');
